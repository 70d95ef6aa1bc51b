import Foundation
import Testing

@testable import FigmentCommand

/// A command of the table with the names that lead to it.
struct NamedCommand: Sendable, CustomTestStringConvertible {
    let command: Command
    let path: [String]
    var testDescription: String { path.joined(separator: " ") }

    /// Every command, groups and their members.
    static let all: [NamedCommand] = CommandTable.all.flatMap { command in
        [NamedCommand(command: command, path: [command.name])]
            + command.subcommands.map { NamedCommand(command: $0, path: [command.name, $0.name]) }
    }
}

@Suite("Help")
struct HelpTests {
    @Test(
        "the help of a command mentions every option, argument and subcommand that its parser takes",
        arguments: NamedCommand.all)
    func complete(_ named: NamedCommand) throws {
        let work = try Workspace()
        let help = try work.run(named.path + ["--help"])
        #expect(help.status == 0)
        #expect(try work.run(["help"] + named.path).out == help.out)
        #expect(try work.run(named.path + ["-h"]).out == help.out)
        for option in named.command.allOptions {
            for spelling in option.longSpellings { #expect(help.out.contains(spelling), "\(spelling)") }
            for short in option.shorts { #expect(help.out.contains("-\(short)"), "\(short)") }
        }
        for positional in named.command.positionals { #expect(help.out.contains(positional.name)) }
        for subcommand in named.command.subcommands { #expect(help.out.contains(subcommand.name)) }
        #expect(help.out.contains("Examples:"))
        #expect((2...4).contains(named.command.examples.count))
        #expect(help.out.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }

    @Test("spellings are distinct within a command", arguments: NamedCommand.all)
    func distinct(_ named: NamedCommand) {
        let spellings = named.command.allOptions.flatMap { $0.longSpellings + $0.shorts.map { "-\($0)" } }
        #expect(Set(spellings).count == spellings.count)
    }

    @Test("the examples of every command work", arguments: NamedCommand.all.filter { $0.command.subcommands.isEmpty })
    func examples(_ named: NamedCommand) throws {
        let work = try Workspace()
        try work.write(Documents.mySchema, to: "product_schema.json")
        try work.write("fields:\n  - {name: id, type: Int64, is_primary: true}\n", to: "shop.yaml")
        // What the examples of verify, clean and remove are about.
        for directory in ["products-before", "figment-output/simple_example"] {
            #expect(try work.run("generate", "simple", "-r", "5", "-o", directory).status == 0)
        }
        let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("examples").path
        try FileManager.default.createSymbolicLink(atPath: work.path("examples"), withDestinationPath: examples)
        if named.command.name == "validate" {
            #expect(try work.run("generate", "examples/shop.json", "-o", "shop").status == 0)
            try FileManager.default.copyItem(atPath: examples + "/shop.json", toPath: work.path("shop.json"))
        }
        for example in named.command.examples {
            if ["verify", "clean"].contains(named.command.name), !work.exists("products") {
                #expect(try work.run("generate", "simple", "-r", "5", "-o", "products").status == 0)
            }
            if named.path == ["schema", "remove"] {
                _ = try work.run("schema", "add", "my_products", "product_schema.json")
            }
            if named.path.first == "connection", named.path != ["connection", "add"] {
                _ = try work.run("connection", "add", "shop", "postgresql://me@127.0.0.1:1/shop", "--force")
            }
            // A million rows take a while in a build for tests; what asks for a yes cannot ask here.
            let line = example.line.replacingOccurrences(of: "--rows 1M --to", with: "--rows 1k --to")
            let asks = (named.path == ["clean"] || named.path == ["schema", "remove"]) && !line.contains("--yes")
            // No database is there: loads are planned only, and verify says that it cannot connect.
            let isDatabase = line.contains("postgresql:") && !line.contains("--dry-run")
            let isLoad = isDatabase && named.command.name == "load"
            let ended = try work.shell(isLoad ? line + " --dry-run" : line)
            // Nobody listens at port 1.
            // What ClickHouse would do depends on the server's version, so that a plan asks it.
            let connects =
                isDatabase && !isLoad && named.command.name != "add" || named.path == ["connection", "test"]
                || line.contains("clickhouse:")
            #expect(ended.status == (asks ? 2 : connects ? 3 : 0), "\(line): \(ended.err)")
        }
    }

    @Test("the overview lists what works, and only that")
    func overview() throws {
        let work = try Workspace()
        let help = try work.run("--help").out
        #expect(try work.run().out == help)
        #expect(try work.run("help").out == help)
        for command in CommandTable.all { #expect(help.contains("\n  \(command.name) ")) }
        for later in LaterCommand.allCases { #expect(!help.contains("\n  \(later.rawValue) ")) }
    }
}
