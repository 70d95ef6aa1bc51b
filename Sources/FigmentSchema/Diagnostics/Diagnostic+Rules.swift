// What rules across the columns and tables of a relational document find, and the words about it.

extension Diagnostic {
    /// What does not go together in a relational document.
    public enum RuleFact: Hashable, Sendable {
        // Rows
        case vocabWithoutList
        case listLength(values: Int, rows: Int64)
        case processNeedsParent(String)
        case rowsWithProcess(key: String, process: String)
        case twoProcesses
        case tableCycle([String])
        // Columns
        case selfLookupNotNullable(String)
        case choicesOfOwnTable(String)
        case mixedKinds([String])
        case columnType(String, type: String, wanted: String)
        case typesDiffer(String, String, String, String)
        case comparedWithItself(String)
        case severalTables(String, String)
        case uniqueNotPromised(String, generator: String)
        case foreignKeyUnfilled(from: String, to: String)
        // Names that lead nowhere
        case effectName(String, table: String, nearest: String?)
        case noInstant(modifier: String)
        case appliesToNothing(String, nearest: String?, children: [String])
        case noParents(String)
        case stateWithoutNext(String)
        case ordinalNeedsParent(String)
        case nothingPlanted(String)
        case plantedElsewhere(String, queries: String)
        // Layouts
        case layoutSaysNothing
        case partitionTwice(String)
        case noColumnLeft
        case hiddenColumn(HiddenColumn)
        // Storage
        case badSQL(String, wanted: String)
        case indexCannot(String, IndexQuality)
        case indexOfWhat(both: Bool)
        case indexTwice(String, firstLine: Int)
        case indexedTwice(String)
        case indexParameters(String, example: String)
        // Structures
        case structureLevels(limit: Int)
        case fieldsOfOtherType(String)
        case fieldType(String, type: String)
        case fieldNotNullable(String)
        case listInList
        case structureAsKey(String, type: String)
    }

    /// What indexes of some kinds cannot do.
    public enum IndexQuality: Hashable, Sendable {
        case beUnique
        case haveSeveralColumns
        case haveDistance
    }

    /// What a hidden column cannot be.
    public enum HiddenColumn: Hashable, Sendable {
        case key(String)
        /// There is no other.
        case only
        /// Rows are told from each other, sorted or partitioned by it where they are stored.
        case stored(String)
    }

    static func message(_ fact: RuleFact) -> String {
        switch fact {
        case .vocabWithoutList: "a vocab table takes its rows from an enum_list, and none of its columns has one"
        case .listLength(let values, let rows):
            "an enum_list gives each row its value, but there are \(values) values for \(rows) rows"
        case .processNeedsParent(let key): "\(Quoting.name(key)) needs a fact with a parent, whose rows go through it"
        case .rowsWithProcess(let key, let process):
            "\(Quoting.name(process)) decides how many rows there are, so \(Quoting.name(key)) cannot be given too"
        case .twoProcesses: "\"stage_config\" and \"state_transition_model\" both say what the rows are"
        case .tableCycle(let names):
            "these tables are made from each other: \(names.map { Quoting.printable($0) }.joined(separator: " → "))"
        case .selfLookupNotNullable(let table):
            "the first row of \(Quoting.name(table)) has no earlier row to refer to, and the column is not nullable"
        case .choicesOfOwnTable(let table):
            "\"choices_ref\" samples another table, and \(Quoting.name(table)) is this one"
        case .mixedKinds(let kinds): "the items must be of one kind, but here are \(kinds.joined(separator: " and "))"
        case .columnType(let name, let type, let wanted):
            "\(Quoting.name(name)) is of type \(type); this needs \(wanted)"
        case .typesDiffer(let left, let leftType, let right, let rightType):
            "\(Quoting.name(left)) is of type \(leftType) and \(Quoting.name(right)) of type \(rightType): "
                + "they do not compare"
        case .comparedWithItself(let name): "\(Quoting.name(name)) is compared with itself"
        case .severalTables(let first, let second):
            "columns that are unique together belong to one table, not to \(Quoting.name(first)) and "
                + Quoting.name(second)
        case .uniqueNotPromised(let name, let generator):
            "\(Quoting.name(name)) must be unique, which \(generator) does not promise"
        case .foreignKeyUnfilled(let from, let to):
            "nothing makes \(Quoting.name(from)) hold values of \(Quoting.name(to)): no lookup leads there"
        case .effectName(let name, let table, let nearest):
            "the effect changes nothing here: \(Quoting.name(table)) has no column \(Quoting.name(name))"
                + (nearest.map { "; did you mean \(Quoting.name($0))?" } ?? "")
        case .noInstant(let modifier):
            "\(modifier) changes nothing here: the table has no other column of dates or times to go by"
        case .appliesToNothing(let name, let nearest, let children):
            (children.isEmpty
                ? "no table has this one for a parent, so none has a column \(Quoting.name(name))"
                : "no child (\(children.map { Quoting.printable($0) }.joined(separator: ", "))) has a column "
                    + Quoting.name(name)) + (nearest.map { "; did you mean \(Quoting.name($0))?" } ?? "")
        case .noParents(let name): "\(Quoting.name(name)) has no parent whose rows could have children"
        case .ordinalNeedsParent(let name):
            "\(Quoting.name(name)) is no fact with a parent whose rows could be counted one by one"
        case .nothingPlanted(let name): "no neighbours are planted among \(Quoting.name(name))"
        case .plantedElsewhere(let table, let queries):
            "planted neighbours lead from \(Quoting.name(table)) to \(Quoting.name(queries)), and from a fact whose first "
                + "parent is \(Quoting.name(queries)) to \(Quoting.name(table))"
        case .stateWithoutNext(let name):
            "nothing can follow the state \(Quoting.name(name)): it needs \"next_states\", or \"terminal\": true"
        case .layoutSaysNothing: "a layout has \"sort_by\", \"partition_by\" or both"
        case .partitionTwice(let name): "\(Quoting.name(name)) names a folder already"
        case .hiddenColumn(.key(let name)): "the key \(Quoting.name(name)) is hidden, so that rows would have none"
        case .hiddenColumn(.only): "every column is hidden, so that none is left to be written"
        case .hiddenColumn(.stored(let name)): "\(Quoting.name(name)) is hidden: the stored table does not have it"
        case .badSQL(let text, let wanted): "\(Quoting.name(text)) is no \(wanted)"
        case .indexCannot(let kind, .beUnique): "an index by \(kind) cannot be unique; those by btree can"
        case .indexCannot(let kind, .haveSeveralColumns): "an index by \(kind) has one column"
        case .indexCannot(let kind, .haveDistance): "an index by \(kind) knows no distances; hnsw and ivfflat do"
        case .indexOfWhat(let both):
            both
                ? "an index is of \"columns\" or of an \"expression\", not of both"
                : "an index needs \"columns\" or an \"expression\""
        case .indexParameters(let text, let example):
            "the parameters of \(Quoting.name(text)) are not those of its type, as in \(example)"
        case .indexTwice(let name, let line): "there is already an index \(Quoting.name(name)), on line \(line)"
        case .indexedTwice(let name): "\(Quoting.name(name)) is in the index already"
        case .noColumnLeft: "every column names a folder, so that none is left for the files"
        case .structureLevels(let limit): "structs lie in each other more than \(limit) deep"
        case .fieldsOfOtherType(let type):
            "only the types \"struct\" and \"list<struct>\" have fields beside them, and this one is \(Quoting.name(type))"
        case .fieldType(let name, let type):
            "the struct's field \(Quoting.name(name)) is of another type than \(Quoting.printable(type))"
        case .fieldNotNullable(let name):
            "the struct's field \(Quoting.name(name)) is not nullable, and this would make it null"
        case .listInList: "a list cannot lie in the structs of a list"
        case .structureAsKey(let name, let type):
            "\(Quoting.name(name)) is of type \(Quoting.printable(type)), and a struct identifies no row"
        }
    }

