/// One finding about a document: what (a fact), where, and how grave.
///
/// The words that a user reads are in `Diagnostic+Wording.swift` and `Diagnostic+SyntaxWording.swift`, and only there.
public struct Diagnostic: Hashable, Sendable {
    public enum Severity: String, Sendable {
        case error, warning
    }
    public var severity: Severity
    public var fact: Fact
    /// Line 0 where the finding is about a file as a whole.
    public var location: SourceLocation
    public var path: DocumentPath

    public init(
        _ fact: Fact, severity: Severity = .error, at location: SourceLocation, path: DocumentPath = DocumentPath()
    ) {
        self.severity = severity
        self.fact = fact
        self.location = location
        self.path = path
    }
}

extension [Diagnostic] {
    public var hasErrors: Bool { contains { $0.severity == .error } }

    /// In the order of the places; findings about one place stay in the order in which they were made. What was found
    /// twice, as in choices that two columns share, is said once.
    func inDocumentOrder() -> [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return filter { seen.insert($0).inserted }.enumerated().sorted { a, b in
            let (left, right) = (a.element.location, b.element.location)
            return (left.line, left.column, a.offset) < (right.line, right.column, b.offset)
        }.map(\.element)
    }
}
