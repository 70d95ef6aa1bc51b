import FigmentColumns
import FigmentSchema
import FigmentTypes

extension ExpressionMachine {
    func runText(_ instruction: ExpressionInstruction) {
        switch instruction {
        case .loadText(let input, let to): loadText(inputs[input], into: texts[to])
        case .constantText(let text, let to): constantText(text, into: texts[to])
        case .unaryText(let operation, let a): unaryText(operation, texts[a])
        case .concat(let first, let partCount): concat(first, partCount)
        case .replace(let first): replace(texts[first], texts[first + 1], texts[first + 2])
        case .substring(let a, let start, let last, let isStop):
            substring(texts[a], numbers[start], last.map { numbers[$0] }, isStop)
        case .fold(let operation, let a, let b): fold(operation, texts[a], texts[b])
        case .chooseText(let condition, let then, let otherwise):
            let test = numbers[condition]
            take(texts[then], texts[otherwise]) { i in !(abs(test[i]) > 0) }
        case .write(let a, let type, let to): write(numbers[a], type, into: texts[to])
        case .writeInput(let input, let to): writeInput(inputs[input], into: texts[to])
        case .measure(let operation, let a, let to): measure(operation, texts[a], into: numbers[to])
        case .test(let operation, let a, let b, let to): test(operation, texts[a], texts[b], into: numbers[to])
        case .compareTexts(let link, let a, let b, let to, let joins):
            compare(link, texts[a], texts[b], numbers[to], joins)
        case .amongTexts(let constants, let a, let to): among(constants, texts[a], numbers[to])
        case .orEqualTexts(let a, let b, let to): orEqual(texts[a], texts[b], numbers[to])
        default: break
        }
    }

    // MARK: Sources

    /// Plain and constant texts stay where they are; others are spelled out.
    private func loadText(_ column: Column, into out: TextRegister) {
        guard column.type == .utf8 || column.type == .json || column.type == .binary else {
            return writeInput(column, into: out)
        }
        switch column.form {
        case .plain:
            let place = column.offsets.values(as: UInt32.self)
            let bytes = UnsafePointer(column.bytes.base)
            for i in 0..<count {
                out.starts[i] = bytes + Int(place[i])
                out.lengths[i] = Int(place[i + 1] &- place[i])
            }
        case .constant:
            out.starts.update(repeating: UnsafePointer(column.bytes.base), count: count)
            out.lengths.update(repeating: Int(column.offsets.values(as: UInt32.self)[1]), count: count)
        default: return writeInput(column, into: out)
        }
        guard column.isNullable else { return }
        let flags = column.validity.base
        for i in 0..<count where flags[i] == 0 { out.starts[i] = nil }
    }

    private func constantText(_ text: ConstantText?, into out: TextRegister) {
        out.starts.update(repeating: text?.start, count: count)
        out.lengths.update(repeating: text?.count ?? 0, count: count)
    }

    private func writeInput(_ column: Column, into out: TextRegister) {
        out.rewrite(count) { i, bytes in
            guard column.isValid(i) else { return false }
            column.appendAsText(i, to: &bytes)
            return true
        }
    }

    private func write(_ values: UnsafeMutablePointer<Double>, _ type: ExpressionType, into out: TextRegister) {
        out.rewrite(count) { i, bytes in
            let value = values[i]
            guard value == value else { return false }
            bytes.reserve(64)
            switch type {
            case .bool: bytes.append(value == 0 ? "false" : "true")
            case .instant:
                guard abs(value) < 0x1p62 else { return false }
                bytes.count += writeTimestamp(
                    ticks: Int64(value.rounded(.down)), unit: .micro, isZoned: false, to: bytes.end)
            case .number(isInteger: true) where abs(value) < 0x1p63:
                bytes.count += writeDecimal(Int64(value), to: bytes.end)
            case .interval: bytes.count += writeShortest(value / 1e6, to: bytes.end)
            default: bytes.count += writeShortest(value, to: bytes.end)
            }
            return true
        }
    }

    // MARK: Texts of texts

