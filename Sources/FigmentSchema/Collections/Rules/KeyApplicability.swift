/// Which keys go with which types.
enum KeyApplicability {
    /// Reports the keys that the field's type does not have.
    static func check(_ members: Members<FieldKey>, _ type: FieldType, _ decoding: inout Decoding) {
        for key in FieldKey.allCases {
            guard let cursor = members[key], let types = types(of: key, members), !types.contains(type) else {
                continue
            }
            decoding.report(
                .keyNotForType(key: key.rawValue, type: type.rawValue, types: words(types)), at: cursor)
        }
    }

    /// The types that a key goes with; nil where it goes with every type.
    static func types(of key: FieldKey, _ members: Members<FieldKey>? = nil) -> [FieldType]? {
        switch key {
        case .min, .max: FieldType.allCases.filter(\.isNumeric)
        case .maxLength: [.varChar, .string, .array]
        case .dim: FieldType.allCases.filter(\.isVector)
        case .elementType, .maxCapacity: [.array]
        case .fields: [.structure]
        case .cardinalityRatio, .enumValues, .defaultValue:
            [.bool] + FieldType.allCases.filter { $0.isNumeric || $0.isText }
        case .name, .type, .isPrimary, .autoID, .isPartitionKey, .isClusteringKey, .nullable, .nullProbability,
            .generator, .modifiers:
            nil
        }
    }

    private static func words(_ types: [FieldType]) -> String {
        let names = types.map(\.rawValue)
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}
