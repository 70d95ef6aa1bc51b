import FigmentKernels
import Testing

@Suite struct PermutationTests {
    private func isBijection(_ size: Int, _ key: StreamKey) -> Bool {
        let permutation = Permutation(size: UInt64(size), key: key)
        var isTaken = [Bool](repeating: false, count: size)
        for i in 0..<size {
            let image = permutation(UInt64(i))
            if image >= UInt64(size) || isTaken[Int(image)] { return false }
            isTaken[Int(image)] = true
        }
        return true
    }

    @Test func isBijectionOfEverySmallSize() {
        for size in 1...300 { #expect(isBijection(size, TestKeys.key("distinct"))) }
    }

    @Test(arguments: [1_023, 1_024, 1_025, 4_096, 4_097, 65_535, 65_536, 65_537, 100_003, 262_144, 262_145])
    func isBijection(_ size: Int) {
        #expect(isBijection(Effort.isDebug ? size / 16 : size, TestKeys.key("distinct")))
        #expect(isBijection(Effort.isDebug ? size / 16 : size, TestKeys.key("other")))
    }

    /// Every image is equally likely for every index over the keys, and neighbours land anywhere.
    @Test func isEven() {
        let size = 50
        var counts = [[Int]](repeating: [Int](repeating: 0, count: size), count: size)
        var steps = [Int](repeating: 0, count: size)
        for k in 0..<Effort.count(20_000) {
            let permutation = Permutation(size: UInt64(size), key: TestKeys.key("\(k)"))
            let images = (0..<size).map { Int(permutation(UInt64($0))) }
            for i in 0..<size { counts[i][images[i]] += 1 }
            steps[(images[1] - images[0] + size) % size] += 1
        }
        for i in 0..<size { #expect(abs(Statistics.score(even: counts[i])) < 4.5) }
        #expect(steps[0] == 0)
        #expect(abs(Statistics.score(even: Array(steps.dropFirst()))) < 4.5)
    }

    /// Large domains: the first images spread over it evenly.
    @Test(arguments: [1 << 40, 1_000_000_000_039, 1 << 62] as [UInt64]) func spreads(_ size: UInt64) {
        let permutation = Permutation(size: size, key: TestKeys.key("distinct"))
        let sample = (0..<Effort.count(100_000)).map { Double(permutation(UInt64($0))) / Double(size) }
        #expect(Statistics.kolmogorov(sample) { $0 } < 2.69)
        var serial = 0.0
        for i in 1..<sample.count { serial += (sample[i] - 0.5) * (sample[i - 1] - 0.5) }
        #expect(abs(serial * 12 / Double(sample.count).squareRoot()) < 4.5)
    }
}