    private func unaryText(_ operation: ExpressionOperation, _ a: TextRegister) {
        switch operation {
        case .lower: changeCase(a, from: UInt8(ascii: "A"), isLower: true)
        case .upper: changeCase(a, from: UInt8(ascii: "a"), isLower: false)
        case .trim: trim(a)
        default: break
        }
    }

    /// ASCII letters by their bit; a text with other letters by Unicode's rules.
    private func changeCase(_ a: TextRegister, from first: UInt8, isLower: Bool) {
        a.rewrite(count) { i, bytes in
            guard let text = a.starts[i] else { return false }
            let length = a.lengths[i]
            bytes.reserve(length)
            let out = bytes.end
            var high: UInt8 = 0
            for k in 0..<length {
                let byte = text[k]
                high |= byte
                out[k] = byte &- first < 26 ? byte ^ 0x20 : byte
            }
            if high < 0x80 {
                bytes.count += length
            } else {
                let string = String(decoding: a[i], as: UTF8.self)
                bytes.append(isLower ? string.lowercased() : string.uppercased())
            }
            return true
        }
    }

    /// Blanks and control characters at both ends.
    private func trim(_ a: TextRegister) {
        for i in 0..<count {
            guard var start = a.starts[i] else { continue }
            var length = a.lengths[i]
            while length > 0, start[length - 1] <= 0x20 { length -= 1 }
            while length > 0, start[0] <= 0x20 {
                start += 1
                length -= 1
            }
            a.starts[i] = start
            a.lengths[i] = length
        }
    }

    private func concat(_ first: Int, _ partCount: Int) {
        let texts = texts
        texts[first].rewrite(count) { i, bytes in
            for part in first..<(first + partCount) where texts[part].starts[i] == nil { return false }
            for part in first..<(first + partCount) { bytes.append(texts[part][i]) }
            return true
        }
    }

    private func replace(_ a: TextRegister, _ part: TextRegister, _ substitute: TextRegister) {
        a.rewrite(count) { i, bytes in
            guard let text = a.starts[i], let wanted = part.starts[i], substitute.starts[i] != nil else { return false }
            let length = a.lengths[i]
            let wantedLength = part.lengths[i]
            var at = 0
            while wantedLength > 0, at <= length - wantedLength {
                let rest = UnsafeBufferPointer(start: text + at, count: length - at)
                guard let hit = TextSearch.find(UnsafeBufferPointer(start: wanted, count: wantedLength), in: rest)
                else { break }
                bytes.append(text + at, count: hit)
                bytes.append(substitute[i])
                at += hit + wantedLength
            }
            bytes.append(text + at, count: length - at)
            return true
        }
    }

    private func substring(
        _ a: TextRegister, _ starts: UnsafeMutablePointer<Double>, _ lasts: UnsafeMutablePointer<Double>?,
        _ isStop: Bool
    ) {
        for i in 0..<count where a.starts[i] != nil {
            let last = lasts?[i] ?? 0
            guard starts[i] == starts[i], last == last else {
                a.starts[i] = nil
                continue
            }
            let cut = TextCut(a[i], start: starts[i], last: lasts == nil ? nil : last, isStop: isStop)
            a.starts[i] = a.starts[i].map { $0 + cut.from }
            a.lengths[i] = cut.to - cut.from
        }
    }

    // MARK: Choices

    /// The second text where `takesSecond`; spelled out, because either register may be written again.
    @inline(__always)
    private func take(_ a: TextRegister, _ b: TextRegister, _ takesSecond: (Int) -> Bool) {
        a.rewrite(count) { i, bytes in
            let chosen = takesSecond(i) ? b : a
            guard chosen.starts[i] != nil else { return false }
            bytes.append(chosen[i])
            return true
        }
    }

    private func fold(_ operation: ExpressionOperation, _ a: TextRegister, _ b: TextRegister) {
        take(a, b) { i in
            if a.starts[i] == nil { return true }
            if b.starts[i] == nil || operation == .coalesce { return false }
            let order = TextSearch.order(b[i], a[i])
            return operation == .minimum ? order < 0 : order > 0
        }
    }
}
