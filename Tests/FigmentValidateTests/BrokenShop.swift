import Figment
import FigmentADBC
import FigmentData
import FigmentTestSupport
import FigmentValidate
import Foundation

/// A small data set that keeps every rule of its document, and copies of it with one rule broken.
///
/// The good data are made by hand in SQL, so that every figure of them is known.
struct BrokenShop {
    static let document = """
        {"version": "1.0", "metadata": {"name": "shop"}, "nodes": [
          {"id": "user", "kind": "entity", "pk": "user_id", "rows": 100, "columns": [
            {"name": "user_id", "type": "int", "generator": {"sequence": {"start": 1}}},
            {"name": "email", "type": "string", "generator": {"template": {"template": "u{row}@example.com"}}},
            {"name": "age", "type": "int", "generator": {"distribution": {"type": "uniform", "params": {"low": 18, "high": 90}}}},
            {"name": "tier", "type": "string", "generator": {"choice": {"choices": ["free", "pro"]}}},
            {"name": "country", "type": "string", "generator": {"choice": {"choices": ["CZ", "DE"]}}},
            {"name": "currency", "type": "string", "generator": {"choice": {"choices": ["CZK", "EUR"]}}},
            {"name": "code", "type": "string", "generator": {"choice": {"choices": ["ABC"]}}},
            {"name": "nick", "type": "string", "nullable": true, "generator": {"choice": {"choices": ["x"]}}},
            {"name": "joined", "type": "date", "generator": {"datetime_series": {}}}]},
          {"id": "purchase", "kind": "fact", "pk": ["user_id", "number"], "parents": ["user"],
           "fanout": {"distribution": "poisson", "lambda": 3}, "columns": [
            {"name": "user_id", "type": "int", "generator": {"lookup": {"from": "user.user_id"}}},
            {"name": "number", "type": "int", "generator": {"sequence": {"start": 1}}},
            {"name": "total", "type": "decimal(10,2)", "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 9}}}},
            {"name": "weight", "type": "float", "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 9}}}},
            {"name": "ordered", "type": "datetime", "generator": {"datetime_series": {}}},
            {"name": "shipped", "type": "datetime", "generator": {"datetime_series": {}}}]}],
         "constraints": {
           "unique": ["user.email"],
           "foreign_keys": [{"from": "purchase.user_id", "to": "user.user_id"}],
           "ranges": [{"attr": "user.age", "min": 18, "max": 90}, {"attr": "user.joined", "min": "2020-01-01"}],
           "inequalities": [{"left": "purchase.ordered", "op": "<=", "right": "purchase.shipped"},
                            {"left": "user.joined", "op": "<=", "right": "purchase.ordered"}],
           "pattern": [{"attr": "user.code", "regex": "[A-Z]{3}"}],
           "enum": [{"attr": "user.tier", "values": ["free", "pro"]}],
           "functional_dependencies": [{"table": "user", "determinant": ["country"], "dependent": ["currency"]}]},
         "targets": {
           "mean_in_range": {"table": "purchase", "column": "weight", "min": 2, "max": 3},
           "median_in_range": {"table": "user", "column": "age", "min": 40, "max": 60},
           "quantile": {"table": "user", "column": "age", "q": 0.9, "min": 70, "max": 90},
           "null_share": {"table": "user", "column": "nick", "min": 0.4, "max": 0.6},
           "distinct_count": {"table": "user", "column": "country", "min": 2, "max": 2},
           "weekend_share": {"table": "purchase", "timestamp": "ordered", "min": 0.2, "max": 0.4},
           "correlation": {"table": "purchase", "columns": ["total", "weight"], "min": 0.9},
           "fanout": {"table": "purchase", "min": 2.5, "max": 3.5}}}
        """

    static let good: [String: String] = [
        "user": """
        SELECT i::BIGINT AS user_id, 'u' || i || '@example.com' AS email, (18 + i * 7 % 72)::BIGINT AS age,
          CASE WHEN i % 3 = 0 THEN 'pro' ELSE 'free' END AS tier, CASE WHEN i % 2 = 0 THEN 'CZ' ELSE 'DE' END AS country,
          CASE WHEN i % 2 = 0 THEN 'CZK' ELSE 'EUR' END AS currency, 'AB' || chr((65 + i % 26)::INTEGER) AS code,
          CASE WHEN i % 2 = 0 THEN 'n' || i END AS nick, DATE '2020-01-01' + i::INTEGER AS joined
        FROM range(1, 101) t(i)
        """,
        "purchase": """
        SELECT (1 + i // 3)::BIGINT AS user_id, (1 + i)::BIGINT AS number, (i % 4 * 10 + 1)::DECIMAL(10, 2) AS total,
          (1 + i % 4)::DOUBLE AS weight, (TIMESTAMP '2021-01-01' + INTERVAL (i) DAY)::TIMESTAMP_NS AS ordered,
          (TIMESTAMP '2021-01-01' + INTERVAL (i + 2) DAY)::TIMESTAMP_NS AS shipped
        FROM range(300) t(i)
        """,
    ]

    let directory: TemporaryDirectory

    /// Writes the good data; `damage` is put around the query of a table: a SELECT over `t`.
    ///
    /// - Parameter missing: A table that is not written.
    init(_ damage: [String: String] = [:], without missing: String? = nil, format: String = "parquet") throws {
        directory = try TemporaryDirectory()
        let connection = try DuckDB.connect()
        for (table, sql) in BrokenShop.good where table != missing {
            let query = damage[table].map { "WITH t AS (\(sql)) \($0)" } ?? sql
            let options = format == "json" ? "FORMAT json, ARRAY true" : "FORMAT \(format)"
            let path = DuckDB.quoted(text: directory("\(table).\(format)"))
            try connection.execute("COPY (\(query)) TO \(path) (\(options))")
        }
    }

    func report(_ format: DataFormat? = nil) throws -> ValidationReport {
        let expectation = try DatasetExpectation(Schema(text: BrokenShop.document).dataset)
        return try Validator(expectation).run(DataDirectory(directory.path, format: format))
    }
}
