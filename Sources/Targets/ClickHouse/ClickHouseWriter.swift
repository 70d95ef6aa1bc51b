import CDeflate
import FigmentCodecs
import FigmentColumns
import FigmentEngine
import FigmentLoad
import FigmentTarget
import FigmentTypes

/// Sends the parts of one worker.
final class ClickHouseWriter: PartWriter {
    private let target: ClickHouseTarget
    private let connection: ClickHouseConnection
    private let state: ClickHouseTarget.Shared
    private let encoder = NativeBlockEncoder()
    private let compressor: BodyCompressor
    private(set) var sentBytes: Int64 = 0

    init(_ target: ClickHouseTarget, _ connection: ClickHouseConnection, _ state: ClickHouseTarget.Shared) {
        self.target = target
        self.connection = connection
        self.state = state
        let standard: ClickHouseOptions.Compression =
            target.options.isLocal ? .none : state.server.takesZstd ? .zstd : .gzip
        compressor = BodyCompressor(target.options.compression ?? standard)
    }

    func write(_ part: Part, from source: any ColumnSource) throws(TargetError) {
        guard part.table < state.plans.count else { return }
        let plan = state.plans[part.table]
        let partRows = state.entry.record.partRows[part.table]
        let marker = PartMarkers.marker(state.entry.id, row: part.rows.start, partRows: partRows)
        try beat()
        let wasTried = target.shared.withLock {
            $0?.tried[part.table].insert(part.rows.start).inserted == false
        }
        if wasTried, plan.proof.isMarker {
            let markers = PartMarkers(target, connection, state.entry.id, isQueued: plan.proof == .queuedMarker)
            if try markers.isWhole(plan.name, marker: marker, rows: Int64(part.rows.count)) { return }
        }
        try encode(part, plan, marker: plan.proof.isMarker ? marker : nil, source)
        try send(part, plan, marker)
        if !plan.proof.isMarker {
            let log = ClickHouseState(
                connection: connection, statements: target.statements, jobName: target.load.jobName)
            try log.write(part: part.rows, table: part.table, of: state.entry.id)
        }
    }

    private func encode(
        _ part: Part, _ plan: ClickHouseTarget.TablePlan, marker: UInt64?, _ source: any ColumnSource
    ) throws(TargetError) {
        encoder.out.removeAll()
        encoder.out.append(plan.opening)
        encoder.begin(columns: plan.columns.count + (marker == nil ? 0 : 1), rows: part.rows.count)
        try encoder.append(part.rows, of: plan.columns, from: source, place: target.options.address.place)
        if let marker { encoder.appendMarker(marker, rows: part.rows.count) }
    }

    private func send(_ part: Part, _ plan: ClickHouseTarget.TablePlan, _ marker: UInt64) throws(TargetError) {
        var settings: [(String, String)] = [
            ("min_insert_block_size_rows", "0"), ("min_insert_block_size_bytes", "0"),
            ("max_insert_block_size", "1048576"),
        ]
        settings += queueSettings(plan.proof)
        if plan.proof == .token {
            let token = "figment-\(state.entry.id)-\(part.table)-\(part.rows.start)-\(part.rows.count)"
            settings.append(("insert_deduplicate", "1"))
            settings.append(("insert_deduplication_token", token))
        } else {
            // Blocks of equal bytes are wanted as often as they come.
            settings.append(("insert_deduplicate", "0"))
        }
        let id = PartMarkers.queryID(marker) + "-" + String(UInt64.random(in: .min ... .max), radix: 16)
        settings.append(("query_id", id))
        try compressor.compress(encoder)
        sentBytes += Int64(encoder.out.count)
        try connection.send(
            compressor.body(encoder), encoding: compressor.encoding, settings: settings, isOnce: plan.proof != .token)
    }

    /// Whether the INSERT waits in the server's queue. A load whose parts are known by tokens or by markers alone began without
    /// it and goes on so: what is in the queue is not looked for there.
    private func queueSettings(_ proof: ClickHouseProof) -> [(String, String)] {
        guard state.server.hasQueue else { return [] }
        guard proof == .queuedMarker || (proof == .none && target.options.insertsAsync) else {
            return [("async_insert", "0")]
        }
        var settings = [("async_insert", "1"), ("wait_for_async_insert", "1")]
        if state.server.has("async_insert_deduplicate") { settings.append(("async_insert_deduplicate", "0")) }
        return settings
    }

    /// A sign of life for others that want the job.
    private func beat() throws(TargetError) {
        let now = monotonicSeconds()
        let lock = target.shared.withLock { state -> Int64 in
            guard let last = state?.lastBeat, now - last > ClickHouseLock.beatSeconds else { return 0 }
            state?.lastBeat = now
            return state?.lock ?? 0
        }
        guard lock > 0 else { return }
        try target.lock(connection, number: lock).beat()
    }
}

extension NativeBlockEncoder {
    func appendMarker(_ marker: UInt64, rows: Int) {
        out.appendString(ClickHouseStatements.marker)
        out.appendString("UInt64")
        for _ in 0..<rows { out.appendWord(marker) }
    }
}

/// A request's body as HTTP's Content-Encoding has it.
final class BodyCompressor {
    let encoding: String?
    private let kind: ClickHouseOptions.Compression
    private let zstd: (any Compressor)?
    private let gzip: OpaquePointer?
    private var packed = ByteBuffer()

    init(_ kind: ClickHouseOptions.Compression) {
        zstd = kind == .zstd ? Codecs.system.makeZstd?(1) : nil
        gzip = kind == .gzip ? libdeflate_alloc_compressor(1) : nil
        self.kind = zstd == nil && gzip == nil ? .none : kind
        encoding = self.kind == .none ? nil : kind.rawValue
    }

    deinit { if let gzip { libdeflate_free_compressor(gzip) } }

    func compress(_ encoder: NativeBlockEncoder) throws(TargetError) {
        packed.removeAll()
        let count = encoder.out.count
        if let zstd { try zstd.compress(UnsafeBufferPointer(start: encoder.out.base, count: count), into: &packed) }
        guard let gzip else { return }
        let room = libdeflate_gzip_compress_bound(gzip, count)
        packed.reserve(room)
        packed.count = libdeflate_gzip_compress(gzip, encoder.out.base, count, packed.base, room)
        guard packed.count > 0 else { throw .codec("gzip: the buffer is too small") }
    }

    /// Valid until the encoder or this one is used again.
    func body(_ encoder: NativeBlockEncoder) -> UnsafeRawBufferPointer {
        kind == .none
            ? UnsafeRawBufferPointer(start: encoder.out.base, count: encoder.out.count)
            : UnsafeRawBufferPointer(start: packed.base, count: packed.count)
    }
}
