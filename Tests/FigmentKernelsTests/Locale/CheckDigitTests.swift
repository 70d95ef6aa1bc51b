import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

/// Check digits against numbers that are known to be right.
@Suite struct CheckDigitTests {
    /// Published examples and well-known numbers; the check digits are put out and must come back.
    @Test(
        arguments: [
            (CheckDigits.iban, "DE89370400440532013000", [2, 3]), (.iban, "GB82WEST12345698765432", [2, 3]),
            (.iban, "FR1420041010050500013M02606", [2, 3]), (.luhn, "4111111111111111", [15]),
            (.luhn, "378282246310005", [14]),
            (.ean, "4006381333931", [12]), (.ean, "73513537", [7]), (.ean, "036000291452", [11]),
            (.isbn10, "0306406152", [9]),
            (.isbn10, "080442957X", [9]), (.verhoeff, "2363", [3]), (.pesel, "44051401359", [10]),
            (.cpf, "529.982.247-25", [12, 13]), (.bsn, "111222333", [8]), (.turkish, "10000000146", [9, 10]),
            (.finnish, "131052-308T", [10]), (.spanish, "12345678Z", [8]), (.iso7064, "DE136695976", [10]),
            (.nip, "5260250274", [9]), (.danish, "DK13585628", [9]), (.finnishVAT, "FI20774740", [9]),
            (.britishVAT, "GB980780684", [9, 10]), (.norwegianVAT, "NO923609016MVA", [10]),
            (.czechVAT, "CZ25123891", [9]),
            (.frenchVAT, "FR40303265045", [2, 3]), (.inn12, "500100732259", [10, 11]), (.aba, "111000025", [8]),
            (.french, "295109912611193", [13, 14]), (.ukrainian, "1759013776", [9]),
            (.australianTFN, "123 456 782", [10]), (.abn, "51 824 753 556", [0, 1]), (.cpr, "211062-5629", [10]),
            (.chineseID, "11010519491231002X", [17]), (.codiceFiscale, "RSSMRA85T10A562S", [15]),
            (.cnpj, "11.222.333/0001-81", [16, 17]), (.gstin, "27AAPFU0939F1ZV", [14]), (.rfc, "GODE561231GR8", [12]),
            (.rfc, "CFE370814QI0", [11]), (.japaneseCompany, "7000012050002", [0]),
            (.koreanCompany, "124-81-00998", [11]), (.inn10, "7707083893", [9]), (.edrpou, "14360570", [7]),
            (.vkn, "4540536920", [9]), (.uscc, "91350100M000100Y43", [16, 17]), (.canadianBN, "123456782 RT0001", [8]),
        ] as [(CheckDigits, String, [Int])])
    func knownNumbers(_ check: CheckDigits, _ number: String, _ places: [Int]) {
        var bytes = Array(number.utf8)
        for place in places { bytes[place] = UInt8(ascii: "0") }
        let count = bytes.count
        bytes.withUnsafeMutableBufferPointer { buffer in
            if let base = buffer.baseAddress { check.complete(base, count) }
        }
        #expect(String(decoding: bytes, as: UTF8.self) == number)
    }

    @Test(arguments: FakerLocale.all) func ibansAndCardsAreValid(_ locale: String) throws {
        let columns = ["iban", "credit_card_number", "ssn", "vat_id"].map {
            #"{"name": "\#($0)", "type": "string", "generator": {"faker": {"method": "\#($0)", "locale": "\#(locale)"}}}"#
        }
        let document = try GeneratorDocument(columns.joined(separator: ",\n"), rows: 500)
        for text in try document.texts("iban") {
            var rest = 0
            let turned = (text ?? "").dropFirst(4) + (text ?? "").prefix(4)
            for character in turned {
                let value = character.wholeNumberValue ?? Int(character.asciiValue ?? 0) - 55
                rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97
            }
            #expect(rest == 1, "\(text ?? "nil")")
        }
        for text in try document.texts("credit_card_number") {
            var sum = 0
            for (i, character) in (text ?? "").reversed().enumerated() {
                let digit = (character.wholeNumberValue ?? 0) * (i % 2 == 0 ? 1 : 2)
                sum += digit > 9 ? digit - 9 : digit
            }
            #expect(sum % 10 == 0, "\(text ?? "nil")")
        }
        for name in ["iban", "ssn", "vat_id"] { try document.checkColumn(name) }
    }

    /// What a tax office would look at, in all rows: the place of a check is filled, and the whole number keeps its rule.
    @Test(arguments: FakerLocale.all) func nationalNumbersKeepTheirRules(_ locale: String) throws {
        let columns = ["ssn", "vat_id"].map {
            #"{"name": "\#($0)", "type": "string", "generator": {"faker": {"method": "\#($0)", "locale": "\#(locale)"}}}"#
        }
        let document = try GeneratorDocument(columns.joined(separator: ",\n"), rows: 2_000)
        let checks = [
            "ssn": LocaleIdentity.nationals[locale]?.check, "vat_id": LocaleIdentity.vats[locale]?.check,
        ]
        for (name, check) in checks {
            let texts = try document.texts(name).map { $0 ?? "" }
            #expect(Set(texts).count > 1_000, "\(locale) \(name): \(Set(texts).count)")
            #expect(texts.allSatisfy { $0.utf8.allSatisfy { $0 != 0x26 && $0 != 0x5E && $0 < 0x80 } })
            guard let check, check != .none else { continue }
            for text in texts {
                // Completing a complete number changes nothing.
                var bytes = Array(text.utf8)
                bytes.withUnsafeMutableBufferPointer { buffer in
                    if let base = buffer.baseAddress { check.complete(base, buffer.count) }
                }
                #expect(String(decoding: bytes, as: UTF8.self) == text, "\(locale) \(name)")
            }
        }
    }

    /// Unique ones are of the row's country too, and valid; unique addresses are made from the row's person.
    @Test func uniqueNumbersFollowTheRowsCountry() throws {
        let document = try GeneratorDocument(
            #"""
            {"name": "country", "type": "string", "generator": {"choice": {"choices": ["DE", "FR", "NO", "GB"]}}},
            {"name": "iban", "type": "string", "generator": {"unique": {"of": {"faker": {"method": "iban", "locale_from": "country"}}}}},
            {"name": "email", "type": "string", "generator": {"unique": {"of": {"faker": {"method": "email", "locale_from": "country", "of": "x"}}}}},
            {"name": "user_name", "type": "string", "generator": {"faker": {"method": "user_name", "locale_from": "country", "of": "x"}}}
            """#, rows: 20_000)
        let countries = try document.texts("country")
        let ibans = try document.texts("iban").map { $0 ?? "" }
        #expect(Set(ibans).count == 20_000)
        let lengths = ["DE": 22, "FR": 27, "NO": 15, "GB": 22]
        for (country, iban) in zip(countries, ibans) {
            #expect(iban.hasPrefix(country ?? "?") && iban.count == lengths[country ?? ""])
            let moved = iban.dropFirst(4) + iban.prefix(4)
            let rest = moved.utf8.reduce(0) { rest, byte in
                byte < 65 ? (rest * 10 + Int(byte) - 48) % 97 : (rest * 100 + Int(byte) - 55) % 97
            }
            #expect(rest == 1, "\(iban)")
        }
        let mails = try document.texts("email").map { $0 ?? "" }
        #expect(Set(mails).count == 20_000)
        for (mail, user) in zip(mails, try document.texts("user_name")) { #expect(mail.hasPrefix((user ?? "?") + "_")) }
        for name in ["iban", "email"] { try document.checkColumn(name) }
    }
}
