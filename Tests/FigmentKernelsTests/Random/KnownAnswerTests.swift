import FigmentKernels
import FigmentTypes
import Testing

/// The vectors of docs/determinism.md, made with an independent implementation: a change is a new engine version.
@Suite struct KnownAnswerTests {
    @Test func mixer() {
        #expect(mix64(0) == 0)
        #expect(mix64(1) == 0x5692_161D_100B_05E5)
        #expect(mix64(.max) == 0xB4D0_55FC_F2CB_BD7B)
    }

    @Test(
        arguments: [
            (0, [], 0xF52A_15E9_A9B5_E89B), (0, [""], 0x813F_0174_A236_7C13), (0, ["a"], 0xEE02_FD6B_1CA7_67D1),
            (1, [], 0x1040_1663_822D_CDDF), (1, ["a"], 0xA867_D956_1ABF_E103),
            (1, ["ab", "c"], 0xECF8_E7D4_DCCB_A7A5), (1, ["a", "bc"], 0x7195_6051_D6D4_E476),
            (1, ["größe"], 0xF84E_032A_ED81_EAF5), (2, ["a"], 0x6C4A_3636_9207_6C32),
            (2, ["ab", "c"], 0x6017_EF0B_CF59_2C71), (2, ["größe"], 0xC828_DE23_0A4C_EB0C),
        ] as [(UInt64, [String], UInt64)])
    func hash(_ lane: UInt64, _ parts: [String], _ expected: UInt64) {
        var hash = Hash64(lane: lane)
        for part in parts { hash.add(part) }
        #expect(hash.finish() == expected)
    }

    @Test func hashOfNumber() {
        var hash = Hash64()
        hash.add(42)
        #expect(hash.finish() == 0xE15F_07FE_F55B_9454)
    }

    private struct Stream {
        var names: (String, String, String, String)
        var offset: UInt64
        var salt: UInt64
        /// Bits of rows 0, 1, 2, 1 023, 10^12 and −1.
        var bits: [UInt64]
    }

    @Test func streams() {
        let streams = [
            Stream(
                names: ("42", "t", "c", "value"), offset: 0x324F_E30A_C95F_A88C, salt: 0x27EF_A6C8_78A1_D8DC,
                bits: [
                    0xFD31_0BE1_8CE0_13F5, 0x1903_3C5B_0E9E_6E7C, 0x9EDA_6F01_813F_A0C7, 0x909C_9D37_49F5_6FF9,
                    0xD68C_BBD1_B28C_AB93, 0xAE93_4637_2BD1_0897,
                ]),
            Stream(
                names: ("42", "orders", "price", "value"), offset: 0x9C4B_BC6A_F4AC_CBFD,
                salt: 0x6E49_853A_799C_C543,
                bits: [
                    0x2D5B_838C_B645_8FA9, 0xA5A4_9693_035A_EF38, 0xA9B0_1A64_B274_DF1C, 0x5301_7611_CBB2_585E,
                    0x68BC_73FE_0112_F2AF, 0xD5A9_D4BB_E2B3_BB73,
                ]),
            Stream(
                names: ("42", "orders", "price", "null"), offset: 0xA6EC_4A18_07FA_F6B1,
                salt: 0x856C_964F_B3DD_CD5E,
                bits: [
                    0xD7F8_5C60_E877_417D, 0xE7A9_E044_982F_703B, 0xA2B9_E670_2A2A_BBCB, 0x6E77_93EF_FB1F_2150,
                    0xF787_9EC6_562E_EA0C, 0x147F_7D34_652C_B7F5,
                ]),
            Stream(
                names: ("", "", "", ""), offset: 0x252A_6F80_05BE_8257, salt: 0x2B3A_C09A_A308_C11F,
                bits: [
                    0x70FA_C901_1AB5_1C59, 0xB093_9780_92D1_95D3, 0x848A_B3B2_9F6D_FA31, 0x204C_A078_51CB_DBE3,
                    0xB211_5319_86B5_52F7, 0xDD72_3AE0_2A7A_EFC9,
                ]),
            Stream(
                names: ("seed", "größe", "Ä", "pool:first"), offset: 0x9928_4516_8911_8D62,
                salt: 0xD805_7367_1C8B_EF6A,
                bits: [
                    0xA6FC_2876_FDB9_9F4B, 0x531F_92B0_E5F9_C06F, 0x8062_37DE_E8DA_E40B, 0x62EA_4AA0_DAA5_B980,
                    0x0F2D_C173_884A_4829, 0x4790_82B9_5F52_CC5B,
                ]),
        ]
        for stream in streams {
            let (seed, table, column, purpose) = stream.names
            let key = StreamKey(seed: seed, table: table, column: column, purpose: purpose)
            #expect(key == StreamKey(offset: stream.offset, salt: stream.salt))
            #expect([0, 1, 2, 1_023, 1_000_000_000_000, -1].map { key.bits($0) } == stream.bits)
        }
    }

