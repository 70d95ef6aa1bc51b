// What single generators find wrong in their parameters, and the words about it.

extension Diagnostic {
    /// What only one kind of generator gets wrong.
    public enum GeneratorFact: Hashable, Sendable {
        case histogramEdges(edges: Int, weights: Int)
        case notAscending(Literal, Literal)
        case regex(RegexError)
        case patternTooLong(longest: Int, limit: Int)
        case patternNotUnique
        case notInside(generator: String, owner: String, fitting: [String])
        case recordTwice(String, firstLine: Int)
        case recordWithoutChoices(String, others: [String])
        case recordNull(field: String, column: String)
        case spanWithoutColumn(String)
        case expression(String, fix: String?)
        case duplicateKey(String)
        case noWords
        case geoTwice(String, firstLine: Int)
        case geoWithoutArea(String, others: [String])
    }

    static func message(_ fact: GeneratorFact) -> String {
        switch fact {
        case .histogramEdges(let edges, let weights):
            "bins lie between edges: \(edges) edges make \(max(0, edges - 1)) bins, but there are \(weights) weights"
        case .notAscending(let first, let second):
            "edges must ascend, but \(second.jsonText) follows \(first.jsonText)"
        case .regex(let error): "\(error.message) (character \(error.offset + 1) of the expression)"
        case .patternTooLong(let longest, let limit):
            "a value may be \(longest) bytes long, but \"max_length\" is \(limit)"
        case .patternNotUnique:
            "only expressions of a fixed number of characters are known to make each value in one way"
        case .notInside(let generator, let owner, let fitting):
            "\(generator) cannot stand inside \(owner)"
                + (fitting.isEmpty ? "" : "; there are \(fitting.joined(separator: ", "))")
        case .recordTwice(let name, let line):
            "the choices of the record \(Quoting.name(name)) are given already, on line \(line)"
        case .recordWithoutChoices(let name, let others):
            "no column gives the choices of the record \(Quoting.name(name))"
                + (others.isEmpty ? "" : "; there are records \(Quoting.names(others))")
        case .recordNull(let field, let column):
            "this choice has no \(Quoting.name(field)), and the column \(Quoting.name(column)) is not nullable"
        case .spanWithoutColumn(let text):
            "\(Quoting.name(text)) is a span of time, and without \"on\" a wave goes along the rows"
        case .expression(let reason, _): "the expression cannot be read: \(reason)"
        case .duplicateKey(let name):
            "\(Quoting.name(name)) is the key, and duplicate would repeat its values"
        case .noWords: "there are no words to learn from"
        case .geoTwice(let name, let line):
            "the area of the point \(Quoting.name(name)) is given already, on line \(line)"
        case .geoWithoutArea(let name, let others):
            "no column gives the area of the point \(Quoting.name(name)): bbox, center or near"
                + (others.isEmpty ? "" : "; there are points \(Quoting.names(others))")
        }
    }

    static func fix(_ fact: GeneratorFact) -> String? {
        switch fact {
        case .histogramEdges(let edges, _):
            edges < 2
                ? #""edges": [0, 10, 20], "weights": [2, 1]"#
                : "\"weights\": [" + (1..<min(edges, 13)).map { _ in "1" }.joined(separator: ", ")
                    + (edges > 13 ? ", …]" : "]")
        case .notAscending: nil
        case .regex(let error): error.fix
        case .patternTooLong(let longest, _): "\"max_length\": \(longest)"
        case .patternNotUnique: #""regex": "[A-Z]{2}-\\d{6}""#
        case .notInside(_, _, let fitting):
            fitting.first.flatMap(GeneratorKind.init).map { $0.descriptor.example }
        case .recordTwice(let name, _): "\"name\": \(Quoting.name(name + "_2"))"
        case .recordWithoutChoices: "\"choices\": \(RecordKey.choices.descriptor.example)"
        case .recordNull(let field, _): "\(Quoting.name(field)): …, or \"nullable\": true"
        case .spanWithoutColumn: "\"on\": \(SeasonKey.on.descriptor.example)"
        case .expression(_, let fix): fix
        case .duplicateKey: "remove duplicate"
        case .noWords: "\"corpus\": \(MarkovKey.corpus.descriptor.example)"
        case .geoTwice(let name, _): "\"name\": \(Quoting.name(name + "_2"))"
        case .geoWithoutArea: "\"bbox\": \(GeoKey.bbox.descriptor.example)"
        }
    }
}
