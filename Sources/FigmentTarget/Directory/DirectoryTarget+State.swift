import FigmentTypes
import FigmentColumns

extension DirectoryTarget {
    /// Locks the destination, completes a commit that was interrupted, and finds what a run before this one left.
    ///
    /// - Returns: The files that are whole, a run of them from the first row of each table.
    func openState(_ job: Job) throws(TargetError) -> [WrittenFile] {
        // A run that was decided is never undone: this one then finds its files.
        if !options.resumes || !state.isResumable { try state.finishCommit() }
        let isResumable = state.isResumable
        if options.resumes, !isResumable { throw .nothingToResume(path: options.path) }
        if !isResumable { try checkDestination() }
        let lock = try state.lock()
        monitor.withLock { $0.lock = lock }
        let identity = job.identity.joined(separator: "\n") + "\n"
        if isResumable, options.resumes {
            try compareIdentity(identity)
            if let commit = try state.commitPlan() {
                try commit.replay(in: state)
                monitor.withLock { $0.isDecided = true }
                return wholeFiles(of: job, in: Journal.parse(try FileSystem.read(state.journalPath))) { _ in true }
            }
        } else {
            try state.clear()
            if !job.planFile.isEmpty { try FileSystem.writeAtomically(job.planFile, to: state.planPath) }
            try FileSystem.writeAtomically(Array(identity.utf8), to: state.jobPath)
        }
        let whole = try keptFiles(job)
        // The journal starts anew with what is whole, so that torn lines do not pile up.
        let text = whole.map { Journal.line($0) }.joined()
        try FileSystem.writeAtomically(Array(text.utf8), to: state.journalPath)
        let journal = try DiskFile.openForAppending(state.journalPath)
        monitor.withLock { shared in
            shared.journal = journal
            shared.journalBytes = text.utf8.count
        }
        return whole
    }

    /// Refuses a destination with things in it that this run did not make and may not replace.
    private func checkDestination() throws(TargetError) {
        guard FileSystem.exists(options.path) else { return }
        guard FileSystem.isDirectory(options.path) else { throw .destinationNotEmpty(path: options.path) }
        let replaced = Set(options.replaces)
        let others = try FileSystem.entries(options.path, besides: replaced).filter { $0 != ".figment" }
        if !others.isEmpty, !options.allowsOtherFiles { throw .destinationNotEmpty(path: options.path) }
    }

    private func compareIdentity(_ identity: String) throws(TargetError) {
        let stored = String(decoding: try FileSystem.read(state.jobPath), as: UTF8.self)
        if stored == identity { return }
        let theirs = stored.split(separator: "\n")
        let ours = identity.split(separator: "\n")
        var difference = "it has \(theirs.count) settings, this run has \(ours.count)"
        if let pair = zip(theirs, ours).first(where: { $0 != $1 }) { difference = "\(pair.0) there, \(pair.1) here" }
        throw .differentJob(path: options.path, reason: difference)
    }

    /// The files that the journal and the directory agree on; the others are removed.
    private func keptFiles(_ job: Job) throws(TargetError) -> [WrittenFile] {
        guard FileSystem.exists(state.journalPath) else { return [] }
        let recorded = Journal.parse(try FileSystem.read(state.journalPath))
        let whole = wholeFiles(of: job, in: recorded) { file in
            FileSystem.size(state.wholePath(file.table, file.number)) == file.bytes
        }
        let kept = Set(whole.map { "\($0.table)-\($0.number).whole" })
        for name in try FileSystem.list(state.path)
        where (name.hasSuffix(".part") || name.hasSuffix(".whole")) && !kept.contains(name) {
            try FileSystem.remove("\(state.path)/\(name)")
        }
        return whole
    }

    /// The recorded files of each table that join from its first row on, as far as they are there.
    private func wholeFiles(
        of job: Job, in recorded: [WrittenFile], where isThere: (WrittenFile) -> Bool
    ) -> [WrittenFile] {
        var whole: [WrittenFile] = []
        let recorded = Dictionary(grouping: recorded, by: \.table)
        for table in job.tables.indices {
            let recorded = recorded[table] ?? []
            var row: Int64 = 0
            var number = 1
            while let file = recorded.last(where: { $0.number == number && $0.firstRow == row }),
                isThere(file)
            {
                whole.append(file)
                row += file.rows
                number += 1
            }
        }
        return whole
    }

    /// Refuses a run that the disk clearly cannot hold: a third of the size in memory is the least that comes out.
    func checkSpace(_ job: Job, _ committed: [Int64]) throws(TargetError) {
        var needed = 0.0
        for (table, done) in zip(job.tables, committed) {
            needed += Double(table.rowCount - done) * table.estimatedRowBytes / 3
        }
        guard let free = FileSystem.freeBytes(options.path), needed > Double(free) else { return }
        throw .diskFull(path: options.path, neededBytes: Int64(min(needed, 9e18)), freeBytes: free)
    }

    /// Opens data file `number` of a table: a fresh part, or the finished file that is compared.
    func openFile(_ table: Int, _ number: Int) throws(TargetError) -> DiskFile {
        if !options.verifies { return try DiskFile.create(state.partPath(table, number), forLargeWrites: true) }
        let base = options.baseNames[table]
        let only = "\(options.path)/\(base).\(format.fileExtension)"
        if number == 1, FileSystem.exists(only) { return try DiskFile.openForReading(only) }
        for name in try dataFileNames(base)
        where name.hasPrefix("\(base)-\(DirectoryTarget.padded(number))-of-") {
            return try DiskFile.openForReading("\(options.path)/\(name)")
        }
        throw .mismatch(path: options.path, detail: "file \(number) of \(base) is missing")
    }

    /// Names in the destination that the files of a table may have.
    private func dataFileNames(_ base: String) throws(TargetError) -> [String] {
        let ending = "." + format.fileExtension
        // The base of a partition leads into a folder.
        let folder = base.lastIndex(of: "/").map { String(base[...$0]) } ?? ""
        guard FileSystem.isDirectory("\(options.path)/\(folder)") else { return [] }
        return try FileSystem.list("\(options.path)/\(folder)").map { folder + $0 }.filter { name in
            name == base + ending || (name.hasPrefix(base + "-") && name.contains("-of-") && name.hasSuffix(ending))
        }
    }

    /// Notes the data files that no run with this document would have written.
    func noteOtherFiles(_ files: [WrittenFile]) throws(TargetError) {
        let known = Set(files.map(\.name))
        for base in options.baseNames {
            for name in try dataFileNames(base) where !known.contains(name) {
                note("\(options.path)/\(name)", "no file of this name belongs to the data")
            }
        }
    }
}
