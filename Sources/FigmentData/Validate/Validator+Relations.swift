import FigmentADBC
import FigmentSchema
import FigmentTypes

/// What concerns several columns or tables.
extension Validator {
    mutating func checkRelations() throws(ADBCError) {
        for key in dataset.allForeignKeys { try check(key) }
        let constraints = dataset.constraints
        for columns in constraints.unique {
            guard let table = columns.first?.table, let view = views[table] else { continue }
            let names = columns.map(\.column)
            // The primary key has been checked.
            if names == view.table.primaryKey || !names.allSatisfy({ view.has($0) }) { continue }
            try checkUnique(view, names, .unique, allowsNull: true)
        }
        for inequality in constraints.inequalities { try check(inequality) }
        for enumeration in constraints.enumerations { try checkReference(enumeration) }
        for dependency in constraints.functionalDependencies { try check(dependency) }
    }

    // MARK: Foreign keys

    private mutating func check(_ key: Constraints.ForeignKey) throws(ADBCError) {
        guard let child = views[key.from.table], let parent = views[key.to.table], child.has(key.from.column),
            parent.has(key.to.column)
        else {
            return notChecked("foreign key \(key.from) → \(key.to)", key.from, key.to)
        }
        let from = try TableView.quoted(key.from.column)
        let to = try TableView.quoted(key.to.column)
        let orphans =
            "\(child.name) WHERE \(from) IS NOT NULL AND \(from) NOT IN (SELECT \(to) FROM \(parent.name) WHERE \(to) IS NOT NULL)"
        let count = Int(try number("SELECT count(*) FROM \(orphans)") ?? 0)
        var message = "every value is in \(key.to)"
        if count > 0 {
            message = "\(count) values are not in \(key.to)"
            let sql = "SELECT CAST(\(from) AS VARCHAR) FROM \(orphans) LIMIT 1"
            if case .text(let text)? = try connection.query(sql).rows().first?.first { message += ", as \(text)" }
        }
        add(
            .foreignKey, key.from.table, key.from.column, passed: count == 0, message,
            [("references", .string(key.to.description)), ("violations", .int(count))])
    }

    private mutating func notChecked(_ what: String, _ references: ColumnReference...) {
        let missing = references.filter { views[$0.table]?.has($0.column) != true }
        notes.append("\(what): \(missing.map(\.description).joined(separator: " and ")) not there")
    }

    // MARK: Inequalities

    private mutating func check(_ inequality: Constraints.Inequality) throws(ADBCError) {
        let text = "\(inequality.left) \(inequality.comparison.rawValue) \(inequality.right)"
        guard let left = views[inequality.left.table], let right = views[inequality.right.table],
            left.has(inequality.left.column), right.has(inequality.right.column)
        else { return notChecked("inequality \(text)", inequality.left, inequality.right) }
        guard let (join, owner) = try join(inequality.left.table, inequality.right.table) else {
            return notes.append("inequality \(text): no key leads from one table to the other")
        }
        let operation = inequality.comparison == .equal ? "=" : inequality.comparison.rawValue
        let a = "\(alias(inequality.left.table)).\(try TableView.quoted(inequality.left.column))"
        let b = "\(alias(inequality.right.table)).\(try TableView.quoted(inequality.right.column))"
        let condition = "\(a) IS NOT NULL AND \(b) IS NOT NULL AND NOT (\(a) \(operation) \(b))"
        let count = Int(try number("SELECT count(*) FROM \(join) WHERE \(condition)") ?? 0)
        var message = "it holds in every row"
        if count > 0 {
            let example = try example(join, where: condition, columns: [a, b])
            message = "\(count) rows break it" + (example.map { ", as where \($0)" } ?? "")
        }
        add(
            .inequality, owner, inequality.left.column, passed: count == 0, "\(text): \(message)",
            [("constraint", .string(text)), ("violations", .int(count))])
    }

    private func alias(_ table: String) -> String { (views[table]?.name ?? "figment_none") + "_row" }

