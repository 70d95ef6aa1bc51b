import Glibc
import FigmentEngine
import FigmentKernels
import FigmentPlan
import FigmentSchema
import FigmentTarget
import FigmentTypes

let first = (0..<200).map { "First\($0)" }
let last = (0..<500).map { "Lastname\($0)" }
func pools() -> [TemplatePlan.Pool] { [.init(name: "first", items: first), .init(name: "last", items: last)] }
let rows: Int64 = 10_000_000
let all: [ColumnPlan] = [
    ColumnPlan(name: "order_id", type: .int64, recipe: .sequence(start: 1, step: 1)),
    ColumnPlan(
        name: "customer_id", type: .int64, recipe: .distribution(Distribution(.loguniform(low: 1, high: 1_000_001)))),
    ColumnPlan(
        name: "status", type: .utf8,
        recipe: .choice(
            Choice(items: ["a", "b", "c", "d", "e"].map { .string($0) }, weights: .explicit([60, 20, 10, 6, 4])))),
    ColumnPlan(name: "amount", type: .float64, recipe: .distribution(Distribution(.lognormal(mean: 3.5, sigma: 1)))),
    ColumnPlan(name: "quantity", type: .int32, recipe: .distribution(Distribution(.uniform(low: 1, high: 101)))),
    ColumnPlan(
        name: "created_at", type: .timestamp(unit: .micro, zone: nil),
        recipe: .instant(startMicros: 1_704_067_200_000_000, endMicros: 1_735_689_600_000_000)),
    ColumnPlan(
        name: "name", type: .utf8,
        recipe: .template(
            TemplatePlan(
                patterns: [
                    .init(parts: [
                        .pool(column: 6, pool: 0, letterCase: nil), .text(" "),
                        .pool(column: 6, pool: 1, letterCase: nil),
                    ])
                ], pools: pools()))),
    ColumnPlan(
        name: "email", type: .utf8,
        recipe: .template(
            TemplatePlan(
                patterns: [
                    .init(parts: [
                        .pool(column: 6, pool: 0, letterCase: .lower), .text("."),
                        .pool(column: 6, pool: 1, letterCase: .lower), .column(0, letterCase: nil),
                        .text("@example.com"),
                    ])
                ], pools: []))),
]
func cpu() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
func time(_ name: String, _ columns: [ColumnPlan], _ rows: Int64) throws {
    if CommandLine.arguments.count > 1, !name.hasPrefix(CommandLine.arguments[1]) { return }
    let plan = Plan(
        name: "orders", seed: 42, dialect: .relational,
        tables: [TablePlan(name: "orders", rows: rows, columns: columns)])
    let compiled = try DatasetCompiler().compile(plan)
    let start = cpu()
    _ = try Engine(threads: 1).run(compiled, into: NullTarget(), identity: [])
    print(name, (cpu() - start) / Double(rows) * 1e9, "ns/row")
}
try time("all", all, rows)
for i in 0..<6 { try time(all[i].name, [all[i]], rows) }
var hidden = all
for i in 0..<6 { hidden[i].isWritten = false }
hidden[7].isWritten = false
try time("name", hidden, rows)
hidden[6].isWritten = false
hidden[7].isWritten = true
try time("email", hidden, rows)
for (name, e) in [
    ("f32", VectorElement.float32), ("f16", .float16), ("bf16", .bfloat16), ("int8", .int8), ("binary", .binary),
] {
    try time(
        "vector768 " + name, [ColumnPlan(name: "v", type: .vector(element: e, dim: 768), recipe: .vector(e, dim: 768))],
        200_000)
}
try time("sparse", [ColumnPlan(name: "v", type: .sparseVector(dim: 1000), recipe: .sparseVector(dim: 1000))], 100_000)
