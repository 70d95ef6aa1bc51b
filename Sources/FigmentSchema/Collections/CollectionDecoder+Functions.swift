import FigmentTypes

extension CollectionDecoder {
    /// Decodes the functions and marks their output fields.
    mutating func decodeFunctions(
        _ members: Members<CollectionKey>, fields: inout [DecodedField]
    ) -> [CollectionFunction] {
        guard let elements = decoding.list(members, .functions) else { return [] }
        var functions: [CollectionFunction] = []
        var lines: [String: Int] = [:]
        for element in elements {
            guard let function = decodeFunction(element, &fields, earlier: functions) else { continue }
            let place = element["name"] ?? element
            if let line = lines[function.name] {
                decoding.report(.duplicateName(function.name, of: "function", firstLine: line), at: place)
            }
            lines[function.name] = lines[function.name] ?? place.location.line
            functions.append(function)
        }
        return functions
    }

    private mutating func decodeFunction(
        _ cursor: Cursor, _ fields: inout [DecodedField], earlier: [CollectionFunction]
    ) -> CollectionFunction? {
        guard let members = decoding.members(of: cursor, FunctionKey.self, owner: "a function") else { return nil }
        let name = decoding.identifier(members, .name)
        let type = members[.type].flatMap { decoding.choice($0, of: .functionType, FunctionType.self) }
        let inputs = oneField(members, .inputFieldNames, fields, wanted: "VarChar") { $0.isText }
        let outputs = oneField(members, .outputFieldNames, fields, wanted: "SparseFloatVector") {
            $0 == .sparseFloatVector
        }
        if let parameters = members[.params], case .object = parameters.node.value {
        } else if let parameters = members[.params] {
            decoding.wrongKind(parameters, expected: "an object", example: "{}")
        }
        if let outputs { markOutputs(outputs, members, &fields, earlier) }
        guard let name, let type, let inputs, let outputs else { return nil }
        return CollectionFunction(
            name: name, type: type.rawValue, inputFields: inputs, outputFields: outputs,
            parameters: members[.params]?.node)
    }

    /// The name of the one declared field of the wanted type, in a list.
    private mutating func oneField(
        _ members: Members<FunctionKey>, _ key: FunctionKey, _ fields: [DecodedField], wanted: String,
        _ isWanted: (FieldType) -> Bool
    ) -> [String]? {
        guard let cursor = members[key], let elements = decoding.list(members, key) else { return nil }
        if elements.count != 1 {
            decoding.report(.functionFieldCount(key: key.rawValue, count: elements.count), at: cursor)
            return nil
        }
        guard let name = decoding.string(elements[0]) else { return nil }
        guard let field = fields.first(where: { $0.column.name == name }) else {
            decoding.unknownName(name, of: .field, known: fields.map(\.column.name), at: elements[0])
            return nil
        }
        if isWanted(field.type) { return [name] }
        decoding.report(
            .functionFieldType(field: name, type: field.type.rawValue, wanted: wanted), at: elements[0])
        return nil
    }

    private mutating func markOutputs(
        _ names: [String], _ members: Members<FunctionKey>, _ fields: inout [DecodedField],
        _ earlier: [CollectionFunction]
    ) {
        for index in fields.indices where names.contains(fields[index].column.name) {
            let name = fields[index].column.name
            if let other = earlier.first(where: { $0.outputFields.contains(name) }),
                let cursor = members[.outputFieldNames]
            {
                decoding.report(.functionOutputTaken(field: name, function: other.name), at: cursor)
            }
            fields[index].column.isFunctionOutput = true
        }
    }
}
