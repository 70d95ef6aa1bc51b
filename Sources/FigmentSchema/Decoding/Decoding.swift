/// Collects what a decoder finds, and reads single values with their checks.
struct Decoding {
    /// Findings beyond this many are counted, not kept: hostile input must not cost unbounded memory.
    static let mostFindings = 200

    /// Warnings become errors.
    let isStrict: Bool
    /// An error in collections; a warning in relational documents, whose original dropped them silently.
    let unknownKeySeverity: Diagnostic.Severity
    private(set) var diagnostics: [Diagnostic] = []

    init(isStrict: Bool, unknownKeys: Diagnostic.Severity = .error) {
        self.isStrict = isStrict
        unknownKeySeverity = unknownKeys
    }

    /// Whether nothing more is kept; suggestions need not be looked for then.
    var isFull: Bool { diagnostics.count > Self.mostFindings }

    mutating func report(
        _ fact: Diagnostic.Fact, severity: Diagnostic.Severity = .error, at location: SourceLocation, path: DocumentPath
    ) {
        if diagnostics.count > Self.mostFindings { return }
        if diagnostics.count == Self.mostFindings {
            diagnostics.append(Diagnostic(.tooManyFindings(limit: Self.mostFindings), at: location))
            return
        }
        let severity = isStrict ? .error : severity
        diagnostics.append(Diagnostic(fact, severity: severity, at: location, path: path))
    }

    mutating func report(_ fact: Diagnostic.Fact, severity: Diagnostic.Severity = .error, at cursor: Cursor) {
        report(fact, severity: severity, at: cursor.location, path: cursor.path)
    }

    // MARK: Objects

    /// The members of an object; unknown keys, missing keys and keys given in two spellings are reported.
    ///
    /// - Parameter owner: What the object is, for messages: "a field".
    /// - Parameter extraKeys: Keys that are handled elsewhere.
    /// - Parameter example: An object of this kind, for what stands in its place.
    /// - Returns: Nil where the value is no object.
    mutating func members<Key: DocumentKey>(
        of cursor: Cursor, _ keys: Key.Type, owner: String, extraKeys: [String] = [], example: String? = nil
    ) -> Members<Key>? {
        guard case .object(let nodes) = cursor.node.value else {
            wrongKind(cursor, expected: "an object (\(owner))", example: example)
            return nil
        }
        var members = Members<Key>(object: cursor)
        var misspelt: [(meant: String?, SyntaxNode.Member)] = []
        for member in nodes {
            if let key = Key.named(member.key) {
                if members[key] != nil {
                    report(
                        .sameKeyTwice(key.rawValue, alias: member.key), at: member.keyLocation,
                        path: cursor.path.key(member.key))
                } else if !member.value.isNull {
                    members[key] = Cursor(node: member.value, path: cursor.path.key(member.key))
                }
            } else if !FreeKeys.names.contains(member.key), !extraKeys.contains(member.key) {
                let meant = unknownKey(member, in: cursor, known: Key.allCases.map(\.rawValue), owner: owner)
                misspelt.append((meant, member))
            }
        }
        if unknownKeySeverity == .error {
            // A misspelt key counts as the key that was meant, so that it is not reported as missing too.
            for (meant, member) in misspelt {
                guard let key = meant.flatMap(Key.named), members[key] == nil, !member.value.isNull else { continue }
                members[key] = Cursor(node: member.value, path: cursor.path.key(key.rawValue))
            }
        }
        for key in Key.allCases where members[key] == nil && key.descriptor.isRequired {
            report(.missingKey(key.rawValue, of: owner, example: key.descriptor.example), at: cursor)
        }
        return members
    }

    /// - Returns: The key that was probably meant.
    @discardableResult
    mutating func unknownKey(
        _ member: SyntaxNode.Member, in cursor: Cursor, known: [String], owner: String
    ) -> String? {
        if isFull { return nil }
        let nearest = EditDistance.nearest(to: member.key, among: known + FreeKeys.names)
        report(
            .unknownKey(member.key, of: owner, nearest: nearest, known: known), severity: unknownKeySeverity,
            at: member.keyLocation, path: cursor.path.key(member.key))
        return nearest
    }

    mutating func wrongKind(_ cursor: Cursor, expected: String, example: String? = nil) {
        var key: String?
        if case .key(let last) = cursor.path.steps.last { key = last }
        report(
            .wrongKind(expected: expected, found: cursor.node.kindName, key: key, example: example), at: cursor)
    }

    /// A list that should hold two bounds.
    mutating func wrongCount(_ cursor: Cursor, _ count: Int, example: String) {
        report(
            .wrongKind(
                expected: "a list of two bounds", found: "a list of \(count)", key: lastKey(cursor), example: example),
            at: cursor)
    }

    // MARK: Scalars

    mutating func string(_ cursor: Cursor, example: String? = nil) -> String? {
        if let text = cursor.text { return text }
        wrongKind(cursor, expected: "a string", example: example)
        return nil
    }

    mutating func string<Key>(_ members: Members<Key>, _ key: Key) -> String? {
        guard let cursor = members[key] else { return nil }
        return string(cursor, example: key.descriptor.example)
    }

