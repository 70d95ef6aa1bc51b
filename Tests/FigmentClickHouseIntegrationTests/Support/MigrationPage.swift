import FigmentTestSupport
import Foundation
import Testing

/// The commands of docs/migrating.md, and those of the documents that it translates.
enum MigrationPage {
    /// Commands that follow each other in one place: a row of a table, a paragraph, or a whole table whose rows need each
    /// other.
    struct Block: Sendable, CustomTestStringConvertible {
        let commands: [String]
        var testDescription: String { commands.joined(separator: "; ") }
    }

    static let text =
        (try? Files.read(TestEnvironment.packageRoot + "/docs/migrating.md"))
        .map { String(decoding: $0, as: UTF8.self) } ?? ""

    /// The text behind a heading, up to the next one.
    static func section(_ heading: String) -> String {
        let parts = text.components(separatedBy: "\n## ")
        return parts.first { $0.hasPrefix(heading + "\n") } ?? ""
    }

    static var headings: [String] {
        text.components(separatedBy: "\n## ").dropFirst().compactMap { $0.components(separatedBy: "\n").first }
    }

    /// Commands between backquotes; a line's end is a space.
    static func commands(_ text: String) -> [String] {
        spans(text.replacingOccurrences(of: "\n  ", with: " ").replacingOccurrences(of: "\n", with: " "))
            .filter { $0.contains("figment ") }
    }

    static func spans(_ text: String) -> [String] {
        text.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    }

    /// Rows of a section's tables, heads left out.
    static func rows(_ section: String) -> [[String]] {
        section.components(separatedBy: "\n").filter { $0.hasPrefix("| `") }.map { line in
            line.dropFirst(2).replacingOccurrences(of: "\\|", with: "\u{1}").components(separatedBy: " | ")
                .map { $0.replacingOccurrences(of: "\u{1}", with: "|") }
        }
    }

    /// A row of data-faker's table is a load of its own, and so is a paragraph.
    static let loads: [Block] = {
        let part = section("data-faker")
        let table = rows(part).map { Block(commands: commands($0[1])) }
        var paragraphs: [[String]] = [[]]
        for line in part.components(separatedBy: "\n") where !line.hasPrefix("|") {
            if line.isEmpty || line.hasPrefix("- ") { paragraphs.append([]) }
            paragraphs[paragraphs.count - 1].append(line)
        }
        let prose = paragraphs.map { Block(commands: commands($0.joined(separator: "\n"))) }
        return (table + prose).filter { !$0.commands.isEmpty }
    }()

    /// What follows each other in the other sections.
    static let others: [Block] = headings.filter { $0 != "data-faker" }
        .map { Block(commands: rows(section($0)).flatMap { commands($0[1]) }) }.filter { !$0.commands.isEmpty }

    // ---- The documents of the other tools ----------------------------------------------------------

    /// A document of the shared data; nil, with a line printed, where it is absent.
    static func document(_ name: String) -> String? {
        for folder in ["/../shared/seeds/", "/../../shared/seeds/"] {
            if let data = try? Files.read(TestEnvironment.packageRoot + folder + name) {
                return String(decoding: data, as: UTF8.self)
            }
        }
        print("\(name) is absent: nothing was looked at")
        return nil
    }

    /// Lines of blocks of commands, comments left out.
    static func lines(_ document: String) -> [String] {
        document.components(separatedBy: "```bash\n").dropFirst().flatMap { block in
            block.components(separatedBy: "\n```")[0].components(separatedBy: "\n").compactMap { line in
                let command = line.components(separatedBy: "#")[0].trimmingCharacters(in: .whitespaces)
                return command.isEmpty ? nil : command
            }
        }
    }
}
