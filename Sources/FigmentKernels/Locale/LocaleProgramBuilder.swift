import FigmentTypes

/// Puts a program together from a locale's lists and formats.
struct LocaleProgramBuilder {
    /// As "de_DE".
    let locale: String
    /// Names of one gender only, whatever the person's is.
    var gender = LocaleMethod.Gender.any
    var script = LocaleMethod.Script.own
    private(set) var ops: [LocaleOp] = []
    private(set) var fields: UInt64 = 0
    private var most = 0
    private var average = 0.0

    init(_ locale: String) { self.locale = locale }

    func texts(_ list: String) -> LocaleTexts? {
        LocaleData.texts(list.hasPrefix("global/") ? list : locale + "/" + list)
    }
    func numbers(_ list: String) -> LocaleNumbers? { LocaleData.numbers(locale + "/" + list) }

    /// The program, kept for ever.
    func finished() -> LocaleProgram {
        var all = ops
        // A leap to the end ends.
        for i in all.indices where all[i].code == .jump && Int(all[i].count) == ops.count { all[i].code = .end }
        all.append(LocaleOp(.end))
        let writers = ops.filter { !$0.code.isDraw }
        var entry: (texts: LocaleTexts, register: UInt8)?
        if writers.count == 1, let only = writers.first, only.code == .text, let list = lists[only.first] {
            entry = (list, only.from)
        }
        let degrees = writers.count == 1 && writers[0].code == .degrees ? writers[0] : nil
        return LocaleProgram(
            ops: LocaleProgramBuilder.kept(LocaleProgramBuilder.straightened(all) ?? all),
            draws: LocaleProgramBuilder.kept(ops.filter(\.code.isDraw) + [LocaleOp(.end)]),
            maxBytes: most, averageBytes: average, fields: fields, entry: entry, degrees: degrees)
    }

    /// Lists by where their bytes begin.
    private var lists: [UnsafeRawPointer?: LocaleTexts] = [:]

    // MARK: Draws

    private func op(_ code: LocaleOp.Code, _ field: LocaleField, from: LocaleField? = nil) -> LocaleOp {
        var op = LocaleOp(code)
        op.into = field.rawValue
        op.stream = field.rawValue
        op.from = from?.rawValue ?? 0
        return op
    }

    private mutating func draw(_ op: LocaleOp) {
        fields |= 1 << UInt64(op.stream)
        set(op)
    }

    /// A register is set once: on every way to here it was, or it is now.
    private mutating func set(_ op: LocaleOp) {
        let bit: UInt64 = 1 << UInt64(op.into)
        if settled & bit != 0 { return }
        settled |= bit
        ops.append(op)
    }

    /// The registers that have their value wherever the next step is reached.
    private var settled: UInt64 = 0

    /// An entry of a list, by its weights where it has them.
    mutating func pick(_ field: LocaleField, of list: String, from low: Int = 0, to high: Int? = nil) {
        guard let texts = texts(list) else { return }
        let end = high ?? texts.count
        var op = op(.even, field)
        op.base = UInt32(low)
        op.count = UInt32(max(1, end - low))
        if let weights = numbers(list + ".w") {
            let table = AliasTable(weights: (low..<end).map { Double(weights[$0]) })
            op.code = .alias
            op.first = UnsafeRawPointer(LocaleProgramBuilder.kept(table.slots))
        }
        draw(op)
    }

    /// An even pick of a number below `count`.
    mutating func pick(_ field: LocaleField, among count: Int) {
        var op = op(.even, field)
        op.count = UInt32(max(1, count))
        draw(op)
    }

    /// Memory that is never given back.
    static func kept<T>(_ values: [T]) -> UnsafePointer<T> {
        let place = UnsafeMutablePointer<T>.allocate(capacity: max(1, values.count))
        place.initialize(from: values, count: values.count)
        return UnsafePointer(place)
    }

    /// An entry of the part of a list that fits the person's gender; an even pick of the whole where it has no parts.
    mutating func pickByGender(_ field: LocaleField, of list: String) {
        guard let texts = texts(list) else { return }
        guard let split = numbers(list + ".split")?[0] else { return pick(field, of: list) }
        if gender == .male { return pick(field, of: list, to: split) }
        if gender == .female { return pick(field, of: list, from: split) }
        pickGender()
        var op = op(.within, field, from: .gender)
        op.base = UInt32(split)
        op.count = UInt32(texts.count)
        draw(op)
    }

    /// The person's gender follows from the first name, which the row draws.
    mutating func pickGender() {
        guard let split = numbers("first.split")?[0] else { return }
        let wanted = gender
        gender = .any
        pickFirst()
        gender = wanted
        var op = op(.reaches, .gender, from: .first)
        op.base = UInt32(split)
        set(op)
    }

    mutating func pickFirst() {
        let split = numbers("first.split")?[0] ?? 0
        switch gender {
        case .any: pick(.first, of: "first")
        case .male: pick(.first, of: "first", to: split)
        case .female: pick(.first, of: "first", from: split)
        }
    }

    /// What a place has beside its name.
    mutating func map(_ field: LocaleField, from: LocaleField, by table: String) {
        guard let numbers = numbers(table) else { return }
        var op = op(.map, field, from: from)
        op.first = UnsafeRawPointer(numbers.base)
        set(op)
    }

    mutating func pickRun(_ field: LocaleField, from: LocaleField, starts: String, counts: String) {
        guard let starts = numbers(starts), let counts = numbers(counts) else { return }
        var op = op(.run, field, from: from)
        op.first = UnsafeRawPointer(starts.base)
        op.second = UnsafeRawPointer(counts.base)
        draw(op)
    }

