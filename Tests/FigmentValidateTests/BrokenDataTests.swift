import Figment
import FigmentData
import FigmentTestSupport
import FigmentValidate
import Foundation
import Testing

/// One broken rule gives one failed check: the right one, with a count and an example.
@Suite struct BrokenDataTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let kind: CheckKind
        let place: String
        let table: String
        /// A SELECT over the good table `t`.
        let damage: String
        /// Words of the message.
        let words: [String]
        var testDescription: String { "\(kind.rawValue) \(place)" }

        init(_ kind: CheckKind, _ place: String, _ table: String, _ damage: String, _ words: String...) {
            (self.kind, self.place, self.table, self.damage, self.words) = (kind, place, table, damage, words)
        }
    }

    private static func user(_ change: String, rest: String = "") -> String {
        "SELECT * REPLACE (\(change)) FROM t \(rest)"
    }

    @Test(arguments: ["parquet", "csv", "json"])
    func goodDataPass(_ format: String) throws {
        let report = try BrokenShop(format: format).report()
        #expect(report.failures.map { "\($0.kind.rawValue) \($0.place): \($0.message)" } == [])
        #expect(report.score == 100)
        #expect(report.skipped.isEmpty)
        // Every kind of check that a relational document can ask for was made.
        let kinds = Set(report.results.map(\.kind))
        #expect(kinds == Set(CheckKind.allCases).subtracting([.length]))
    }

    @Test(
        arguments: [
            Case(.columnsExist, "user", "user", "SELECT * EXCLUDE (nick) FROM t", "nick"),
            Case(
                .rowCount, "user", "user",
                "SELECT * FROM t UNION ALL SELECT * REPLACE (500 AS user_id, 'z@example.com' AS email) FROM t WHERE user_id = 2",
                "101 rows found, 100 expected"),
            Case(.type, "user.age", "user", user("age || '' AS age"), "stored as text"),
            Case(.type, "user.age", "user", user("age + 0.5 AS age", rest: ""), "100 of 100 rows", "user_id=1"),
            Case(
                .notNull, "user.tier", "user", user("CASE WHEN user_id = 7 THEN NULL ELSE tier END AS tier"),
                "1 of 100 rows", "user_id=7", "tier=null"),
            Case(
                .primaryKey, "purchase.user_id, number", "purchase",
                user("CASE WHEN number = 6 THEN 5 ELSE number END AS number"),
                "1 value is there more than once, in 2 rows", "user_id=2, number=5"),
            Case(
                .foreignKey, "purchase.user_id", "purchase",
                user("CASE WHEN number = 300 THEN 900 ELSE user_id END AS user_id"),
                "1 of 300 rows refer to no row of user", "user_id=900"),
            Case(
                .unique, "user.email", "user",
                user("CASE WHEN user_id < 4 THEN 'same@example.com' ELSE email END AS email"), "in 3 rows",
                "email=same@example.com"),
            Case(
                .range, "user.age", "user", user("CASE WHEN user_id = 9 THEN 17 ELSE age END AS age"),
                "1 of 100 rows lie outside 18 to 90", "user_id=9, age=17"),
            Case(
                .range, "user.joined", "user",
                user("CASE WHEN user_id = 9 THEN DATE '2019-12-31' ELSE joined END AS joined"),
                "outside 2020-01-01 and above"),
            Case(
                .inequality, "purchase.ordered", "purchase",
                user("CASE WHEN number = 3 THEN ordered - INTERVAL 1 HOUR ELSE shipped END AS shipped"),
                "1 of 300 rows break ordered <= shipped", "number=3"),
            Case(
                .inequality, "user.joined", "user",
                user("CASE WHEN user_id = 5 THEN DATE '2021-01-14' ELSE joined END AS joined"),
                "1 of 300 rows break user.joined <= purchase.ordered", "user.joined=2021-01-14",
                "purchase.ordered=2021-01-13"),
            Case(
                .pattern, "user.code", "user", user("CASE WHEN user_id = 5 THEN 'ABCD' ELSE code END AS code"),
                "1 of 100 rows do not match [A-Z]{3}", "code=ABCD"),
            Case(
                .enumeration, "user.tier", "user", user("CASE WHEN user_id = 5 THEN 'gold' ELSE tier END AS tier"),
                "hold none of the 2 values allowed", "tier=gold"),
            Case(
                .functionalDependency, "user.currency", "user",
                user("CASE WHEN user_id = 5 THEN 'USD' ELSE currency END AS currency"), "country=DE"),
            Case(.mean, "purchase.weight", "purchase", user("weight + 1 AS weight"), "3.5, wanted 2 to 3"),
            Case(
                .median, "user.age", "user", user("CASE WHEN age BETWEEN 35 AND 65 THEN 30 ELSE age END AS age"),
                "30, wanted 40 to 60"),
            Case(.quantile, "user.age", "user", user("least(age, 65) AS age"), "65, wanted 70 to 90"),
            Case(.nullShare, "user.nick", "user", user("coalesce(nick, 'x') AS nick"), "0, wanted 0.4 to 0.6"),
            Case(
                .distinctCount, "user.country", "user",
                user("CASE WHEN user_id = 5 THEN 'XX' ELSE country END AS country"), "3, wanted 2"),
            Case(
                .weekendShare, "purchase.ordered", "purchase",
                user(
                    "ordered + INTERVAL (2 - (isodow(ordered) - 1) % 2) DAY * 0 + INTERVAL (CASE WHEN isodow(ordered) >= 6 THEN -2 ELSE 0 END) DAY AS ordered"
                ), "0, wanted 0.2 to 0.4"),
            Case(.correlation, "purchase.total", "purchase", user("40 - total AS total"), "-1, wanted 0.9 and above"),
            Case(.fanout, "purchase", "purchase", "SELECT * FROM t WHERE number % 3 > 0", "2, wanted 2.5 to 3.5"),
        ])
    func oneRuleOneFailure(_ broken: Case) throws {
        let report = try BrokenShop([broken.table: broken.damage]).report()
        var failures = report.failures
        // A country without its currency's row is no country less: what else must follow from a damage is named here.
        if broken.kind == .columnsExist { failures.removeAll { $0.kind == .nullShare } }
        #expect(failures.map { "\($0.kind.rawValue) \($0.place)" } == ["\(broken.kind.rawValue) \(broken.place)"])
        let message = try #require(failures.first).message
        for word in broken.words { #expect(message.contains(word), "\(message)") }
        #expect(report.score < 100)
    }

    @Test func aMissingTableIsOneFailure() throws {
        let report = try BrokenShop(without: "purchase").report()
        #expect(report.failures.map(\.kind) == [.tableExists])
        #expect(report.failures.first?.table == "purchase")
    }

    @Test func aBrokenFileIsOneFailure() throws {
        let shop = try BrokenShop()
        try Files.write(Data("not a Parquet file".utf8), shop.directory("purchase.parquet"))
        let report = try shop.report()
        #expect(report.failures.map(\.kind) == [.tableExists])
        #expect(report.failures.first?.message.contains("cannot be read") == true)
    }

    /// Text holds values of any kind: each that is none of its column's type is counted.
    @Test(arguments: [("csv", "x"), ("csv", "1.5"), ("json", "x"), ("csv", "99999999999999999999")])
    func wrongTextsAreCounted(_ format: String, _ text: String) throws {
        let damage = "SELECT * REPLACE (CASE WHEN user_id = 3 THEN '\(text)' ELSE age::VARCHAR END AS age) FROM t"
        let report = try BrokenShop(["user": damage], format: format).report()
        let failure = try #require(report.failures.first)
        #expect(report.failures.count == 1)
        #expect(failure.kind == .type && failure.column == "age")
        // JSON numbers in quotation marks are texts, all of them.
        let count = format == "json" ? "100 of 100 rows" : "1 of 100 rows"
        #expect(failure.message.hasPrefix("\(count) hold no int"), "\(failure.message)")
    }

    @Test func theScoreWeighsCategories() throws {
        // One of the structural checks, one of the value checks, one of the behavioural ones.
        let shop = try BrokenShop([
            "user": "SELECT * REPLACE (CASE WHEN user_id = 7 THEN NULL ELSE tier END AS tier, "
                + "CASE WHEN user_id = 9 THEN 17 ELSE age END AS age, coalesce(nick, 'x') AS nick) FROM t"
        ])
        let report = try shop.report()
        var wanted = 0.0
        for category in CheckCategory.allCases {
            let own = report.results.filter { $0.category == category }
            #expect(own.count { !$0.passed } == 1)
            wanted += category.weight * Double(own.count - 1) / Double(own.count)
        }
        #expect(abs(report.score - 100 * wanted) < 1e-9)
        var structural = report
        structural.results = report.results.filter { $0.category == .structural }
        let share = Double(structural.results.count - 1) / Double(structural.results.count)
        #expect(abs(structural.score - 100 * share) < 1e-9)
    }

    @Test func theReportHasTheDocumentedKeys() throws {
        let report = try BrokenShop(["user": "SELECT * REPLACE ('x' AS tier) FROM t"]).report()
        let text = report.json.jsonText(pretty: true)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(Set(object.keys) == ["metadata", "summary", "failures", "all_results", "not_checked"])
        let metadata = try #require(object["metadata"] as? [String: Any])
        #expect(Set(metadata.keys) == ["dataset_name", "version", "timestamp", "data_directory"])
        #expect(metadata["dataset_name"] as? String == "shop")
        let stamp = try #require(metadata["timestamp"] as? String)
        #expect(ISO8601DateFormatter().date(from: stamp) != nil)
        let summary = try #require(object["summary"] as? [String: Any])
        #expect(
            Set(summary.keys) == ["total_validations", "passed", "failed", "quality_score", "by_table", "by_type"])
        let all = try #require(object["all_results"] as? [[String: Any]])
        #expect(summary["total_validations"] as? Int == all.count)
        #expect(summary["failed"] as? Int == 1)
        for result in all {
            #expect(Set(result.keys) == ["name", "table", "column", "category", "passed", "message", "details"])
        }
        let failure = try #require((object["failures"] as? [[String: Any]])?.first)
        #expect(failure["name"] as? String == "enum")
        #expect(failure["category"] as? String == "value")
        let details = try #require(failure["details"] as? [String: Any])
        #expect(details["violations"] as? Int == 100)
        #expect((details["example"] as? [String: Any])?["tier"] as? String == "x")
        let tables = try #require(summary["by_table"] as? [String: [String: Int]])
        #expect(tables["user"]?["failed"] == 1 && tables["purchase"]?["failed"] == 0)
    }
}
