import FigmentPlan
import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// Constraints and targets that steer what is drawn.
@Suite struct ConstraintTests {
    private func tables(_ nodes: String, _ rest: String, seed: Int = 42) throws -> [String: CompiledTable] {
        let document = """
            {"version": "1.0", "seed": \(seed), "timeframe": {"start": "2024-01-01", "end": "2024-12-31", "freq": "H"},
             "nodes": [\(nodes)], \(rest)}
            """
        let tables = try Documents.compile(try Documents.plan(document))
        return Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
    }

    private func key(_ name: String) -> String {
        #"{"name": "\#(name)", "type": "int", "generator": {"sequence": {"start": 1}}}"#
    }

    private func lookup(_ name: String, _ from: String) -> String {
        #"{"name": "\#(name)", "type": "int", "generator": {"lookup": {"from": "\#(from)"}}}"#
    }

    private func enrolments(_ fanout: String) -> String {
        """
        {"id": "student", "kind": "entity", "pk": "student_id", "rows": 5000, "columns": [\(key("student_id"))]},
        {"id": "course", "kind": "entity", "pk": "course_id", "rows": 12, "columns": [\(key("course_id")),
            {"name": "title", "type": "string", "generator": {"choice": {"choices": ["x", "y", "z"]}}}]},
        {"id": "enrolment", "kind": "fact", "pk": "id", "parents": ["student"], "fanout": \(fanout), "columns": [
            \(key("id")), \(lookup("student_id", "student.student_id")), \(lookup("course_id", "course.course_id")),
            {"name": "title", "type": "string", "generator": {"lookup": {"from": "course.title"}}}]}
        """
    }

    private static let uniquePair =
        #""constraints": {"unique": [["enrolment.student_id", "enrolment.course_id"]]}"#

