// The words for findings about JSON and YAML themselves; all others are in `Diagnostic+Wording.swift`.

extension Diagnostic {
    static func message(_ fact: SyntaxFact) -> String {
        switch fact {
        case .tooLarge(let bytes, let limit): "the document has \(bytes) bytes, the limit is \(limit)"
        case .tooManyNodes(let limit): "the document has more than \(limit) values"
        case .tooDeep(let limit): "the document is nested more than \(limit) levels deep"
        case .tooManyErrors: "too many errors to go on reading"
        case .invalidUTF8(let byte):
            "the file is not valid UTF-8: byte 0x\(String(byte, radix: 16, uppercase: true)) cannot stand here; save it as UTF-8"
        case .emptyDocument: "the document is empty"
        case .duplicateKey(let key, let line): "the key \(Quoting.name(key)) was already given on line \(line)"
        case .unexpectedEnd(let expected): "the file ends where \(expected) should stand"
        case .expected(let expected, let found): "expected \(expected), found \(found)"
        case .unclosed(let closing, let opening):
            "the file ends before the '\(closing == "]" ? "[" : "{")' of line \(opening.line), column \(opening.column) is closed"
        case .unclosedString: "the string is not closed on its line"
        case .unclosedComment: "the comment is not closed"
        case .trailingContent(let found): "the document ends here, but \(found) follows; a file holds one document"
        case .trailingComma(let closing): "JSON has no comma before '\(closing)'"
        case .missingComma(let next): "a comma is missing before \(next)"
        case .comment: "JSON has no comments; the key \"comment\" may stand in any object, and YAML has comments"
        case .singleQuotes: "JSON strings stand in double quotes"
        case .unquotedKey(let key): "the key \(Quoting.printable(key)) must stand in double quotes"
        case .unquotedString(let word): "\(Quoting.printable(word)) is no JSON value; a string stands in double quotes"
        case .equalsForColon(let key): "the key \(Quoting.name(key)) is followed by '=' instead of ':'"
        case .missingColon(let key, let found): "a ':' is missing between the key \(Quoting.name(key)) and \(found)"
        case .foreignWord(let word, let json): "JSON writes \(word) as \(json)"
        case .ellipsis: "\"...\" stands for something left out; a schema must be complete"
        case .controlCharacter(let byte):
            "a control character (code \(byte)) cannot stand in a string as it is"
        case .badEscape(let text): "\(text) is no escape sequence of JSON"
        case .badUnicodeEscape: "\\u needs four hexadecimal digits, as in \\u00e9"
        case .loneSurrogate:
            "this \\u escape is half of a surrogate pair; the other half is missing; together they look like \\ud83d\\ude00"
        case .badNumber(let text, let problem, _): "\(Quoting.printable(text)) " + reason(problem)
        case .yaml(let problem): "the YAML cannot be read: \(problem)" + yamlHint(problem)
        case .yamlTab: "YAML is indented by spaces; here is a tab"
        case .yamlTag(let tag): "the tag \(Quoting.printable(tag)) is not supported: only those of the core schema are"
        case .yamlTagMismatch(let tag, let value):
            "\(Quoting.name(value)) is no value for the tag \(Quoting.printable(tag))"
        case .yamlMergeKey: "merge keys are not part of YAML 1.2; repeat the keys, or use an alias for the whole value"
        case .yamlKeyNotScalar: "a key must be a plain word or a string"
        case .yamlSeveralDocuments: "a second document begins here; a file holds one"
        case .yamlUnknownAnchor(let name): "no anchor &\(Quoting.printable(name)) stands before this alias"
        case .yamlTooManyAliases(let limit): "more than \(limit) aliases are used"
        case .yamlNonFinite(let text): "\(Quoting.printable(text)) is no number that a schema can use"
        case .yamlNotBuilt: "this figment was built without YAML; convert the file to JSON"
        }
    }

    /// What usually lies behind the words of libyaml.
    private static func yamlHint(_ problem: String) -> String {
        switch problem {
        case "mapping values are not allowed in this context":
            "; a ':' within a text needs quotes around the text, and a new key its own line"
        case "could not find expected ':'": "; the line before is neither a key with ':' nor part of a text"
        case "did not find expected key", "did not find expected '-' indicator":
            "; look at the indentation of this line and of those before it"
        case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
            "; a list in brackets or an object in braces is not closed"
        case "found character that cannot start any token": "; a text that begins with this character needs quotes"
        default: ""
        }
    }

    private static func reason(_ problem: NumberProblem) -> String {
        switch problem {
        case .plusSign: "begins with '+', which JSON numbers do not"
        case .noLeadingZero: "needs a digit before the point"
        case .leadingZero: "begins with a 0 that must go"
        case .noFraction: "needs a digit after the point"
        case .digitSeparator: "holds '_', which JSON numbers do not"
        case .hexadecimal: "is hexadecimal; JSON numbers are decimal"
        case .outOfRange: "is beyond the largest number"
        case .malformed: "is no JSON number"
        }
    }

    static func fix(_ fact: SyntaxFact) -> String? {
        switch fact {
        case .tooLarge, .tooManyNodes, .tooDeep, .tooManyErrors, .invalidUTF8, .unexpectedEnd, .expected, .ellipsis,
            .badUnicodeEscape, .loneSurrogate, .trailingContent, .yaml, .yamlTagMismatch, .yamlSeveralDocuments,
            .yamlTooManyAliases,
            .yamlNotBuilt:
            nil
        case .emptyDocument: #"{"fields": [{"name": "id", "type": "Int64", "is_primary": true}]}"#
        case .duplicateKey(let key, _): "remove or rename one \(Quoting.name(key))"
        case .unclosed(let closing, _): closing
        case .unclosedString: "\""
        case .trailingComma: "remove the comma"
        case .unclosedComment: "*/"
        case .missingComma: ","
        case .comment(let text): "\"comment\": \(Quoting.name(text))"
        case .singleQuotes(let text), .unquotedKey(let text), .unquotedString(let text): Quoting.name(text)
        case .equalsForColon(let key), .missingColon(let key, _): "\(Quoting.name(key)):"
        case .foreignWord(_, let json): json
        case .controlCharacter(let byte):
            byte == 9 ? "\\t" : "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        case .badEscape(let text): "\\" + text
        case .badNumber(_, _, let meant): meant?.jsonText
        case .yamlTab: "two spaces"
        case .yamlTag: "remove the tag"
        case .yamlMergeKey: "remove \"<<\""
        case .yamlKeyNotScalar: "name: value"
        case .yamlUnknownAnchor(let name): "&\(Quoting.printable(name))"
        case .yamlNonFinite: "null"
        }
    }
}
