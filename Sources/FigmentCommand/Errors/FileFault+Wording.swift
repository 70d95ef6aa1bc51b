import Figment
import FigmentData

extension FileFault {
    var wording: Wording {
        Wording(message: description, fix: fix, code: "data_file", exit: .usage)
    }

    private var fix: String {
        switch kind {
        case .empty: "leave the file out; CSV needs a first line with the columns' names"
        case .blankHeader: "write the columns' names into the first line"
        case .duplicateColumn: "give each column a name of its own in the first line; case does not tell them apart"
        case .openQuote, .textBehindQuote:
            "close the quote; a quotation mark within a quoted value is written twice: \"say \"\"hi\"\"\""
        case .fieldCount(let expected, _):
            "give the line \(NumberText.count(expected, "field")); a value that holds the separator or a line end "
                + "is quoted"
        case .encoding: "convert it: iconv -f LATIN1 -t UTF-8 FILE > NEW, with the encoding that it has"
        case .mixedLineEnds: "write all line ends alike: sed 's/\\r$//' FILE > NEW"
        case .rowCount:
            "write the file as RFC 4180 has it: a line end behind each row, and values with line ends quoted"
        case .unreadable:
            line == nil
                ? "is the file whole, and what its name says? copy or write it again" : "correct the line"
        }
    }
}
