import FigmentTypes

/// Decodes a collection document: an object with `fields`, or a bare list of fields.
struct CollectionDecoder {
    var decoding: Decoding
    /// The file's name without folder and extension: the collection's name where the document has none.
    let stem: String

    mutating func decode(_ root: SyntaxNode) -> Dataset? {
        let cursor = Cursor(node: root, path: DocumentPath())
        if case .array = root.value { return decodeFields(of: cursor, as: nil, root) }
        guard let members = decoding.members(of: cursor, CollectionKey.self, owner: "a collection") else { return nil }
        return decodeFields(of: members[.fields], as: members, root)
    }

    private mutating func decodeFields(
        of list: Cursor?, as members: Members<CollectionKey>?, _ root: SyntaxNode
    ) -> Dataset? {
        var options = CollectionOptions()
        if let members {
            options.partitionCount = decoding.integer(members, .partitionCount).map(Int.init)
            options.shardCount = decoding.integer(members, .shardCount).map(Int.init)
            options.enablesDynamicField = decoding.bool(members, .enableDynamicField) ?? false
            options.consistencyLevel = members[.consistencyLevel].flatMap {
                decoding.choice($0, of: .consistency, ConsistencyLevel.self)?.rawValue
            }
            options.dynamicFields = decodeDynamicFields(members)
        }
        let name = collectionName(members, list)
        guard let list else { return nil }
        let example = CollectionKey.fields.descriptor.example
        guard let elements = decoding.list(list, minCount: 1, example: example) else { return nil }
        var fields = elements.compactMap { element -> DecodedField? in
            var decoder = FieldDecoder(decoding: decoding)
            defer { decoding = decoder.decoding }
            return decoder.decode(element)
        }
        if let members { options.functions = decodeFunctions(members, fields: &fields) }
        let rules = CollectionRules(
            fields: fields, options: options, members: members, fieldList: list,
            // A field that could not be read might have been the key.
            isComplete: fields.count == elements.count)
        rules.check(&decoding)
        resolveTemplates(&fields)
        var table = Table(name: name, kind: .entity, columns: fields.map(\.column), location: root.location)
        table.primaryKey = fields.filter(\.column.isPrimary).map(\.column.name)
        table.collection = options
        table.description = members?.object.describedAs
        if let place = members?[.storage] { StorageDecoder.decode(place, &table, &decoding) }
        var dataset = Dataset(name: name, dialect: .collection, tables: [table], source: root)
        dataset.description = table.description
        return dataset
    }

    private mutating func collectionName(_ members: Members<CollectionKey>?, _ list: Cursor?) -> String {
        if let members, members[.collectionName] != nil {
            return decoding.identifier(members, .collectionName) ?? Quoting.identifier(stem)
        }
        let name = Quoting.identifier(stem)
        if name != stem, let place = members?.object ?? list {
            decoding.report(.collectionNamedAfterFile(stem: stem, name: name), severity: .warning, at: place)
        }
        return name
    }

    /// Checks the references of templates to other fields, which are known only now.
    private mutating func resolveTemplates(_ fields: inout [DecodedField]) {
        let columns = fields.map { ResolvableColumn(column: $0.column, generator: $0.generator) }
        TemplateReferences.check(columns, &decoding)
        ColumnReferences.check(columns, isComplete: true, &decoding)
        RecordReferences.check(columns, isComplete: true, &decoding)
        GeoReferences.check(columns, isComplete: true, &decoding)
    }
}
