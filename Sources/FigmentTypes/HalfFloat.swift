/// The IEEE 754 binary16 nearest to `value`, ties to even.
@inlinable
public func float16Bits(_ value: Float) -> UInt16 {
    0
}

/// The bfloat16 nearest to `value`, ties to even.
@inlinable
public func bfloat16Bits(_ value: Float) -> UInt16 {
    0
}
