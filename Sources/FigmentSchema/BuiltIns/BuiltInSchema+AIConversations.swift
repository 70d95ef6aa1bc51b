extension BuiltInSchema {
    static let aiConversations = BuiltInSchema(
        id: "ai_conversations",
        title: "Chat turns with bfloat16 embeddings",
        useCases: ["chat history search", "quality review", "retrieval for agents"],
        text: #"""
            {
              "collection_name": "ai_conversations",
              "description": "Turns of conversations with an assistant; the embedding is stored as bfloat16.",
              "fields": [
                {
                  "name": "id",
                  "type": "Int64",
                  "is_primary": true,
                  "auto_id": true,
                  "description": "Unique key, made by the server."
                },
                {
                  "name": "conversation_id",
                  "type": "VarChar",
                  "max_length": 50,
                  "description": "Turns of one conversation share it."
                },
                {"name": "user_id", "type": "VarChar", "max_length": 50, "description": "Who asked."},
                {"name": "model_name", "type": "VarChar", "max_length": 100, "description": "Which model answered."},
                {"name": "user_message", "type": "VarChar", "max_length": 4000, "description": "The question."},
                {"name": "ai_response", "type": "VarChar", "max_length": 8000, "description": "The answer."},
                {"name": "timestamp", "type": "Int64", "min": 0, "max": 9999999999, "description": "Seconds since 1970."},
                {
                  "name": "token_count",
                  "type": "Int32",
                  "min": 1,
                  "max": 20000,
                  "description": "Tokens of question and answer."
                },
                {"name": "response_time_ms", "type": "Int32", "min": 10, "max": 60000, "description": "Time to the answer."},
                {
                  "name": "satisfaction_score",
                  "type": "Float",
                  "min": 0,
                  "max": 5,
                  "nullable": true,
                  "description": "The user's rating; null without one."
                },
                {
                  "name": "conversation_embedding",
                  "type": "BFloat16Vector",
                  "dim": 1024,
                  "description": "Embedding of question and answer."
                },
                {
                  "name": "topics",
                  "type": "Array",
                  "element_type": "VarChar",
                  "max_capacity": 10,
                  "max_length": 50,
                  "description": "What it was about."
                },
                {"name": "context", "type": "JSON", "nullable": true, "description": "Settings of the conversation."}
              ]
            }

            """#)
}
