import FigmentKernels
import FigmentPlan
import Testing

/// Values to be read by a person: `FIGMENT_SAMPLES=3 swift test --filter TextSamples`.
@Suite struct TextSamplesTests {
    @Test func everyMeaningHasText() {
        for meaning in TextMeaning.allCases {
            let kernel = TextKernel.make(
                meaning, maxLength: 65_535, fieldName: "camera_id", streams: TextSupport.streams)
            let values = TextSupport.bytes(kernel, rows: 0..<2000)
            #expect(values.allSatisfy { !$0.isEmpty }, "\(meaning)")
            let mean = Double(values.reduce(0) { $0 + $1.count }) / 2000
            #expect(abs(mean - kernel.averageBytes) < 0.06 * kernel.averageBytes + 0.3, "\(meaning) \(mean)")
            if samples > 0 {
                print("\(meaning.rawValue) ~\(Int(mean)) of \(kernel.maxBytes)")
                for value in values.prefix(samples) { print("    " + TextSupport.text(value)) }
            }
        }
    }

    private var samples: Int { Int(Environment.value("FIGMENT_SAMPLES") ?? "") ?? 0 }
}
