/// The digest of other columns of the row.
public struct DigestOf: Hashable, Sendable {
    public enum Algorithm: String, CaseIterable, Sendable {
        case sha256, md5, fast64

        /// Hexadecimal digits of a value.
        public var digits: Int {
            switch self {
            case .sha256: 64
            case .md5: 32
            case .fast64: 16
            }
        }
    }
    /// By name, at least one.
    public var columns: [String]
    public var algorithm: Algorithm
    /// Between the columns' texts.
    public var separator: String

    public init(columns: [String], algorithm: Algorithm = .sha256, separator: String = "|") {
        self.columns = columns
        self.algorithm = algorithm
        self.separator = separator
    }
}

extension Generator {
    /// The columns of the own table that the parameters name, with the key under which they stand.
    ///
    /// Templates, lookups and expressions have rules of their own and are not listed.
    var namedColumns: [(name: String, key: String, needsInstant: Bool)] {
        switch self {
        case .timeUUID(let on?): [(on, UUIDKey.on.rawValue, true)]
        case .digest(let digest): digest.columns.map { ($0, HashKey.of.rawValue, false) }
        case .conditional(let branches, let otherwise):
            branches.flatMap { $0.generator.namedColumns } + (otherwise?.namedColumns ?? [])
        case .season(let season):
            season.on.map { [($0, SeasonKey.on.rawValue, true)] } ?? []
        default: []
        }
    }
}
