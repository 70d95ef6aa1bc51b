import Figment
import FigmentEngine
import FigmentLoad
import FigmentTarget
import FigmentTestSupport

@testable import FigmentClickHouse

/// One load of a generation, as the command does it.
struct Loading {
    var generation: Generation
    var uri: TargetURI
    var options: LoadOptions
    var tables: [LoadTable]
    /// Why more rows would be others.
    var fixedSize: String?

    init(_ generation: Generation, _ uri: TargetURI, job: String = "job") {
        self.generation = generation
        self.uri = uri
        options = LoadOptions(jobName: job)
        options.createsTables = true
        options.batchRows = 200
        tables = generation.compiled.tables.map {
            LoadTable($0.descriptor, primaryKey: [$0.descriptor.columns[0].name])
        }
    }

    func target() throws -> ClickHouseTarget { try ClickHouseTarget(uri: uri, tables: tables, options: options) }

    var identity: [String] { generation.identity }

    @discardableResult
    func run(tries: Int = 1) throws -> RunReport {
        let control = RunControl()
        var policy = RetryPolicy()
        policy.tries = tries
        policy.firstPause = 0.01
        let target = ResilientTarget(try target(), policy: policy, inFlight: 4, control: control)
        let supply = CompiledSupply(generation.compiled, fixedSize: fixedSize)
        return try Engine(threads: 2).run(supply, into: target, identity: identity, control: control)
    }

    /// How the tables differ from the generation.
    func differences() throws -> [TableDifference] {
        let comparison = try target().comparison()
        _ = try Engine(threads: 2).run(generation.compiled, into: comparison, identity: identity)
        return comparison.differences
    }

    /// Why a load failed.
    func failure() -> ServerFailure.Kind? {
        do {
            try run()
            return nil
        } catch Engine.Failure.target(.server(let failure)) {
            return failure.kind
        } catch TargetError.server(let failure) {
            return failure.kind
        } catch { return .other }
    }
}
