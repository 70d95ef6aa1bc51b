import FigmentTypes

/// Reproducible random numbers for tests.
struct Random {
    private var state: UInt64

    init(_ seed: UInt64) { state = mix64(seed ^ 0x9E37_79B9_7F4A_7C15) }

    mutating func bits() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return mix64(state)
    }

    /// Uniform below `n`.
    mutating func below(_ n: Int) -> Int { n <= 1 ? 0 : Int(bits() % UInt64(n)) }

    mutating func chance(_ probability: Double) -> Bool { Double(bits() >> 11) * 0x1p-53 < probability }

    mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: bits()) } }

    mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

    /// Valid text of characters of one to four bytes.
    mutating func text(_ characters: Int) -> String {
        let alphabet = Array("abcdefghij klmnop.qrstuvwxyzABC0123456789\"\\/éüß€漢字😀")
        return String((0..<characters).map { _ in alphabet[below(below(4) == 0 ? alphabet.count : 12)] })
    }
}
