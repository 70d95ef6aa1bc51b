extension BuiltInSchema {
    static let ecommerce = BuiltInSchema(
        id: "ecommerce",
        title: "Product catalogue with search embeddings",
        useCases: ["online shops", "recommendations", "product search"],
        text: #"""
            {
              "collection_name": "ecommerce_products",
              "description": "A product catalogue with text and image embeddings.",
              "fields": [
                {
                  "name": "product_id",
                  "type": "Int64",
                  "is_primary": true,
                  "auto_id": true,
                  "description": "Unique key, made by the server."
                },
                {"name": "product_name", "type": "VarChar", "max_length": 200, "description": "Product name."},
                {"name": "category", "type": "VarChar", "max_length": 100, "description": "Department of the shop."},
                {
                  "name": "brand",
                  "type": "VarChar",
                  "max_length": 100,
                  "nullable": true,
                  "description": "Maker; unknown for some products."
                },
                {
                  "name": "price",
                  "type": "Float",
                  "min": 0.01,
                  "max": 10000,
                  "description": "Price in the shop's currency."
                },
                {
                  "name": "rating",
                  "type": "Float",
                  "min": 1,
                  "max": 5,
                  "nullable": true,
                  "description": "Mean of the reviews; null without any."
                },
                {
                  "name": "stock_quantity",
                  "type": "Int32",
                  "min": 0,
                  "max": 10000,
                  "description": "Pieces in the warehouse."
                },
                {
                  "name": "tags",
                  "type": "Array",
                  "element_type": "VarChar",
                  "max_capacity": 10,
                  "max_length": 50,
                  "description": "Search words."
                },
                {"name": "is_available", "type": "Bool", "description": "Whether it can be ordered now."},
                {"name": "metadata", "type": "JSON", "description": "Size, colour, supplier and the like."},
                {
                  "name": "description_embedding",
                  "type": "FloatVector",
                  "dim": 768,
                  "description": "Embedding of the text."
                },
                {"name": "image_embedding", "type": "FloatVector", "dim": 512, "description": "Embedding of the picture."}
              ]
            }

            """#)
}
