import Figment

/// `figment version`: what this program is.
enum VersionCommand {
    static let version = "0.1.0-dev"

    static let command = Command(
        name: "version", summary: "Version of the program, of the engine, and what the build can do.",
        examples: [
            .init(line: "figment version", summary: "for people"),
            .init(line: "figment version --json", summary: "for programs"),
        ]
    ) { _, console throws(CommandError) in try show(console) }

    /// Also `figment --version`.
    static func show(_ console: Console) throws(CommandError) {
        let formats = OutputFormat.allCases.map(\.rawValue)
        if console.isJSON {
            let object = SyntaxNode.object([
                ("name", .string("figment")), ("version", .string(version)),
                ("engine_version", .int(EngineVersion.current)), ("yaml", .bool(Schema.readsYAML)),
                ("formats", .strings(formats)), ("compression", .strings(Compression.allCases.map(\.rawValue))),
                ("debug", .bool(isDebug)),
            ])
            console.print(json: object.jsonText())
            return
        }
        console.print("figment \(version)")
        console.print("engine version \(EngineVersion.current): the same version makes the same values")
        let yaml = Schema.readsYAML ? "YAML" : "no YAML"
        console.print(
            "build: \(isDebug ? "debug" : "release"), \(yaml), formats \(formats.joined(separator: " "))")
    }

    private static var isDebug: Bool {
        #if DEBUG
            true
        #else
            false
        #endif
    }
}
