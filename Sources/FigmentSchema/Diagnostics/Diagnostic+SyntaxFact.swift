extension Diagnostic {
    /// What can be wrong with the text of a document, before it means anything.
    public enum SyntaxFact: Hashable, Sendable {
        // Both formats
        case tooLarge(bytes: Int, limit: Int)
        case tooManyNodes(limit: Int)
        case tooDeep(limit: Int)
        case tooManyErrors
        case invalidUTF8(byte: UInt8)
        case emptyDocument
        case duplicateKey(String, firstLine: Int)

        // JSON
        case unexpectedEnd(expected: String)
        case expected(String, found: String)
        case unclosed(String, openedAt: SourceLocation)
        case unclosedString
        case unclosedComment
        case trailingContent(found: String)
        case trailingComma(before: String)
        case missingComma(before: String)
        case comment(String)
        case singleQuotes(String)
        case unquotedKey(String)
        case unquotedString(String)
        case equalsForColon(key: String)
        case missingColon(key: String, found: String)
        case foreignWord(String, json: String)
        case ellipsis
        case controlCharacter(UInt8)
        case badEscape(String)
        case badUnicodeEscape
        case loneSurrogate
        /// The number as written, and as it was probably meant.
        case badNumber(String, NumberProblem, Literal?)

        // YAML
        case yaml(problem: String)
        case yamlTab
        case yamlTag(String)
        case yamlTagMismatch(tag: String, value: String)
        case yamlMergeKey
        case yamlKeyNotScalar
        case yamlSeveralDocuments
        case yamlUnknownAnchor(String)
        case yamlTooManyAliases(limit: Int)
        case yamlNonFinite(String)
        case yamlNotBuilt
    }

    public enum NumberProblem: Hashable, Sendable {
        case plusSign, noLeadingZero, leadingZero, noFraction, digitSeparator, hexadecimal, outOfRange, malformed
    }
}