    /// Both tables joined over the keys that lead from one to the other, and the table that refers.
    private func join(_ a: String, _ b: String) throws(ADBCError) -> (source: String, owner: String)? {
        guard let viewA = views[a], let viewB = views[b] else { return nil }
        if a == b { return ("\(viewA.name) AS \(alias(a))", a) }
        for (from, to, view) in [(a, b, viewA), (b, a, viewB)] {
            guard let path = keyPath(from, to) else { continue }
            var source = "\(view.name) AS \(alias(from))"
            for key in path {
                guard let next = views[key.to.table] else { return nil }
                let left = "\(alias(key.from.table)).\(try TableView.quoted(key.from.column))"
                let right = "\(alias(key.to.table)).\(try TableView.quoted(key.to.column))"
                source += " JOIN \(next.name) AS \(alias(key.to.table)) ON \(left) = \(right)"
            }
            return (source, from)
        }
        return nil
    }

    /// The shortest way over foreign keys that are there, no table twice.
    private func keyPath(_ from: String, _ to: String) -> [Constraints.ForeignKey]? {
        let keys = dataset.allForeignKeys.filter { key in
            views[key.from.table]?.has(key.from.column) == true && views[key.to.table]?.has(key.to.column) == true
        }
        var open: [(table: String, path: [Constraints.ForeignKey])] = [(from, [])]
        var seen: Set<String> = [from]
        while !open.isEmpty {
            let (table, path) = open.removeFirst()
            if table == to { return path }
            for key in keys where key.from.table == table && seen.insert(key.to.table).inserted {
                open.append((key.to.table, path + [key]))
            }
        }
        return nil
    }

    // MARK: Lists and dependencies

    /// Values that another column lists.
    private mutating func checkReference(_ enumeration: Constraints.Enumeration) throws(ADBCError) {
        guard let reference = enumeration.reference else { return }
        guard let view = views[enumeration.column.table], let other = views[reference.table],
            view.has(enumeration.column.column), other.has(reference.column)
        else { return notChecked("enum of \(enumeration.column)", enumeration.column, reference) }
        let from = try TableView.quoted(enumeration.column.column)
        let to = try TableView.quoted(reference.column)
        let count = Int(
            try number(
                "SELECT count(*) FROM \(view.name) WHERE \(from) IS NOT NULL AND \(from) NOT IN "
                    + "(SELECT \(to) FROM \(other.name) WHERE \(to) IS NOT NULL)") ?? 0)
        add(
            .enumeration, enumeration.column.table, enumeration.column.column, passed: count == 0,
            count == 0 ? "all are in \(reference)" : "\(count) are not in \(reference)",
            [("references", .string(reference.description)), ("violations", .int(count))])
    }

    private mutating func check(_ dependency: Constraints.FunctionalDependency) throws(ADBCError) {
        let all = (dependency.determinant + dependency.dependent).map {
            ColumnReference(table: dependency.table, column: $0)
        }
        let text = "\(dependency.determinant.joined(separator: ", ")) → \(dependency.dependent.joined(separator: ", "))"
        guard let view = views[dependency.table], all.allSatisfy({ view.has($0.column) }) else {
            return notes.append("dependency \(text) of \(dependency.table): a column is not there")
        }
        var determinant: [String] = []
        for name in dependency.determinant { determinant.append(try TableView.quoted(name)) }
        var distinct: [String] = []
        for name in dependency.dependent {
            let quoted = try TableView.quoted(name)
            distinct.append("count(DISTINCT \(quoted)) > 1")
        }
        let list = determinant.joined(separator: ", ")
        let count = Int(
            try number(
                "SELECT count(*) FROM (SELECT 1 FROM \(view.name) GROUP BY \(list) "
                    + "HAVING \(distinct.joined(separator: " OR ")))") ?? 0)
        add(
            .functionalDependency, dependency.table, dependency.determinant.joined(separator: ", "),
            passed: count == 0,
            count == 0 ? "\(text) holds" : "\(text): \(count) values have several",
            [("violations", .int(count))])
    }
}
