extension Diagnostic {
    var generatorMessage: String? {
        switch fact {
        case .generatorCount(let found, _):
            found.isEmpty
                ? "a generator is an object with one key, the generator's name"
                : "one generator makes a column's values, but here are \(found.count): \(Quoting.names(found))"
        case .generatorDoesNotFit(let generator, let type, let fitting, _):
            fitting.isEmpty
                ? "\(generator) makes no values of type \(type); no generator does yet, the type alone decides"
                : "\(generator) makes no values of type \(type); \(Self.list(fitting)) would"
        case .generatorNotUnique("template", _):
            "a primary key has a different value in every row, which this template does not promise without {row}"
        case .generatorNotUnique(let generator, let fitting):
            "a primary key has a different value in every row, which \(generator) does not promise"
                + (fitting.isEmpty ? "" : "; \(Self.list(fitting)) would")
        case .referenceCycle(let names):
            "these columns are made from each other: \(names.map { Quoting.printable($0) }.joined(separator: " → "))"
        case .weightCount(let weights, let items):
            "there must be one weight per item, but there are \(weights) weights for \(items) items"
        case .weightsAllZero: "all weights are 0: there is nothing to pick"
        case .stepZero: "a step of 0 would repeat one value; a constant does that"
        case .sequenceLeavesType(let start, let type): "the sequence starts at \(start), outside of \(type)"
        default: nil
        }
    }

    var generatorFix: String? {
        switch fact {
        case .generatorCount(let found, let example): found.isEmpty ? example : "keep one of them"
        case .generatorDoesNotFit(_, _, let fitting, let example): fitting.isEmpty ? nil : example
        case .generatorNotUnique(let generator, let fitting):
            generator == GeneratorKind.template.rawValue
                ? "{\"template\": \"item-{row}\"}" : Self.example(fitting.first)
        case .weightCount(_, let items):
            "\"weights\": [" + (0..<min(items, 12)).map { _ in "1" }.joined(separator: ", ")
                + (items > 12 ? ", …]" : "]")
        case .weightsAllZero: path.steps.contains(.key("choice")) ? "\"weights_kind\": \"uniform\"" : nil
        case .stepZero: "\"step\": 1"
        case .sequenceLeavesType: "\"start\": 1"
        default: nil
        }
    }

    private static func example(_ generator: String?) -> String? {
        generator.flatMap(GeneratorKind.init)?.descriptor.example
    }

    static func message(_ fact: TemplateFact) -> String {
        switch fact {
        case .noTemplates: "a template needs its text, in \"template\" or \"templates\""
        case .unclosedBrace(_, let position):
            "the '{' at character \(position) is not closed; a brace as text is written '{{'"
        case .loneClosingBrace(_, let position):
            "the '}' at character \(position) closes nothing; a brace as text is written '}}'"
        case .emptyReference(_, let position): "the braces at character \(position) name nothing"
        case .unknownReference(let name, let nearest, let pools, let columns):
            "{\(Quoting.printable(name))} is neither a pool of the template nor a column nor {row}"
                + suggestion(nearest, pools + columns)
        case .unknownCase(let name): "\(Quoting.name(name)) is no letter case; there are lower, upper and capital"
        case .unknownPool(let pool, let column, let nearest, let pools):
            "the template of \(Quoting.name(column)) has no pool \(Quoting.name(pool))" + suggestion(nearest, pools)
        case .columnHasNoTemplate(let column, let pool):
            "{\(Quoting.printable(column)).\(Quoting.printable(pool))} means a pool of another column's template, "
                + "but \(Quoting.name(column)) has no template"
        case .columnNotText(let column, let type):
            "{\(Quoting.printable(column))} is of type \(type), which has no form inside a text"
        case .columnMadeByServer(let column):
            "the server makes the values of \(Quoting.name(column)), so no text can hold them"
        case .longerThanLimit(let shortest, let limit):
            "the shortest text is \(shortest) bytes long, but \"max_length\" is \(limit)"
        }
    }

    static func fix(_ fact: TemplateFact) -> String? {
        switch fact {
        case .noTemplates: "\"template\": \(TemplateKey.template.descriptor.example)"
        case .unclosedBrace: "{{"
        case .emptyReference: "{row}"
        case .loneClosingBrace: "}}"
        case .unknownReference(_, let nearest, _, _): nearest.map { "{\(Quoting.printable($0))}" }
        case .unknownCase: "{name|lower}"
        case .unknownPool(_, let column, let nearest, _):
            nearest.map { "{\(Quoting.printable(column)).\(Quoting.printable($0))}" }
        case .columnHasNoTemplate(let column, _): "{\(Quoting.printable(column))}"
        case .columnNotText: nil
        case .columnMadeByServer: "{row}"
        case .longerThanLimit(let shortest, _): "\"max_length\": \(shortest)"
        }
    }
}
