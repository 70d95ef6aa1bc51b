extension Diagnostic {
    static func message(_ fact: RelationalFact) -> String {
        switch fact {
        case .badInstant(let text): "\(Quoting.name(text)) is no date or time in the form of ISO 8601"
        case .timeframeReversed(let start, let end):
            "the end \(Quoting.name(end)) must come after the start \(Quoting.name(start))"
        case .keyColumnMissing(let name, let nearest):
            "the key column \(Quoting.name(name)) is not among the columns" + suggestion(nearest, [])
        case .keyNullable(let name): "the key column \(Quoting.name(name)) must not be nullable"
        case .factNeedsParent: "a fan-out needs a parent whose rows have children"
        case .rowsWithFanout: "the fan-out decides how many rows there are, so \"rows\" cannot be given too"
        case .fanoutWithoutParent: "a table without parents has no fan-out; \"rows\" sets its size"
        case .fanoutReversed(let low, let high): "the fewest children, \(low), are more than the most, \(high)"
        case .parentCycle(let names):
            "these tables are each other's parents: \(names.map { Quoting.printable($0) }.joined(separator: " → "))"
        case .badReference(let text): "\(Quoting.name(text)) does not name a table and a column"
        case .lookupInCollection: "a lookup reads from another table, and a collection has none"
        case .lookupNotParent(let table, let parents):
            "a lookup reads from this table's first parent"
                + (parents.first.map { ", \(Quoting.name($0))" } ?? "") + "; lookups into other tables such as "
                + "\(Quoting.name(table)) are not supported yet"
        case .lookupType(let from, let fromType, let type):
            "\(Quoting.name(from)) is of type \(fromType), but this column is of type \(type)"
        case .decimalRange(let precision, let scale):
            "a decimal has 1 to 38 digits, of which 0 to all are behind the point; this one has \(precision) and \(scale)"
        case .badType(let text, _): "the type \(Quoting.name(text)) cannot be read"
        case .patternCount(let dimension, let found, let expected):
            "\(dimension) needs \(expected) weights, and there are \(found)"
        case .modifierIgnored(let name, let reason): "\(name) changes nothing here: \(reason)"
        case .badInterval(let text): "\(Quoting.name(text)) is no span of time"
        case .dagMissing(let names): "the levels must name every table once; wrong are \(names.joined(separator: ", "))"
        case .dagOrder(let parent, let child):
            "\(Quoting.name(child)) needs \(Quoting.name(parent)), which stands on the same level or a later one"
        case .oldFormat(let key, let place): "\(Quoting.name(key)) belongs to an older form of the document: \(place)"
        case .countsAndWeights(let counts, let weights): "there are \(counts) counts and \(weights) weights"
        case .unknownSegmentColumn(let name, let nearest):
            "the segments' column \(Quoting.name(name)) is not among the columns" + suggestion(nearest, [])
        }
    }

    static func fix(_ fact: RelationalFact) -> String? {
        switch fact {
        case .badInstant: Instant.example
        case .timeframeReversed(let start, let end): "\"start\": \(Quoting.name(end)), \"end\": \(Quoting.name(start))"
        case .keyColumnMissing(_, let nearest): nearest.map { "\"pk\": \(Quoting.name($0))" }
        case .keyNullable: "\"nullable\": false"
        case .factNeedsParent: "\"parents\": [\"user\"]"
        case .rowsWithFanout: "remove \"rows\""
        case .fanoutWithoutParent: "\"rows\": 1000"
        case .fanoutReversed(let low, let high): "\"min\": \(high), \"max\": \(low)"
        case .parentCycle: nil
        case .badReference: "\"user.user_id\""
        case .lookupInCollection: GeneratorKind.choice.descriptor.example
        case .lookupNotParent: nil
        case .lookupType(_, let fromType, _): "\"type\": \(Quoting.name(fromType))"
        case .decimalRange: "\"decimal(12,2)\""
        case .badType(_, let example): example
        case .patternCount, .modifierIgnored, .dagMissing, .dagOrder, .countsAndWeights: nil
        case .oldFormat: nil
        case .badInterval: "\"3d\""
        case .unknownSegmentColumn(_, let nearest): nearest.map { Quoting.name($0) }
        }
    }
}
