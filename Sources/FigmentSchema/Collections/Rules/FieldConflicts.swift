/// Keys of one field that contradict each other.
enum FieldConflicts {
    static func check(_ field: DecodedField, _ decoding: inout Decoding) {
        checkGenerator(field, &decoding)
        checkNulls(field, &decoding)
        if let cursor = field.members[.cardinalityRatio], field.members[.enumValues] != nil {
            decoding.report(
                .hasNoEffect(key: "cardinality_ratio", because: "\"enum_values\" decides the distinct values"),
                severity: .warning, at: cursor)
        }
        if field.column.isPrimary { checkPrimaryKey(field, &decoding) }
    }

    /// A generator makes the values: nothing else may.
    private static func checkGenerator(_ field: DecodedField, _ decoding: inout Decoding) {
        guard let generator = field.generator else { return }
        if field.column.generator?.namedTables.isEmpty == false {
            decoding.report(.relational(.lookupInCollection), at: generator)
        }
        if case .ordinal = field.column.generator {
            let place = generator["sequence"]?["within"] ?? generator
            decoding.report(.rule(.ordinalNeedsParent(field.column.name)), at: place)
        }
        for key in [FieldKey.enumValues, .cardinalityRatio, .min, .max] {
            guard let cursor = field.members[key] else { continue }
            decoding.report(
                .keyNotWith(key: key.rawValue, other: "generator", reason: .bothMakeValues), at: cursor)
        }
        if field.column.isAutoID {
            decoding.report(.keyNotWith(key: "generator", other: "auto_id", reason: .madeByServer), at: generator)
        }
    }

    private static func checkNulls(_ field: DecodedField, _ decoding: inout Decoding) {
        if let cursor = field.members[.nullProbability], !field.column.isNullable,
            (field.column.nullProbability ?? 0) > 0
        {
            decoding.report(.nullProbabilityWithoutNullable, at: cursor)
        }
    }

    private static func checkPrimaryKey(_ field: DecodedField, _ decoding: inout Decoding) {
        for key in [FieldKey.enumValues, .cardinalityRatio] {
            guard let cursor = field.members[key] else { continue }
            if key == .cardinalityRatio, field.column.cardinalityRatio == 1 { continue }
            decoding.report(
                .keyNotWith(key: key.rawValue, other: "is_primary", reason: .mustBeUnique), at: cursor)
        }
        if let cursor = field.members[.defaultValue] {
            decoding.report(
                .keyNotWith(key: "default_value", other: "is_primary", reason: .keysHaveValues), at: cursor)
        }
        if let generator = field.column.generator, let cursor = field.generator, !generator.isUniquePerRow {
            decoding.report(
                .generatorNotUnique(
                    generator: generator.kind.rawValue,
                    fitting: GeneratorKind.allCases.filter(\.canBeUnique).filter { $0.yields(field.column.type) }
                        .map(\.rawValue)), at: cursor)
        }
    }
}
