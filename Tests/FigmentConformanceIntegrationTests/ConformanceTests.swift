import FigmentTestSupport
import Foundation
import Testing

/// What every database must do with whole loads. The servers are real; the loads are the command's.
@Suite(.serialized) struct ConformanceTests {
    @Test(arguments: Kind.allCases) func manySmallBatches(_ kind: Kind) throws {
        let load = try Load(kind.shared())
        let schema = try load.write(Load.notes(10_000))
        let result = try load.load(schema, ["--batch-size", "250"])
        try #require(result.exitCode == 0, "\(result.errors)")
        #expect(result.output.contains("\"batches\":40,"), "\(result.output)")
        #expect(try load.target.count("note", load.database) == 10_000)
        #expect(try load.difference(schema) == nil)
        // The same command again changes nothing.
        let again = try load.load(schema, ["--batch-size", "250"])
        #expect(again.exitCode == 0 && again.output.contains("\"was_complete\":true"), "\(again.output)")
        #expect(try load.target.count("note", load.database) == 10_000)
    }

    /// Append keeps what is there; overwrite leaves nothing of it, from a process that knows nothing of the first.
    @Test(arguments: Kind.allCases) func appendAndOverwrite(_ kind: Kind) throws {
        let load = try Load(kind.shared())
        let first = try load.write(Load.notes(900), "first.json")
        let second = try load.write(Load.notes(500), "second.json")
        #expect(try load.load(first, ["--batch-size", "100"]).exitCode == 0)
        _ = try load.target.query(
            "INSERT INTO note (id, amount) SELECT id + 5000, amount FROM note WHERE id = 1", load.database)
        let third = try load.write(
            Load.notes(40).replacingOccurrences(of: "\"start\": 1", with: "\"start\": 2001"), "third.json")
        #expect(try load.load(third, ["--job", "more"]).exitCode == 0)
        #expect(try load.target.count("note", load.database) == 941)
        for _ in 0..<2 {
            let result = try load.load(
                second, ["--mode", "overwrite", "--job", "over", "--batch-size", "70", "--seed", "7"])
            try #require(result.exitCode == 0, "\(result.errors)")
            #expect(try load.target.count("note", load.database) == 500)
        }
        #expect(try load.difference(second, ["--seed", "7"]) == nil)
    }

    @Test(arguments: Kind.each("upsert", "merge")) func rowsAreReplacedByKey(_ kind: Kind, _ mode: String) throws {
        let load = try Load(kind.shared())
        let first = try load.write(Load.notes(300), "first.json")
        let second = try load.write(Load.notes(400), "second.json")
        for (schema, job, seed) in [(first, "one", "1"), (second, "two", "2")] {
            let result = try load.load(
                schema, ["--mode", mode, "--job", job, "--batch-size", "70", "--seed", seed])
            try #require(result.exitCode == 0, "\(result.errors)")
        }
        #expect(try load.target.count("note", load.database) == 400)
        #expect(try load.difference(second, ["--seed", "2"]) == nil)
        #expect(try load.difference(second, ["--seed", "1"]) != nil)
    }

    /// A mode that a database lacks is refused before anything is done, with those that it has.
    @Test(arguments: Kind.allCases) func modesThatThereAreNot(_ kind: Kind) throws {
        let load = try Load(kind.shared())
        let schema = try load.write(Load.notes(10))
        for mode in ["append", "overwrite", "upsert", "merge"] where !kind.modes.contains(mode) {
            let refused = try load.load(schema, ["--mode", mode])
            #expect(refused.exitCode == 2 && refused.text.contains("overwrite"), "\(refused.text)")
        }
        #expect(try load.load(schema).exitCode == 0)
    }

