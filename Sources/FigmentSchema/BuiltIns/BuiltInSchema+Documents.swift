extension BuiltInSchema {
    static let documents = BuiltInSchema(
        id: "documents",
        title: "Document search with semantic embeddings",
        useCases: ["knowledge bases", "document search", "question answering"],
        text: #"""
            {
              "collection_name": "document_search",
              "description": "Documents with their text and a semantic embedding.",
              "fields": [
                {"name": "doc_id", "type": "VarChar", "max_length": 100, "is_primary": true, "description": "Unique key."},
                {"name": "title", "type": "VarChar", "max_length": 300, "description": "Title."},
                {"name": "content", "type": "VarChar", "max_length": 10000, "description": "The full text."},
                {"name": "author", "type": "VarChar", "max_length": 100, "nullable": true, "description": "Who wrote it."},
                {"name": "doc_type", "type": "VarChar", "max_length": 50, "description": "Article, report, manual, …"},
                {"name": "language", "type": "VarChar", "max_length": 10, "description": "Language code."},
                {"name": "word_count", "type": "Int32", "min": 1, "max": 100000, "description": "Words in the text."},
                {"name": "publish_date", "type": "Int64", "description": "Seconds since 1970."},
                {
                  "name": "categories",
                  "type": "Array",
                  "element_type": "VarChar",
                  "max_capacity": 5,
                  "max_length": 100,
                  "description": "Subjects."
                },
                {"name": "is_public", "type": "Bool", "description": "Whether anyone may read it."},
                {"name": "properties", "type": "JSON", "description": "Other properties."},
                {"name": "text_embedding", "type": "FloatVector", "dim": 1536, "description": "Embedding of the text."}
              ]
            }

            """#)
}
