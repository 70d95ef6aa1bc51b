import FigmentColumns
import FigmentTypes

/// The streams of all fields of one record and one column: a field's place is its number.
struct LocaleKeys: Sendable {
    let keys: [StreamKey]

    /// - Parameter record: Which person, address or company of the row is meant; columns that name the same agree.
    init(_ streams: ColumnStreams, record: String) {
        let shared = ColumnStreams(seed: streams.seed, table: streams.table, column: "")
        let person = shared.key("person:" + record)
        let address = shared.key("address:" + record)
        let company = shared.key("company:" + record)
        let own = streams.key("value")
        var keys = [StreamKey](repeating: own, count: LocaleProgram.registerCount)
        for field in LocaleField.allCases {
            let key =
                switch field.domain {
                case .person: person
                case .address: address
                case .company: company
                case .own: own
                }
            keys[Int(field.rawValue)] = key.child(UInt64(field.rawValue))
        }
        self.keys = keys
    }
}

/// Texts of a locale, or of the locale that each row's country or town means, written behind one another.
///
/// Plain values: what a row draws is looked up and copied, and no two columns share more than draws.
struct LocaleKernel: Kernel, TextKernelInfo {
    /// One, or one per locale.
    let programs: [LocaleProgram]
    let keys: LocaleKeys
    /// Where the locale of a row is found; nil where there is one program.
    let source: LocaleSource?
    /// Longer values are cut, between characters.
    let limit: Int

    var form: Form { .plain }
    var maxBytes: Int { min(limit, programs.maxBytes) }
    var averageBytes: Double { min(Double(limit), programs.averageBytes) }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let limit = limit
        programs.write(rows, keys, source, room: programs.maxBytes, into: column, scratch) { _, text, length in
            length > limit ? LocaleKernel.cut(text, limit) : length
        }
    }

    /// The greatest length up to `limit` that ends between characters of UTF-8.
    static func cut(_ text: UnsafePointer<UInt8>, _ limit: Int) -> Int {
        var end = limit
        while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }
}

/// Which locale each row has, by a column of the row.
struct LocaleSource: Sendable {
    let column: ColumnSlot
    let chooser: LocaleChooser
    /// For a column whose values are entries of a pool: the locale of each.
    let entries: [UInt8]

    init?(_ column: ColumnSlot) {
        guard let chooser = LocaleChooser() else { return nil }
        self.column = column
        self.chooser = chooser
        if case .dictionary(let pool) = column.column.kernel.form {
            entries = (0..<pool.count).map { index in
                pool[index].withUnsafeBufferPointer { UInt8(chooser.locale($0)) }
            }
        } else {
            entries = []
        }
    }

    /// Rows without a value are en_US.
    func locales(_ rows: RowBlock, into out: UnsafeMutablePointer<UInt8>, _ scratch: Scratch) {
        let values = column.values(rows, scratch)
        switch values.form {
        case .dictionary:
            let indices = values.indices.values(as: UInt32.self)
            for i in 0..<rows.count { out[i] = values.isValid(i) ? entries[Int(indices[i])] : 0 }
        case .plain, .pieces, .constant:
            for i in 0..<rows.count {
                out[i] = 0
                guard values.type.isText, values.isValid(i) else { continue }
                scratch.text.removeAll()
                values.appendText(i, to: &scratch.text)
                let text = UnsafeBufferPointer(start: UnsafePointer(scratch.text.base), count: scratch.text.count)
                out[i] = UInt8(chooser.locale(text))
            }
        case .sequence, .list, .structure: out.update(repeating: 0, count: rows.count)
        }
    }
}

/// Values that are entries of one list: indices into a pool.
struct LocaleEntryKernel: Kernel, TextKernelInfo {
    let program: LocaleProgram
    let keys: LocaleKeys
    let register: UInt8
    let pool: LocalePool

    var form: Form { .dictionary(pool.pool) }
    var averageBytes: Double { program.averageBytes }
    var maxBytes: Int { pool.pool.maxLength }

