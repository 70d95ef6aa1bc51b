/// Commands of the design that this version does not have: named, so that who types one learns it.
enum LaterCommand: String, CaseIterable {
    case infer, upload, create, serve
    case toMilvus = "to-milvus"
    case uploadKeboola = "upload-keboola"

    static func named(_ text: String) -> LaterCommand? { LaterCommand(rawValue: text) }
    static var names: [String] { allCases.map(\.rawValue) }

    /// What it will do.
    var purpose: String {
        switch self {
        case .infer: "make a schema from data"
        case .upload: "upload a data set to an object store"
        case .toMilvus: "insert or import a data set into Milvus"
        case .create: "create tables in a database"
        case .uploadKeboola: "upload a data set to Keboola"
        case .serve: "serve a data set"
        }
    }

    /// What helps until then.
    var instead: String {
        switch self {
        case .upload, .toMilvus, .create, .uploadKeboola, .serve:
            "write files with \"figment generate SCHEMA --out DIR\""
        case .infer: "\"figment schema help\" tells how a schema is written"
        }
    }
}
