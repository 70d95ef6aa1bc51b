import FigmentTypes

extension Column {
    /// Appends the value of row `i` as people write it: numbers in decimal, text as it is. Null rows must not be asked.
    public func appendAsText(_ i: Int, to out: inout ByteBuffer) {
        switch type {
        case .utf8, .json, .binary: appendText(i, to: &out)
        default:
            let row: Int
            if case .constant = form { row = 0 } else { row = i }
            appendNumber(row, to: &out)
        }
    }

    private func appendNumber(_ i: Int, to out: inout ByteBuffer) {
        out.reserve(64)
        switch type {
        case .bool: out.append(values.base[i] != 0 ? "true" : "false")
        case .int8: appendDigits(Int64(values.values(as: Int8.self)[i]), to: &out)
        case .uint8: appendDigits(Int64(values.values(as: UInt8.self)[i]), to: &out)
        case .int16: appendDigits(Int64(values.values(as: Int16.self)[i]), to: &out)
        case .uint16: appendDigits(Int64(values.values(as: UInt16.self)[i]), to: &out)
        case .int32: appendDigits(Int64(values.values(as: Int32.self)[i]), to: &out)
        case .uint32: appendDigits(Int64(values.values(as: UInt32.self)[i]), to: &out)
        case .int64: appendDigits(values.values(as: Int64.self)[i], to: &out)
        case .uint64: out.count += writeDecimal(values.values(as: UInt64.self)[i], to: out.end)
        case .float16: out.count += writeShortest(float(fromFloat16: values.values(as: UInt16.self)[i]), to: out.end)
        case .float32: out.count += writeShortest(values.values(as: Float.self)[i], to: out.end)
        case .float64: out.count += writeShortest(values.values(as: Double.self)[i], to: out.end)
        case .decimal(_, let scale):
            out.count += writeScaledDecimal(values.values(as: Int128.self)[i], scale: scale, to: out.end)
        case .uuid: out.count += writeUUID(values.base + 16 * i, to: out.end)
        case .date32:
            out.count += writeDate(daysSinceEpoch: Int(values.values(as: Int32.self)[i]), to: out.end)
        case .time64: out.count += writeTime(microseconds: values.values(as: Int64.self)[i], to: out.end)
        case .timestamp(let unit, let zone):
            out.count += writeTimestamp(
                ticks: values.values(as: Int64.self)[i], unit: unit, isZoned: zone != nil, to: out.end)
        case .utf8, .json, .binary, .list, .vector, .sparseVector, .structure: break
        }
    }

    private func appendDigits(_ value: Int64, to out: inout ByteBuffer) {
        out.count += writeDecimal(value, to: out.end)
    }
}
