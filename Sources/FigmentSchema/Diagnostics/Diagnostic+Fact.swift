extension Diagnostic {
    /// What was found, as data.
    public enum Fact: Hashable, Sendable {
        case syntax(SyntaxFact)
        case file(FileFact)
        case template(TemplateFact)
        case relational(RelationalFact)
        case rule(RuleFact)
        case generator(GeneratorFact)

        // Shape
        case notADocument(found: String)
        case unknownKey(String, of: String, nearest: String?, known: [String])
        case missingKey(String, of: String, example: String)
        case sameKeyTwice(String, alias: String)
        case wrongKind(expected: String, found: String, key: String?, example: String?)
        case outOfRange(key: String?, value: Literal, range: String, nearest: Literal?)
        case badIdentifier(String, suggestion: String)
        case unknownName(String, of: NameKind, nearest: String?, known: [String])
        case emptyList(key: String?, example: String?)
        case duplicateName(String, of: String, firstLine: Int)
        case tooManyFindings(limit: Int)

        // Keys and types
        case neededByType(key: String, type: String, example: String)
        case keyNotForType(key: String, type: String, types: String)
        case keyNotWith(key: String, other: String, reason: ConflictReason)
        case hasNoEffect(key: String, because: String)
        case doesNotFit(value: Literal, type: String, FitFailure)
        case boundsReversed(low: Literal, high: Literal)
        case boundMissing(key: String, given: String, defaultBound: String, example: Literal)
        case notMultipleOfEight(Int64, nearest: Int64)
        case notSupportedYet(what: String, name: String, alternatives: [String])

        // Collections
        case noPrimaryKey(candidate: String?)
        case secondPrimaryKey(first: String)
        case primaryKeyType(String)
        case primaryKeyNullable
        case autoIDOutsidePrimaryKey
        case secondPartitionKey(first: String)
        case partitionKeyType(String)
        case partitionKeyNullable
        case partitionKeyIsPrimary
        case partitionsWithoutKey(candidate: String?)
        case nullProbabilityWithoutNullable
        case dynamicFieldsDisabled
        case dynamicNameTaken(String)
        case functionFieldCount(key: String, count: Int)
        case functionFieldType(field: String, type: String, wanted: String)
        case functionOutputTaken(field: String, function: String)
        case collectionNamedAfterFile(stem: String, name: String)

        // Generators
        case generatorCount(found: [String], example: String)
        case generatorDoesNotFit(generator: String, type: String, fitting: [String], example: String)
        case generatorNotUnique(generator: String, fitting: [String])
        case referenceCycle([String])
        case weightCount(weights: Int, items: Int)
        case weightsAllZero
        case stepZero
        case sequenceLeavesType(start: Int64, type: String)
    }

    /// The kinds of names that a document may get wrong.
    public enum NameKind: String, Hashable, Sendable {
        case fieldType = "field type"
        case elementType = "element type"
        case columnType = "column type"
        case dynamicType = "dynamic field type"
        case functionType = "function type"
        case field = "field"
        case column = "column"
        case table = "table"
        case generator = "generator"
        case distribution = "distribution"
        case tableKind = "table kind"
        case fanout = "fan-out distribution"
        case weightsKind = "weights_kind"
        case consistency = "consistency level"
        case version = "version"
        case unit = "unit"
        case window = "window"
        case fakerMethod = "faker method"
        case locale = "locale"
        case curve = "curve"
        case option = "option"
        case frequency = "frequency"
        case dimension = "dimension"
        case modifier = "modifier"
        case comparison = "comparison"
        case state = "state"
        case target = "target"
        case attributionModel = "attribution model"
        case indexMethod = "index method"
        case indexType = "type of index"
        case distance = "distance"
    }

    public enum ConflictReason: Hashable, Sendable {
        /// Both say how values are made.
        case bothMakeValues
        /// The server makes the values.
        case madeByServer
        /// The field must be unique.
        case mustBeUnique
        /// A key has a value in every row.
        case keysHaveValues
    }

    /// Why a scalar is no value of a type.
    public enum FitFailure: Hashable, Sendable {
        case wrongKind
        case fraction
        case outside(low: String, high: String)
        case tooLong(bytes: Int, limit: Int)
        case null
        case badForm(example: String)
    }

    public enum TemplateFact: Hashable, Sendable {
        case noTemplates
        case unclosedBrace(text: String, position: Int)
        case loneClosingBrace(text: String, position: Int)
        case emptyReference(text: String, position: Int)
        case unknownReference(String, nearest: String?, pools: [String], columns: [String])
        case unknownCase(String)
        case unknownPool(String, column: String, nearest: String?, pools: [String])
        case columnHasNoTemplate(column: String, pool: String)
        case columnNotText(column: String, type: String)
        case columnMadeByServer(column: String)
        case longerThanLimit(shortest: Int, limit: Int)
    }

    public enum FileFact: Hashable, Sendable {
        case cannotRead(path: String, reason: String)
        case unknownSchema(id: String, nearest: String?, known: [String])
        case badSchemaID(String)
        case corruptIndex(path: String)
    }

    /// What only relational documents get wrong.
    public enum RelationalFact: Hashable, Sendable {
        case badInstant(String)
        case timeframeReversed(start: String, end: String)
        case keyColumnMissing(String, nearest: String?)
        case keyNullable(String)
        case factNeedsParent
        case rowsWithFanout
        case fanoutWithoutParent
        case fanoutReversed(low: String, high: String)
        case parentCycle([String])
        case badReference(String)
        case lookupInCollection
        case lookupNotParent(table: String, parents: [String])
        case lookupType(from: String, fromType: String, type: String)
        case decimalRange(precision: Int, scale: Int)
        case badType(String, example: String)
        case patternCount(dimension: String, found: Int, expected: Int)
        case modifierIgnored(String, reason: String)
        case badInterval(String)
        case dagMissing([String])
        case dagOrder(parent: String, child: String)
        case oldFormat(key: String, place: String)
        case countsAndWeights(counts: Int, weights: Int)
        case unknownSegmentColumn(String, nearest: String?)
    }
}
