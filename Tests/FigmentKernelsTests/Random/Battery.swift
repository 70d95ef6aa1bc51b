import FigmentKernels

/// Classic tests of randomness on a run of words; each result is a standard normal score.
///
/// Sources: D. E. Knuth, TAOCP 2, section 3.3.2 (chi-square, runs, gaps, serial correlation); G. Marsaglia, "A current
/// view of random number generators" (1985), for the birthday spacings.
enum Battery {
    static func run(_ words: [UInt64]) -> [(name: String, score: Double)] {
        var results: [(name: String, score: Double)] = [
            ("bytes", Statistics.score(even: counts(words, bits: 8))),
            ("16-bit words", Statistics.score(even: counts(words, bits: 16))),
            ("bit frequency", bitFrequency(words)),
            ("runs of the top bit", runs(words) { $0 >> 63 == 1 }),
            ("runs of the lowest bit", runs(words) { $0 & 1 == 1 }),
            ("gaps, high half", gaps(words) { $0 >> 32 }),
            ("gaps, low half", gaps(words) { $0 & 0xFFFF_FFFF }),
            ("birthdays, high bits", birthdays(words) { $0 >> 40 }),
            ("birthdays, low bits", birthdays(words) { $0 & 0xFF_FFFF }),
        ]
        for lag in [1, 2, 3, 7, 16] {
            results.append(("correlation, high half, lag \(lag)", correlation(words, lag) { Double($0 >> 32) }))
            results.append(
                ("correlation, low half, lag \(lag)", correlation(words, lag) { Double($0 & 0xFFFF_FFFF) }))
        }
        return results
    }

    /// How often each value of `bits` adjacent bits occurs.
    static func counts(_ words: [UInt64], bits: UInt64) -> [Int] {
        var counts = [Int](repeating: 0, count: 1 << bits)
        for word in words {
            var rest = word
            for _ in 0..<(64 / bits) {
                counts[Int(rest & (1 << bits - 1))] += 1
                rest >>= bits
            }
        }
        return counts
    }

    /// The worst of the 64 bits, brought to the score of one.
    static func bitFrequency(_ words: [UInt64]) -> Double {
        var ones = [Int](repeating: 0, count: 64)
        for word in words { for bit in 0..<64 { ones[bit] += Int(word >> UInt64(bit) & 1) } }
        let n = Double(words.count)
        let sum = ones.reduce(0.0) { $0 + (2 * Double($1) - n) * (2 * Double($1) - n) / n }
        return Statistics.score(chiSquare: sum, degrees: 64)
    }

    static func correlation(_ words: [UInt64], _ lag: Int, _ value: (UInt64) -> Double) -> Double {
        let x = words.map { value($0) / 0x1p32 - 0.5 }
        var sum = 0.0
        for i in 0..<(x.count - lag) { sum += x[i] * x[i + lag] }
        return sum * 12 / Double(x.count - lag).squareRoot()
    }

    /// Changes between equal and different neighbours (A. Wald, J. Wolfowitz, 1940, with a known share of one half).
    static func runs(_ words: [UInt64], _ isHigh: (UInt64) -> Bool) -> Double {
        var changes = 0
        for i in 1..<words.count where isHigh(words[i]) != isHigh(words[i - 1]) { changes += 1 }
        let n = Double(words.count - 1)
        return (2 * Double(changes) - n) / n.squareRoot()
    }

    /// Distances between 32-bit values in the lowest eighth.
    static func gaps(_ words: [UInt64], _ value: (UInt64) -> UInt64) -> Double {
        var counts = [Int](repeating: 0, count: 33)
        var gap = 0
        for word in words {
            if value(word) < 1 << 29 {
                counts[min(gap, 32)] += 1
                gap = 0
            } else {
                gap += 1
            }
        }
        let total = Double(counts.reduce(0, +))
        var expected: [Double] = []
        var rest = 1.0
        for _ in 0..<32 {
            expected.append(rest / 8 * total)
            rest *= 7 / 8
        }
        expected.append(rest * total)
        return Statistics.score(counts, expected: expected)
    }

    /// Repeated spacings among 512 birthdays in a year of 2^24 days are Poisson with mean 2.
    static func birthdays(_ words: [UInt64], _ day: (UInt64) -> UInt64) -> Double {
        var repeats = 0
        var samples = 0
        for start in stride(from: 0, to: words.count - 511, by: 512) {
            let days = words[start..<(start + 512)].map(day).sorted()
            let spacings = zip(days.dropFirst(), days).map { $0 - $1 }.sorted()
            for i in 1..<spacings.count where spacings[i] == spacings[i - 1] { repeats += 1 }
            samples += 1
        }
        let mean = 2 * Double(samples)
        return (Double(repeats) - mean) / mean.squareRoot()
    }
}

/// How two streams of equal length hang together.
enum Pairing {
    static func run(_ a: [UInt64], _ b: [UInt64]) -> [(name: String, score: Double)] {
        var top = [Int](repeating: 0, count: 65_536)
        var low = top
        var crossed = top
        for (x, y) in zip(a, b) {
            top[Int((x >> 56) << 8 | y >> 56)] += 1
            low[Int((x & 255) << 8 | y & 255)] += 1
            crossed[Int((x & 255) << 8 | y >> 56)] += 1
        }
        let xor = zip(a, b).map { $0 ^ $1 }
        let difference = zip(a, b).map { $0 &- $1 }
        return [
            ("joint top bytes", Statistics.score(even: top)),
            ("joint low bytes", Statistics.score(even: low)),
            ("joint low and top bytes", Statistics.score(even: crossed)),
            ("bits of the exclusive or", Battery.bitFrequency(xor)),
            ("16-bit words of the exclusive or", Statistics.score(even: Battery.counts(xor, bits: 16))),
            ("16-bit words of the difference", Statistics.score(even: Battery.counts(difference, bits: 16))),
            ("repeated differences", Double(repeats(difference)) * 100),
            ("repeated exclusive ors", Double(repeats(xor)) * 100),
        ]
    }

    /// Among a million random words of 64 bits none should repeat (expected: 3e-8).
    static func repeats(_ words: [UInt64]) -> Int {
        let sorted = words.sorted()
        return zip(sorted, sorted.dropFirst()).count { $0 == $1 }
    }
}
