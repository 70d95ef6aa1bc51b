extension BuiltInSchema {
    static let images = BuiltInSchema(
        id: "images",
        title: "Image gallery with visual similarity",
        useCases: ["media platforms", "image search", "duplicate detection"],
        text: #"""
            {
              "collection_name": "image_gallery",
              "description": "Pictures with a visual and a text-image embedding.",
              "fields": [
                {
                  "name": "image_id",
                  "type": "Int64",
                  "is_primary": true,
                  "auto_id": true,
                  "description": "Unique key, made by the server."
                },
                {"name": "filename", "type": "VarChar", "max_length": 255, "description": "File name with extension."},
                {"name": "image_url", "type": "VarChar", "max_length": 500, "description": "Where the picture is."},
                {"name": "width", "type": "Int32", "min": 1, "max": 10000, "description": "Pixels."},
                {"name": "height", "type": "Int32", "min": 1, "max": 10000, "description": "Pixels."},
                {"name": "file_size", "type": "Int64", "min": 1, "max": 100000000, "description": "Bytes."},
                {"name": "format", "type": "VarChar", "max_length": 10, "description": "jpeg, png, …"},
                {
                  "name": "alt_text",
                  "type": "VarChar",
                  "max_length": 500,
                  "nullable": true,
                  "description": "What the picture shows."
                },
                {"name": "upload_date", "type": "Int64", "description": "Seconds since 1970."},
                {
                  "name": "tags",
                  "type": "Array",
                  "element_type": "VarChar",
                  "max_capacity": 15,
                  "max_length": 50,
                  "description": "Search words."
                },
                {"name": "is_public", "type": "Bool", "description": "Whether anyone may see it."},
                {"name": "exif_data", "type": "JSON", "nullable": true, "description": "Camera settings; null without any."},
                {"name": "visual_embedding", "type": "FloatVector", "dim": 2048, "description": "Embedding of the pixels."},
                {"name": "clip_embedding", "type": "FloatVector", "dim": 512, "description": "Embedding shared with text."}
              ]
            }

            """#)
}