    static func fix(_ fact: RuleFact) -> String? {
        switch fact {
        case .vocabWithoutList: GeneratorKind.enumList.descriptor.example
        case .listLength(let values, _): "\"rows\": \(values)"
        case .processNeedsParent: "\"kind\": \"fact\", \"parents\": [\"user\"]"
        case .rowsWithProcess(let key, _): "remove \(Quoting.name(key))"
        case .twoProcesses: "keep one of them"
        case .selfLookupNotNullable: "\"nullable\": true"
        case .effectName(_, _, let nearest), .appliesToNothing(_, let nearest, _): nearest.map { Quoting.name($0) }
        case .stateWithoutNext: "\"terminal\": true"
        case .ordinalNeedsParent: "\"within\": \"table\""
        case .nothingPlanted: "\"generator\": {\"vector\": {\"planted\": {\"around\": \"query.embedding\"}}}"
        case .plantedElsewhere: nil
        case .foreignKeyUnfilled(_, let to): "\"generator\": {\"lookup\": {\"from\": \(Quoting.name(to))}}"
        case .layoutSaysNothing: "\"sort_by\": [\"created_at\"]"
        case .partitionTwice(let name): "remove \(Quoting.name(name))"
        case .noColumnLeft: "remove one of the columns"
        case .hiddenColumn: "remove \"hidden\""
        case .badSQL: nil
        case .indexCannot(_, .beUnique): "remove \"unique\""
        case .indexCannot(_, .haveSeveralColumns): "keep one of the columns"
        case .indexCannot(_, .haveDistance): "remove \"distance\""
        case .indexOfWhat(let both): both ? "remove \"expression\"" : "\"columns\": [\"author\"]"
        case .indexParameters(_, let example): Quoting.name(example)
        case .indexTwice: "\"name\": \"another\", where it is another index"
        case .indexedTwice(let name): "remove \(Quoting.name(name))"
        case .fieldsOfOtherType: "\"type\": \"struct\""
        case .fieldType: "remove \"type\""
        case .fieldNotNullable: "\"nullable\": true, where the type is declared"
        case .listInList: "\"json\""
        case .structureLevels, .structureAsKey: nil
        case .mixedKinds, .columnType, .typesDiffer, .comparedWithItself, .severalTables, .noInstant, .noParents,
            .uniqueNotPromised, .tableCycle, .choicesOfOwnTable:
            nil
        }
    }
}
