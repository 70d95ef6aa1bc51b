public import FigmentSchema

/// YAML schema documents.
public enum YAML {
    /// Reads YAML into the syntax tree; nil where the package was built without the trait `YAML`.
    ///
    /// Hand it to ``FigmentSchema/SchemaLoader``.
    public static var reader: SyntaxReader? {
        #if YAML
            return { bytes, name in YAMLReader.read(bytes, name: name) }
        #else
            return nil
        #endif
    }
}
