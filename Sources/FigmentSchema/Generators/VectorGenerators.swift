import FigmentTypes

/// `vector`: what it is, what it takes, how it is read.
enum VectorGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .vector, summary: "Dense vectors of floats, on request in clusters.", yields: "vectors",
            parameters: VectorKey.descriptors,
            example:
                #"{"vector": {"distribution": "normal", "normalize": true, "clusters": {"count": 10, "spread": 0.2}}}"#
        )
    }

    static func yields(_ type: DataType) -> Bool {
        guard case .vector(let element, _) = type else { return false }
        return element != .binary && element != .int8
    }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.vector(cursor, column)
    }
}

/// `sparse_vector`: what it is, what it takes, how it is read.
enum SparseVectorGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .sparseVector, summary: "Sparse vectors: some distinct indices, each with a value in [0, 1).",
            yields: "sparse vectors", parameters: SparseVectorKey.descriptors,
            example: #"{"sparse_vector": {"non_zero": {"min": 5, "max": 20}}}"#)
    }

    static func yields(_ type: DataType) -> Bool { if case .sparseVector = type { true } else { false } }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.sparseVector(cursor, column)
    }
}

/// The parameters of `vector`.
public enum VectorKey: String, DocumentKey {
    case dim, distribution, normalize, clusters, near, planted

    public var descriptor: KeyDescriptor {
        switch self {
        case .dim:
            KeyDescriptor(
                rawValue, .integer(1...32_768), "The dimensions; the column's type has them already.",
                default: "the type's", example: "128")
        case .distribution:
            KeyDescriptor(
                rawValue, .oneOf(VectorShape.Distribution.allCases.map(\.rawValue)),
                "Of each element: standard normal, or uniform in [-1, 1).", default: "normal", example: "\"uniform\"")
        case .normalize:
            KeyDescriptor(
                rawValue, .boolean, "Whether vectors are scaled to length 1.", aliases: ["normalise", "normalized"],
                default: "true", example: "false")
        case .clusters:
            KeyDescriptor(
                rawValue, .either([.integer(1...1_000_000), .map(.number(.any))]),
                "Around how many centres, all of length 1; {\"count\": …, \"spread\": …} sets how far, 0.2 by default.",
                default: "none", example: "{\"count\": 10, \"spread\": 0.2}")
        case .near:
            KeyDescriptor(
                rawValue, .either([.string, .map(.anything)]),
                "A vector around which the row's lies: a column of the row, or `table.column` of the row that a lookup "
                    + "finds there. {\"from\": …, \"on\": …, \"spread\": …} joins as a lookup does and sets how far, 0.2 by "
                    + "default.",
                default: "none", example: "{\"from\": \"product.embedding\", \"spread\": 0.1}")
        case .planted:
            KeyDescriptor(
                rawValue, .map(.anything),
                "Rows that are made the nearest neighbours of another table's vectors: of each \"block\" of rows "
                    + "(1000) some, \"count\" (10), lie around the vector \"around\" of one row there, row by row, the one of "
                    + "rank k at cosine 1 - k * \"step\" (0.001).",
                default: "none", example: "{\"around\": \"query.embedding\", \"count\": 10, \"block\": 1000}")
        }
    }
}

/// The keys of what a vector is near.
enum NearKey: String, DocumentKey {
    case from, on, spread

    var descriptor: KeyDescriptor {
        switch self {
        case .from:
            KeyDescriptor(
                rawValue, .string, "A column of the row, or `table.column`.", required: true,
                example: "\"product.embedding\"")
        case .on:
            KeyDescriptor(
                rawValue, .map(.string), "The columns to join by, as for a lookup.",
                default: "the row that a lookup finds", example: "{\"category_id\": \"category_id\"}")
        case .spread:
            KeyDescriptor(
                rawValue, .number(.atLeastZero), "The length that noise has on average.", default: "0.2",
                example: "0.1")
        }
    }
}

