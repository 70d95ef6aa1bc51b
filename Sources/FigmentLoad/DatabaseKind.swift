public import FigmentTarget

/// A kind of database: how its addresses begin and what makes a target of one. Each target has one, in its own folder; the
/// command's list of them is the only place that must know of it.
public struct DatabaseKind: Sendable {
    /// As messages have it.
    public var name: String
    /// What addresses may begin with.
    public var schemes: [String]
    /// Variables that name a database where an address names no host, in the order in which they are asked.
    public var variables: [String]
    /// What it can do about rows that are there already.
    public var modes: [LoadMode]
    /// Connects to nothing yet; throws ``FigmentTarget/TargetError/option(_:)`` for what the address cannot say.
    private let make: @Sendable (TargetURI, [LoadTable], LoadOptions) throws(TargetError) -> any LoadTarget

    public init(
        name: String, schemes: [String], variables: [String] = [], modes: [LoadMode] = LoadMode.allCases,
        make: @escaping @Sendable (TargetURI, [LoadTable], LoadOptions) throws(TargetError) -> any LoadTarget
    ) {
        self.name = name
        self.schemes = schemes
        self.variables = variables
        self.modes = modes
        self.make = make
    }

    /// The target of an address.
    ///
    /// - Throws: ``FigmentTarget/TargetError/option(_:)``, also for a mode that there is not or that lacks a key.
    public func target(
        _ uri: TargetURI, _ tables: [LoadTable], _ options: LoadOptions
    ) throws(TargetError) -> any LoadTarget {
        guard modes.contains(options.mode) else {
            throw .option(
                OptionFailure(
                    name: "--mode \(options.mode.rawValue)", reason: "\(name) has no such mode",
                    choices: modes.map(\.rawValue), isName: true))
        }
        if options.mode.needsKey, let table = tables.first(where: { $0.primaryKey.isEmpty }) {
            throw .option(
                OptionFailure(
                    name: "--mode \(options.mode.rawValue)", reason: "it needs a key, and \(table.name) has none",
                    choices: [], isName: true))
        }
        if let table = tables.first(where: { LoadTable.isOfState($0.name) }) {
            throw .option(
                OptionFailure(
                    name: "the table \(table.name)", reason: "loads keep their own state in tables of such names",
                    choices: [], isName: true))
        }
        return try make(uri, tables, options)
    }
}
