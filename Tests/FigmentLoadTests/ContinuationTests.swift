import FigmentLoad
import Testing

/// What a load does about an earlier one of its name.
@Suite struct ContinuationTests {
    private func record(
        _ rows: [String], _ more: [String] = [], mode: LoadMode = .append, isFinished: Bool = true
    ) -> JobRecord {
        JobRecord(
            identity: ["engine 1", "seed 42", "document abc"] + rows + more, mode: mode, partRows: [10],
            isFinished: isFinished)
    }

    @Test(arguments: LoadMode.allCases) func theSameIsTheSameWhetherItIsFinishedOrNot(_ mode: LoadMode) {
        for isFinished in [false, true] {
            let before = record(["rows a 5"], mode: mode, isFinished: isFinished)
            #expect(before.continuation(record(["rows a 5"], mode: mode, isFinished: false), fixedSize: nil) == .same)
        }
    }

    @Test func moreRowsGoOnWhereValuesDoNotDependOnThem() {
        let before = record(["rows a table 5"])
        #expect(before.continuation(record(["rows a table 6"]), fixedSize: nil) == .grown)
        guard case .other(let lines) = before.continuation(record(["rows a table 6"]), fixedSize: "because") else {
            Issue.record("rows whose values change were taken for the same")
            return
        }
        #expect(lines == ["rows a table was 5 and is 6 now", "more rows are no continuation: because"])
        // Fewer rows, another seed beside more rows, a table more.
        for other in [["rows a table 4"], ["rows a table 6", "sample 3"], ["rows a table 5", "rows b 1"]] {
            guard case .other = before.continuation(record(other), fixedSize: nil) else {
                Issue.record("\(other) was taken for a continuation")
                continue
            }
        }
    }

    @Test func anOverwriteDoesNotGrow() {
        let before = record(["rows a 5"], mode: .overwrite)
        guard case .other(let lines) = before.continuation(record(["rows a 9"], mode: .overwrite), fixedSize: nil)
        else {
            Issue.record("an overwrite went on")
            return
        }
        #expect(lines.last?.contains("overwrite") == true)
    }

    @Test func filesBehindTheOthersAreMoreRows() {
        let first = ["file a.csv 10-bytes-00000001"]
        let before = record(["rows t 5"], first)
        #expect(before.continuation(record(["rows t 9"], first + ["file b.csv 3-bytes-2"]), fixedSize: nil) == .grown)
        for files in [["file b.csv 3-bytes-2"] + first, ["file a.csv 11-bytes-00000009"], []] {
            guard case .other = before.continuation(record(["rows t 9"], files), fixedSize: nil) else {
                Issue.record("\(files) were taken for a continuation")
                continue
            }
        }
        guard
            case .other(let lines) = before.continuation(
                record(["rows t 5"], ["file a.csv 11-bytes-9"]), fixedSize: nil)
        else { return }
        #expect(lines == ["file a.csv was 10-bytes-00000001 and is 11-bytes-9 now"])
    }

    @Test func rowsThatMustBeThere() {
        #expect(record([], mode: .append).expectedRows(before: 7, committed: 5) == 12)
        #expect(record([], mode: .overwrite).expectedRows(before: 7, committed: 5) == 5)
        #expect(record([], mode: .upsert).expectedRows(before: 7, committed: 5) == 1)
        #expect(record([], mode: .merge).expectedRows(before: 7, committed: 0) == 0)
    }

    /// Targets that keep the record in a file get the same back.
    @Test func aRecordIsItsText() {
        for record in [
            record(["rows a 5"], ["seed two\nlines \\"]), record([], mode: .overwrite, isFinished: false),
            JobRecord(identity: [], mode: .merge, partRows: [1, 20], isFinished: true),
        ] {
            #expect(JobRecord(text: record.text) == record)
        }
        for text in [
            "", "append", "append\n10\nfinished", "appended\n10\nopen\n", "append\n0\nopen\n", "append\nx\nopen\n",
        ] {
            #expect(JobRecord(text: text) == nil, "\(text)")
        }
    }
}
