extension BuiltInSchema {
    static let videos = BuiltInSchema(
        id: "videos",
        title: "Video library with multimodal embeddings",
        useCases: ["video platforms", "content discovery", "recommendations"],
        text: #"""
            {
              "collection_name": "video_library",
              "description": "Videos with their figures and embeddings of thumbnail and content.",
              "fields": [
                {"name": "video_id", "type": "VarChar", "max_length": 50, "is_primary": true, "description": "Unique key."},
                {"name": "title", "type": "VarChar", "max_length": 200, "description": "Title."},
                {"name": "description", "type": "VarChar", "max_length": 2000, "description": "What the video is about."},
                {"name": "duration_seconds", "type": "Int32", "min": 1, "max": 36000, "description": "Length."},
                {"name": "resolution", "type": "VarChar", "max_length": 20, "description": "720p, 1080p, …"},
                {"name": "fps", "type": "Int32", "min": 1, "max": 120, "description": "Pictures per second."},
                {"name": "file_size_mb", "type": "Float", "min": 0.1, "max": 50000, "description": "Megabytes."},
                {"name": "upload_date", "type": "Int64", "description": "Seconds since 1970."},
                {"name": "view_count", "type": "Int64", "min": 0, "max": 10000000000, "description": "Times watched."},
                {"name": "like_count", "type": "Int64", "min": 0, "max": 1000000000, "description": "Times liked."},
                {
                  "name": "language",
                  "type": "VarChar",
                  "max_length": 10,
                  "nullable": true,
                  "description": "Language code; null without speech."
                },
                {"name": "category", "type": "VarChar", "max_length": 50, "description": "Genre."},
                {
                  "name": "tags",
                  "type": "Array",
                  "element_type": "VarChar",
                  "max_capacity": 20,
                  "max_length": 30,
                  "description": "Search words."
                },
                {"name": "is_published", "type": "Bool", "description": "Whether anyone may watch it."},
                {"name": "has_subtitles", "type": "Bool", "description": "Whether there are subtitles."},
                {"name": "metadata", "type": "JSON", "description": "Codec, bit rate and the like."},
                {
                  "name": "thumbnail_embedding",
                  "type": "FloatVector",
                  "dim": 512,
                  "description": "Embedding of the thumbnail."
                },
                {
                  "name": "content_embedding",
                  "type": "FloatVector",
                  "dim": 1024,
                  "description": "Embedding of picture and sound."
                }
              ]
            }

            """#)
}
