/// What a database remembers of a job: text, so that a refusal can say which setting differs.
public struct JobRecord: Hashable, Sendable {
    /// As ``FigmentTarget/Job/identity``, one setting a line: the name up to the first space (for rows of a table and
    /// for files up to the last), and its value.
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

    /// The identity as one text, a setting a line: line breaks within one (seeds may be any text) and backslashes are
    /// escaped, so that ``lines(of:)`` gives back the same.
    public var identityText: String {
        identity.map { line in
            line.reduce(into: "") { text, character in
                switch character {
                case "\\": text += "\\\\"
                case "\n": text += "\\n"
                default: text.append(character)
                }
            }
        }.joined(separator: "\n")
    }

    /// The settings of a text that ``identityText`` made.
    public static func lines(of text: String) -> [String] {
        if text.isEmpty { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var result = ""
            var isEscaped = false
            for character in line {
                if isEscaped {
                    result.append(character == "n" ? "\n" : character)
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else {
                    result.append(character)
                }
            }
            return result
        }
    }

    /// All of it as one text, for targets that keep it in a file: the mode, the rows of a part, whether it is finished,
    /// then the identity.
    public var text: String {
        let rows = partRows.map(String.init).joined(separator: " ")
        return "\(mode.rawValue)\n\(rows)\n\(isFinished ? "finished" : "open")\n\(identityText)"
    }

    /// Nil for what ``text`` did not make.
    public init?(text: String) {
        let lines = text.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
        guard lines.count == 4, let mode = LoadMode(rawValue: String(lines[0])) else { return nil }
        let rows = lines[1].split(separator: " ").map { Int($0) }
        guard !rows.contains(where: { ($0 ?? 0) < 1 }), ["finished", "open"].contains(lines[2]) else { return nil }
        self.init(
            identity: JobRecord.lines(of: String(lines[3])), mode: mode, partRows: rows.compactMap(\.self),
            isFinished: lines[2] == "finished")
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

    /// How lines of files begin: `file NAME CONTENT`.
    static let file = "file "

    static func setting(_ line: String) -> (name: String, value: String) {
        let isOfTable = line.hasPrefix("rows ") || line.hasPrefix(file)
        guard let space = isOfTable ? line.lastIndex(of: " ") : line.firstIndex(of: " ") else { return (line, "") }
        return (String(line[..<space]), String(line[line.index(after: space)...]))
    }
}
