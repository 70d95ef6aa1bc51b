import Foundation
import Testing

@testable import FigmentCommand

/// The file of connections: who may read it, and what is said of it.
@Suite("Connections")
struct ConnectionTests {
    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
    }

    @Test("a connection is kept for its owner alone, without its password")
    func added() throws {
        let work = try Workspace()
        let file = work.path("config/figment/connections.json")
        let environment = ["XDG_CONFIG_HOME": work.path("config")]
        func run(_ arguments: String...) throws -> Ended { try work.run(arguments, environment: environment) }
        #expect(try run("connection", "list").out.contains("none yet"))
        #expect(
            try run("connection", "add", "shop", "postgresql://me@db:5433/shop?schema=s", "--password-env", "P").status
                == 0)
        #expect(try mode(file) == 0o600)
        #expect(try mode(work.path("config/figment")) == 0o700)
        let listed = try run("connection", "list")
        #expect(listed.out.contains("@shop") && listed.out.contains("from $P") && listed.out.contains("db:5433"))
        // A password in the URI needs a word.
        let literal = try run("connection", "add", "other", "clickhouse://me:hunter2@db/x?compress=zstd")
        #expect(literal.status == 2 && literal.err.contains("--store-password") && !literal.err.contains("hunter2"))
        #expect(try !String(decoding: work.data("config/figment/connections.json"), as: UTF8.self).contains("hunter2"))
        let stored = try run(
            "connection", "add", "other", "clickhouse://me:hunter2@db/x?compress=zstd", "--store-password")
        #expect(stored.status == 0)
        let text = String(decoding: try work.data("config/figment/connections.json"), as: UTF8.self)
        #expect(text.contains("clickhouse://me@db/x?compress=zstd") && text.contains("hunter2"))
        #expect(try mode(file) == 0o600)
        for arguments in [["connection", "list"], ["connection", "list", "--json"]] {
            let shown = try work.run(arguments, environment: environment)
            #expect(shown.status == 0 && !shown.out.contains("hunter2"))
        }
        #expect(try run("connection", "add", "shop", "postgresql://x@y/z").err.contains("--force"))
        #expect(try run("connection", "add", "shop", "postgresql://x@y/z", "--force").status == 0)
        #expect(try run("connection", "remove", "other").status == 0)
        #expect(try !String(decoding: work.data("config/figment/connections.json"), as: UTF8.self).contains("hunter2"))
        #expect(try run("connection", "remove", "othr").err.contains("no connection @othr"))
    }

    @Test("a file that others can read is refused with what to type")
    func openFile() throws {
        let work = try Workspace()
        let file = work.path("mine.json")
        let environment = ["FIGMENT_CONFIG": file]
        #expect(try work.run("connection", "add", "a", "postgresql://me@h/d", environment: environment).status == 0)
        for bits in [0o644, 0o640, 0o602] {
            try FileManager.default.setAttributes([.posixPermissions: bits], ofItemAtPath: file)
            for arguments in [
                ["connection", "list"], ["load", "simple", "--to", "@a", "--dry-run"], ["verify", "@a", "simple"],
            ] {
                let refused = try work.run(arguments, environment: environment)
                #expect(refused.status == 2 && refused.err.contains("chmod 600 \(file)"), "\(refused.err)")
            }
        }
    }

    @Test("@NAME stands for a database in load, generate and verify; its password is asked for when it is needed")
    func used() throws {
        let work = try Workspace()
        var environment = ["FIGMENT_CONFIG": work.path("c.json")]
        func run(_ arguments: String...) throws -> Ended { try work.run(arguments, environment: environment) }
        #expect(
            try run("connection", "add", "a", "postgresql://me@127.0.0.1:1/d?schema=own", "--password-env", "SECRET_A")
                .status == 0)
        let command = "echo hunter3"
        #expect(
            try run("connection", "add", "b", "postgresql://me@127.0.0.1:1/d", "--password-command", command).status
                == 0)
        #expect(
            try run("connection", "add", "c", "postgresql://me@127.0.0.1:1/d", "--password-command", "exit 1").status
                == 0)
        let unset = try run("load", "simple", "--to", "@a", "--dry-run")
        #expect(unset.status == 2 && unset.err.contains("SECRET_A"))
        environment["SECRET_A"] = "hunter2"
        for (arguments, status) in [
            (["load", "simple", "--to", "@a", "--dry-run"], 0), (["generate", "simple", "--to", "@a", "--dry-run"], 0),
            (["load", "simple", "--to", "@a", "--count"], 3), (["verify", "@a", "simple"], 3),
            (["connection", "test", "a"], 3), (["connection", "test", "b", "--json"], 3),
            (["load", "simple", "--to", "@b", "-v"], 3), (["load", "simple", "--to", "@c"], 2),
        ] {
            let ended = try work.run(arguments, environment: environment)
            #expect(ended.status == Int32(status), "\(arguments): \(ended.err)")
            #expect(!(ended.out + ended.err).contains("hunter"), "\(arguments)")
        }
        #expect(try run("load", "simple", "--to", "@a", "--dry-run").out.contains("\"own\".\"simple_example\""))
        #expect(try run("load", "simple", "--to", "@z").err.contains("no connection @z"))
    }

    @Test(
        "a URI that cannot be read is no directory",
        arguments: [
            ("postgresql://me:hunter2@h:99999/x", "no port"), ("postgresql://h/x?a=1&a=2", "twice"),
            ("postgresq://me:hunter2@h/x", "did you mean postgresql:?"), ("clickhouse://h/%zz", "hexadecimal"),
        ])
    func malformed(_ uri: String, _ words: String) throws {
        let work = try Workspace()
        for arguments in [
            ["verify", uri, "simple"], ["load", "simple", "--to", uri], ["generate", "simple", "--to", uri],
        ] {
            let ended = try work.run(arguments)
            #expect(ended.status == 2 && ended.err.contains(words), "\(arguments): \(ended.err)")
            #expect(!ended.err.contains("hunter2"))
        }
        #expect(try work.run("generate", "simple", "--mode", "append").err.contains("the destination is no database"))
    }
}
