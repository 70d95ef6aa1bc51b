/// The version of the value contract: the same version gives the same values for the same document and seed.
///
/// Any change to what a document generates is a new version; golden checksums pin it.
public enum EngineVersion {
    public static var current: Int { 1 }
}
