import FigmentTestSupport
import Foundation
import Testing

/// Loads that are killed, cut off and starved: every row once in the end, every value right.
@Suite(.serialized) struct FaultTests {
    private static let arguments = ["--batch-size", "50", "--threads", "2"]

    /// Killed before each numbered request to the database, and run again.
    @Test(arguments: Kind.each("append", "overwrite", "upsert", "merge"))
    func killedAtEachStep(_ kind: Kind, _ mode: String) throws {
        let target = try kind.shared()
        var step = 1
        var kills = 0
        var isBehind = false
        while !isBehind {
            let load = try Load(target)
            let schema = try load.write(Load.shop(60))
            let killed = try load.load(schema, Self.arguments + ["--mode", mode], fault: "kill@\(step)")
            isBehind = killed.signal == nil
            if isBehind { #expect(killed.exitCode == 0, "\(killed.errors)") } else { kills += 1 }
            let again = try load.load(schema, Self.arguments + ["--mode", mode])
            try #require(again.exitCode == 0, "step \(step), \(mode): \(again.errors)")
            try #require(try load.difference(schema) == nil, "step \(step), \(mode)")
            try target.dropDatabase(load.database)
            TestEnvironment.progress("\(kind), \(mode): killed before step \(step)")
            // Every step in the long tests; else a sample that differs from the step of requests. chdb is slow at tables.
            let isReplacing = mode == "upsert" || mode == "merge"
            step += TestEnvironment.isTorture ? 1 : (kind == .chdb ? 23 : 7) * (isReplacing ? 2 : 1)
        }
        #expect(kills > 3, "the load has \(step) steps")
    }

    /// Connections that break at every kind of place, over and over: tried again, or gone on with by the next run.
    @Test(arguments: Kind.allCases) func brokenConnections(_ kind: Kind) throws {
        let target = try kind.shared()
        let trials = TestEnvironment.isTorture ? 200 : kind == .chdb ? 3 : 10
        var broken = 0
        for trial in 0..<trials {
            let load = try Load(target)
            let schema = try load.write(Load.shop(80))
            let proxy = try FaultProxy(before: Int(target.server.port) ?? 0, faults(trial))
            defer { proxy.stop() }
            let uri = target.uri(load.database, port: proxy.port, timeout: 1)
            var result = try load.load(schema, Self.arguments + ["--retries", "3"], to: uri)
            var runs = 1
            while result.exitCode == 3, runs < 12 {
                result = try load.load(schema, Self.arguments + ["--retries", "3"], to: uri)
                runs += 1
            }
            try #require(result.exitCode == 0, "trial \(trial): \(result.errors)")
            try #require(try load.difference(schema) == nil, "trial \(trial)")
            broken += proxy.broken
            try target.dropDatabase(load.database)
            TestEnvironment.progress("\(kind): trial \(trial), \(proxy.broken) connections broken, \(runs) runs")
        }
        #expect(broken >= 3 * trials, "only \(broken) connections were broken")
    }

    /// Six faults of all kinds, at places that the trial decides.
    private func faults(_ trial: Int) -> [FaultProxy.Fault] {
        var state = UInt64(trial) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ n: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % n
        }
        return (0..<6).map { _ in
            let place = [next(60), next(900), next(9_000)][next(3)]
            switch next(8) {
            case 0, 1: return .cutRequest(after: place)
            case 2, 3: return .resetRequest(after: place)
            case 4: return .freezeRequest(after: place)
            case 5: return .freezeAnswer(after: next(600))
            default: return .cutAnswer(after: next(600))
            }
        }
    }

    /// Connections over which nothing moves any more, and which look open to both sides: the load gives them up and goes on;
    /// one that is given up itself does not stand in the way of the next, which finds another way to the server.
    @Test(arguments: Kind.allCases) func frozenConnections(_ kind: Kind) throws {
        let target = try kind.shared()
        let arguments = ["--batch-size", "1000", "--in-flight", "2"]
        // The session that prepares the load takes one of the faults, and sends too little for it.
        for (frozen, patience) in [(3, 60), (1_000, 3)] {
            let load = try Load(target)
            let schema = try load.write(Load.notes(20_000))
            let proxy = try FaultProxy(
                before: Int(target.server.port) ?? 0, Array(repeating: .freezeRequest(after: 20_000), count: frozen))
            defer { proxy.stop() }
            let uri = target.uri(load.database, port: proxy.port, timeout: 1)
            var result = try load.load(
                schema, arguments + ["--retries", "3", "--patience", "\(patience)"], to: uri)
            if patience > 10 {
                #expect(result.exitCode == 0, "\(result.text)")
            } else {
                #expect(result.exitCode == 3, "\(result.text)")
                result = try load.load(schema, arguments)
                #expect(result.exitCode == 0, "\(result.text)")
            }
            #expect(proxy.broken >= 2, "\(proxy.broken) connections were frozen")
            #expect(try load.difference(schema) == nil)
            // The proxy still holds what is frozen. A session that was left needs a moment to go.
            let end = Date(timeIntervalSinceNow: 3)
            while Date() < end, try target.sessions(load.database) ?? 0 > 0 { Thread.sleep(forTimeInterval: 0.05) }
            #expect(try target.sessions(load.database) ?? 0 == 0)
        }
    }

