import Figment

/// `figment clean`: removes what `generate` wrote, and nothing else.
enum CleanCommand {
    static let command = Command(
        name: "clean", summary: "Remove the files that \"figment generate\" wrote, and nothing else.",
        details: [
            "What was written is taken from the record in each directory. Other files stay, and so do files that",
            "changed since. A directory that is empty then goes too.",
        ],
        positionals: [
            .init("DIR", "A directory that \"generate\" wrote (default: all in ./figment-output).", isRequired: false)
        ],
        options: [OutputOption.yes],
        examples: [
            .init(line: "figment clean products", summary: "asks first"),
            .init(line: "figment clean --yes", summary: "every run in ./figment-output"),
        ]
    ) { arguments, console throws(CommandError) in
        let base = "./figment-output"
        let named = arguments.positional(0)
        let found = try named.map { path throws(CommandError) in [try CleanJob(path)] } ?? CleanJob.below(base)
        if found.isEmpty {
            if console.isJSON { return console.print(json: "{\"removed\":[]}") }
            return console.print("nothing to clean in \(base)")
        }
        let files = found.reduce(0) { $0 + $1.files.count }
        if !console.isJSON {
            for job in found { console.note("  \(job.directory): \(job.summary)") }
        }
        try Confirmation.ask(
            "Remove \(NumberText.count(files, "file"))?", refusal: "removing \(NumberText.count(files, "file"))",
            arguments, console)
        for job in found { try job.run() }
        if named == nil { FileSystem.removeDirectoryIfEmpty(base) }
        let changed = found.filter { !$0.changed.isEmpty }
        if let first = changed.first { throw .notCleaned(directory: first.directory, changed: first.changed) }
        if console.isJSON {
            let removed = found.map { job in
                SyntaxNode.object([("directory", .string(job.directory)), ("files", .strings(job.files))])
            }
            return console.print(json: SyntaxNode.object([("removed", .array(removed))]).jsonText())
        }
        console.print("\(console.out.green("removed")) \(NumberText.count(files, "file"))")
    }
}

/// What is to be removed from one directory.
struct CleanJob {
    let directory: String
    /// Data files that are as the record says, and the metadata where all are.
    var files: [String] = []
    /// Data files of another size than the record says: somebody else's by now.
    var changed: [String] = []
    private let isInterrupted: Bool

    /// - Throws: Where the directory holds neither a record nor an interrupted run.
    init(_ path: String) throws(CommandError) {
        directory = path
        do throws(TargetError) { try StateDirectory(destination: path).finishCommit() } catch { throw .target(error) }
        isInterrupted = StateDirectory(destination: path).isResumable
        let record: RunRecord
        do throws(OutputError) { record = try RunRecord.read(path) } catch {
            if isInterrupted { return }
            let what: String
            if FileSystem.isDirectory(path) {
                if case .noRecord(_, let reason) = error { what = reason } else { what = "it cannot be read" }
            } else {
                what = "there is no such directory"
            }
            throw .noRecord(path: path, reason: what)
        }
        for file in record.files {
            guard let size = FileSystem.size(path + "/" + file.name) else { continue }
            if Int64(size) == file.bytes { files.append(file.name) } else { changed.append(file.name) }
        }
        // The record stays as long as a file does that it lists.
        if changed.isEmpty { files += record.metadataNames.reversed() }
    }

    /// Every directory right below `base` that a run wrote.
    static func below(_ base: String) -> [CleanJob] {
        guard let names = try? FileSystem.list(base) else { return [] }
        return names.compactMap { name in
            let path = base + "/" + name
            return FileSystem.isDirectory(path) ? try? CleanJob(path) : nil
        }
    }

    var summary: String {
        var words = [NumberText.count(files.count, "file")]
        if isInterrupted { words.append("an interrupted run") }
        if !changed.isEmpty { words.append("\(NumberText.count(changed.count)) changed since, which stay") }
        return words.joined(separator: ", ")
    }

    func run() throws(CommandError) {
        do throws(TargetError) {
            if isInterrupted { try StateDirectory(destination: directory).discard() }
            for file in files { try FileSystem.remove(file, below: directory) }
            // An empty state directory may be all that is left of a run that was killed early.
            FileSystem.removeDirectoryIfEmpty(directory + "/.figment")
        } catch { throw .target(error) }
        FileSystem.removeDirectoryIfEmpty(directory)
    }
}
