import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

extension TableCompiler {
    /// Text by Faker's name for it.
    func fakerKernel(
        _ faker: Faker, _ localeFrom: Int?, _ column: ColumnPlan, _ type: DataType, _ streams: ColumnStreams
    ) throws(PlanError) -> any Kernel {
        if let kernel = try localeKernel(faker, localeFrom, column, type, streams) { return kernel }
        switch FakerNumbers.of(faker.method) {
        case .integers(let range)? where type.isNumeric:
            return UniformIntKernel(
                low: range.lowerBound, high: range.upperBound, type: type, key: streams.key("value"))
        case .doubles(let low, let high)? where type.isNumeric:
            return UniformFloatKernel(low: low, high: high, type: type, key: streams.key("value"))
        default: break
        }
        if let expression = FakerPatterns.expression(of: faker.method), faker.arguments.isEmpty,
            let kernel = patternKernel(expression, streams.key("value"))
        {
            return kernel
        }
        if let kernel = argumentKernel(faker, column, streams) { return kernel }
        if let text = faker.text, let mask = MaskKernel(faker.method, text, streams.key("value")) { return mask }
        let meaning = FakerMeaning.meaning(of: faker.method)
        return TextKernel.make(meaning, maxLength: 65_535, fieldName: column.name, streams: streams)
    }
}

extension TableCompiler {
    /// A different text for every key: masks by a permutation of all their fillings.
    func distinctFaker(
        _ faker: Faker, _ localeFrom: Int?, _ column: ColumnPlan, _ streams: ColumnStreams
    ) throws(PlanError) -> any DistinctKernel {
        if faker.arguments.letters != nil, let kernel = distinctMask(faker, streams.key("distinct")) { return kernel }
        if let text = faker.text, let mask = DistinctMaskKernel(faker.method, text, streams.key("distinct")) {
            return mask
        }
        if let kernel = try distinctLocale(faker, localeFrom, column, streams) { return kernel }
        return TextKernel.makeDistinct(
            FakerMeaning.meaning(of: faker.method), maxLength: 65_535, fieldName: column.name, isWide: true,
            streams: streams)
    }
}

/// Masks whose fillings never repeat.
struct DistinctMaskKernel: DistinctKernel {
    private let mask: [UInt8]
    private let letters: Bool
    private let digits: Bool
    private let permutation: Permutation
    let domainSize: UInt64

    var form: Form { .plain }

    init?(_ method: String, _ text: String, _ key: StreamKey) {
        guard ["bothify", "lexify", "numerify"].contains(method) else { return nil }
        mask = Array(text.utf8)
        letters = method != "numerify"
        digits = method != "lexify"
        var domain: UInt64 = 1
        for byte in mask {
            let choices: UInt64 =
                letters && byte == UInt8(ascii: "?") ? 26 : digits && byte == UInt8(ascii: "#") ? 10 : 1
            if domain < 1 << 56 { domain *= choices }
        }
        domainSize = domain
        permutation = Permutation(size: domain, key: key)
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        for i in 0..<rows.count {
            var rest = permutation(UInt64(bitPattern: rows[i]) % domainSize)
            for byte in mask {
                var out = byte
                if letters, byte == UInt8(ascii: "?") {
                    out = UInt8(65 + rest % 26)
                    rest /= 26
                } else if digits, byte == UInt8(ascii: "#") {
                    out = UInt8(48 + rest % 10)
                    rest /= 10
                }
                column.bytes.append([out])
            }
            column.appendOffset(UInt32(truncatingIfNeeded: column.bytes.count))
        }
        column.count += rows.count
    }
}

/// Text in which `?` stands for a letter and `#` for a digit.
struct MaskKernel: Kernel {
    private let mask: [UInt8]
    private let letters: Bool
    private let digits: Bool
    private let key: StreamKey

    var form: Form { .plain }

    /// Nil where the method knows no mask.
    init?(_ method: String, _ text: String, _ key: StreamKey) {
        guard ["bothify", "lexify", "numerify"].contains(method) else { return nil }
        mask = Array(text.utf8)
        letters = method != "numerify"
        digits = method != "lexify"
        self.key = key
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        for i in 0..<rows.count {
            let stream = key.rowKey(rows[i])
            var draw: Int64 = 0
            for byte in mask {
                var out = byte
                if letters, byte == UInt8(ascii: "?") {
                    let n = Uniform.index(stream.bits(draw), below: 52)
                    out = UInt8(n < 26 ? 65 + n : 71 + n)
                    draw += 1
                } else if digits, byte == UInt8(ascii: "#") {
                    out = UInt8(48 + Uniform.index(stream.bits(draw), below: 10))
                    draw += 1
                }
                column.bytes.append([out])
            }
            column.appendOffset(UInt32(truncatingIfNeeded: column.bytes.count))
        }
        column.count += rows.count
    }
}

/// What Faker's methods are about.
enum FakerMeaning {
    static func meaning(of method: String) -> TextMeaning {
        switch method {
        case "name", "name_male", "name_female", "name_nonbinary", "full_name": .personName
        case "first_name", "first_name_male", "first_name_female": .firstName
        case "last_name": .lastName
        case "user_name": .username
        case "email", "safe_email", "company_email", "free_email", "ascii_email": .email
        case "phone_number", "msisdn": .phone
        case "job": .job
        case "company": .company
        case "address", "street_address": .streetAddress
        case "city": .city
        case "state", "province", "region": .region
        case "country": .country
        case "country_code": .countryCode
        case "postcode", "zipcode": .postalCode
        case "language_name": .language
        case "language_code": .languageCode
        case "locale": .locale
        case "currency_code": .currency
        case "iban": .iban
        case "color_name", "color": .colour
        case "word": .word
        case "words": .words
        case "sentence", "catch_phrase", "bs": .sentence
        case "paragraph", "text": .paragraph
        case "uuid4": .uuid
        case "timezone": .timezone
        default: TextMeaning.infer(fieldName: method, maxLength: 255, context: "")
        }
    }
}