    /// Nil where the values are more than an entry.
    init?(_ program: LocaleProgram, keys: LocaleKeys) {
        guard let entry = program.entry, entry.texts.maxLength < 256 else { return nil }
        self.program = program
        self.keys = keys
        register = entry.register
        pool = LocalePool.of(entry.texts)
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let out = column.extendIndices(rows.count)
        let places = pool.places
        let run = scratch.locales
        let entries = run.register(register)
        for first in stride(from: 0, to: rows.count, by: LocaleRun.capacity) {
            let count = min(LocaleRun.capacity, rows.count - first)
            run.draw(rows, first, count, [program], keys, by: nil)
            for i in 0..<count { out[first + i] = places[Int(entries[i])] }
        }
    }
}

/// A list's texts, sorted and each once, and where each entry of the list is among them.
struct LocalePool: @unchecked Sendable {
    let pool: Pool
    let places: UnsafePointer<UInt32>

    private static let made = Monitor<[UnsafePointer<UInt8>: LocalePool]>([:])

    static func of(_ texts: LocaleTexts) -> LocalePool {
        made.withLock { known in
            // Lists of the same bytes are the same list: their beginnings tell them apart.
            if let found = known[texts.bytes] { return found }
            let pool = LocalePool(texts)
            known[texts.bytes] = pool
            return pool
        }
    }

    private init(_ texts: LocaleTexts) {
        let entries = (0..<texts.count).map { Array(texts[$0]) }
        let sorted = Set(entries).sorted { $0.lexicographicallyPrecedes($1) }
        let order = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, UInt32($0)) })
        let places = UnsafeMutablePointer<UInt32>.allocate(capacity: max(1, entries.count))
        for (i, entry) in entries.enumerated() { places[i] = order[entry] ?? 0 }
        self.places = UnsafePointer(places)
        pool = Pool(sorted)
    }
}

/// Coordinates as numbers.
struct LocaleDegreesKernel: Kernel {
    let programs: [LocaleProgram]
    let keys: LocaleKeys
    let source: LocaleSource?
    let type: DataType

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let choices = scratch.borrow()
        let locales = UnsafeMutableRawPointer(choices).assumingMemoryBound(to: UInt8.self)
        source?.locales(rows, into: locales, scratch)
        let words = scratch.borrow()
        let degrees = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Double.self)
        let run = scratch.locales
        for first in stride(from: 0, to: rows.count, by: LocaleRun.capacity) {
            let count = min(LocaleRun.capacity, rows.count - first)
            run.draw(rows, first, count, programs, keys, by: source == nil ? nil : UnsafePointer(locales))
            for i in 0..<count {
                guard let op = programs[source == nil ? 0 : Int(locales[first + i])].degrees else { continue }
                let row = rows[first + i]
                let micros = op.micros(run.register(op.from)[i], keys.keys[Int(op.stream)].bits(row))
                degrees[first + i] = Double(micros) / 1_000_000
            }
        }
        StoreNumbers.doubles(degrees, rows.count, as: type, into: column, scratch)
        scratch.giveBack(words)
        scratch.giveBack(choices)
    }
}

extension [LocaleProgram] {
    var maxBytes: Int { reduce(0) { Swift.max($0, $1.maxBytes) } }
    var averageBytes: Double { reduce(0) { $0 + $1.averageBytes } / Double(Swift.max(1, count)) }

    /// Writes the text of each row's locale; `complete` changes it, within `room`, and gives its new length.
    @inline(__always)
    func write(
        _ rows: RowBlock, _ keys: LocaleKeys, _ source: LocaleSource?, room: Int, into column: Column,
        _ scratch: Scratch, _ complete: (Int64, UnsafeMutablePointer<UInt8>, Int) -> Int
    ) {
        let choices = scratch.borrow()
        let locales = UnsafeMutableRawPointer(choices).assumingMemoryBound(to: UInt8.self)
        source?.locales(rows, into: locales, scratch)
        scratch.locales.write(
            rows, self, keys, by: source == nil ? nil : UnsafePointer(locales), room: room, into: column, complete)
        scratch.giveBack(choices)
    }
}
