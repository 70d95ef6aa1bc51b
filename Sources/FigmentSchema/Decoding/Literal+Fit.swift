package import FigmentTypes

extension Literal {
    /// The integer, also where it is written as 1e3 or 1000.0.
    var integer: Int64? {
        switch self {
        case .int(let value): value
        case .double(let value): Int64(exactly: value)
        default: nil
        }
    }

    /// An integral double as an integer: how a person would write it.
    public var simplified: Literal {
        if case .double(let value) = self, let integer = Int64(exactly: value) { return .int(integer) }
        return self
    }

    /// The kind of the scalar, in words.
    var kindName: String { SyntaxNode(literal: self).kindName }

    /// The scalar as a value of `type`, in the form in which the plan expects it: integers as `.int`, floats as
    /// `.double`, everything else as written.
    func fitted(to type: DataType, maxLength: Int? = nil) -> Result<Literal, Diagnostic.FitError> {
        if case .null = self { return .failure(.null) }
        switch type {
        case .bool:
            if case .bool = self { return .success(self) }
            return .failure(.wrongKind)
        case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64: return fittedInteger(type)
        case .float16: return fittedFloat { abs($0) <= 65_504 ? nil : "65504" }
        case .float32: return fittedFloat { Float($0).isFinite ? nil : Float.greatestFiniteMagnitude.description }
        case .float64: return fittedFloat { _ in nil }
        case .decimal(let precision, let scale): return fittedDecimal(precision, scale)
        case .utf8, .binary: return fittedText(maxLength)
        case .json: return .success(self)
        case .uuid:
            guard case .string(let text) = self else { return .failure(.wrongKind) }
            return Self.isUUID(text) ? .success(self) : .failure(.badForm(example: Self.exampleUUID))
        case .date32, .timestamp:
            guard case .string(let text) = self else { return .failure(.wrongKind) }
            return Instant.micros(text) != nil
                ? .success(self) : .failure(.badForm(example: type == .date32 ? Instant.dateExample : Instant.example))
        case .time64:
            guard case .string(let text) = self else { return .failure(.wrongKind) }
            return Instant.timeOfDay(text) != nil ? .success(self) : .failure(.badForm(example: Instant.timeExample))
        case .list, .vector, .sparseVector, .structure: return .failure(.wrongKind)
        }
    }

    /// The scalar as a value of `type`; nil where it is none.
    package func value(of type: DataType) -> Literal? {
        if case .success(let literal) = fitted(to: type) { return literal }
        return nil
    }

    private func fittedInteger(_ type: DataType) -> Result<Literal, Diagnostic.FitError> {
        // Numbers of documents have 63 bits; larger ones are written as texts.
        if type == .uint64, case .string(let text) = self, let value = UInt64(text), String(value) == text {
            return .success(Int64(exactly: value).map { .int($0) } ?? self)
        }
        guard number != nil else { return .failure(.wrongKind) }
        let range = type.integerRange ?? Int64.min...Int64.max
        guard let value = integer else {
            let isWhole = number.map { $0 == $0.rounded() } ?? false
            let high = type == .uint64 ? "18446744073709551615" : String(range.upperBound)
            if type == .uint64, let number, isWhole, number >= 0x1p63, number <= 0x1p64 {
                return .failure(.badForm(example: "\"18446744073709551615\""))
            }
            return .failure(isWhole ? .outside(low: String(range.lowerBound), high: high) : .fraction)
        }
        if range.contains(value) { return .success(.int(value)) }
        return .failure(.outside(low: String(range.lowerBound), high: String(range.upperBound)))
    }

    /// - Parameter limit: The type's largest number where this one is beyond it.
    private func fittedFloat(_ limit: (Double) -> String?) -> Result<Literal, Diagnostic.FitError> {
        guard let number else { return .failure(.wrongKind) }
        guard let edge = limit(number) else { return .success(.double(number)) }
        return .failure(.outside(low: "-" + edge, high: edge))
    }

    private func fittedDecimal(_ precision: Int, _ scale: Int) -> Result<Literal, Diagnostic.FitError> {
        let value: Double
        switch self {
        case .string(let text):
            guard let parsed = Double(text), parsed.isFinite else { return .failure(.badForm(example: "\"12.50\"")) }
            value = parsed
        default:
            guard let number else { return .failure(.wrongKind) }
            value = number
        }
        var limit = 1.0
        for _ in 0..<max(0, precision - scale) { limit *= 10 }
        if abs(value) < limit { return .success(self) }
        return .failure(.outside(low: "-\(limit)", high: "\(limit)"))
    }

    private func fittedText(_ maxLength: Int?) -> Result<Literal, Diagnostic.FitError> {
        guard case .string(let text) = self else { return .failure(.wrongKind) }
        let bytes = text.utf8.count
        if let maxLength, bytes > maxLength { return .failure(.tooLong(bytes: bytes, limit: maxLength)) }
        return .success(self)
    }

    static let exampleUUID = "\"f81d4fae-7dec-41d0-a765-00a0c91e6bf6\""

    private static func isUUID(_ text: String) -> Bool {
        guard text.utf8.count == 36 else { return false }
        return text.utf8.enumerated().allSatisfy { index, byte in
            switch index {
            case 8, 13, 18, 23: byte == UInt8(ascii: "-")
            default: JSONReader.isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
            }
        }
    }
}

extension Diagnostic {
    /// A ``FitFailure`` as an error, so that a `Result` can carry it.
    struct FitError: Error {
        var failure: FitFailure
        static let wrongKind = FitError(failure: .wrongKind)
        static let fraction = FitError(failure: .fraction)
        static let null = FitError(failure: .null)
        static func outside(low: String, high: String) -> FitError { FitError(failure: .outside(low: low, high: high)) }
        static func tooLong(bytes: Int, limit: Int) -> FitError {
            FitError(failure: .tooLong(bytes: bytes, limit: limit))
        }
        static func badForm(example: String) -> FitError { FitError(failure: .badForm(example: example)) }
    }
}
