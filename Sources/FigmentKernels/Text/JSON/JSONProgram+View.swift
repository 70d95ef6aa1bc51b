import FigmentTypes

extension JSONProgram {
    /// The program's arrays as pointers, for one block.
    struct View {
        let starts: UnsafePointer<Int>
        let steps: UnsafePointer<Step>
        let bytes: UnsafePointer<UInt8>
        let offsets: UnsafePointer<Int>

        /// Writes one text of a shape with the row's bits, draw by draw from `draw` on.
        ///
        /// - Parameter place: At least the shape's longest text and 32 more writable bytes.
        /// - Returns: The number of bytes written.
        @inline(__always)
        func write(_ shape: Int, _ key: StreamKey, draw first: Int64, to place: UnsafeMutablePointer<UInt8>) -> Int {
            var at = 0
            var draw = first
            for i in starts[shape]..<starts[shape + 1] {
                let step = steps[i]
                at += JSONText.copy(bytes + step.textStart, step.textCount, to: place + at)
                let bits = key.bits(draw)
                draw &+= 1
                if step.kind == .entry {
                    at += copyEntry(step, bits, to: place + at)
                } else {
                    at += writeRare(step, bits, key, to: place + at)
                }
            }
            return at
        }

        @inline(__always)
        private func copyEntry(_ step: Step, _ bits: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
            let entry = offsets + step.at + Int(Uniform.index(bits, below: step.count))
            return JSONText.copy(bytes + entry[0], entry[1] - entry[0], to: place)
        }

        private func writeRare(
            _ step: Step, _ bits: UInt64, _ key: StreamKey, to place: UnsafeMutablePointer<UInt8>
        ) -> Int {
            let pick = step.count == 0 ? bits : Uniform.index(bits, below: step.count)
            switch step.kind {
            case .nothing: return 0
            case .entry: return copyEntry(step, bits, to: place)
            case .integer: return writeDecimal(step.low &+ Int64(bitPattern: pick), to: place)
            case .decimal:
                return JSONText.write(
                    step.low &+ Int64(bitPattern: pick), decimals: step.at, to: place)
            case .words:
                let length = length(step, bits)
                place[0] = UInt8(ascii: "\"")
                ReadableText.shared.write(length, key, to: place + 1)
                place[length + 1] = UInt8(ascii: "\"")
                return length + 2
            case .array: return writeArray(step, bits, key, to: place)
            }
        }

        private func writeArray(
            _ step: Step, _ bits: UInt64, _ key: StreamKey, to place: UnsafeMutablePointer<UInt8>
        ) -> Int {
            let count = length(step, bits)
            place[0] = UInt8(ascii: "[")
            var at = 1
            for i in 0..<count {
                if i > 0 {
                    place[at] = UInt8(ascii: ",")
                    at += 1
                }
                at += copyEntry(step, key.bits(Int64(i) &+ 1_000), to: place + at)
            }
            place[at] = UInt8(ascii: "]")
            return at + 1
        }

        /// A number of elements or characters.
        @inline(__always)
        private func length(_ step: Step, _ bits: UInt64) -> Int {
            Int(step.low) + Int(Uniform.index(bits, below: UInt64(bitPattern: step.high - step.low + 1)))
        }
    }

    /// Calls `body` with the program's pointers.
    @inline(__always)
    func withView(_ body: (View) -> Void) {
        starts.withUnsafeBufferPointer { starts in
            steps.withUnsafeBufferPointer { steps in
                bytes.withUnsafeBufferPointer { bytes in
                    offsets.withUnsafeBufferPointer { offsets in
                        if let a = starts.baseAddress, let b = steps.baseAddress, let c = bytes.baseAddress,
                            let d = offsets.baseAddress
                        {
                            body(View(starts: a, steps: b, bytes: c, offsets: d))
                        }
                    }
                }
            }
        }
    }
}