/// The keys of planted neighbours.
enum PlantingKey: String, DocumentKey {
    case around, count, block, step

    var descriptor: KeyDescriptor {
        switch self {
        case .around:
            KeyDescriptor(
                rawValue, .string, "The vectors whose neighbours are planted: `table.column`.", required: true,
                example: "\"query.embedding\"")
        case .count:
            KeyDescriptor(rawValue, .integer(1...1_000), "Neighbours of each.", default: "10", example: "10")
        case .block:
            KeyDescriptor(
                rawValue, .integer(2...1_000_000_000), "Rows for each; at least twice the count.", default: "1000",
                example: "1000")
        case .step:
            KeyDescriptor(
                rawValue, .number(NumberRange(0.0001...0.1)),
                "How much less the cosine is from neighbour to neighbour. All of them must lie nearer than what is there "
                    + "by chance.",
                default: "0.001", example: "0.002")
        }
    }
}

/// The keys of clusters.
enum ClusterKey: String, DocumentKey {
    case count, spread

    var descriptor: KeyDescriptor {
        switch self {
        case .count: KeyDescriptor(rawValue, .integer(1...1_000_000), "The centres.", required: true, example: "10")
        case .spread:
            KeyDescriptor(
                rawValue, .number(.atLeastZero), "The length that noise has on average, where a centre's is 1.",
                default: "0.2", example: "0.2")
        }
    }
}

/// The parameters of `sparse_vector`.
public enum SparseVectorKey: String, DocumentKey {
    case nonZero = "non_zero"

    public var descriptor: KeyDescriptor {
        switch self {
        case .nonZero:
            KeyDescriptor(
                rawValue, .either([.integer(1...900), .map(.integer(1...900))]),
                "How many indices: a number, or {\"min\": …, \"max\": …}.", default: "10 to 99",
                example: "{\"min\": 5, \"max\": 20}")
        }
    }
}

/// The ends of a number of indices.
enum NonZeroKey: String, DocumentKey {
    case min, max

    var descriptor: KeyDescriptor {
        KeyDescriptor(
            rawValue, .integer(1...900), self == .min ? "The fewest." : "The most.", required: true,
            example: self == .min ? "5" : "20")
    }
}

extension GeneratorDecoder {
    mutating func vector(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        guard case .vector(_, let dim) = column.type,
            let members = decoding.members(of: cursor, VectorKey.self, owner: "a vector generator")
        else { return nil }
        if let asked = decoding.integer(members, .dim), asked != Int64(dim), let place = members[.dim] {
            decoding.report(
                .outOfRange(
                    key: "dim", value: .int(asked), range: "\(dim), as the column's type says",
                    nearest: .int(Int64(dim))), at: place)
            return nil
        }
        var shape = VectorShape()
        if let place = members[.distribution] {
            guard let known = decoding.choice(place, of: .option, VectorShape.Distribution.self) else { return nil }
            shape.distribution = known
        }
        if members[.normalize] != nil {
            guard let isNormalised = decoding.bool(members, .normalize) else { return nil }
            shape.isNormalised = isNormalised
        }
        if let place = members[.clusters] {
            if case .object = place.node.value {
                guard let members = decoding.members(of: place, ClusterKey.self, owner: "clusters"),
                    let count = decoding.integer(members, .count)
                else { return nil }
                let spread = decoding.number(members, .spread)
                if members[.spread] != nil, spread == nil { return nil }
                shape.clusters = VectorShape.Clusters(count: count, spread: spread ?? 0.2)
            } else {
                guard let count = decoding.integer(place, in: 1...1_000_000, example: "10") else { return nil }
                shape.clusters = VectorShape.Clusters(count: count, spread: 0.2)
            }
        }
        if let place = members[.near] {
            guard let near = near(place) else { return nil }
            if members[.clusters] != nil {
                decoding.report(
                    .hasNoEffect(key: "clusters", because: "the vector lies near another"), severity: .warning,
                    at: members[.clusters] ?? place)
                shape.clusters = nil
            }
            shape.near = near
        }
        if let place = members[.planted] {
            if dim < 2 {
                decoding.report(
                    .outOfRange(
                        key: "dim", value: .int(Int64(dim)), range: "at least 2 for planted neighbours",
                        nearest: .int(2)), at: place)
                return nil
            }
            guard let planting = planting(place) else { return nil }
            shape.planting = planting
        }
        return .vector(shape)
    }

