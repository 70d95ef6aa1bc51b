import Figment

extension CommandError {
    /// The façade's failures, with what the command knows besides.
    init(_ error: OutputError, directory: String?, control: RunControl, resume: String?) {
        switch error {
        case .plan(let error): self = .plan(error)
        case .target(let error): self = .target(error)
        case .interrupted(let rows):
            // Before the first row there is nothing to go on with.
            let isBegun = control.rowsTotal > 0
            self = .interrupted(rows: rows, total: control.rowsTotal, resume: isBegun ? resume : nil)
        case .differs(let list):
            self = .differs(directory: directory ?? "", files: list.count)
        case .noRecord(let path, let reason): self = .noRecord(path: path, reason: reason)
        }
    }
}

extension FileDifference {
    /// Nil for an error that is no difference.
    ///
    /// - Parameter directory: The run's; files are named by their paths in it.
    init?(_ error: TargetError, in directory: String) {
        guard case .mismatch(let path, let detail) = error else { return nil }
        name = path.hasPrefix(directory + "/") ? String(path.dropFirst(directory.count + 1)) : path
        self.detail = detail
    }
}
