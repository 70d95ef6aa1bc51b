import FigmentSchema
import FigmentYAML
import Foundation
import Testing

@Suite struct JSONSchemaTests {
    private static let validator = JSONSchemaValidator(root: JSONSchema.document())

    private func accepts(_ text: String) throws -> Bool {
        let reader = try #require(YAML.reader)
        let root = try #require(reader(Array(text.utf8), "t").root)
        return Self.validator.accepts(root)
    }

    @Test func onlyKnownKeywordsAreUsed() {
        // Otherwise the validator below would pass what it does not understand.
        #expect(Self.validator.unknownKeywords() == [])
    }

    @Test(arguments: BuiltInSchema.all.map(\.id)) func builtInsAreValid(_ id: String) throws {
        #expect(try accepts(try #require(BuiltInSchema.named(id)).text))
    }

    @Test(arguments: [
        "[{name: id, type: Int64, is_primary: true}]",
        "fields: [{name: id, type: Int64, is_primary: true, comment: {any: thing}}]",
        "{fields: [{name: a, type: Double, generator: {distribution: {kind: normal, mu: 1}}}]}",
        "{fields: [{name: a, type: VarChar, max_length: 9, generator: {template: '{row}'}}]}",
        "{fields: [{name: a, type: VarChar, max_length: 9, generator: {template: {templates: [x], pools: {a: [b]}}}}]}",
        "{fields: [{name: a, type: SparseFloatVector, dim: 100000}]}",
        """
        {version: '1.0', seed: x, nodes: [{id: t, kind: entity, pk: [a, b], rows: 5, columns: [
          {name: a, type: int, generator: {sequence: {}}}, {name: b, type: uuid}]}]}
        """,
    ])
    func goodDocumentsAreValid(_ text: String) throws {
        #expect(try accepts(text))
    }

    @Test(arguments: [
        "{}", "[]", "3", "{fields: []}", "{fields: [{name: a}]}", "{fields: [{name: a, type: varchar}]}",
        "{fields: [{name: a, type: VarChar}]}", "{fields: [{name: 1a, type: Bool}]}",
        "{fields: [{name: a, type: FloatVector}]}", "{fields: [{name: a, type: FloatVector, dim: 40000}]}",
        "{fields: [{name: a, type: BinaryVector, dim: 12}]}", "{fields: [{name: a, type: Bool, min: 1}]}",
        "{fields: [{name: a, type: Array, element_type: Int8}]}",
        "{fields: [{name: a, type: Array, element_type: VarChar, max_capacity: 4}]}",
        "{fields: [{name: a, type: Int8, maximum: 4}]}", "{fields: [{name: a, type: Int8, cardinality_ratio: 0}]}",
        "{fields: [{name: a, type: Int8, generator: {}}]}",
        "{fields: [{name: a, type: Int8, generator: {sequence: {}, constant: 1}}]}",
        "{fields: [{name: a, type: Int8, generator: {sequence: {step: x}}}]}",
        "{fields: [{name: a, type: Int8, generator: {distribution: {mean: 3}}}]}",
        "{nodes: [{id: t, kind: entity, columns: []}]}",
        "{nodes: [{id: t, kind: thing, pk: a, columns: [{name: a, type: int}]}]}",
    ])
    func badDocumentsAreNot(_ text: String) throws {
        #expect(try !accepts(text))
    }

    @Test func isDeterministic() {
        #expect(JSONSchema.document().jsonText() == JSONSchema.document().jsonText())
    }
}

/// A small validator for the keywords that our schema uses (JSON Schema 2020-12).
struct JSONSchemaValidator {
    let root: SyntaxNode

    func accepts(_ node: SyntaxNode) -> Bool { accepts(node, root) }

    static let annotations: Set<String> = ["$schema", "title", "description", "$defs"]

    /// Keywords that `accepts` would skip over.
    func unknownKeywords() -> Set<String> {
        var found = Set<String>()
        collect(root, into: &found)
        return found
    }