    private mutating func planting(_ cursor: Cursor) -> VectorShape.Planting? {
        guard let members = decoding.members(of: cursor, PlantingKey.self, owner: "planted neighbours"),
            let text = decoding.string(members, .around), let place = members[.around],
            let around = decoding.reference(text, at: place)
        else { return nil }
        guard let count = members[.count] == nil ? 10 : decoding.integer(members, .count),
            let block = members[.block] == nil ? 1000 : decoding.integer(members, .block),
            let step = members[.step] == nil ? 0.001 : decoding.number(members, .step)
        else { return nil }
        if block < 2 * count {
            decoding.report(
                .outOfRange(
                    key: "block", value: .int(block), range: "at least \(2 * count), twice the count",
                    nearest: .int(2 * count)), at: members[.block] ?? members[.count] ?? cursor)
            return nil
        }
        // Farther away a neighbour is none: cosine 0.5 is 60 degrees.
        if Double(count) * step > 0.5 {
            decoding.report(
                .outOfRange(
                    key: "step", value: .double(step), range: "at most 0.5 / count",
                    nearest: .double(0.5 / Double(count))),
                at: members[.step] ?? members[.count] ?? cursor)
            return nil
        }
        return VectorShape.Planting(around: around, count: Int(count), block: block, step: step)
    }

    private mutating func near(_ cursor: Cursor) -> VectorShape.Near? {
        var from = cursor
        var spread = 0.2
        var on: [KeyPair] = []
        if case .object = cursor.node.value {
            guard let members = decoding.members(of: cursor, NearKey.self, owner: "what a vector is near"),
                let place = members[.from]
            else { return nil }
            from = place
            if members[.spread] != nil {
                guard let given = decoding.number(members, .spread) else { return nil }
                spread = given
            }
            if let place = members[.on] { on = decoding.keyPairs(place) }
        }
        guard let text = decoding.string(from, example: VectorKey.near.descriptor.example) else { return nil }
        guard text.contains(".") else { return VectorShape.Near(source: .own(text), spread: spread) }
        return decoding.reference(text, at: from).map {
            VectorShape.Near(source: .other($0), on: on, spread: spread)
        }
    }

    mutating func sparseVector(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        guard case .sparseVector(let dim) = column.type,
            let members = decoding.members(of: cursor, SparseVectorKey.self, owner: "a sparse vector generator")
        else { return nil }
        guard let place = members[.nonZero] else { return .sparseVector(least: min(10, dim), most: min(99, dim)) }
        var ends: (least: Int64, most: Int64)
        if case .object = place.node.value {
            guard let members = decoding.members(of: place, NonZeroKey.self, owner: "a number of indices"),
                let least = decoding.integer(members, .min), let most = decoding.integer(members, .max)
            else { return nil }
            ends = (least, most)
        } else {
            guard let exact = decoding.integer(place, in: 1...900, example: "20") else { return nil }
            ends = (exact, exact)
        }
        if ends.least > ends.most {
            decoding.report(.boundsReversed(low: .int(ends.least), high: .int(ends.most)), at: place["max"] ?? place)
            return nil
        }
        if ends.most > Int64(dim) {
            decoding.report(
                .outOfRange(
                    key: nil, value: .int(ends.most), range: "at most the \(dim) indices that there are",
                    nearest: .int(Int64(dim))), at: place["max"] ?? place)
            return nil
        }
        return .sparseVector(least: Int(ends.least), most: Int(ends.most))
    }
}
