import FigmentColumns
import FigmentSchema
import FigmentTypes

struct TextConstant: TextNode {
    /// Nil for null.
    let text: [UInt8]?

    func evaluate(_ rows: RowBlock, into out: Column, flags: UnsafeMutablePointer<UInt8>, _ scratch: Scratch) {
        for i in 0..<rows.count {
            if let text { out.bytes.append(text) }
            out.endText()
            flags[i] = text == nil ? 0 : 1
        }
    }
}

struct TextColumn: TextNode {
    let slot: ColumnSlot

    func evaluate(_ rows: RowBlock, into out: Column, flags: UnsafeMutablePointer<UInt8>, _ scratch: Scratch) {
        let column = slot.values(rows, scratch)
        for i in 0..<rows.count {
            flags[i] = column.isValid(i) ? 1 : 0
            if flags[i] != 0 { column.appendAsText(i, to: &out.bytes) }
            out.endText()
        }
    }
}

/// Numbers and booleans written out.
struct NumberText: TextNode {
    let inner: any NumberNode
    let kind: ExpressionKind

    func evaluate(_ rows: RowBlock, into out: Column, flags: UnsafeMutablePointer<UInt8>, _ scratch: Scratch) {
        scratch.withBlock(rows.count) { block in
            inner.evaluate(rows, into: block, scratch)
            let instants = Column(type: .timestamp(unit: .micro, zone: nil))
            let numbers = Column(type: .int64)
            let floats = Column(type: .float64)
            for i in 0..<rows.count {
                flags[i] = block.flags[i]
                let value = block.values[i]
                if flags[i] == 0 {
                } else if kind == .bool {
                    out.bytes.append(Array((value == 0 ? "false" : "true").utf8))
                } else {
                    let isWhole = value == value.rounded(.towardZero) && abs(value) < 0x1p53
                    let column = kind == .instant ? instants : isWhole ? numbers : floats
                    column.reset()
                    if column.type == .float64 {
                        column.extend(1, as: Double.self)[0] = value
                    } else {
                        column.extend(1, as: Int64.self)[0] = Int64(value)
                    }
                    column.appendAsText(0, to: &out.bytes)
                }
                out.endText()
            }
        }
    }
}

/// Texts of several nodes made into one.
struct TextFunction: TextNode {
    enum Operation: Sendable {
        case concat, lower, upper, trim, replace
    }
    let operation: Operation
    let parts: [any TextNode]

    func evaluate(_ rows: RowBlock, into out: Column, flags: UnsafeMutablePointer<UInt8>, _ scratch: Scratch) {
        TextParts.with(parts, rows, scratch) { columns, marks in
            for i in 0..<rows.count {
                flags[i] = marks.allSatisfy { $0[i] != 0 } ? 1 : 0
                if flags[i] != 0 { append(columns, i, to: out) }
                out.endText()
            }
        }
    }

    private func append(_ columns: [Column], _ i: Int, to out: Column) {
        switch operation {
        case .concat: for column in columns { out.bytes.append(column.textBytes(i)) }
        case .lower, .upper:
            // Unicode's case rules; the plain ones where all is ASCII.
            let bytes = columns[0].textBytes(i)
            let isLower = operation == .lower
            if bytes.allSatisfy({ $0 < 0x80 }) {
                out.bytes.append(bytes.map { isLower ? TextCase.lower($0) : TextCase.upper($0) })
            } else {
                let text = String(decoding: bytes, as: UTF8.self)
                out.bytes.append(Array((isLower ? text.lowercased() : text.uppercased()).utf8))
            }
        case .trim:
            let bytes = columns[0].textBytes(i)
            let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.endIndex
            let end = bytes.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
            out.bytes.append(Array(bytes[start..<end]))
        case .replace: out.bytes.append(TextCase.replace(columns.map { $0.textBytes(i) }))
        }
    }
}

/// Some characters of a text: from a place, which counts from 0 and from the end if negative.
struct TextSlice: TextNode {
    let inner: any TextNode
    let start: any NumberNode
    let length: (any NumberNode)?

    func evaluate(_ rows: RowBlock, into out: Column, flags: UnsafeMutablePointer<UInt8>, _ scratch: Scratch) {
        TextParts.with([inner], rows, scratch) { columns, marks in
            scratch.withBlock(rows.count) { starts in
                start.evaluate(rows, into: starts, scratch)
                scratch.withBlock(rows.count) { lengths in
                    lengths.values.update(repeating: 1e9, count: rows.count)
                    lengths.flags.update(repeating: 1, count: rows.count)
                    length?.evaluate(rows, into: lengths, scratch)
                    for i in 0..<rows.count {
                        flags[i] = marks[0][i] & starts.flags[i] & lengths.flags[i]
                        if flags[i] != 0 {
                            let characters = Array(String(decoding: columns[0].textBytes(i), as: UTF8.self))
                            let wanted = Int(min(max(starts.values[i], -1e9), 1e9))
                            let from = min(max(wanted < 0 ? characters.count + wanted : wanted, 0), characters.count)
                            let count = Int(min(max(lengths.values[i], 0), 1e9))
                            let to = min(from + count, characters.count)
                            out.bytes.append(Array(String(characters[from..<to]).utf8))
                        }
                        out.endText()
                    }
                }
            }
        }
    }
}

struct TextWhere: TextNode {
    let condition: any NumberNode
    let then: any TextNode
    let otherwise: any TextNode

