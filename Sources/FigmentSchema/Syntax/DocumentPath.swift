/// The way from a document's root to a value: `fields[3].max_length`.
public struct DocumentPath: Hashable, Sendable, CustomStringConvertible {
    public enum Step: Hashable, Sendable {
        case key(String)
        case index(Int)
    }
    public var steps: [Step]

    public init(_ steps: [Step] = []) { self.steps = steps }

    public func key(_ key: String) -> DocumentPath { DocumentPath(steps + [.key(key)]) }
    public func index(_ index: Int) -> DocumentPath { DocumentPath(steps + [.index(index)]) }

    /// Keys that are no plain words are quoted, and the middle of a very long path is left out:
    /// `pools["first name"][0]`.
    public var description: String {
        let isLong = steps.count > 20
        return Self.text(isLong ? steps.prefix(10) : steps[...]) + (isLong ? "…" + Self.text(steps.suffix(4)) : "")
    }

    private static func text(_ steps: ArraySlice<Step>) -> String {
        var text = ""
        for step in steps {
            switch step {
            case .index(let index): text += "[\(index)]"
            case .key(let key) where Self.isPlain(key): text += text.isEmpty ? key : "." + key
            case .key(let key): text += "[" + Quoting.name(key) + "]"
            }
        }
        return text
    }

    private static func isPlain(_ key: String) -> Bool {
        !key.isEmpty && key.utf8.count <= Quoting.longestName
            && key.utf8.allSatisfy {
                switch $0 {
                case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x24, 0x2D: true
                default: false
                }
            }
    }
}