    /// An order towards a second parent is kept against the row that lookups find, whatever draws it.
    @Test(arguments: [false, true]) func ordersFollowTheSecondParent(_ isPair: Bool) throws {
        func from(_ column: String, _ type: String) -> String {
            #"{"name": "\#(column)", "type": "\#(type)", "generator": {"lookup": {"from": "shop.\#(column)", "weights_kind": "zipf@1.1"}}}"#
        }
        let nodes = """
            {"id": "buyer", "kind": "entity", "pk": "id", "rows": 800, "columns": [\(key("id"))]},
            {"id": "shop", "kind": "entity", "pk": "shop_id", "rows": 40, "columns": [\(key("shop_id")),
             {"name": "opened", "type": "datetime", "generator": {"datetime_series": {}}}]},
            {"id": "visit", "kind": "fact", "pk": "id", "parents": ["buyer", "shop"],
             "fanout": {"distribution": "poisson", "lambda": 5}, "columns": [\(key("id")), \(lookup("buyer_id", "buyer.id")),
             \(from("shop_id", "int")), \(from("opened", "datetime")),
             {"name": "at", "type": "datetime", "generator": {"datetime_series": {}}}]}
            """
        let unique = isPair ? #", "unique": [["visit.buyer_id", "visit.shop_id"]]"# : ""
        let visit = try #require(
            try tables(
                nodes,
                #""constraints": {"inequalities": [{"left": "shop.opened", "op": "<", "right": "visit.at"}]\#(unique)}"#
            )[
                "visit"])
        let (opened, at) = (try visit.numbers("opened"), try visit.numbers("at"))
        #expect(opened.count > 3_500)
        #expect(zip(opened, at).allSatisfy { $0 < $1 })
    }

    @Test func pairsOfParentAndOtherKeyAreUnique() throws {
        let tables = try tables(enrolments(#"{"distribution": "poisson", "lambda": 6}"#), Self.uniquePair)
        let enrolment = try #require(tables["enrolment"])
        let students = try enrolment.numbers("student_id")
        let courses = try enrolment.numbers("course_id")
        #expect(Set(zip(students, courses).map { $0 * 100 + $1 }).count == students.count)
        // Poisson(6) exceeds twelve at times; the combinations are the cap.
        let most = Dictionary(students.map { ($0, 1) }, uniquingKeysWith: +).values.max()
        #expect(most == 12)
        // All courses alike, and the first child of a student is as free as any.
        #expect(Statistics.score(even: counts(courses)) < 4.5)
        var first: [Double] = []
        for (i, student) in students.enumerated() where i == 0 || students[i - 1] != student {
            first.append(courses[i])
        }
        #expect(Statistics.score(even: counts(first)) < 4.5)
        // What else comes from the course is the same course's.
        let titles = try #require(tables["course"]).texts("title")
        #expect(try enrolment.texts("title") == courses.map { titles[Int($0) - 1] })
    }

    /// How often each of the numbers 1 to 12 is there.
    private func counts(_ numbers: [Double]) -> [Int] { (1...12).map { k in numbers.count { Int($0) == k } } }

    @Test func moreChildrenThanCombinationsAreRefused() throws {
        #expect(throws: PlanError.self) {
            try tables(
                enrolments("null").replacingOccurrences(of: #""fanout": null"#, with: #""rows": 70000"#),
                Self.uniquePair)
        }
    }

    @Test func keysOfOtherTablesAreTakenOnce() throws {
        let nodes = """
            {"id": "person", "kind": "entity", "pk": "person_id", "rows": 900, "columns": [\(key("person_id"))]},
            {"id": "badge", "kind": "entity", "pk": "id", "rows": ROWS, "columns": [
                \(key("id")), \(lookup("person_id", "person.person_id"))]}
            """
        let unique = #""constraints": {"unique": ["badge.person_id"]}"#
        for rows in [1, 300, 900] {
            let badge = try #require(
                try tables(nodes.replacingOccurrences(of: "ROWS", with: "\(rows)"), unique)["badge"])
            let people = try badge.numbers("person_id")
            #expect(Set(people).count == rows && people.allSatisfy { (1...900).contains($0) })
        }
        #expect(throws: PlanError.domainTooSmall(table: "badge", column: "person_id", rows: 901, domain: 900)) {
            try tables(nodes.replacingOccurrences(of: "ROWS", with: "901"), unique)
        }
    }

    @Test func combinationsOfChoicesAreTakenOnce() throws {
        let nodes = """
            {"id": "seat", "kind": "entity", "pk": "id", "rows": ROWS, "columns": [\(key("id")),
                {"name": "line", "type": "string", "generator": {"choice": {"choices": ["A", "B", "C", "D", "E"]}}},
                {"name": "place", "type": "int", "generator": {"choice": {"choices": [1, 2, 3, 4]}}}]}
            """
        let unique = #""constraints": {"unique": [["seat.line", "seat.place"]]}"#
        let seat = try #require(try tables(nodes.replacingOccurrences(of: "ROWS", with: "20"), unique)["seat"])
        let lines = try seat.texts("line")
        let places = try seat.texts("place")
        #expect(Set(zip(lines, places).map { "\($0 ?? "")\($1 ?? "")" }).count == 20)
        #expect(Set(lines).count == 5 && Set(places).count == 4)
        #expect(throws: PlanError.self) { try tables(nodes.replacingOccurrences(of: "ROWS", with: "21"), unique) }
    }

    // MARK: Lookups that must find

    @Test func missingMatchesAreFoundBeforeTheFirstRow() throws {
        func document(_ high: Int, _ policy: String) -> String {
            """
            {"id": "price", "kind": "entity", "rows": 5, "pk": "sku", "columns": [\(key("sku")),
                {"name": "eur", "type": "int", "generator": {"sequence": {"start": 100}}}]},
            {"id": "sale", "kind": "entity", "rows": 5000, "pk": "id", "columns": [\(key("id")),
                {"name": "sku", "type": "int", "generator":
                    {"distribution": {"type": "uniform", "low": 1, "high": \(high)}}},
                {"name": "eur", "type": "int", "nullable": true, "generator":
                    {"lookup": {"from": "price.eur", "on": {"sku": "sku"}, "on_missing": "\(policy)"}}}]}
            """
        }
        let found = try #require(try tables(document(6, "error"), #""constraints": {}"#)["sale"])
        #expect(zip(try found.numbers("sku"), try found.numbers("eur")).allSatisfy { $1 == $0 + 99 })
        let missing = try #require(try tables(document(7, "null"), #""constraints": {}"#)["sale"])
        let first = try #require(try missing.numbers("sku").firstIndex(of: 6))
        #expect(throws: PlanError.noMatch(table: "sale", column: "eur", row: Int64(first))) {
            try tables(document(7, "error"), #""constraints": {}"#)
        }
        #expect(try zip(missing.texts("eur"), missing.numbers("sku")).allSatisfy { ($0 == nil) == ($1 == 6) })
    }

    // MARK: Weekends

    private func events(_ rows: Int, _ pattern: String = "") -> String {
        """
        {"id": "event", "kind": "entity", "pk": "id", "rows": \(rows), "columns": [\(key("id")),
            {"name": "time", "type": "datetime", "generator": {"datetime_series": {"within": "timeframe", "freq": "H"
            \(pattern)}}}]}
        """
    }

    private func weekendShare(_ table: CompiledTable?, _ name: String) throws -> Double {
        let ticks = try #require(table).numbers(name)
        let day = 86_400e9
        let days = ticks.map { Int(($0 / day).rounded(.down)) }
        // 1 January 1970 was a Thursday.
        return Double(days.count { ($0 + 3) % 7 >= 5 }) / Double(days.count)
    }

    /// Bands that the document's own weights miss, met by each of fifty seeds.
    @Test(arguments: [(0.4, 0.5), (0.0, 0.08), (0.1, 0.2), (0.62, 0.7)])
    func weekendSharesAreMet(_ low: Double, _ high: Double) throws {
        let target = """
            "targets": {"weekend_share": {"table": "event", "timestamp": "time", "min": \(low), "max": \(high)}}
            """
        for seed in 1...50 {
            let share = try weekendShare(try tables(events(3_000), target, seed: seed)["event"], "time")
            #expect(share >= low && share <= high, "seed \(seed): \(share)")
        }
    }

    /// Weights that meet the band are left as they are, to the last value.
    @Test func metTargetsChangeNothing() throws {
        let target =
            #""targets": {"weekend_share": {"table": "event", "timestamp": "time", "min": 0.2, "max": 0.4}}"#
        let plain = try #require(try tables(events(3_000), #""constraints": {}"#)["event"]).numbers("time")
        #expect(try #require(try tables(events(3_000), target)["event"]).numbers("time") == plain)
    }

    @Test func theShareAimedAtFollowsFromTheDocument() {
        let band = InstantPlan.WeekendTarget(low: 0.4, high: 0.5, isRough: false)
        let many = WeekendCalibration(natural: 2.0 / 7, band, rows: 1_000_000)
        #expect(abs(many.wanted - (0.4 + 4 * (0.25 / 1e6).squareRoot())) < 1e-12 && !many.isNarrow)
        let factor = many.factor
        #expect(abs(2 * factor / (2 * factor + 5) - many.wanted) < 1e-12)
        let few = WeekendCalibration(natural: 2.0 / 7, band, rows: 100)
        #expect(few.isNarrow && abs(few.wanted - 0.45) < 1e-12)
    }
}
