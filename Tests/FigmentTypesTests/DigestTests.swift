import FigmentTypes
import Testing

@Suite struct DigestTests {
    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private func digest(
        _ text: [UInt8], _ count: Int, _ digest: (UnsafeBufferPointer<UInt8>, UnsafeMutablePointer<UInt8>) -> Void
    ) -> String {
        var out = [UInt8](repeating: 0, count: count)
        text.withUnsafeBufferPointer { text in
            out.withUnsafeMutableBufferPointer { if let place = $0.baseAddress { digest(text, place) } }
        }
        return hex(out)
    }

    private func sha256(_ text: [UInt8]) -> String { digest(text, SHA256.byteCount, SHA256.digest(_:into:)) }
    private func md5(_ text: [UInt8]) -> String { digest(text, MD5.byteCount, MD5.digest(_:into:)) }

    /// FIPS 180-4's examples, and a million times "a".
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func sha256Vectors(_ text: String, _ digest: String) {
        #expect(sha256(Array(text.utf8)) == digest)
    }

    @Test func sha256OfAMillion() {
        #expect(
            sha256([UInt8](repeating: 97, count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    /// RFC 1321, section A.5.
    @Test(arguments: [
        ("", "d41d8cd98f00b204e9800998ecf8427e"), ("a", "0cc175b9c0f1b6a831c399e269772661"),
        ("abc", "900150983cd24fb0d6963f7d28e17f72"), ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
        ("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
        (
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f"
        ),
        (
            "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
            "57edf4a22be3c955ac49da2e2107b67a"
        ),
    ])
    func md5Vectors(_ text: String, _ digest: String) {
        #expect(md5(Array(text.utf8)) == digest)
    }

    /// Lengths around a block's end, against the standard library of Python.
    @Test(arguments: [
        (
            55, "463eb28e72f82e0a96c0a4cc53690c571281131f672aa229e0d45ae59b598b59",
            "6912ee65fff2d9f9ce2508cddf8bcda0"
        ),
        (
            56, "da2ae4d6b36748f2a318f23e7ab1dfdf45acdc9d049bd80e59de82a60895f562",
            "51fdd1acda72405dfdfa03fcb85896d7"
        ),
        (
            63, "29af2686fd53374a36b0846694cc342177e428d1647515f078784d69cdb9e488",
            "48a6295221902e8e0938f773a7185e72"
        ),
        (
            64, "fdeab9acf3710362bd2658cdc9a29e8f9c757fcf9811603a8c447cd1d9151108",
            "b2d3f56bc197fd985d5965079b5e7148"
        ),
        (
            65, "4bfd2c8b6f1eec7a2afeb48b934ee4b2694182027e6d0fc075074f2fabb31781",
            "8bd7053801c768420faf816fadba971c"
        ),
        (
            119, "da18797ed7c3a777f0847f429724a2d8cd5138e6ed2895c3fa1a6d39d18f7ec6",
            "1c772251899a7ff007400b888d6b2042"
        ),
        (
            120, "f52b23db1fbb6ded89ef42a23ce0c8922c45f25c50b568a93bf1c075420bbb7c",
            "b7ba1efc6022e9ed272f00b8831e26e6"
        ),
        (
            128, "471fb943aa23c511f6f72f8d1652d9c880cfa392ad80503120547703e56a2be5",
            "37eff01866ba3f538421b30b7cbefcac"
        ),
    ])
    func blockEnds(_ count: Int, _ sha: String, _ md: String) {
        let bytes = (0..<count).map { UInt8($0) }
        #expect(sha256(bytes) == sha)
        #expect(md5(bytes) == md)
    }
}
