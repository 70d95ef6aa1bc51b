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
    var namedColumns: [NamedColumn] {
        switch self {
        case .timeUUID(let on?): [NamedColumn(name: on, key: UUIDKey.on.rawValue, wants: .instant)]
        case .digest(let digest):
            digest.columns.map { NamedColumn(name: $0, key: HashKey.of.rawValue, wants: .textForm) }
        case .listOf(let columns):
            columns.map { NamedColumn(name: $0, key: ListKey.columns.rawValue, wants: .element) }
        case .vector(let shape):
            if case .own(let name)? = shape.near?.source {
                [NamedColumn(name: name, key: VectorKey.near.rawValue, wants: .vector)]
            } else {
                []
            }
        case .conditional(let branches, let otherwise):
            branches.flatMap { $0.generator.namedColumns } + (otherwise?.namedColumns ?? [])
        case .season(let season):
            season.on.map { [NamedColumn(name: $0, key: SeasonKey.on.rawValue, wants: .instant)] } ?? []
        default: []
        }
    }

    /// The lookups that it is or may turn to.
    package var lookups: [Lookup] {
        switch self {
        case .lookup(let lookup): [lookup]
        case .conditional(let branches, let otherwise):
            branches.flatMap { $0.generator.lookups } + (otherwise?.lookups ?? [])
        default: []
        }
    }

    /// The columns that expressions name, as they are written.
    package var expressionReferences: [String] {
        switch self {
        case .expression(let code): return (try? ExpressionParser.parse(code).columnReferences) ?? []
        case .conditional(let branches, let otherwise):
            let conditions = branches.flatMap { (try? ExpressionParser.parse($0.condition).columnReferences) ?? [] }
            return conditions + branches.flatMap { $0.generator.expressionReferences }
                + (otherwise?.expressionReferences ?? [])
        default: return []
        }
    }

    /// The other tables that the parameters name.
    package var namedTables: [String] {
        switch self {
        case .lookup(let lookup): return [lookup.from.table] + (lookup.planted.map { [$0.table] } ?? [])
        case .choiceOf(let reference, _): return [reference.table]
        case .vector(let shape):
            var names = shape.planting.map { [$0.around.table] } ?? []
            if case .other(let reference)? = shape.near?.source { names.append(reference.table) }
            return names
        case .conditional(let branches, let otherwise):
            return branches.flatMap { $0.generator.namedTables } + (otherwise?.namedTables ?? [])
        default: return []
        }
    }
}

/// A column of the own table that a generator's parameters name.
struct NamedColumn {
    enum Want { case textForm, instant, vector, element }

    var name: String
    /// The key under which it stands.
    var key: String
    var wants: Want
}
