/// The rules that look at more than one field.
struct CollectionRules {
    let fields: [DecodedField]
    let options: CollectionOptions
    let members: Members<CollectionKey>?
    let fieldList: Cursor
    /// False where a field could not be read: then nothing is said about what is missing.
    let isComplete: Bool

    func check(_ decoding: inout Decoding) {
        checkNames(&decoding)
        checkPrimaryKey(&decoding)
        checkAutoID(&decoding)
        checkPartitionKey(&decoding)
        checkDynamicFields(&decoding)
    }

    private func checkNames(_ decoding: inout Decoding) {
        var lines: [String: Int] = [:]
        for field in fields {
            if let line = lines[field.column.name] {
                decoding.report(
                    .duplicateName(field.column.name, of: "field", firstLine: line), at: field.nameCursor)
            } else {
                lines[field.column.name] = field.nameCursor.location.line
            }
        }
    }

    /// Exactly one, Int64 or VarChar, never null.
    private func checkPrimaryKey(_ decoding: inout Decoding) {
        let keys = fields.filter(\.column.isPrimary)
        if keys.isEmpty, isComplete, !fields.contains(where: \.hasUnclearPrimaryKey) {
            let candidate = fields.first { ($0.type == .int64 || $0.type.isText) && $0.column.name.hasSuffix("id") }
            decoding.report(.noPrimaryKey(candidate: candidate?.column.name), at: fieldList)
        }
        for extra in keys.dropFirst() {
            decoding.report(
                .secondPrimaryKey(first: keys[0].column.name), at: extra.cursor(.isPrimary))
        }
        for key in keys {
            if key.type != .int64, !key.type.isText {
                decoding.report(.primaryKeyType(key.type.rawValue), at: key.cursor(.type))
            }
            if key.column.isNullable { decoding.report(.primaryKeyNullable, at: key.cursor(.nullable)) }
        }
    }

    private func checkAutoID(_ decoding: inout Decoding) {
        for field in fields where field.column.isAutoID && !field.column.isPrimary {
            decoding.report(.autoIDOutsidePrimaryKey, at: field.cursor(.autoID))
        }
    }

    /// At most one, VarChar or an integer, never null, not the primary key; partitions need it.
    private func checkPartitionKey(_ decoding: inout Decoding) {
        let keys = fields.filter(\.column.isPartitionKey)
        for extra in keys.dropFirst() {
            decoding.report(
                .secondPartitionKey(first: keys[0].column.name), at: extra.cursor(.isPartitionKey))
        }
        for key in keys {
            if !key.type.isInteger, !key.type.isText {
                decoding.report(.partitionKeyType(key.type.rawValue), at: key.cursor(.type))
            }
            if key.column.isNullable { decoding.report(.partitionKeyNullable, at: key.cursor(.nullable)) }
            if key.column.isPrimary { decoding.report(.partitionKeyIsPrimary, at: key.cursor(.isPartitionKey)) }
        }
        if let cursor = members?[.partitionCount], keys.isEmpty, isComplete {
            let candidate = fields.first {
                ($0.type.isInteger || $0.type.isText) && !$0.column.isPrimary && !$0.column.isNullable
            }
            decoding.report(.partitionsWithoutKey(candidate: candidate?.column.name), at: cursor)
        }
    }

    private func checkDynamicFields(_ decoding: inout Decoding) {
        guard let members, let list = members[.dynamicFields] else { return }
        if !options.enablesDynamicField, !list.elements.isEmpty {
            decoding.report(.dynamicFieldsDisabled, at: list)
        }
        let names = Set(fields.map(\.column.name))
        for element in list.elements {
            guard let cursor = element["name"], let name = cursor.text, names.contains(name) else { continue }
            decoding.report(.dynamicNameTaken(name), at: cursor)
        }
    }
}