    /// A server that crashes while rows are on their way.
    @Test(arguments: Kind.servers) func restarts(_ kind: Kind) throws {
        let target = try kind.own()
        defer { target.server.stop() }
        let load = try Load(target)
        let schema = try load.write(Load.shop(12_000))
        let process = try load.start(schema, ["--batch-size", "1000", "--rate", "30000", "--in-flight", "3"])
        for trial in 0..<(TestEnvironment.isTorture ? 20 : 3) where process.isRunning {
            Thread.sleep(forTimeInterval: 0.5)
            TestEnvironment.progress("\(kind): restart or cut \(trial)")
            if trial % 2 == 0 { try target.server.restart() } else { try target.cutConnections() }
        }
        process.waitUntilExit()
        if process.terminationStatus == 3 {
            let again = try load.load(schema)
            #expect(again.exitCode == 0, "\(again.errors)")
        } else {
            #expect(process.terminationStatus == 0, "\(load.output)")
            #expect(!load.output.contains("\"retries\":0,"), "nothing was cut: \(load.output)")
        }
        #expect(try load.difference(schema) == nil)
    }

    /// A server that is away for a while is waited for; one that stays away is given up, and the load goes on another day.
    @Test(arguments: Kind.allCases) func serverThatIsAway(_ kind: Kind) throws {
        let target = try kind.shared()
        for patience in [90, 4] {
            let load = try Load(target)
            let schema = try load.write(Load.shop(12_000))
            let proxy = try FaultProxy(before: Int(target.server.port) ?? 0, [])
            defer { proxy.stop() }
            let process = try load.start(
                schema,
                [
                    "--batch-size", "500", "--rate", "15000", "--in-flight", "3", "--retries", "2", "--patience",
                    "\(patience)",
                ],
                to: target.uri(load.database, port: proxy.port))
            func waits(_ seconds: Double, until isSo: () -> Bool) -> Bool {
                let end = Date(timeIntervalSinceNow: seconds)
                while process.isRunning, Date() < end, !isSo() { Thread.sleep(forTimeInterval: 0.05) }
                return isSo()
            }
            try #require(
                waits(30) { ((try? load.target.count("buyer", load.database)) ?? 0) >= 1_500 }, "\(load.output)")
            proxy.isAway = true
            if patience > 60 {
                try #require(waits(60) { load.output.contains("takes nothing (") }, "\(load.output)")
                Thread.sleep(forTimeInterval: 3)
                #expect(process.isRunning, "\(load.output)")
                proxy.isAway = false
                process.waitUntilExit()
                #expect(process.terminationStatus == 0, "\(load.output)")
                #expect(!load.output.contains("\"retries\":0,"), "\(load.output)")
            } else {
                // Where the pauses before that are long by chance, it is given up before anything is said of waiting.
                process.waitUntilExit()
                #expect(process.terminationStatus == 3, "\(load.output)")
                #expect(
                    load.output.contains("has taken nothing for") && load.output.contains("run the same command again")
                        && load.output.contains("server_away"), "\(load.output)")
                let rest = try load.load(schema)
                #expect(rest.exitCode == 0 && !rest.output.contains("\"resumed_rows\":0,"), "\(rest.text)")
            }
            #expect(try load.difference(schema) == nil)
        }
    }

    /// A second load of the same job is refused while the first runs; a stop keeps what is there.
    @Test(arguments: Kind.allCases) func twoAtOnceAndAStop(_ kind: Kind) throws {
        let load = try Load(kind.shared())
        let schema = try load.write(Load.shop(12_000))
        let process = try load.start(schema, ["--batch-size", "500", "--rate", "8000"])
        var waits = 0
        while process.isRunning, waits < 400, (try? load.target.count("buyer", load.database)) ?? 0 < 1_500 {
            Thread.sleep(forTimeInterval: 0.05)
            waits += 1
        }
        let second = try load.load(schema)
        #expect(second.exitCode == 3 && second.text.contains("another process loads shop"), "\(second.text)")
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 130, "\(load.output)")
        let rest = try load.load(schema, ["--batch-size", "3000"])
        #expect(rest.exitCode == 0 && !rest.output.contains("\"resumed_rows\":0,"), "\(rest.output)\(rest.errors)")
        #expect(try load.difference(schema) == nil)
    }

    /// A disk that fills up ends the load with its reason; with room again it goes on.
    @Test(.enabled(if: DatabaseServer.canMount, "this process may not mount a disk"), arguments: Kind.servers)
    func fullDisk(_ kind: Kind) throws {
        let target = try kind.own(diskMegabytes: kind == .postgresql ? 24 : 12)
        defer { target.server.stop() }
        let load = try Load(target, database: target.makeDatabaseOnDisk())
        let schema = try load.write(Load.notes(600_000))
        let full = try load.load(schema, ["--batch-size", "20000", "--retries", "1"])
        #expect(full.exitCode == 3 && full.text.contains("space"), "\(full.exitCode ?? -1): \(full.text)")
        try target.server.resizeDisk(megabytes: 400)
        let rest = try load.load(schema, ["--batch-size", "20000"])
        try #require(rest.exitCode == 0, "\(rest.errors)")
        #expect(!rest.output.contains("\"resumed_rows\":0,"), "\(rest.output)")
        #expect(try load.difference(schema) == nil)
    }
}
