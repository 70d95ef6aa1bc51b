import FigmentSchema
import FigmentYAML

private let loader = SchemaLoader(yamlReader: YAML.reader)

/// Any document of either dialect, in JSON or YAML (by its first byte), gives a dataset or an error that says why not.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSchema(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
    let bytes = fuzzInput(data, size)
    for isStrict in [false, true] {
        let result = loader.load(bytes: bytes, name: "fuzz", options: .init(isStrict: isStrict))
        let hasErrors = result.diagnostics.contains { $0.severity == .error }
        require((result.dataset == nil) == hasErrors, "a dataset and errors, or neither")
        _ = result.rendered()
    }
    return 0
}
