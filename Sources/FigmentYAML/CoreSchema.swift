#if YAML
    import FigmentSchema

    /// What plain scalars mean in the core schema of YAML 1.2.2, section 10.3.
    ///
    /// `yes`, `no`, `on` and `off` are text, and so is everything else that the tables of that section do not name.
    enum CoreSchema {
        static let tagPrefix = "tag:yaml.org,2002:"

        struct NonFinite: Error {}

        static func resolve(_ text: String) -> Result<SyntaxNode.Value, NonFinite> {
            switch text {
            case "", "~", "null", "Null", "NULL": return .success(.null)
            case "true", "True", "TRUE": return .success(.bool(true))
            case "false", "False", "FALSE": return .success(.bool(false))
            case ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF":
                return .failure(NonFinite())
            default: break
            }
            guard let first = text.utf8.first, isNumberStart(first) else { return .success(.string(text)) }
            if let integer = integer(text) { return .success(.int(integer)) }
            guard isFloat(text) else { return .success(.string(text)) }
            guard let value = Double(text), value.isFinite else { return .failure(NonFinite()) }
            return .success(.double(value))
        }

        private static func isNumberStart(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
            default: false
            }
        }

        /// `[-+]? [0-9]+`, `0o [0-7]+` or `0x [0-9a-fA-F]+`, where it fits.
        private static func integer(_ text: String) -> Int64? {
            if text.hasPrefix("0o") { return digits(text.dropFirst(2), radix: 8) }
            if text.hasPrefix("0x") { return digits(text.dropFirst(2), radix: 16) }
            return Int64(text)
        }

        /// Without the sign that `Int64(_:radix:)` would take.
        private static func digits(_ text: Substring, radix: Int) -> Int64? {
            guard let first = text.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else {
                return nil
            }
            return Int64(text, radix: radix)
        }

        /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
        private static func isFloat(_ text: String) -> Bool {
            var rest = Array(text.utf8)[...]
            func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
            let whole = rest.prefix(while: isDigit)
            rest = rest.dropFirst(whole.count)
            if rest.first == UInt8(ascii: ".") {
                rest.removeFirst()
                let fraction = rest.prefix(while: isDigit)
                if whole.isEmpty, fraction.isEmpty { return false }
                rest = rest.dropFirst(fraction.count)
            } else if whole.isEmpty {
                return false
            }
            if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
                rest.removeFirst()
                if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
                let exponent = rest.prefix(while: isDigit)
                if exponent.isEmpty { return false }
                rest = rest.dropFirst(exponent.count)
            }
            return rest.isEmpty
        }
    }
#endif