    /// Letters, digits and underscores.
    mutating func identifier<Key>(_ members: Members<Key>, _ key: Key) -> String? {
        guard let cursor = members[key], let text = string(members, key) else { return nil }
        if Quoting.isIdentifier(text) { return text }
        report(.badIdentifier(text, suggestion: Quoting.identifier(text)), at: cursor)
        return nil
    }

    mutating func bool<Key>(_ members: Members<Key>, _ key: Key) -> Bool? {
        guard let cursor = members[key] else { return nil }
        if case .bool(let value) = cursor.node.value { return value }
        wrongKind(cursor, expected: "true or false", example: Self.meansFalse(cursor.node) ? "false" : "true")
        return nil
    }

    private static func meansFalse(_ node: SyntaxNode) -> Bool {
        switch node.literal {
        case .int(0): true
        case .string(let text): ["false", "no", "off", "0", "n", "f", "none"].contains(text.lowercased())
        default: false
        }
    }

    /// An integer within the descriptor's range; 1e3 and 1000.0 count as integers.
    mutating func integer<Key>(_ members: Members<Key>, _ key: Key) -> Int64? {
        guard let cursor = members[key] else { return nil }
        let descriptor = key.descriptor
        guard case .integer(let range) = descriptor.value else {
            return integer(cursor, in: Int64.min...Int64.max, example: descriptor.example)
        }
        return integer(cursor, in: range, example: descriptor.example)
    }

    mutating func integer(_ cursor: Cursor, in range: ClosedRange<Int64>, example: String? = nil) -> Int64? {
        guard let value = cursor.node.literal?.integer else {
            let meant = cursor.text.flatMap { Int64($0) }.map(String.init)
            wrongKind(cursor, expected: "an integer", example: meant ?? example)
            return nil
        }
        if range.contains(value) { return value }
        let nearest = value < range.lowerBound ? range.lowerBound : range.upperBound
        report(
            .outOfRange(key: lastKey(cursor), value: .int(value), range: words(range), nearest: .int(nearest)),
            at: cursor)
        return nil
    }

    mutating func number<Key>(_ members: Members<Key>, _ key: Key) -> Double? {
        guard let cursor = members[key] else { return nil }
        guard case .number(let range) = key.descriptor.value else { return number(cursor, in: .any) }
        return number(cursor, in: range, example: key.descriptor.example)
    }

    mutating func number(_ cursor: Cursor, in range: NumberRange, example: String? = nil) -> Double? {
        guard let literal = cursor.node.literal, let value = literal.number else {
            let meant = cursor.text.flatMap { Double($0) }.flatMap { $0.isFinite ? cursor.text : nil }
            wrongKind(cursor, expected: "a number", example: meant ?? example)
            return nil
        }
        if range.contains(value) { return value }
        let edge = value < range.low || (range.isLowOpen && value == range.low) ? range.low : range.high
        let isOpen = edge == range.low ? range.isLowOpen : range.isHighOpen
        report(
            .outOfRange(
                key: lastKey(cursor), value: literal, range: range.words,
                nearest: isOpen ? nil : .double(edge).simplified), at: cursor)
        return nil
    }

    /// One of a list of words; another word is reported with the nearest one.
    mutating func choice<T: RawRepresentable & CaseIterable>(
        _ cursor: Cursor, of kind: Diagnostic.NameKind, _ type: T.Type
    ) -> T? where T.RawValue == String {
        guard let text = string(cursor, example: T.allCases.first.map { Quoting.name($0.rawValue) }) else {
            return nil
        }
        if let value = T(rawValue: text) { return value }
        unknownName(text, of: kind, known: T.allCases.map(\.rawValue), at: cursor)
        return nil
    }

    mutating func unknownName(
        _ name: String, of kind: Diagnostic.NameKind, known: [String], nearest: String? = nil,
        severity: Diagnostic.Severity = .error, at cursor: Cursor
    ) {
        if isFull { return }
        let nearest = nearest ?? EditDistance.nearest(to: name, among: known)
        report(.unknownName(name, of: kind, nearest: nearest, known: known), severity: severity, at: cursor)
    }

    /// A list's elements; anything else is reported, and an empty list where `minCount` is above zero.
    mutating func list<Key>(_ members: Members<Key>, _ key: Key) -> [Cursor]? {
        guard let cursor = members[key] else { return nil }
        let minCount = if case .list(_, let count) = key.descriptor.value { count } else { 0 }
        return list(cursor, minCount: minCount, example: key.descriptor.example)
    }

    mutating func list(_ cursor: Cursor, minCount: Int = 0, example: String? = nil) -> [Cursor]? {
        guard case .array(let nodes) = cursor.node.value else {
            wrongKind(cursor, expected: "a list", example: example)
            return nil
        }
        if nodes.count < minCount {
            report(.emptyList(key: lastKey(cursor), example: example), at: cursor)
            return nil
        }
        return cursor.elements
    }

    func lastKey(_ cursor: Cursor) -> String? {
        if case .key(let key) = cursor.path.steps.last { key } else { nil }
    }

    private func words(_ range: ClosedRange<Int64>) -> String {
        switch (range.lowerBound == .min, range.upperBound == .max) {
        case (false, true): "at least \(range.lowerBound)"
        case (true, false): "at most \(range.upperBound)"
        default: "from \(range.lowerBound) to \(range.upperBound)"
        }
    }
}
