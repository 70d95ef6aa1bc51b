/// One step of a locale's program: a draw into a register, or bytes behind what is written.
struct LocaleOp: @unchecked Sendable {
    enum Code: UInt8, Sendable {
        /// `base` + an even pick below `count`.
        case even
        /// `base` + a pick by the alias table `first` of `count` slots.
        case alias
        /// An even pick from the men's part (below `base`) or the women's (from there to `count`), by register `from`.
        case within
        /// An even pick from the run that tables `first` (beginnings) and `second` (counts) give for register `from`.
        case run
        /// 1 where register `from` is at or above `base`.
        case reaches
        /// Table `first` at register `from`.
        case map
        /// Text `from` of the list at `first` with the offsets `second`.
        case text
        /// The first byte of it.
        case initial
        /// `count` bytes at `first`.
        case constant
        /// Mask `from` of a list, its marks filled from the stream's word.
        case mask
        /// The same, digits alone are written.
        case digits
        /// Mask `from` of a list whose masks are all of them `count` texts and numbers (``NumberMask``, at `second`).
        case number
        /// Degrees of register `from` in table `first`, millionths, moved by at most `base`.
        case degrees
        /// Goes on at the place that table `second` has for one of `count` ways, which table `first` has for register `from`.
        case choose
        /// Goes on at `count`.
        case jump
        /// Puts check digits into what the program has written: kind `base`.
        case check
        case end

        /// Whether it does nothing but set register `into`.
        var isDraw: Bool {
            switch self {
            case .even, .alias, .within, .run, .reaches, .map: true
            case .text, .initial, .constant, .mask, .digits, .number, .degrees, .choose, .jump, .check, .end: false
            }
        }
    }
    var code: Code
    /// The register that is set.
    var into: UInt8 = 0
    /// The register that is looked at.
    var from: UInt8 = 0
    /// The stream of the draw.
    var stream: UInt8 = 0
    var count: UInt32 = 0
    var base: UInt32 = 0
    var first: UnsafeRawPointer?
    var second: UnsafeRawPointer?
    /// Bytes that are written behind a text or a mask, as they lie in memory, and how many of them count.
    var tail: UInt64 = 0
    var tailLength: UInt8 = 0

    init(_ code: Code) { self.code = code }
}

/// The draws of a row, each from a stream of its own and kept in a register of its own.
enum LocaleField: UInt8, CaseIterable, Sendable {
    case first, gender, last, last2, last3, first2, middle, prefix, suffix, nameForm
    case userForm, userDigits, domain, job, phone, phoneDigits
    case city, region, shortRegion, addressForm, post, postDigits, streetForm, streetName, streetPrefix, streetSuffix
    case streetFirst, streetLast, number, numberDigits, secondary, secondaryDigits, zone, latitude, longitude
    case companyForm, companyFirst, companyLast, companyLast2, companyLast3, companySuffix, companyPrefix
    case companyCategory, companyWord, companyWord2, companyBrand
    case entry, mask, maskDigits, moreDigits

    /// What the draw belongs to.
    var domain: LocaleMethod.Domain {
        switch rawValue {
        case ...LocaleField.phoneDigits.rawValue: .person
        case ...LocaleField.longitude.rawValue: .address
        case ...LocaleField.companyBrand.rawValue: .company
        default: .own
        }
    }
}
