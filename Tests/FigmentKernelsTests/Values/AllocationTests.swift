#if canImport(Glibc)
    import FigmentColumns
    import FigmentPlan
    import FigmentSchema
    import FigmentTypes
    import Foundation
    import Glibc
    import Testing

    @testable import FigmentKernels

    /// What filling batches takes from the heap once it is warm: nothing that stays.
    ///
    /// The buffers must not move, and the bytes in use must not grow with the batches. glibc counts bytes, not calls, and
    /// for the whole process, in which other tests run meanwhile: so the best of several passes counts.
    @Suite(.serialized) struct AllocationTests {
        @Test(arguments: GoldenTests.names) func batchesKeepTheirBuffers(_ name: String) throws {
            let text = BuiltInSchema.named(name)?.text ?? Documents.shop
            let tables = try Documents.compile(try Documents.plan(text, name: name + ".json", rows: 100_000))
            for table in tables {
                let source = TableSource(table)
                let batch = 1_024
                let batches = Int(min(table.rowCount / Int64(batch), Int64(Effort.isDebug ? 20 : 100)))
                func pass() -> [UInt] {
                    var places: [UInt] = []
                    for index in table.columns.indices {
                        for number in 0..<batches {
                            let rows = RowRange(start: Int64(number * batch), count: batch)
                            let column = source.column(index, rows: rows)
                            if number == batches - 1 { places += addresses(column) }
                        }
                    }
                    return places
                }
                // Again and again the same batches: the first pass grows the buffers.
                let before = pass()
                var grown = Int.max
                for _ in 0..<8 where grown > 0 {
                    let inUse = bytesInUse()
                    #expect(pass() == before, "\(name).\(table.name): buffers moved")
                    grown = min(grown, bytesInUse() - inUse)
                }
                // The array of addresses, and a few bytes a column.
                let allowed = 4_096 + 64 * table.columns.count
                #expect(grown <= allowed, "\(name).\(table.name): \(grown) bytes stay after \(batches) batches")
            }
        }

        /// Bytes handed out by malloc, of all arenas: system memory less what is free, from `malloc_info`.
        private func bytesInUse() -> Int {
            typealias Info = @convention(c) (CInt, UnsafeMutablePointer<FILE>) -> CInt
            var text: UnsafeMutablePointer<CChar>?
            var size = 0
            guard let symbol = dlsym(nil, "malloc_info"), let file = open_memstream(&text, &size) else { return 0 }
            _ = unsafeBitCast(symbol, to: Info.self)(0, file)
            fclose(file)
            guard let text else { return 0 }
            defer { free(text) }
            // The totals stand behind the last arena.
            let totals = String(cString: text).components(separatedBy: "</heap>").last ?? ""
            func bytes(_ line: String) -> Int {
                guard let place = totals.range(of: line),
                    let number = totals[place.upperBound...].range(of: "size=\"")
                else { return 0 }
                return Int(totals[number.upperBound...].prefix { $0.isNumber }) ?? 0
            }
            return bytes("system type=\"current\"") + bytes("total type=\"mmap\"") - bytes("total type=\"fast\"")
                - bytes("total type=\"rest\"")
        }

        private func addresses(_ column: Column) -> [UInt] {
            [
                UInt(bitPattern: column.values.base), UInt(bitPattern: column.offsets.base),
                UInt(bitPattern: column.bytes.base), UInt(bitPattern: column.indices.base),
                UInt(bitPattern: column.validity.base),
            ] + column.children.flatMap(addresses)
        }
    }
#endif