    /// Two jobs that fill one table at the same time do not touch each other's rows.
    @Test(arguments: Kind.allCases) func twoJobsIntoOneTable(_ kind: Kind) throws {
        let load = try Load(kind.shared())
        let first = try load.write(Load.notes(6_000), "first.json")
        let second = try load.write(
            Load.notes(4_000).replacingOccurrences(of: "\"start\": 1", with: "\"start\": 10001"), "second.json")
        #expect(try load.load(try load.write(Load.notes(0), "none.json"), ["--job", "none"]).exitCode == 0)
        let process = try load.start(first, ["--job", "one", "--batch-size", "300", "--rate", "4000"])
        let other = try load.load(second, ["--job", "two", "--batch-size", "300", "--rate", "4000"])
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && other.exitCode == 0, "\(load.output)\(other.errors)")
        #expect(try load.target.count("note", load.database) == 10_000)
        let more = try #require(try load.difference(first))
        #expect(more.contains("0 rows missing") && more.contains("4 000 rows too many"), "\(more)")
    }

    /// Every type with nulls, and a table of three generations.
    @Test(arguments: Kind.allCases, [Fixture.everyType, .shop])
    func everyValueIsThere(_ kind: Kind, _ fixture: Fixture) throws {
        let load = try Load(kind.shared())
        let schema = try load.write(#require(fixture.text))
        let result = try load.load(schema, ["--batch-size", "64"])
        try #require(result.exitCode == 0, "\(result.errors)")
        #expect(try load.difference(schema) == nil)
    }

    /// Beyond what a signed integer holds; read by the server itself.
    @Test(arguments: Kind.allCases) func unsignedNumbers(_ kind: Kind) throws {
        let load = try Load(kind.shared())
        let numbers = ["0", "7", "9223372036854775807", "9223372036854775808", "18446744073709551615"]
        let list = numbers.map { "\"\($0)\"" }.joined(separator: ", ")
        let schema = try load.write(
            """
            {"version": "1.0", "nodes": [{"id": "big", "kind": "entity", "pk": "id", "rows": 200, "columns": [
             {"name": "id", "type": "int", "generator": {"sequence": {}}},
             {"name": "most", "type": "uint64", "generator": {"constant": "18446744073709551615"}},
             {"name": "either", "type": "uint64", "generator": {"choice": {"choices": [\(list)]}}}]}]}
            """)
        let result = try load.load(schema, ["--batch-size", "64"])
        try #require(result.exitCode == 0, "\(result.errors)")
        #expect(try load.difference(schema) == nil)
        #expect(try load.target.query("SELECT DISTINCT either FROM big ORDER BY either", load.database) == numbers)
        #expect(try load.target.query("SELECT DISTINCT most FROM big", load.database) == [numbers[4]])
    }

    @Test(arguments: Kind.allCases) func tablesThatAreMissing(_ kind: Kind) throws {
        let load = try Load(kind.shared())
        let schema = try load.write(Load.notes(10))
        let refused = try load.figment(["load", schema, "--to", load.uri])
        #expect(refused.exitCode == 3 && refused.errors.contains("--create-table"), "\(refused.errors)")
        // Nothing is left behind by a refusal.
        #expect(try load.load(schema).exitCode == 0)
        let absent = try load.figment(["load", schema, "--to", load.target.uri("nowhere"), "--create-table"])
        #expect(absent.exitCode == 3 && absent.errors.contains("no such database"), "\(absent.errors)")
    }

    @Test(arguments: Kind.allCases) func noRowsMakeTheTable(_ kind: Kind) throws {
        let load = try Load(kind.shared())
        let schema = try load.write(
            Load.shop(0).replacingOccurrences(of: "\"lambda\": 4", with: "\"lambda\": 3"))
        let result = try load.load(schema)
        try #require(result.exitCode == 0, "\(result.errors)")
        for table in ["buyer", "purchase", "visit"] { #expect(try load.target.count(table, load.database) == 0) }
    }

    /// Names that SQL gives a meaning to, names as long as a document may have, and a job's name, which may be anything.
    @Test(arguments: Kind.allCases) func names(_ kind: Kind) throws {
        let load = try Load(kind.shared())
        let longest = "l" + String(repeating: "o", count: 61) + "g"
        for table in ["select", "Table", "null", "user", "_0", longest] {
            let schema = try load.write(Load.notes(120, table: table), table + ".json")
            let job = "x'\"`\\; DROP TABLE \(table); -- \n žluť"
            var result = try load.load(schema, ["--job", job + table, "--batch-size", "50"])
            try #require(result.exitCode == 0, "\(table): \(result.errors)")
            result = try load.load(schema, ["--job", job + table, "--batch-size", "50"])
            #expect(result.output.contains("\"was_complete\":true"), "\(table): \(result.output)\(result.errors)")
            #expect(try load.difference(schema) == nil, "\(table)")
        }
    }

    /// Files may call their columns and a table anything; what they were loaded into is compared with them.
    @Test(arguments: Kind.allCases) func namesInFiles(_ kind: Kind) throws {
        let load = try Load(kind.shared())
        let columns = [
            "id", "select", "a\"b", "it's", "x.y", "back\\slash", "`tick`", "'); DROP TABLE t; --", "žluť 日本 🎉",
            " lead",
            "tab\tname", "%s {x:String} $1 ?", "A", "a", "figment row", "figment expected",
            String(repeating: "l", count: 63),
        ]
        let rows = try (0..<300).map { row in
            var cells = [String: Any](uniqueKeysWithValues: columns.map { ($0, "\($0) \(row)") })
            cells["id"] = row
            if row % 7 == 0 { cells["select"] = NSNull() }
            return String(decoding: try JSONSerialization.data(withJSONObject: cells), as: UTF8.self)
        }
        let file = try load.write(rows.joined(separator: "\n") + "\n", "rows.jsonl")
        for table in ["we\"ird.na'me `x`", "'); DROP TABLE x; --", "žluť", "back\\slash", "%d{a} $1"] {
            for key in [[], ["--primary-key", "id"]] {
                let more = key + ["--table-name", table]
                let loaded = try load.load(file, more + ["--batch-size", "90", "--drop-if-exists", "--reset"])
                try #require(loaded.exitCode == 0, "\(table): \(loaded.errors)")
                #expect(try load.difference(file, more) == nil, "\(table)")
            }
        }
        _ = try load.target.query("INSERT INTO \(load.target.quoted("žluť")) (id) VALUES (9999)", load.database)
        let told = try load.difference(file, ["--table-name", "žluť", "--primary-key", "id"])
        #expect(told?.contains("1 row too many") == true, "\(told ?? "nothing differs")")
        let other = try load.difference(file, ["--table-name", "absent"])
        #expect(other?.contains("there is no table absent") == true && other?.contains("--create-table") == false)
    }

    /// The file that shows a load has each table's rows, also those of a run before.
    @Test(arguments: Kind.allCases) func checkpointOfSeveralTables(_ kind: Kind) throws {
        let load = try Load(kind.shared())
        let schema = try load.write(Load.shop(900))
        let arguments = [
            "load", schema, "--to", load.uri, "--create-table", "--batch-size", "200", "--checkpoint-interval", "2",
            "--no-progress",
        ]
        let killed = try Program.run(
            Load.program, arguments, environment: ["FIGMENT_FAULT": "kill@30"], currentDirectory: load.folder.path)
        #expect(killed.signal != nil)
        let whole = try Program.run(Load.program, arguments, currentDirectory: load.folder.path)
        try #require(whole.exitCode == 0, "\(whole.errors)")
        let file = try Files.json(load.folder(".checkpoints/progress.json"))
        let tables = try #require(file["tables"] as? [[String: Any]])
        #expect(tables.map { $0["name"] as? String } == ["buyer", "purchase", "visit"])
        for table in tables {
            let rows = try load.target.count(#require(table["name"] as? String), load.database)
            #expect(table["rows_inserted"] as? Int == rows && table["target_rows"] as? Int == rows, "\(table)")
        }
        #expect(
            tables[0]["last_id"] as? Int == 900 && tables[1]["last_id"] as? Int == tables[1]["rows_inserted"] as? Int)
        #expect(tables[2]["last_row"] as? Int == tables[2]["rows_inserted"] as? Int)
        #expect(file["rows_inserted"] as? Int == file["target_rows"] as? Int)
        #expect(file["last_id"] == nil && file["seed"] as? String == "42")
    }

    @Test(arguments: Kind.servers) func logins(_ kind: Kind) throws {
        let target = try kind.shared()
        let (database, right, wrong) = try target.locked()
        let load = try Load(target, database: database)
        let schema = try load.write(Load.notes(10))
        let refused = try load.load(schema, to: target.uri(database, port: nil, login: wrong))
        #expect(refused.exitCode == 3 && refused.text.contains("refuses the login"), "\(refused.text)")
        let absent = try load.load(schema, to: target.uri(database, port: 1, login: wrong))
        #expect(absent.exitCode == 3 && absent.text.contains("cannot connect"), "\(absent.text)")
        for result in [refused, absent] { #expect(!result.text.contains("hunter2")) }
        let taken = try load.load(schema, to: target.uri(database, port: nil, login: right))
        #expect(taken.exitCode == 0 && !taken.text.contains("pass"), "\(taken.text)")
    }

    /// Certificates are checked unless somebody says otherwise.
    @Test(arguments: Kind.servers) func certificates(_ kind: Kind) throws {
        let target = try kind.own(hasTLS: true)
        defer { target.server.stop() }
        let load = try Load(target)
        let schema = try load.write(Load.notes(100))
        let refused = try load.load(schema, to: target.secureURI(load.database, certificate: nil))
        #expect(refused.exitCode == 3 && refused.text.contains("certificate"), "\(refused.text)")
        let uri = target.secureURI(load.database, certificate: target.server.certificate)
        // The certificate is of 127.0.0.1 alone.
        let misnamed = try load.load(schema, to: uri.replacingOccurrences(of: "127.0.0.1", with: "localhost"))
        #expect(misnamed.exitCode == 3 && misnamed.text.contains("certificate"), "\(misnamed.text)")
        let taken = try load.load(schema, to: uri)
        try #require(taken.exitCode == 0, "\(taken.errors)")
        #expect(try load.difference(schema) == nil)
    }
}
