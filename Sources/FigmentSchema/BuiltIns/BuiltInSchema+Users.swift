extension BuiltInSchema {
    static let users = BuiltInSchema(
        id: "users",
        title: "User profiles with behavioural embeddings",
        useCases: ["user analytics", "personalisation", "look-alike search"],
        text: #"""
            {
              "collection_name": "user_profiles",
              "description": "Customers of an online service with what they bought and an embedding of how they behave.",
              "fields": [
                {
                  "name": "user_id",
                  "type": "Int64",
                  "is_primary": true,
                  "auto_id": true,
                  "description": "Unique key, made by the server."
                },
                {"name": "username", "type": "VarChar", "max_length": 50, "description": "Name for logging in."},
                {"name": "email", "type": "VarChar", "max_length": 100, "description": "E-mail address."},
                {"name": "age", "type": "Int32", "min": 13, "max": 120, "nullable": true, "description": "Years."},
                {
                  "name": "gender",
                  "type": "VarChar",
                  "max_length": 20,
                  "nullable": true,
                  "description": "As given by the user."
                },
                {
                  "name": "country",
                  "type": "VarChar",
                  "max_length": 100,
                  "nullable": true,
                  "description": "Country of residence."
                },
                {"name": "registration_date", "type": "Int64", "description": "Seconds since 1970."},
                {
                  "name": "last_login",
                  "type": "Int64",
                  "nullable": true,
                  "description": "Seconds since 1970; null if never."
                },
                {"name": "total_purchases", "type": "Int32", "min": 0, "max": 10000, "description": "Orders so far."},
                {"name": "total_spent", "type": "Float", "min": 0, "max": 1000000, "description": "Sum of all orders."},
                {
                  "name": "interests",
                  "type": "Array",
                  "element_type": "VarChar",
                  "max_capacity": 20,
                  "max_length": 50,
                  "description": "What the user likes."
                },
                {"name": "is_premium", "type": "Bool", "description": "Whether the user pays for the service."},
                {"name": "is_active", "type": "Bool", "description": "Whether the account is in use."},
                {"name": "profile_data", "type": "JSON", "description": "Settings and preferences."},
                {
                  "name": "behavioral_embedding",
                  "type": "FloatVector",
                  "dim": 256,
                  "description": "Embedding of the user's actions."
                }
              ]
            }

            """#)
}