    // MARK: Bytes

    mutating func write(_ field: LocaleField, of list: String, _ code: LocaleOp.Code = .text) {
        guard let texts = texts(list) else { return }
        write(field, texts, code)
    }

    mutating func write(_ field: LocaleField, _ texts: LocaleTexts, _ code: LocaleOp.Code = .text) {
        var op = LocaleOp(code)
        op.from = field.rawValue
        op.first = UnsafeRawPointer(texts.bytes)
        op.second = UnsafeRawPointer(texts.offsets)
        lists[op.first] = texts
        ops.append(op)
        count(code == .initial ? 1 : texts.maxLength, code == .initial ? 1 : texts.averageLength)
    }

    /// A mask that `field` has picked, its marks filled from the stream of `digits`.
    mutating func writeMask(_ field: LocaleField, of texts: LocaleTexts, digits: LocaleField, digitsOnly: Bool = false)
    {
        let isMarked = (0..<texts.count).contains { texts[$0].contains(where: LocaleMask.isMark) }
        // Whole postal codes have nothing to fill in.
        if !isMarked, !digitsOnly { return write(field, texts) }
        write(field, texts, digitsOnly ? .digits : .mask)
        if !digitsOnly, let masks = NumberMask.all(texts) {
            ops[ops.count - 1].code = .number
            ops[ops.count - 1].second = UnsafeRawPointer(LocaleProgramBuilder.kept(masks.parts))
            ops[ops.count - 1].count = UInt32(masks.each)
        }
        ops[ops.count - 1].stream = digits.rawValue
        fields |= 1 << UInt64(digits.rawValue)
    }

    mutating func writeMask(_ field: LocaleField, of list: String, digits: LocaleField, digitsOnly: Bool = false) {
        guard let texts = texts(list) else { return }
        writeMask(field, of: texts, digits: digits, digitsOnly: digitsOnly)
    }

    mutating func write(_ text: some Sequence<UInt8>) {
        let bytes = Array(text)
        if bytes.isEmpty { return }
        var op = LocaleOp(.constant)
        op.count = UInt32(bytes.count)
        let slack = [UInt8](repeating: 0, count: LocaleTexts.slack)
        op.first = UnsafeRawPointer(LocaleProgramBuilder.kept(bytes + slack))
        ops.append(op)
        count(bytes.count, Double(bytes.count))
    }

    mutating func writeDegrees(_ field: LocaleField, of table: String) {
        guard let numbers = numbers(table) else { return }
        var op = op(.degrees, field, from: .city)
        op.first = UnsafeRawPointer(numbers.base)
        // About half a kilometre.
        op.base = 5_000
        draw(op)
        count(11, 9)
    }

    mutating func complete(_ identity: LocaleIdentity) {
        var op = LocaleOp(.check)
        op.base = identity.checkKind(locale)
        ops.append(op)
        count(LocaleIdentity.room, 0)
    }

    private mutating func count(_ bytes: Int, _ mean: Double) {
        most += bytes
        average += mean
    }

    // MARK: Formats

    /// One of several ways, which `field` has picked; each writes what `body` makes of its number.
    ///
    /// - Parameter way: The way of each number that `field` may have; nil where they are the same.
    mutating func choose(
        _ field: LocaleField, _ count: Int, by way: [Int]? = nil,
        _ body: (inout LocaleProgramBuilder, Int) -> Void
    ) {
        let place = ops.count
        var choice = LocaleOp(.choose)
        choice.from = field.rawValue
        ops.append(choice)
        let before = (most: most, average: average)
        var longest = most
        var mean = 0.0
        var starts: [UInt32] = []
        var leaps: [Int] = []
        let known = settled
        for number in 0..<count {
            starts.append(UInt32(ops.count))
            (most, average) = before
            settled = known
            body(&self, number)
            longest = max(longest, most)
            mean += average / Double(count)
            leaps.append(ops.count)
            ops.append(LocaleOp(.jump))
        }
        for leap in leaps { ops[leap].count = UInt32(ops.count) }
        ops[place].first = UnsafeRawPointer(LocaleProgramBuilder.kept((way ?? Array(0..<count)).map { UInt32($0) }))
        ops[place].second = UnsafeRawPointer(LocaleProgramBuilder.kept(starts))
        ops[place].count = UInt32(count)
        (most, average) = (longest, mean)
        settled = known
    }

    /// A list of formats, one of which `field` has picked.
    mutating func formats(_ field: LocaleField, of list: String) {
        guard let texts = texts(list) else { return }
        // A format that stands in several places is compiled once.
        var ways: [String] = []
        let way = (0..<texts.count).map { i in
            let text = texts.string(i)
            if let known = ways.firstIndex(of: text) { return known }
            ways.append(text)
            return ways.count - 1
        }
        if ways.count == 1 { return format(ways[0]) }
        choose(field, ways.count, by: way) { $0.format(ways[$1]) }
    }

    /// Text with `{tokens}`.
    mutating func format(_ text: String) {
        for (k, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            // A brace that begins no token is a brace.
            guard k > 0, let end = part.firstIndex(of: "}"), part.first?.isLetter == true else {
                if k > 0 { write("{".utf8) }
                write(part.utf8)
                continue
            }
            token(String(part[..<end]))
            write(part[part.index(after: end)...].utf8)
        }
    }
}
