extension BuiltInSchema {
    static let news = BuiltInSchema(
        id: "news",
        title: "News articles with sentiment analysis",
        useCases: ["news aggregation", "content analysis", "trend detection"],
        text: #"""
            {
              "collection_name": "news_articles",
              "description": "News articles with places, names, a sentiment and embeddings of headline and text.",
              "fields": [
                {
                  "name": "article_id",
                  "type": "Int64",
                  "is_primary": true,
                  "auto_id": true,
                  "description": "Unique key, made by the server."
                },
                {"name": "headline", "type": "VarChar", "max_length": 300, "description": "Headline."},
                {"name": "summary", "type": "VarChar", "max_length": 1000, "description": "A few sentences."},
                {"name": "full_text", "type": "VarChar", "max_length": 50000, "description": "The whole article."},
                {
                  "name": "author",
                  "type": "VarChar",
                  "max_length": 100,
                  "nullable": true,
                  "description": "Who wrote it; null for agencies."
                },
                {"name": "source", "type": "VarChar", "max_length": 100, "description": "Paper or agency."},
                {"name": "category", "type": "VarChar", "max_length": 50, "description": "Section."},
                {
                  "name": "subcategory",
                  "type": "VarChar",
                  "max_length": 50,
                  "nullable": true,
                  "description": "Part of the section."
                },
                {"name": "publish_date", "type": "Int64", "description": "Seconds since 1970."},
                {"name": "word_count", "type": "Int32", "min": 50, "max": 10000, "description": "Words in the text."},
                {"name": "reading_time_minutes", "type": "Int32", "min": 1, "max": 60, "description": "Minutes to read it."},
                {
                  "name": "geographic_focus",
                  "type": "Array",
                  "element_type": "VarChar",
                  "max_capacity": 10,
                  "max_length": 100,
                  "description": "Places that it is about."
                },
                {
                  "name": "entities",
                  "type": "Array",
                  "element_type": "VarChar",
                  "max_capacity": 20,
                  "max_length": 100,
                  "description": "People and organisations in it."
                },
                {
                  "name": "sentiment_score",
                  "type": "Float",
                  "min": -1,
                  "max": 1,
                  "nullable": true,
                  "description": "From −1, negative, to 1, positive."
                },
                {"name": "is_breaking", "type": "Bool", "description": "Whether it is breaking news."},
                {"name": "has_images", "type": "Bool", "description": "Whether it has pictures."},
                {"name": "metadata", "type": "JSON", "description": "Other properties."},
                {
                  "name": "headline_embedding",
                  "type": "FloatVector",
                  "dim": 384,
                  "description": "Embedding of the headline."
                },
                {"name": "content_embedding", "type": "FloatVector", "dim": 768, "description": "Embedding of the text."}
              ]
            }

            """#)
}
