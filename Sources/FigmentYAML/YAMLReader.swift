#if YAML
    import CYAML
    import FigmentSchema

    /// Reads one YAML 1.2 document with the core schema, by the events of libyaml.
    ///
    /// Refused, each with a message: tags beyond the core schema, merge keys, keys that are no scalars, several documents,
    /// numbers that are not finite. Aliases share the tree of their anchor; what they would expand to is counted, so that
    /// a small file cannot stand for a huge one.
    struct YAMLReader: ~Copyable {
        /// On the heap because libyaml keeps a pointer to it.
        private let parser: UnsafeMutablePointer<yaml_parser_t>
        private let bytes: [UInt8]
        private var places: ScalarPlaces
        private var path = DocumentPath()
        private var nodes = 0
        private var depth = 0
        private var aliases = 0
        private var anchors: [String: Anchor] = [:]
        private(set) var diagnostics: [Diagnostic] = []

        private struct Anchor {
            var node: SyntaxNode
            /// Values in the tree, for the limit on what aliases expand to.
            var nodes: Int
            /// Levels of the tree.
            var height: Int
        }

        /// A value with its size.
        private struct Built {
            var node: SyntaxNode
            var height: Int
        }

        /// Reading cannot go on; the diagnostic has been recorded.
        private struct Stop: Error {}

        /// Reads a document. O(bytes).
        static func read(_ bytes: [UInt8], name: String) -> SyntaxReading {
            var text = bytes
            if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
            if let refusal = refusal(of: text, name) { return SyntaxReading(root: nil, diagnostics: [refusal]) }
            return text.withUnsafeBufferPointer { input in
                guard let reader = YAMLReader(text, name: name) else {
                    let place = SourceLocation(file: name, line: 1, column: 1)
                    return SyntaxReading(
                        root: nil, diagnostics: [Diagnostic(.syntax(.yaml(problem: "out of memory")), at: place)])
                }
                return reader.read(input)
            }
        }

        private static func refusal(of bytes: [UInt8], _ name: String) -> Diagnostic? {
            if bytes.count > SyntaxLimits.documentBytes {
                let fact = Diagnostic.SyntaxFact.tooLarge(bytes: bytes.count, limit: SyntaxLimits.documentBytes)
                return Diagnostic(.syntax(fact), at: SourceLocation(file: name, line: 1, column: 1))
            }
            guard let offset = UTF8Check.firstInvalidOffset(bytes) else { return nil }
            var tracker = LocationTracker(file: name)
            let place = tracker.location(of: offset, in: bytes)
            return Diagnostic(.syntax(.invalidUTF8(byte: bytes[offset])), at: place)
        }

        private init?(_ bytes: [UInt8], name: String) {
            parser = .allocate(capacity: 1)
            parser.initialize(to: yaml_parser_t())
            self.bytes = bytes
            places = ScalarPlaces(file: name)
            if yaml_parser_initialize(parser) == 0 { return nil }
        }

        deinit {
            yaml_parser_delete(parser)
            parser.deallocate()
        }

        private consuming func read(_ input: UnsafeBufferPointer<UInt8>) -> SyntaxReading {
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(parser, input.baseAddress, input.count)
            let root = try? document()
            return SyntaxReading(root: root, diagnostics: diagnostics)
        }

        // MARK: The document

        private mutating func document() throws(Stop) -> SyntaxNode {
            var root: SyntaxNode?
            while true {
                var event = try next()
                defer { yaml_event_delete(&event) }
                switch event.type {
                case YAML_STREAM_END_EVENT:
                    guard let root else { throw stop(.emptyDocument, event.start_mark) }
                    return root
                case YAML_DOCUMENT_START_EVENT:
                    if root != nil { throw stop(.yamlSeveralDocuments, event.start_mark) }
                    var first = try next()
                    defer { yaml_event_delete(&first) }
                    let built = try value(&first)
                    if built.node.isNull, first.type == YAML_SCALAR_EVENT, first.data.scalar.length == 0 {
                        throw stop(.emptyDocument, first.start_mark)
                    }
                    root = built.node
                default: break
                }
            }
        }

        /// The next event; the caller deletes it.
        private mutating func next() throws(Stop) -> yaml_event_t {
            var event = yaml_event_t()
            if yaml_parser_parse(parser, &event) == 0 { throw parserStop() }
            return event
        }

        // MARK: Values

        private mutating func value(_ event: inout yaml_event_t) throws(Stop) -> Built {
            nodes += 1
            if nodes > SyntaxLimits.nodes { throw stop(.tooManyNodes(limit: SyntaxLimits.nodes), event.start_mark) }
            let before = nodes
            let anchor: UnsafeMutablePointer<yaml_char_t>?
            let built: Built
            switch event.type {
            case YAML_ALIAS_EVENT: return try alias(event)
            case YAML_SCALAR_EVENT:
                anchor = event.data.scalar.anchor
                built = Built(node: try scalar(event), height: 0)
            case YAML_SEQUENCE_START_EVENT:
                anchor = event.data.sequence_start.anchor
                try check(tag: event.data.sequence_start.tag, is: "seq", event)
                built = try sequence(event)
            case YAML_MAPPING_START_EVENT:
                anchor = event.data.mapping_start.anchor
                try check(tag: event.data.mapping_start.tag, is: "map", event)
                built = try mapping(event)
            default: throw stop(.yaml(problem: "a value is missing"), event.start_mark)
            }
            if let name = text(anchor) {
                anchors[name] = Anchor(node: built.node, nodes: nodes - before + 1, height: built.height)
            }
            return built
        }

        private mutating func alias(_ event: yaml_event_t) throws(Stop) -> Built {
            let name = text(event.data.alias.anchor) ?? ""
            guard let anchor = anchors[name] else { throw stop(.yamlUnknownAnchor(name), event.start_mark) }
            aliases += 1
            if aliases > SyntaxLimits.aliases {
                throw stop(.yamlTooManyAliases(limit: SyntaxLimits.aliases), event.start_mark)
            }
            nodes += anchor.nodes
            if nodes > SyntaxLimits.nodes { throw stop(.tooManyNodes(limit: SyntaxLimits.nodes), event.start_mark) }
            if depth + anchor.height > SyntaxLimits.depth {
                throw stop(.tooDeep(limit: SyntaxLimits.depth), event.start_mark)
            }
            return Built(node: anchor.node, height: anchor.height)
        }

        private mutating func enter(_ event: yaml_event_t) throws(Stop) {
            depth += 1
            if depth > SyntaxLimits.depth { throw stop(.tooDeep(limit: SyntaxLimits.depth), event.start_mark) }
        }

        private mutating func sequence(_ start: yaml_event_t) throws(Stop) -> Built {
            let place = location(start.start_mark)
            try enter(start)
            defer { depth -= 1 }
            var elements: [SyntaxNode] = []
            var height = 0
            while true {
                var event = try next()
                defer { yaml_event_delete(&event) }
                if event.type == YAML_SEQUENCE_END_EVENT { break }
                path.steps.append(.index(elements.count))
                let built = try value(&event)
                path.steps.removeLast()
                height = max(height, built.height)
                elements.append(built.node)
            }
            return Built(node: SyntaxNode(.array(elements), at: place), height: height + 1)
        }

        private mutating func mapping(_ start: yaml_event_t) throws(Stop) -> Built {
            let place = location(start.start_mark)
            try enter(start)
            defer { depth -= 1 }
            var members: [SyntaxNode.Member] = []
            var seen: [String: Int] = [:]
            var height = 0
            while true {
                var keyEvent = try next()
                defer { yaml_event_delete(&keyEvent) }
                if keyEvent.type == YAML_MAPPING_END_EVENT { break }
                let key = try key(keyEvent)
                let keyPlace = location(keyEvent.start_mark)
                path.steps.append(.key(key))
                var event = try next()
                defer { yaml_event_delete(&event) }
                let built = try value(&event)
                if let first = seen[key] {
                    try recover(.duplicateKey(key, firstLine: members[first].keyLocation.line), keyPlace)
                } else {
                    seen[key] = members.count
                    members.append(SyntaxNode.Member(key: key, keyLocation: keyPlace, value: built.node))
                }
                path.steps.removeLast()
                height = max(height, built.height)
            }
            return Built(node: SyntaxNode(.object(members), at: place), height: height + 1)
        }

        private mutating func key(_ event: yaml_event_t) throws(Stop) -> String {
            guard event.type == YAML_SCALAR_EVENT else { throw stop(.yamlKeyNotScalar, event.start_mark) }
            let text = scalarText(event)
            if text == "<<", event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE {
                throw stop(.yamlMergeKey, event.start_mark)
            }
            return text
        }

        // MARK: Scalars

        private mutating func scalar(_ event: yaml_event_t) throws(Stop) -> SyntaxNode {
            let place = location(event.start_mark)
            let text = scalarText(event)
            if let tag = self.text(event.data.scalar.tag), tag != "!" {
                return SyntaxNode(try tagged(tag, text, event), at: place)
            }
            let isPlain = event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE && event.data.scalar.tag == nil
            guard isPlain else { return SyntaxNode(.string(text), at: place) }
            switch CoreSchema.resolve(text) {
            case .success(let value): return SyntaxNode(value, at: place)
            case .failure: throw stop(.yamlNonFinite(text), event.start_mark)
            }
        }

        private mutating func tagged(
            _ tag: String, _ text: String, _ event: yaml_event_t
        ) throws(Stop) -> SyntaxNode.Value {
            guard tag.hasPrefix(CoreSchema.tagPrefix) else { throw stop(.yamlTag(tag), event.start_mark) }
            let name = String(tag.dropFirst(CoreSchema.tagPrefix.count))
            let resolved = try? CoreSchema.resolve(text).get()
            switch (name, resolved) {
            case ("str", _): return .string(text)
            case ("null", .null), ("bool", .bool), ("int", .int), ("float", .double): return resolved ?? .null
            case ("float", .int(let value)): return .double(Double(value))
            case ("null", _), ("bool", _), ("int", _), ("float", _):
                throw stop(.yamlTagMismatch(tag: "!!" + name, value: text), event.start_mark)
            default: throw stop(.yamlTag("!!" + name), event.start_mark)
            }
        }

        private mutating func check(
            tag: UnsafeMutablePointer<yaml_char_t>?, is name: String, _ event: yaml_event_t
        ) throws(Stop) {
            guard let tag = text(tag), tag != "!", tag != CoreSchema.tagPrefix + name else { return }
            let short = tag.hasPrefix(CoreSchema.tagPrefix) ? "!!" + tag.dropFirst(CoreSchema.tagPrefix.count) : tag
            throw stop(.yamlTag(short), event.start_mark)
        }

        private func scalarText(_ event: yaml_event_t) -> String {
            let scalar = event.data.scalar
            return String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        }

        private func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
            pointer.map { String(cString: $0) }
        }

        // MARK: Errors

        private mutating func location(_ mark: yaml_mark_t) -> SourceLocation {
            places.location(ofScalar: mark.index, in: bytes)
        }

        private mutating func stop(_ fact: Diagnostic.SyntaxFact, _ mark: yaml_mark_t) -> Stop {
            diagnostics.append(Diagnostic(.syntax(fact), at: location(mark), path: path))
            return Stop()
        }

        private mutating func recover(_ fact: Diagnostic.SyntaxFact, _ place: SourceLocation) throws(Stop) {
            let isLast = diagnostics.count >= SyntaxLimits.recoveredErrors
            diagnostics.append(Diagnostic(.syntax(isLast ? .tooManyErrors : fact), at: place, path: path))
            if isLast { throw Stop() }
        }

        /// What libyaml says about text that it cannot read.
        private mutating func parserStop() -> Stop {
            let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unknown problem"
            if parser.pointee.error == YAML_READER_ERROR {
                // Reader errors come with a byte offset instead of a mark; the UTF-8 is known to be valid.
                var tracker = LocationTracker(file: places.file)
                let place = tracker.location(of: parser.pointee.problem_offset, in: bytes)
                let byte =
                    bytes.indices.contains(parser.pointee.problem_offset) ? bytes[parser.pointee.problem_offset] : 0
                diagnostics.append(Diagnostic(.syntax(.controlCharacter(byte)), at: place, path: path))
                return Stop()
            }
            let mark = parser.pointee.problem_mark
            if places.byte(atScalar: mark.index, in: bytes) == 0x09 { return stop(.yamlTab, mark) }
            return stop(.yaml(problem: problem), mark)
        }
    }

    /// Turns libyaml's positions, which count Unicode scalars, into lines and columns as the JSON reader counts them.
    struct ScalarPlaces {
        let file: String
        private var scalar = 0
        private var offset = 0
        private var tracker: LocationTracker

        init(file: String) {
            self.file = file
            tracker = LocationTracker(file: file)
        }

        mutating func location(ofScalar target: Int, in bytes: [UInt8]) -> SourceLocation {
            advance(to: target, in: bytes)
            return tracker.location(of: offset, in: bytes)
        }

        mutating func byte(atScalar target: Int, in bytes: [UInt8]) -> UInt8? {
            advance(to: target, in: bytes)
            return offset < bytes.count ? bytes[offset] : nil
        }

        private mutating func advance(to target: Int, in bytes: [UInt8]) {
            if target < scalar { (scalar, offset) = (0, 0) }
            while scalar < target, offset < bytes.count {
                offset += 1
                while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
                scalar += 1
            }
        }
    }
#endif
