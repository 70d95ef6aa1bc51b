import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

extension TableCompiler {
    /// What a method's arguments ask for; nil where there are none.
    func argumentKernel(_ faker: Faker, _ column: ColumnPlan, _ streams: ColumnStreams) -> (any Kernel)? {
        let arguments = faker.arguments
        if arguments.isEmpty { return nil }
        let key = streams.key("value")
        func text(_ meaning: TextMeaning, _ maxLength: Int = 65_535) -> any Kernel {
            TextKernel.make(meaning, maxLength: maxLength, fieldName: column.name, streams: streams)
        }
        func words() -> any Kernel {
            guard let list = arguments.words else { return text(.word) }
            let texts = list.map { Array($0.utf8) }
            return PoolChoiceKernel(texts, weights: [Double](repeating: 1, count: texts.count), key: key)
        }
        func joined(_ element: any Kernel, _ count: Int, isVariable: Bool, _ separator: String, isSentence: Bool)
            -> any Kernel
        {
            // Two fifths either way, at least one.
            let spread = isVariable ? count * 2 / 5 : 0
            return JoinedTextKernel(
                list: ListKernel(
                    element: element, least: max(1, count - spread), capacity: count + spread,
                    lengthKey: streams.key("length")), separator: Array(separator.utf8), isSentence: isSentence,
                slot: slots(1))
        }
        switch faker.method {
        case "word": return words()
        case "words": return joined(words(), arguments.count ?? 3, isVariable: false, " ", isSentence: false)
        case "sentence":
            return joined(
                words(), arguments.count ?? 6, isVariable: arguments.isVariable, " ", isSentence: true)
        case "sentences":
            let sentence =
                arguments.words == nil ? text(.sentence) : joined(words(), 6, isVariable: true, " ", isSentence: true)
            return joined(sentence, arguments.count ?? 3, isVariable: false, " ", isSentence: false)
        case "paragraph":
            return joined(
                text(.sentence), arguments.count ?? 3, isVariable: arguments.isVariable, " ", isSentence: false)
        case "paragraphs":
            return joined(text(.paragraph), arguments.count ?? 3, isVariable: false, "\n", isSentence: false)
        case "text": return text(.paragraph, arguments.length ?? 200)
        case "password":
            return patternKernel("[A-Za-z0-9!@#%&*+_-]{\(arguments.length ?? 10)}", key)
        case "bothify", "lexify": return patternKernel(maskExpression(faker), key)
        default: return nil
        }
    }

    func patternKernel(_ expression: String, _ key: StreamKey) -> (any Kernel)? {
        do throws(RegexError) { return PatternKernel(try RegexPattern(expression), key: key) } catch { return nil }
    }

    /// A mask with letters of its own, no filling twice; nil where there are too many fillings to count.
    func distinctMask(_ faker: Faker, _ key: StreamKey) -> (any DistinctKernel)? {
        do throws(RegexError) {
            return DistinctPatternKernel(try RegexPattern(maskExpression(faker)), key: key)
        } catch { return nil }
    }

    /// A mask as a regular expression: `?` is one of the letters, `#` a digit.
    private func maskExpression(_ faker: Faker) -> String {
        func escaped(_ scalar: Unicode.Scalar) -> String {
            let isWord = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || !scalar.isASCII
            return isWord || scalar.value < 0x20 ? String(scalar) : "\\" + String(scalar)
        }
        let letters =
            "[" + (faker.arguments.letters ?? "ABCDEFGHIJKLMNOPQRSTUVWXYZ").unicodeScalars.map(escaped).joined() + "]"
        return (faker.text ?? "").unicodeScalars.map { scalar in
            if scalar == "?" { return letters }
            return scalar == "#" && faker.method == "bothify" ? "[0-9]" : escaped(scalar)
        }.joined()
    }
}

/// The elements of a list as one text.
struct JoinedTextKernel: Kernel {
    let list: ListKernel
    let separator: [UInt8]
    /// The first letter becomes a capital, and a full stop ends the text.
    let isSentence: Bool
    let slot: Int

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let made = scratch.temporary(slot) { Column(type: .list(.utf8), form: list.form) }
        made.reset()
        list.fill(rows, into: made, scratch)
        let offsets = made.offsets.values(as: UInt32.self)
        for i in 0..<rows.count {
            let start = column.bytes.count
            for k in Int(offsets[i])..<Int(offsets[i + 1]) {
                if k > Int(offsets[i]) { column.bytes.append(separator) }
                made.children[0].appendText(k, to: &column.bytes)
            }
            if isSentence {
                if column.bytes.count > start, (97...122).contains(column.bytes.base[start]) {
                    column.bytes.base[start] -= 32
                }
                column.bytes.append(UInt8(ascii: "."))
            }
            column.endText()
        }
    }
}
