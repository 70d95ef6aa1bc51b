import Figment

extension CommandError {
    /// The façade's failures, with what the command knows besides.
    init(_ error: OutputError, directory: String?, control: RunControl, resume: String?) {
        switch error {
        case .plan(let error): self = .plan(error)
        case .target(let error): self = .target(error)
        case .interrupted(let rows): self = .interrupted(rows: rows, total: control.rowsTotal, resume: resume)
        case .differs(let list):
            self = .differs(directory: directory ?? "", files: list.count)
        case .noRecord(let path, let reason): self = .noRecord(path: path, reason: reason)
        }
    }
}

extension FileDifference {
    /// Nil for an error that is no difference.
    init?(_ error: TargetError) {
        guard case .mismatch(let path, let detail) = error else { return nil }
        name = path.split(separator: "/").last.map(String.init) ?? path
        self.detail = detail
    }
}
