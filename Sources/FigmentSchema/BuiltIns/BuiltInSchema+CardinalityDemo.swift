extension BuiltInSchema {
    static let cardinalityDemo = BuiltInSchema(
        id: "cardinality_demo",
        title: "Fields with few, some and many distinct values",
        useCases: ["filter tests", "index tests", "query planning"],
        text: #"""
            {
              "collection_name": "cardinality_demo",
              "description": "Fields whose numbers of distinct values range from four to nearly one per row.",
              "fields": [
                {
                  "name": "id",
                  "type": "Int64",
                  "is_primary": true,
                  "auto_id": true,
                  "description": "Unique key, made by the server."
                },
                {
                  "name": "status",
                  "type": "VarChar",
                  "max_length": 20,
                  "enum_values": ["active", "pending", "completed", "cancelled"],
                  "description": "Four values."
                },
                {
                  "name": "country_code",
                  "type": "VarChar",
                  "max_length": 2,
                  "cardinality_ratio": 0.01,
                  "description": "One new value in a hundred rows."
                },
                {
                  "name": "user_segment",
                  "type": "Int32",
                  "min": 1,
                  "max": 100,
                  "cardinality_ratio": 0.01,
                  "description": "One new value in a hundred rows."
                },
                {
                  "name": "product_sku",
                  "type": "VarChar",
                  "max_length": 50,
                  "cardinality_ratio": 0.2,
                  "description": "One new value in five rows."
                },
                {
                  "name": "session_id",
                  "type": "VarChar",
                  "max_length": 64,
                  "cardinality_ratio": 0.95,
                  "description": "Nearly one value per row."
                },
                {"name": "priority_level", "type": "Int8", "enum_values": [1, 2, 3, 4, 5], "description": "Five values."},
                {
                  "name": "temperature",
                  "type": "Float",
                  "min": -50,
                  "max": 50,
                  "cardinality_ratio": 0.1,
                  "description": "One new value in ten rows."
                },
                {
                  "name": "score",
                  "type": "Double",
                  "min": 0,
                  "max": 100,
                  "cardinality_ratio": 0.8,
                  "description": "Four new values in five rows."
                },
                {"name": "feature_vector", "type": "FloatVector", "dim": 128, "description": "Embedding of the row."}
              ]
            }

            """#)
}
