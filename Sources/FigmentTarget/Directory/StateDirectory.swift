#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// `.figment/` inside the destination: where parts wait until the run is whole, and what a resumed run reads.
///
/// | file | holds |
/// |---|---|
/// | `lock` | locked by the run that writes |
/// | `job` | the job's identity, a line each; written first |
/// | `plan.bin` | the plan's counted part, for tables with parents |
/// | `journal` | a line for each file that is whole |
/// | `<table>-<number>.part` | a file being written |
/// | `<table>-<number>.whole` | a file that waits for the commit |
/// | `commit` | the renames of the commit; once it is there, the run is decided and only replayed |
public struct StateDirectory: Sendable {
    let destination: String
    var path: String { destination + "/.figment" }

    public init(destination: String) { self.destination = destination }

    /// Whether an interrupted run waits there to be resumed.
    public var isResumable: Bool { FileSystem.exists(jobPath) }

    /// The plan file of an interrupted run, or empty.
    public func planFile() -> [UInt8] { (try? FileSystem.read(planPath)) ?? [] }

    func partPath(_ table: Int, _ number: Int) -> String { "\(path)/\(table)-\(number).part" }
    func wholePath(_ table: Int, _ number: Int) -> String { "\(path)/\(table)-\(number).whole" }
    var lockPath: String { path + "/lock" }
    var jobPath: String { path + "/job" }
    var journalPath: String { path + "/journal" }
    var planPath: String { path + "/plan.bin" }
    var commitPath: String { path + "/commit" }

    /// The lock, taken for as long as the file returned is kept.
    ///
    /// - Throws: ``TargetError/busy(path:)`` where another run has it.
    func lock() throws(TargetError) -> DiskFile {
        while true {
            try FileSystem.makeDirectory(path)
            let file: DiskFile
            do throws(TargetError) { file = try DiskFile.openForAppending(lockPath) } catch {
                // A run that ended just now took the directory away.
                if case .system(_, _, ENOENT) = error { continue }
                throw error
            }
            if !file.tryLock() { throw .busy(path: destination) }
            // The lock of a file that has been removed keeps nobody out.
            if file.isStillThere { return file }
        }
    }

    /// The commit that an interrupted run had decided; nil where there is none.
    func commitPlan() throws(TargetError) -> CommitPlan? {
        guard FileSystem.exists(commitPath) else { return nil }
        return CommitPlan.parse(try FileSystem.read(commitPath))
    }

    /// Completes the commit of a run that died within it: that run was decided, its files appear. Where there is none,
    /// only removes what a run left that died while it removed its state.
    ///
    /// - Throws: ``TargetError/busy(path:)`` where the run has not died.
    public func finishCommit() throws(TargetError) {
        guard FileSystem.exists(commitPath) else { return try sweep() }
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        guard let plan = try commitPlan() else { return }
        try plan.replay(in: self)
        try removeAll()
    }

    /// Removes everything in the directory but the lock.
    ///
    /// Killed at any point, what stays tells a later run the truth: a commit still has its journal and its job; a job
    /// without a commit is gone on with, from the first row where nothing else is left; without a job nothing is.
    func clear() throws(TargetError) {
        let last = ["commit", "journal", "job"]
        for name in try FileSystem.list(path) where name != "lock" && !last.contains(name) {
            try FileSystem.remove("\(path)/\(name)")
        }
        for name in last { try FileSystem.remove("\(path)/\(name)") }
    }

    /// Removes what is left of a state whose run was over but for the last files of the state itself.
    private func sweep() throws(TargetError) {
        guard FileSystem.isDirectory(path), !FileSystem.exists(jobPath), !FileSystem.exists(commitPath) else { return }
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        // Another run may have begun before the lock was ours.
        if !FileSystem.exists(jobPath), !FileSystem.exists(commitPath) { try removeAll() }
    }

    /// Removes what an interrupted run left, for good.
    ///
    /// - Throws: ``TargetError/busy(path:)`` where a run is writing there at this moment.
    public func discard() throws(TargetError) {
        guard FileSystem.isDirectory(path) else { return }
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        try removeAll()
    }

    /// Removes the directory with all it holds; the caller has the lock.
    func removeAll() throws(TargetError) {
        guard FileSystem.isDirectory(path) else { return }
        try clear()
        try FileSystem.remove(lockPath)
        FileSystem.removeDirectoryIfEmpty(path)
    }
}

/// The renames and removals of a commit, as lines: replaying them any number of times ends in the same state, because
/// no name that a rename gives is among those removed.
struct CommitPlan {
    enum Step: Hashable {
        /// A name in the destination that gives way.
        case remove(String)
        /// From a name in `.figment` to a name in the destination.
        case rename(from: String, to: String)
    }
    var steps: [Step]

    var bytes: [UInt8] {
        var text = ""
        for step in steps {
            switch step {
            case .remove(let name): text += "remove\t\(name)\n"
            case .rename(let from, let to): text += "rename\t\(from)\t\(to)\n"
            }
        }
        return Array((text + "end\n").utf8)
    }

    /// Nil where the file is torn.
    static func parse(_ bytes: [UInt8]) -> CommitPlan? {
        let lines = bytes.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
        guard lines.last == "end" else { return nil }
        var steps: [Step] = []
        for line in lines.dropLast() {
            let words = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if words.count == 2, words[0] == "remove" {
                steps.append(.remove(words[1]))
            } else if words.count == 3, words[0] == "rename" {
                steps.append(.rename(from: words[1], to: words[2]))
            } else {
                return nil
            }
        }
        return CommitPlan(steps: steps)
    }

    /// Carries the steps out; those done before are found done.
    func replay(in state: StateDirectory) throws(TargetError) {
        var folders: Set<String> = []
        for step in steps {
            switch step {
            case .remove(let name): try FileSystem.remove(name, below: state.destination)
            case .rename(let from, let to):
                let source = "\(state.path)/\(from)"
                guard FileSystem.exists(source) else { continue }
                let path = "\(state.destination)/\(to)"
                let folder = FileSystem.parent(of: path)
                if folders.insert(folder).inserted { try FileSystem.makeDirectory(folder) }
                try FileSystem.rename(source, to: path)
            }
        }
        try sync(folders, in: state.destination)
    }

    /// Makes the names durable: in the folders, and of the folders in those above them.
    private func sync(_ folders: Set<String>, in destination: String) throws(TargetError) {
        var all: Set<String> = [destination]
        for folder in folders {
            var folder = folder
            while folder.count > destination.count, all.insert(folder).inserted {
                folder = FileSystem.parent(of: folder)
            }
        }
        for folder in all.sorted() { try FileSystem.syncDirectory(folder) }
    }
}
