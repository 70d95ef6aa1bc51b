public import FigmentPlan

/// Makes the kernels of text columns.
public enum TextKernel {
    /// A kernel of random texts of a meaning, none longer than `maxLength` bytes.
    ///
    /// - Parameters:
    ///   - fieldName: The field's name, for the prefixes of identifiers.
    /// - Complexity: O(bytes of the pools) the first time that they are used.
    public static func make(
        _ meaning: TextMeaning, maxLength: Int, fieldName: String = "", streams: ColumnStreams
    ) -> any Kernel & TextKernelInfo {
        let room = max(1, maxLength)
        if let layout = HexLayout(meaning, maxLength: room, fieldName: fieldName) {
            return HexKernel(prefix: layout.prefix, layout.digits, isDistinct: false, streams: streams)
        }
        let text = TextFitting.best(meaning, maxLength: room, fieldName: fieldName)
        if text.pieces.count == 1, case .pool(let pool, let blanks) = text.pieces[0] {
            return PoolKernel(pool, blanks: blanks, streams: streams)
        }
        return PiecesKernel(text, streams: streams)
    }

    /// A kernel whose row numbers are key numbers: different keys below its `domainSize` give different texts.
    ///
    /// Closed lists (countries, statuses, …) keep to their entries: the domain is their size.
    /// - Parameters:
    ///   - isWide: Prefers the most distinct texts to the best-looking: for primary keys and unique columns. The domain
    ///     is then at least 2^36 wherever `maxLength` allows it.
    public static func makeDistinct(
        _ meaning: TextMeaning, maxLength: Int, fieldName: String = "", isWide: Bool = false, streams: ColumnStreams
    ) -> any DistinctKernel & TextKernelInfo {
        let room = max(1, maxLength)
        if let layout = HexLayout(meaning, maxLength: room, fieldName: fieldName) {
            let kernel = HexKernel(prefix: layout.prefix, layout.digits, isDistinct: true, streams: streams)
            if !isWide || kernel.domainSize >= TextFitting.wideDomain { return kernel }
        }
        let text = TextFitting.bestDistinct(meaning, maxLength: room, fieldName: fieldName, isWide: isWide)
        return DistinctPiecesKernel(text, streams: streams)
    }
}

/// Which digits a meaning of random bits has, and what stands before them.
struct HexLayout {
    let prefix: [UInt8]
    let digits: HexKernel.Layout

    /// Nil for the other meanings, and where there is no room for four digits.
    init?(_ meaning: TextMeaning, maxLength: Int, fieldName: String) {
        switch meaning {
        case .uuid where maxLength >= 36:
            self.init("", .uuid, maxLength)
        case .uuid, .hash:
            guard maxLength >= 4 else { return nil }
            self.init(
                "", .digits([64, 40, 32, 16, 8, 4].first { $0 <= min(maxLength, meaning == .uuid ? 32 : 64) } ?? 4),
                maxLength)
        case .token:
            guard maxLength >= 4 else { return nil }
            self.init(
                maxLength >= 40 ? "tok_" : "", .digits([32, 24, 16, 12, 8, 4].first { $0 <= maxLength } ?? 4), maxLength
            )
        case .sessionID:
            guard maxLength >= 4 else { return nil }
            let prefix = maxLength >= 21 ? "sess_" : maxLength >= 14 ? "s_" : ""
            self.init(
                prefix, .digits([24, 16, 12, 8, 4].first { $0 + prefix.utf8.count <= maxLength } ?? 4), maxLength)
        default: return nil
        }
    }

    private init(_ prefix: String, _ digits: HexKernel.Layout, _ maxLength: Int) {
        self.prefix = Array(prefix.utf8)
        self.digits = digits
    }
}