    /// With an empty key the words are those of splitmix64 with seed 0.
    @Test func emptyKeyIsSplitmix() {
        let key = StreamKey(offset: 0, salt: 0)
        #expect([0, 1, 2].map { key.bits($0) } == [0, 0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4])
    }

    @Test func draws() {
        let key = StreamKey(seed: "42", table: "t", column: "c", purpose: "value")
        let expected: [(Int64, [UInt64])] = [
            (0, [0xDA06_876A_D861_45C4, 0x259E_0B67_84E5_8BF6, 0xA2D5_A5E0_E9C4_C242]),
            (1, [0x986B_8EA3_57BF_3F4F, 0x578F_F1CC_63F2_FA5F, 0x95ED_E1E5_E4BD_8D2E]),
            (1_000_000_000_000, [0x0753_AD79_CDBE_75E2, 0xF784_A2A8_23B9_6AD2, 0x5595_EC80_D271_37FA]),
        ]
        for (row, words) in expected {
            #expect(([0, 1, 7] as [UInt64]).map { key.bits(row, draw: $0) } == words)
            #expect(key.rowKey(row) == StreamKey(offset: key.bits(row), salt: 0x4DE6_40AF_8B1D_11D5))
        }
    }

    /// Images of 0, 1, size ∕ 2 and size − 1.
    @Test(
        arguments: [
            (5, [3, 0, 2, 4]), (16, [5, 13, 8, 9]), (17, [3, 7, 11, 12]), (1_000, [726, 327, 424, 754]),
            (1_000_000, [859_383, 15_289, 298_929, 387_411]),
            (1 << 32, [3_223_429_777, 312_860_351, 3_068_312_979, 544_287_310]),
            (1_000_000_000_039, [758_659_355_348, 118_604_805_597, 255_649_328_557, 853_438_115_666]),
            (
                1 << 62,
                [
                    2_015_343_553_720_945_653, 1_066_010_798_099_320_866, 3_110_425_169_170_630_884,
                    2_234_350_578_096_115_064,
                ]
            ),
        ] as [(UInt64, [UInt64])])
    func permutation(_ size: UInt64, _ images: [UInt64]) {
        let key = StreamKey(seed: "42", table: "t", column: "c", purpose: "value")
        let permutation = Permutation(size: size, key: key)
        #expect([0, 1, size / 2, size - 1].map { permutation($0) } == images)
    }

    @Test func fillIsBits() {
        let key = StreamKey(seed: "s", table: "t", column: "c", purpose: "p")
        for first in [Int64.min, -3, 0, 1 << 40, Int64.max - 99] as [Int64] {
            let words = [UInt64](unsafeUninitializedCapacity: 100) { buffer, count in
                if let base = buffer.baseAddress { key.fill(from: first, count: 100, into: base) }
                count = 100
            }
            #expect(words == (0..<100).map { key.bits(first + $0) })
        }
    }
}
