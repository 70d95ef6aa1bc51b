extension BuiltInSchema {
    static let dynamicExample = BuiltInSchema(
        id: "dynamic_example",
        title: "Dynamic fields beside a fixed schema",
        useCases: ["dynamic schemas", "$meta filters", "learning"],
        text: #"""
            {
              "collection_name": "dynamic_example",
              "description": "Articles with a fixed part and dynamic fields that only some rows have.",
              "enable_dynamic_field": true,
              "fields": [
                {
                  "name": "id",
                  "type": "Int64",
                  "is_primary": true,
                  "auto_id": true,
                  "description": "Unique key, made by the server."
                },
                {"name": "title", "type": "VarChar", "max_length": 200, "description": "Title."},
                {"name": "category", "type": "VarChar", "max_length": 50, "description": "Section."},
                {"name": "embedding", "type": "FloatVector", "dim": 384, "description": "Embedding of the title."}
              ],
              "dynamic_fields": [
                {
                  "name": "author",
                  "type": "String",
                  "probability": 0.8,
                  "values": ["Alice Chen", "Bruno Silva", "Carla Rossi", "David Okafor", "Emma Larsen"]
                },
                {"name": "views", "type": "Int", "probability": 0.9, "min": 100, "max": 10000},
                {"name": "rating", "type": "Float", "probability": 0.7, "min": 1, "max": 5},
                {"name": "tags", "type": "Array", "probability": 0.6, "array_min_length": 1, "array_max_length": 4},
                {"name": "is_featured", "type": "Bool", "probability": 0.3},
                {"name": "metadata", "type": "JSON", "probability": 0.5},
                {
                  "name": "status",
                  "type": "String",
                  "probability": 0.85,
                  "values": ["published", "draft", "archived", "review"]
                }
              ]
            }

            """#)
}
