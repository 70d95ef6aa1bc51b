public import FigmentColumns
public import FigmentSchema
import FigmentTypes

extension LoadTable {
    /// The tables of a document as databases are to have them.
    ///
    /// - Parameter descriptors: Those that are loaded; tables that the document does not have (touchpoints are among
    ///   those that it has) come without keys.
    public static func tables(of dataset: Dataset, _ descriptors: [TableDescriptor]) -> [LoadTable] {
        let keys = dataset.allForeignKeys
        return descriptors.map { descriptor in
            guard let table = dataset.tables.first(where: { $0.name == descriptor.name }) else {
                return LoadTable(descriptor)
            }
            let written = Set(descriptor.columns.map(\.name))
            let primaryKey = table.primaryKey.allSatisfy(written.contains) ? table.primaryKey : []
            var uniques: [[String]] = []
            for columns in dataset.constraints.unique where columns.first?.table == table.name {
                uniques.append(columns.map(\.column))
            }
            for column in table.columns where column.isUnique { uniques.append([column.name]) }
            var seen: Set<[String]> = [primaryKey]
            uniques = uniques.filter { $0.allSatisfy(written.contains) && seen.insert($0).inserted }
            return LoadTable(
                descriptor, primaryKey: primaryKey, uniques: uniques,
                foreignKeys: foreignKeys(of: descriptor, keys, dataset, descriptors),
                comment: table.description,
                columnComments: Dictionary(
                    table.columns.compactMap { column in column.description.map { (column.name, $0) } },
                    uniquingKeysWith: { first, _ in first }),
                clickhouse: table.clickhouse, indexes: indexes(table, written))
        }
    }

    /// Those whose columns are loaded.
    private static func indexes(_ table: Table, _ written: Set<String>) -> [PostgresStorage.Index] {
        (table.postgresql?.indexes ?? []).filter { $0.columns.allSatisfy(written.contains) }
    }

    /// References to a whole key of the same type, in a table that is loaded too: others no database takes.
    private static func foreignKeys(
        of child: TableDescriptor, _ keys: [Constraints.ForeignKey], _ dataset: Dataset, _ loaded: [TableDescriptor]
    ) -> [ForeignKey] {
        keys.compactMap { key in
            guard key.from.table == child.name,
                let parent = loaded.first(where: { $0.name == key.to.table }),
                dataset.tables.first(where: { $0.name == parent.name })?.primaryKey == [key.to.column],
                let from = child.columns.first(where: { $0.name == key.from.column }),
                let to = parent.columns.first(where: { $0.name == key.to.column }), from.type == to.type
            else { return nil }
            return ForeignKey(column: key.from.column, table: key.to.table, target: key.to.column)
        }
    }
}
