import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

extension TableCompiler {
    /// What the locale engine makes of a method; nil for what it does not.
    func localeKernel(
        _ faker: Faker, _ localeFrom: Int?, _ column: ColumnPlan, _ type: DataType, _ streams: ColumnStreams
    ) throws(PlanError) -> (any Kernel)? {
        let number = LocaleNames.number(faker.locale)
        var source: LocaleSource?
        if let localeFrom { source = LocaleSource(try slot(localeFrom)) }
        // English words and sentences are written by hand.
        let isEnglish = LocaleNames.code(number).hasPrefix("en") && source == nil
        if type.isText, !isEnglish, let kernel = proseKernel(faker, number, source, streams) { return kernel }
        guard faker.arguments.isEmpty, let method = LocaleMethod(faker.method) else { return nil }
        if isEnglish, method == .word { return nil }
        let keys = LocaleKeys(streams, record: faker.record ?? FakerRecord.name(of: column.name))
        let numbers = source == nil ? [number] : Array(0..<LocaleNames.count)
        let programs = numbers.map { LocalePrograms.program(method, $0) }
        if type.isNumeric {
            guard case .coordinate = method else { return nil }
            return LocaleDegreesKernel(programs: programs, keys: keys, source: source, type: type)
        }
        guard type == .utf8 else { return nil }
        if programs.count == 1, faker.maxLength >= programs[0].maxBytes,
            let kernel = LocaleEntryKernel(programs[0], keys: keys)
        {
            return kernel
        }
        return LocaleKernel(programs: programs, keys: keys, source: source, limit: faker.maxLength)
    }

    private func proseKernel(
        _ faker: Faker, _ number: Int, _ source: LocaleSource?, _ streams: ColumnStreams
    ) -> (any Kernel)? {
        let arguments = faker.arguments
        if arguments.words != nil { return nil }
        func around(_ count: Int) -> ClosedRange<Int> {
            let spread = arguments.isVariable ? count * 2 / 5 : 0
            return max(1, count - spread)...(count + spread)
        }
        var shape = LocaleProseKernel.Shape()
        switch faker.method {
        case "words": shape.words = (arguments.count ?? 3)...(arguments.count ?? 3)
        case "sentence", "catch_phrase", "bs":
            // Who asks for a number of words gets just words.
            shape.words = arguments.count.map(around)
            shape.sentences = 1...1
        case "sentences": shape.sentences = (arguments.count ?? 3)...(arguments.count ?? 3)
        case "paragraph": shape.sentences = around(arguments.count ?? 3)
        case "paragraphs", "texts":
            shape.sentences = 2...4
            shape.paragraphs = arguments.count ?? 3
        case "text":
            shape.characters = arguments.length ?? 200
            shape.sentences = 1...max(1, shape.characters / 60)
        default: return nil
        }
        let numbers = source == nil ? [number] : Array(0..<LocaleNames.count)
        let styles = numbers.compactMap { LocaleWords.of($0) }
        guard styles.count == numbers.count else { return nil }
        return LocaleProseKernel(
            shape: shape, styles: styles, source: source, key: streams.key("value"), limit: faker.maxLength)
    }

    /// Every key its own text, for locales other than American English and for those that a column of the row says; nil
    /// where there is no such kernel.
    func distinctLocale(
        _ faker: Faker, _ localeFrom: Int?, _ column: ColumnPlan, _ streams: ColumnStreams
    ) throws(PlanError) -> (any DistinctKernel)? {
        let number = LocaleNames.number(faker.locale)
        guard number > 0 || localeFrom != nil, let method = LocaleMethod(faker.method) else { return nil }
        let keys = LocaleKeys(streams, record: faker.record ?? FakerRecord.name(of: column.name))
        var source: LocaleSource?
        if let localeFrom { source = LocaleSource(try slot(localeFrom)) }
        let numbers = source == nil ? [number] : Array(0..<LocaleNames.count)
        func programs(_ method: LocaleMethod) -> [LocaleProgram] { numbers.map { LocalePrograms.program(method, $0) } }
        switch method {
        case .email, .userName:
            return LocaleDistinctKernel(
                programs: programs(.userName), keys: keys, source: source,
                suffix: method == .userName ? [] : Array("@example.com".utf8), key: streams.key("distinct"))
        case .identity(.iban), .identity(.bban):
            return LocaleAccountKernel(
                programs: programs(method), keys: keys, source: source, isIBAN: method == .identity(.iban),
                key: streams.key("distinct"))
        default:
            guard source == nil, let entry = LocaleEntryKernel(LocalePrograms.program(method, number), keys: keys)
            else { return nil }
            let pool = entry.pool.pool
            let all = TextListKernel(texts: (0..<pool.count).map { pool[$0] })
            return DistinctChoiceKernel(all, count: pool.count, key: streams.key("distinct"))
        }
    }
}