    private func collect(_ schema: SyntaxNode, into found: inout Set<String>) {
        guard case .object(let members) = schema.value else { return }
        for member in members {
            switch member.key {
            case "properties", "$defs", "dependentSchemas":
                guard case .object(let inner) = member.value.value else { continue }
                for each in inner { collect(each.value, into: &found) }
            case "anyOf", "oneOf", "allOf":
                guard case .array(let inner) = member.value.value else { continue }
                for each in inner { collect(each, into: &found) }
            case "items", "if", "then", "additionalProperties": collect(member.value, into: &found)
            case "type", "enum", "required", "$ref", "minItems", "minimum", "maximum", "exclusiveMinimum",
                "exclusiveMaximum", "multipleOf", "pattern", "maxLength":
                break
            default:
                if !Self.annotations.contains(member.key) { found.insert(member.key) }
            }
        }
    }

    private func accepts(_ node: SyntaxNode, _ schema: SyntaxNode) -> Bool {
        guard case .object(let keywords) = schema.value else {
            if case .bool(let value) = schema.value { return value }
            return false
        }
        return keywords.allSatisfy { accepts(node, $0.key, $0.value, schema) }
    }

    private func accepts(_ node: SyntaxNode, _ keyword: String, _ value: SyntaxNode, _ schema: SyntaxNode) -> Bool {
        switch keyword {
        case "$ref":
            guard case .string(let path) = value.value, let name = path.split(separator: "/").last,
                let target = root["$defs"]?[String(name)]
            else { return false }
            return accepts(node, target)
        case "type": return list(value).contains { isOf(node, type: $0) }
        case "enum": return list(value).contains { $0.jsonText() == node.jsonText() }
        case "anyOf": return list(value).contains { accepts(node, $0) }
        case "oneOf": return list(value).filter { accepts(node, $0) }.count == 1
        case "allOf": return list(value).allSatisfy { accepts(node, $0) }
        case "if": return !accepts(node, value) || schema["then"].map { accepts(node, $0) } ?? true
        case "minimum": return compare(node, value) { $0 >= $1 }
        case "maximum": return compare(node, value) { $0 <= $1 }
        case "exclusiveMinimum": return compare(node, value) { $0 > $1 }
        case "exclusiveMaximum": return compare(node, value) { $0 < $1 }
        case "multipleOf": return compare(node, value) { $0.truncatingRemainder(dividingBy: $1) == 0 }
        case "pattern":
            guard case .string(let text) = node.value, case .string(let pattern) = value.value else { return true }
            return text.range(of: pattern, options: .regularExpression) != nil
        case "maxLength":
            guard case .string(let text) = node.value, case .int(let limit) = value.value else { return true }
            return text.count <= limit
        case "items":
            guard case .array(let elements) = node.value else { return true }
            return elements.allSatisfy { accepts($0, value) }
        case "minItems":
            guard case .array(let elements) = node.value, case .int(let limit) = value.value else { return true }
            return elements.count >= limit
        default: return acceptsObject(node, keyword, value, schema)
        }
    }

    private func acceptsObject(
        _ node: SyntaxNode, _ keyword: String, _ value: SyntaxNode, _ schema: SyntaxNode
    ) -> Bool {
        guard case .object(let members) = node.value else { return true }
        switch keyword {
        case "required":
            return list(value).allSatisfy { name in
                members.contains { SyntaxNode.string($0.key).jsonText() == name.jsonText() }
            }
        case "properties":
            return members.allSatisfy { member in value[member.key].map { accepts(member.value, $0) } ?? true }
        case "additionalProperties":
            return members.allSatisfy { schema["properties"]?[$0.key] != nil || accepts($0.value, value) }
        case "dependentSchemas":
            return members.allSatisfy { member in value[member.key].map { accepts(node, $0) } ?? true }
        default: return true
        }
    }

    private func list(_ node: SyntaxNode) -> [SyntaxNode] {
        if case .array(let elements) = node.value { elements } else { [node] }
    }

    private func isOf(_ node: SyntaxNode, type: SyntaxNode) -> Bool {
        guard case .string(let name) = type.value else { return false }
        switch (name, node.value) {
        case ("null", .null), ("boolean", .bool), ("string", .string), ("array", .array), ("object", .object):
            return true
        case ("number", .int), ("number", .double), ("integer", .int): return true
        case ("integer", .double(let value)): return value == value.rounded()
        default: return false
        }
    }

    private func compare(_ node: SyntaxNode, _ bound: SyntaxNode, _ holds: (Double, Double) -> Bool) -> Bool {
        guard let value = node.literal?.number, let limit = bound.literal?.number else { return true }
        return holds(value, limit)
    }
}
