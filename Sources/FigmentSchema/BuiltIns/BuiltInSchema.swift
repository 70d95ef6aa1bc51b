/// A schema that comes with the program: a document like any other, as JSON text.
public struct BuiltInSchema: Sendable {
    public let id: String
    /// One line for listings.
    public let title: String
    public let useCases: [String]
    /// The document.
    public let text: String

    /// All of them, in the order of listings.
    public static var all: [BuiltInSchema] {
        [
            .simple, .ecommerce, .documents, .images, .users, .videos,
            .news, .audioTranscripts, .aiConversations, .faceRecognition, .ecommercePartitioned,
            .cardinalityDemo, .dynamicExample, .imagesAnalytical,
        ]
    }

    /// The built-in schema with this id.
    public static func named(_ id: String) -> BuiltInSchema? { all.first { $0.id == id } }
}
