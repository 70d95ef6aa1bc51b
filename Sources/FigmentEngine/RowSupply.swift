public import FigmentColumns
public import FigmentKernels
public import FigmentTarget
import FigmentTypes

/// Tables whose rows can be asked for by number: kernels that make them, or files that hold them.
public protocol RowSupply: Sendable {
    /// With their numbers of rows, parents before children.
    var tables: [TableDescriptor] { get }

    /// The plan's counted part, kept with the job so that a resumed run need not count again; empty where there is none.
    var planFile: [UInt8] { get }

    /// Why a supply of more rows would not begin with the rows of this one, in words; nil where it would.
    var fixedSize: String? { get }

    /// A reader for one worker thread.
    func makeReader() throws(TargetError) -> any RowReader

    /// Wakes readers that wait for others: the run is at its end.
    func stop()
}

/// Rows for one worker thread.
public protocol RowReader: AnyObject {
    /// The columns of a part, for any rows within it; valid until the next call.
    ///
    /// Parts are asked for in the order of their numbers, over all readers of a supply, each part once; one that was asked
    /// for may be given back late, but it is given back before the reader is asked for another.
    func columns(of part: Part) throws(TargetError) -> any ColumnSource

    /// Spent so far on values rather than on waiting and writing.
    var seconds: Double { get }
}

/// Rows that kernels make.
public struct CompiledSupply: RowSupply {
    private let dataset: CompiledDataset
    public let fixedSize: String?

    public init(
        _ dataset: CompiledDataset, fixedSize: String? = "whether its values depend on the number of rows is not known"
    ) {
        self.dataset = dataset
        self.fixedSize = fixedSize
    }

    public var tables: [TableDescriptor] { dataset.tables.map(\.descriptor) }
    public var planFile: [UInt8] { PlanFile(dataset)?.bytes ?? [] }

    public func makeReader() -> any RowReader { Reader(dataset) }

    public func stop() {}

    private final class Reader: RowReader {
        private let dataset: CompiledDataset
        private let scratch = Scratch()
        private var source: (table: Int, values: TimedSource)?

        init(_ dataset: CompiledDataset) { self.dataset = dataset }

        var seconds: Double { source?.values.seconds ?? 0 }

        func columns(of part: Part) -> any ColumnSource {
            if let source, source.table == part.table { return source.values }
            let values = TimedSource(TableSource(dataset.tables[part.table], scratch: scratch), seconds)
            source = (part.table, values)
            return values
        }
    }
}
