extension BuiltInSchema {
    static let ecommercePartitioned = BuiltInSchema(
        id: "ecommerce_partitioned",
        title: "Multi-tenant product catalogue with a partition key",
        useCases: ["multi-tenant search", "partition tests", "data isolation"],
        text: #"""
            {
              "collection_name": "ecommerce_products_partitioned",
              "description": "Products of many tenants, divided into partitions by tenant.",
              "num_partitions": 128,
              "fields": [
                {
                  "name": "product_id",
                  "type": "Int64",
                  "is_primary": true,
                  "auto_id": true,
                  "description": "Unique key, made by the server."
                },
                {
                  "name": "tenant_id",
                  "type": "VarChar",
                  "max_length": 64,
                  "is_partition_key": true,
                  "cardinality_ratio": 0.005,
                  "description": "Whose product it is; decides the partition."
                },
                {"name": "product_name", "type": "VarChar", "max_length": 200, "description": "Product name."},
                {
                  "name": "category",
                  "type": "VarChar",
                  "max_length": 100,
                  "enum_values": ["Electronics", "Books", "Clothing", "Home & Garden", "Sports", "Toys", "Food & Beverage", "Health & Beauty", "Automotive", "Other"],
                  "description": "Department of the shop."
                },
                {
                  "name": "brand",
                  "type": "VarChar",
                  "max_length": 100,
                  "nullable": true,
                  "cardinality_ratio": 0.05,
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
                {
                  "name": "created_at",
                  "type": "Int64",
                  "min": 1609459200,
                  "max": 1735689600,
                  "description": "Seconds since 1970: the years 2021 to 2024."
                },
                {"name": "metadata", "type": "JSON", "description": "Size, colour, supplier and the like."},
                {
                  "name": "description_embedding",
                  "type": "FloatVector",
                  "dim": 768,
                  "description": "Embedding of the text."
                }
              ]
            }

            """#)
}
