import FigmentTypes

/// The record of whole files in `.figment/journal`: one line a file, each with its own checksum, so that a torn last
/// line is known as such.
enum Journal {
    static func line(_ file: WrittenFile) -> String {
        let body = "file \(file.table) \(file.number) \(file.firstRow) \(file.rows) \(file.bytes) \(file.crc32)"
        return "\(body) \(checksum(body))\n"
    }

    /// The files of the lines that are whole, in order.
    static func parse(_ bytes: [UInt8]) -> [WrittenFile] {
        var files: [WrittenFile] = []
        for line in bytes.split(separator: 10) {
            let words = line.split(separator: 32).map { String(decoding: $0, as: UTF8.self) }
            guard words.count == 8, words[0] == "file",
                words[7] == String(checksum(words[0..<7].joined(separator: " "))),
                let table = Int(words[1]), let number = Int(words[2]), let firstRow = Int64(words[3]),
                let rows = Int64(words[4]), let size = Int(words[5]), let crc = UInt32(words[6])
            else { continue }
            files.append(
                WrittenFile(
                    table: table, number: number, name: "", firstRow: firstRow, rows: rows, bytes: size, crc32: crc))
        }
        return files
    }

    private static func checksum(_ text: String) -> UInt32 {
        Array(text.utf8).withUnsafeBytes { Crc32.update(0, $0) }
    }
}
