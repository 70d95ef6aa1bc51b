import FigmentTypes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension DirectoryTarget {
    func compare(_ bytes: [UInt8], _ file: FileAssembler.OpenFile, at offset: Int) throws(TargetError) {
        var result: Result<Void, TargetError> = .success(())
        bytes.withUnsafeBytes { raw in
            result = Result { () throws(TargetError) in try compare(raw, file, at: offset) }
        }
        try result.get()
    }

    /// Compares bytes with the file's, a megabyte at a time, and notes the first difference.
    func compare(_ bytes: UnsafeRawBufferPointer, _ file: FileAssembler.OpenFile, at offset: Int) throws(TargetError) {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return }
        let window = min(bytes.count, 1 << 20)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: window, alignment: 16)
        defer { buffer.deallocate() }
        guard let read = buffer.baseAddress else { return }
        var done = 0
        while done < bytes.count {
            let want = min(window, bytes.count - done)
            let got = try file.disk.read(into: read, count: want, at: offset + done)
            if got < want || memcmp(read, base + done, want) != 0 {
                let same = (0..<got).first { buffer[$0] != bytes[done + $0] } ?? got
                return note(file, difference(file, at: offset + done + same, ends: same == got && got < want))
            }
            done += want
        }
    }

    private func difference(_ file: FileAssembler.OpenFile, at offset: Int, ends: Bool) -> String {
        let segment = file.segments.last { $0.offset <= offset && offset < $0.offset + $0.byteCount }
        let place = segment.map { "rows \($0.rows.start) to \($0.rows.end - 1)" } ?? "the header or footer"
        return ends ? "it ends at byte \(offset), within \(place)" : "byte \(offset), within \(place), is another"
    }

    /// Remembers the first difference of a file.
    func note(_ file: FileAssembler.OpenFile, _ detail: String) { note(file.disk.path, detail) }

    func note(_ path: String, _ detail: String) {
        monitor.withLock { shared in
            let isKnown = shared.mismatches.contains { mismatch in
                if case .mismatch(path, _) = mismatch { true } else { false }
            }
            if !isKnown { shared.mismatches.append(.mismatch(path: path, detail: detail)) }
        }
    }
}