    func evaluate(_ rows: RowBlock, into out: Column, flags: UnsafeMutablePointer<UInt8>, _ scratch: Scratch) {
        TextParts.with([then, otherwise], rows, scratch) { columns, marks in
            scratch.withBlock(rows.count) { test in
                condition.evaluate(rows, into: test, scratch)
                for i in 0..<rows.count {
                    let chosen = test.flags[i] != 0 && test.values[i] != 0 ? 0 : 1
                    flags[i] = marks[chosen][i]
                    out.bytes.append(columns[chosen].textBytes(i))
                    out.endText()
                }
            }
        }
    }
}

struct TextCoalesce: TextNode {
    let parts: [any TextNode]

    func evaluate(_ rows: RowBlock, into out: Column, flags: UnsafeMutablePointer<UInt8>, _ scratch: Scratch) {
        TextParts.with(parts, rows, scratch) { columns, marks in
            for i in 0..<rows.count {
                let chosen = marks.firstIndex { $0[i] != 0 }
                flags[i] = chosen == nil ? 0 : 1
                if let chosen { out.bytes.append(columns[chosen].textBytes(i)) }
                out.endText()
            }
        }
    }
}

/// A number or a truth about texts.
struct TextTest: NumberNode {
    enum Operation: Sendable {
        case length, contains, startsWith, endsWith, isNull
        case compare(ExpressionOperator)
        case number
        case instant
    }
    let operation: Operation
    let parts: [any TextNode]

    func evaluate(_ rows: RowBlock, into out: WorkBlock, _ scratch: Scratch) {
        TextParts.with(parts, rows, scratch) { columns, marks in
            for i in 0..<out.count {
                let isKnown = marks.allSatisfy { $0[i] != 0 }
                out.flags[i] = 1
                switch operation {
                case .isNull: out.values[i] = isKnown ? 0 : 1
                case .compare(let op):
                    out.values[i] = (isKnown ? compare(op, columns, i) : op == .notEqual) ? 1 : 0
                case .length:
                    out.flags[i] = isKnown ? 1 : 0
                    out.values[i] = Double(String(decoding: columns[0].textBytes(i), as: UTF8.self).count)
                case .number:
                    let value = isKnown ? Double(String(decoding: columns[0].textBytes(i), as: UTF8.self)) : nil
                    out.values[i] = value ?? 0
                    out.flags[i] = value.map { $0.isFinite } == true ? 1 : 0
                case .instant:
                    let value = isKnown ? Instant.micros(String(decoding: columns[0].textBytes(i), as: UTF8.self)) : nil
                    out.values[i] = Double(value ?? 0)
                    out.flags[i] = value == nil ? 0 : 1
                case .contains, .startsWith, .endsWith:
                    out.values[i] = isKnown && test(columns[0].textBytes(i), columns[1].textBytes(i)) ? 1 : 0
                }
            }
        }
    }

    private func compare(_ op: ExpressionOperator, _ columns: [Column], _ i: Int) -> Bool {
        let a = columns[0].textBytes(i)
        let b = columns[1].textBytes(i)
        switch op {
        case .equal: return a == b
        case .notEqual: return a != b
        case .less: return a.lexicographicallyPrecedes(b)
        case .greater: return b.lexicographicallyPrecedes(a)
        case .lessOrEqual: return !b.lexicographicallyPrecedes(a)
        default: return !a.lexicographicallyPrecedes(b)
        }
    }

    private func test(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        switch operation {
        case .startsWith: text.starts(with: part)
        case .endsWith: text.count >= part.count && Array(text.suffix(part.count)) == part
        default: TextCase.find(part, in: text[...]) != nil
        }
    }
}

/// Evaluates several text nodes side by side.
enum TextParts {
    static func with(
        _ parts: [any TextNode], _ rows: RowBlock, _ scratch: Scratch,
        _ body: ([Column], [UnsafeMutablePointer<UInt8>]) -> Void
    ) {
        let columns = parts.map { _ in Column(type: .utf8) }
        let blocks = parts.map { _ in scratch.borrow() }
        let flags = blocks.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: UInt8.self) }
        for (i, part) in parts.enumerated() { part.evaluate(rows, into: columns[i], flags: flags[i], scratch) }
        body(columns, flags)
        for block in blocks.reversed() { scratch.giveBack(block) }
    }
}

enum TextCase {
    static func lower(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte + 32 : byte }
    static func upper(_ byte: UInt8) -> UInt8 { byte >= 97 && byte <= 122 ? byte - 32 : byte }

    static func find(_ part: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        guard !part.isEmpty else { return text.startIndex }
        guard text.count >= part.count else { return nil }
        for start in text.startIndex...(text.endIndex - part.count)
        where text[start] == part[0] && text[start..<(start + part.count)].elementsEqual(part) {
            return start
        }
        return nil
    }

    /// Every occurrence of the second in the first becomes the third.
    static func replace(_ texts: [[UInt8]]) -> [UInt8] {
        guard !texts[1].isEmpty else { return texts[0] }
        var result: [UInt8] = []
        var rest = texts[0][...]
        while let place = find(texts[1], in: rest) {
            result += rest[..<place] + texts[2]
            rest = rest[(place + texts[1].count)...]
        }
        return result + rest
    }
}

extension Column {
    /// Ends a text whose bytes have been appended.
    func endText() {
        appendOffset(UInt32(truncatingIfNeeded: bytes.count))
        count += 1
    }

    /// The bytes of row `i` of a plain text column.
    func textBytes(_ i: Int) -> [UInt8] {
        let starts = offsets.values(as: UInt32.self)
        return Array(UnsafeBufferPointer(start: bytes.base + Int(starts[i]), count: Int(starts[i + 1] - starts[i])))
    }
}
