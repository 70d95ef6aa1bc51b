/// What a database remembers of a job: text, so that a refusal can say which setting differs.
public struct JobRecord: Hashable, Sendable {
    /// As ``FigmentTarget/Job/identity``, one setting a line: the name up to the first space (for rows of a table up to
    /// the last), and its value.
    public var identity: [String]
    /// The mode, and the rows of a part by table: a resumed load cuts the same parts, whatever its options say.
    public var mode: LoadMode
    public var partRows: [Int]
    public var isFinished: Bool

    public init(identity: [String], mode: LoadMode, partRows: [Int], isFinished: Bool) {
        self.identity = identity
        self.mode = mode
        self.partRows = partRows
        self.isFinished = isFinished
    }

    /// Why `job` cannot go on with this one: a line for each setting that differs; empty where it can.
    public func differences(from job: JobRecord) -> [String] {
        var lines: [String] = []
        let before = Dictionary(identity.map(JobRecord.setting), uniquingKeysWith: { first, _ in first })
        let now = Dictionary(job.identity.map(JobRecord.setting), uniquingKeysWith: { first, _ in first })
        for line in job.identity {
            let (name, value) = JobRecord.setting(line)
            if before[name] != value { lines.append("\(name) was \(before[name] ?? "not given") and is \(value) now") }
        }
        for line in identity {
            let (name, value) = JobRecord.setting(line)
            if now[name] == nil { lines.append("\(name) was \(value) and is not given now") }
        }
        if mode != job.mode { lines.append("the mode was \(mode.rawValue) and is \(job.mode.rawValue) now") }
        return lines
    }

    private static func setting(_ line: String) -> (name: String, value: String) {
        let isOfTable = line.hasPrefix("rows ")
        guard let space = isOfTable ? line.lastIndex(of: " ") : line.firstIndex(of: " ") else { return (line, "") }
        return (String(line[..<space]), String(line[line.index(after: space)...]))
    }
}
