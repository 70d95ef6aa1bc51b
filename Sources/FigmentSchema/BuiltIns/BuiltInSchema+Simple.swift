extension BuiltInSchema {
    static let simple = BuiltInSchema(
        id: "simple",
        title: "Basic example with common field types",
        useCases: ["learning", "testing"],
        text: #"""
            {
              "collection_name": "simple_example",
              "description": "A small product list with one embedding: a first example with the common field types.",
              "fields": [
                {
                  "name": "id",
                  "type": "Int64",
                  "is_primary": true,
                  "auto_id": true,
                  "description": "Unique key, made by the server."
                },
                {"name": "name", "type": "VarChar", "max_length": 100, "description": "Product name."},
                {
                  "name": "description",
                  "type": "VarChar",
                  "max_length": 500,
                  "description": "A sentence or two about the product."
                },
                {"name": "price", "type": "Float", "min": 0.01, "max": 1000, "description": "Price in the shop's currency."},
                {"name": "in_stock", "type": "Bool", "description": "Whether it can be ordered now."},
                {
                  "name": "embedding",
                  "type": "FloatVector",
                  "dim": 128,
                  "description": "Embedding of name and description."
                }
              ]
            }

            """#)
}
