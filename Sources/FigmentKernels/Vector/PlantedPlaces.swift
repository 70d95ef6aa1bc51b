import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

/// Which rows are planted around which query: of block q of rows `count`, the neighbours of query row q.
///
/// The place of rank k within block q is the image of k under a permutation of the block that the seed and q decide, so
/// that either way is arithmetic and no row depends on how many there are.
struct PlantedPlaces: Sendable {
    let count: Int
    /// Rows in a block; at least twice `count`.
    let block: Int64
    let key: StreamKey

    /// The row of rank `rank` (from 0) of a query.
    func row(_ query: Int64, rank: Int64) -> Int64 {
        let permutation = Permutation(size: UInt64(block), key: key.rowKey(query))
        return query &* block &+ Int64(permutation(UInt64(rank)))
    }

    /// Writes the rank of each row, −1 where it is not planted.
    ///
    /// - Complexity: O(rows · count), with `count` permutations for each run of rows of one block.
    func ranks(_ rows: RowBlock, into out: UnsafeMutablePointer<Int64>, _ scratch: Scratch) {
        let words = scratch.borrow()
        let places = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
        var query: Int64 = -1
        for i in 0..<rows.count {
            let row = rows[i]
            if row / block != query {
                query = row / block
                let permutation = Permutation(size: UInt64(block), key: key.rowKey(query))
                for k in 0..<count { places[k] = query &* block &+ Int64(permutation(UInt64(k))) }
            }
            var rank: Int64 = -1
            for k in 0..<count where places[k] == row { rank = Int64(k) }
            out[i] = rank
        }
        scratch.giveBack(words)
    }
}

/// The query that a row is planted around.
struct PlantedAroundFinder: RowFinder {
    let places: PlantedPlaces
    let queries: Int64
    var canMiss: Bool { true }

    func find(_ rows: RowBlock, into out: UnsafeMutablePointer<Int64>, _ scratch: Scratch) {
        places.ranks(rows, into: out, scratch)
        for i in 0..<rows.count {
            let query = rows[i] / places.block
            out[i] = out[i] < 0 || query >= queries ? -1 : query
        }
    }
}

/// The planted row of a query that has the child's ordinal for its rank.
struct PlantedFinder: RowFinder {
    let places: PlantedPlaces
    let map: ParentMap
    /// The worker's place in the queries.
    let slot: Int
    var canMiss: Bool { true }

    func find(_ rows: RowBlock, into out: UnsafeMutablePointer<Int64>, _ scratch: Scratch) {
        let words = scratch.borrow()
        let ordinals = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
        scratch.cursor(slot).parents(map, rows, into: out, ordinals: ordinals, scratch)
        for i in 0..<rows.count {
            // Children beyond the last neighbour have none.
            out[i] = ordinals[i] < Int64(places.count) ? places.row(out[i], rank: ordinals[i]) : -1
        }
        scratch.giveBack(words)
    }
}

extension TableCompiler {
    /// The places of the neighbours among a table's vectors.
    func plantedPlaces(_ corpus: Int, _ column: Int) throws(PlanError) -> PlantedPlaces {
        let table = plan.tables[corpus]
        let column = table.columns[column]
        guard case .plantedVector(_, let planting, _) = column.recipe else {
            throw .unknownReference(table: table.name, column: column.name, name: "planted")
        }
        let streams = ColumnStreams(seed: plan.seed.text, table: table.name, column: column.name)
        return PlantedPlaces(count: planting.count, block: planting.block, key: streams.key("planted"))
    }

    func plantedKernel(
        _ base: Recipe, _ planting: VectorShape.Planting, _ around: ColumnPath, _ column: ColumnPlan, _ type: DataType,
        _ streams: ColumnStreams
    ) throws(PlanError) -> any Kernel {
        guard case .vector(let element, let dim) = type else { return NothingKernel(type: type) }
        let places = PlantedPlaces(count: planting.count, block: planting.block, key: streams.key("planted"))
        return PlantedVectorKernel(
            base: try kernel(base, column, type, streams, isStored: true), around: try view(around), places: places,
            step: planting.step, element: element, dim: dim, key: streams.key("direction"))
    }
}
