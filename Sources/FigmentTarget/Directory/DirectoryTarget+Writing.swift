import FigmentColumns
import FigmentTypes

/// Encodes segments for one worker and writes them in their places.
final class DirectoryPartWriter: PartWriter {
    private let target: DirectoryTarget
    private let output = SegmentOutput()
    private let disk = DirectWriter()
    /// Of the table written last: parts come table by table.
    private var encoder: (table: Int, encoder: any SegmentEncoder)?

    init(_ target: DirectoryTarget) { self.target = target }

    func write(_ part: Part, from source: any ColumnSource) throws(TargetError) {
        let open = target.monitor.withLock { $0.isAborted ? nil : $0.assemblers[part.table] }
        guard let assembler = open else { throw .cancelled }
        let encoder: any SegmentEncoder
        if let known = self.encoder, known.table == part.table {
            encoder = known.encoder
        } else {
            encoder = try target.format.makeEncoder(assembler.descriptor)
            self.encoder = (part.table, encoder)
        }
        output.reset()
        let info = try encoder.encode(
            part.rows, from: source, batchRows: target.options.batchRows, into: output)
        try target.commit(part, output, info, assembler, disk)
    }
}

extension DirectoryTarget {
    /// Waits for the part's turn, takes its place and writes it.
    func commit(
        _ part: Part, _ output: SegmentOutput, _ info: (any Sendable)?, _ assembler: FileAssembler,
        _ disk: DirectWriter
    ) throws(TargetError) {
        let isOpen = monitor.withLock { shared in
            if !shared.isAborted { shared.commitsInFlight += 1 }
            return !shared.isAborted
        }
        if !isOpen { throw .cancelled }
        defer {
            monitor.withLock { shared in
                shared.commitsInFlight -= 1
                shared.releaseIfIdle()
            }
        }
        let bytes = output.byteCount
        let placed = monitor.wait(until: { $0.isAborted || assembler.nextRow == part.rows.start }) {
            shared -> Result<(FileAssembler.Place, FileAssembler.OpenFile?), TargetError> in
            if shared.isAborted { return .failure(.cancelled) }
            return Result { () throws(TargetError) in
                let result = try assembler.place(part.rows, bytes: bytes, info: info)
                return (result.place, result.finished)
            }
        }
        monitor.wakeAll()
        let (place, finished) = try placed.get()
        if let finished { try finish(finished, assembler) }
        let checksum = output.checksum(codecs)
        try store(output, place, disk)
        let nonFinite = (info as? any SegmentNotes)?.nonFiniteCount ?? 0
        let last = monitor.withLock { shared -> FileAssembler.OpenFile? in
            shared.nonFiniteCount += nonFinite
            place.file.checksums[place.segment] = checksum
            place.file.writesInFlight -= 1
            return place.file.isSealed && place.file.writesInFlight == 0 ? place.file : nil
        }
        if let last { try finish(last, assembler) }
    }

    /// Writes the segment, and the separator before it; or compares them.
    private func store(_ output: SegmentOutput, _ place: FileAssembler.Place, _ disk: DirectWriter) throws(TargetError)
    {
        let separator = place.segment == 0 ? [] : format.separator
        if options.verifies {
            try compare(separator, place.file, at: place.offset - separator.count)
            for (chunk, offset) in output.placedChunks(from: place.offset) {
                try compare(chunk.bytes, place.file, at: offset)
            }
            return
        }
        if !separator.isEmpty { try place.file.disk.write(separator, at: place.offset - separator.count) }
        try disk.write(output, to: place.file.disk, at: place.offset)
    }

    /// Writes header and footer, makes the file durable and records it.
    func finish(_ file: FileAssembler.OpenFile, _ assembler: FileAssembler) throws(TargetError) {
        let header = format.header(assembler.descriptor)
        let footer = format.footer(assembler.descriptor, file.segments, fileBytes: file.bytes)
        let total = file.bytes + footer.count
        let record = WrittenFile(
            table: assembler.table, number: file.number, name: "", firstRow: file.firstRow, rows: file.rows,
            bytes: total, crc32: checksum(file, header, footer))
        if options.verifies {
            try compare(header, file, at: 0)
            try compare(footer, file, at: file.bytes)
            if try file.disk.size() != total { note(file, "the file has \(try file.disk.size()) bytes, not \(total)") }
        } else {
            if !header.isEmpty { try file.disk.write(header, at: 0) }
            if !footer.isEmpty { try file.disk.write(footer, at: file.bytes) }
            if file.reserved > total { try file.disk.truncate(to: total) }
            try file.disk.sync()
            try FileSystem.rename(
                state.partPath(assembler.table, file.number), to: state.wholePath(assembler.table, file.number))
        }
        try remember(record)
    }

    private func remember(_ file: WrittenFile) throws(TargetError) {
        let result = monitor.withLock { shared -> Result<Void, TargetError> in
            shared.files.append(file)
            guard let journal = shared.journal else { return .success(()) }
            let line = Array(Journal.line(file).utf8)
            let place = shared.journalBytes
            shared.journalBytes += line.count
            return Result { () throws(TargetError) in
                try journal.write(line, at: place)
                try journal.sync()
            }
        }
        try result.get()
    }

    private func checksum(_ file: FileAssembler.OpenFile, _ header: [UInt8], _ footer: [UInt8]) -> UInt32 {
        var crc = header.withUnsafeBytes { codecs.crc32(0, $0) }
        for (index, segment) in file.segments.enumerated() {
            if index > 0 { crc = format.separator.withUnsafeBytes { codecs.crc32(crc, $0) } }
            crc = Crc32.combine(crc, file.checksums[index], lengthOfB: segment.byteCount)
        }
        return footer.withUnsafeBytes { codecs.crc32(crc, $0) }
    }
}

extension SegmentOutput {
    /// CRC-32 of all chunks.
    func checksum(_ codecs: Codecs) -> UInt32 {
        chunks.reduce(0) { crc, chunk in codecs.crc32(crc, chunk.bytes) }
    }

    /// The chunks with their offsets in the file.
    func placedChunks(from offset: Int) -> [(SegmentOutput.Chunk, Int)] {
        var place = offset
        return chunks.map { chunk in
            defer { place += chunk.buffer.count }
            return (chunk, place)
        }
    }
}

extension SegmentOutput.Chunk {
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: buffer.base, count: buffer.count) }
}
