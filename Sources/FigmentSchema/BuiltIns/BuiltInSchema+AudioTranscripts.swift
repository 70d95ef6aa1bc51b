extension BuiltInSchema {
    static let audioTranscripts = BuiltInSchema(
        id: "audio_transcripts",
        title: "Transcribed recordings with half-precision embeddings",
        useCases: ["speech search", "meeting notes", "call analysis"],
        text: #"""
            {
              "collection_name": "audio_transcripts",
              "description": "Recordings with their transcripts; the embedding is stored in half precision.",
              "fields": [
                {
                  "name": "id",
                  "type": "Int64",
                  "is_primary": true,
                  "auto_id": true,
                  "description": "Unique key, made by the server."
                },
                {"name": "audio_file", "type": "VarChar", "max_length": 255, "description": "File name with extension."},
                {"name": "transcript", "type": "VarChar", "max_length": 5000, "description": "What was said."},
                {"name": "language", "type": "VarChar", "max_length": 10, "description": "Language code."},
                {"name": "duration_seconds", "type": "Float", "min": 0.1, "max": 7200, "description": "Length."},
                {
                  "name": "confidence_score",
                  "type": "Float",
                  "min": 0,
                  "max": 1,
                  "description": "How sure the recogniser was."
                },
                {"name": "speaker_count", "type": "Int8", "min": 1, "max": 10, "description": "Voices heard."},
                {"name": "audio_embedding", "type": "Float16Vector", "dim": 768, "description": "Embedding of the sound."},
                {
                  "name": "keywords",
                  "type": "Array",
                  "element_type": "VarChar",
                  "max_capacity": 20,
                  "max_length": 50,
                  "description": "Important words."
                },
                {"name": "metadata", "type": "JSON", "nullable": true, "description": "Sample rate, device and the like."}
              ]
            }

            """#)
}
