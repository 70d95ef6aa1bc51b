import FigmentPlan
import Testing

@Suite struct TextMeaningTests {
    /// Every text field of the built-in schemas: collection, field, max_length, meaning.
    static let builtins: [(String, String, Int, TextMeaning)] = [
        ("simple_example", "name", 100, .productName), ("simple_example", "description", 500, .productDescription),
        ("ecommerce_products", "product_name", 200, .productName), ("ecommerce_products", "category", 100, .category),
        ("ecommerce_products", "brand", 100, .brand), ("ecommerce_products", "tags", 50, .tag),
        ("document_search", "doc_id", 100, .identifier), ("document_search", "title", 300, .title),
        ("document_search", "content", 10_000, .content), ("document_search", "author", 100, .author),
        ("document_search", "doc_type", 50, .documentType), ("document_search", "language", 10, .languageCode),
        ("document_search", "categories", 100, .category), ("image_gallery", "filename", 255, .imageFile),
        ("image_gallery", "image_url", 500, .imageURL), ("image_gallery", "format", 10, .imageFormat),
        ("image_gallery", "alt_text", 500, .caption), ("image_gallery", "tags", 50, .tag),
        ("user_profiles", "username", 50, .username), ("user_profiles", "email", 100, .email),
        ("user_profiles", "gender", 20, .gender), ("user_profiles", "country", 100, .country),
        ("user_profiles", "interests", 50, .interest), ("video_library", "video_id", 50, .identifier),
        ("video_library", "title", 200, .videoTitle), ("video_library", "description", 2000, .videoDescription),
        ("video_library", "resolution", 20, .resolution), ("video_library", "language", 10, .languageCode),
        ("video_library", "category", 50, .category), ("video_library", "tags", 30, .tag),
        ("news_articles", "headline", 300, .headline), ("news_articles", "summary", 1000, .summary),
        ("news_articles", "full_text", 50_000, .fullText), ("news_articles", "author", 100, .author),
        ("news_articles", "source", 100, .publisher), ("news_articles", "category", 50, .newsCategory),
        ("news_articles", "subcategory", 50, .newsSubcategory), ("news_articles", "geographic_focus", 100, .place),
        ("news_articles", "entities", 100, .entity), ("audio_transcripts", "audio_file", 255, .audioFile),
        ("audio_transcripts", "transcript", 5000, .transcript), ("audio_transcripts", "language", 10, .languageCode),
        ("audio_transcripts", "keywords", 50, .keyword), ("ai_conversations", "conversation_id", 50, .identifier),
        ("ai_conversations", "user_id", 50, .identifier), ("ai_conversations", "model_name", 100, .modelName),
        ("ai_conversations", "user_message", 4000, .userMessage),
        ("ai_conversations", "ai_response", 8000, .aiResponse),
        ("ai_conversations", "topics", 50, .topic), ("face_recognition", "person_id", 50, .identifier),
        ("face_recognition", "person_name", 200, .personName), ("face_recognition", "camera_id", 50, .identifier),
        ("face_recognition", "location", 200, .location), ("face_recognition", "gender", 20, .gender),
        ("face_recognition", "emotion", 50, .emotion), ("face_recognition", "attributes", 50, .attribute),
        ("ecommerce_products_partitioned", "tenant_id", 64, .identifier),
        ("ecommerce_products_partitioned", "product_name", 200, .productName),
        ("ecommerce_products_partitioned", "category", 100, .category),
        ("ecommerce_products_partitioned", "brand", 100, .brand), ("ecommerce_products_partitioned", "tags", 50, .tag),
        ("cardinality_demo", "status", 20, .status), ("cardinality_demo", "country_code", 2, .countryCode),
        ("cardinality_demo", "product_sku", 50, .sku), ("cardinality_demo", "session_id", 64, .sessionID),
        ("dynamic_example", "title", 200, .title), ("dynamic_example", "category", 50, .category),
    ]

    @Test(arguments: builtins) func builtinField(_ field: (String, String, Int, TextMeaning)) {
        #expect(TextMeaning.infer(fieldName: field.1, maxLength: field.2, context: field.0) == field.3)
    }

    /// Names that users write, without a table.
    static let names: [(TextMeaning, [String])] = [
        (
            .personName,
            ["full_name", "fullName", "customer_name", "CustomerName", "employee_name", "contact_name", "patientName"]
        ),
        (.firstName, ["first_name", "firstName", "given_name", "firstname", "forename"]),
        (.lastName, ["last_name", "LastName", "surname", "family_name"]),
        (.username, ["username", "user_name", "login", "twitter_handle", "nickname"]),
        (.email, ["email", "e_mail", "email_address", "contactEmail", "work_email", "email_2", "billing_email"]),
        (.phone, ["phone", "phone_number", "mobile", "home_phone", "fax", "phoneNumber", "telephone"]),
        (.gender, ["gender", "sex"]), (.job, ["job", "job_title", "occupation", "jobTitle", "profession"]),
        (.company, ["company", "company_name", "employer", "organization", "vendor", "supplier_name", "store_name"]),
        (.department, ["department", "dept", "department_name"]), (.industry, ["industry", "sector"]),
        (.streetAddress, ["address", "street_address", "billing_address", "street", "shippingAddress", "address_2"]),
        (.city, ["city", "birth_city", "town", "shipping_city", "destination"]),
        (.region, ["state", "region", "province", "county"]),
        (.country, ["country", "country_name", "birth_country", "nationality"]),
        (.countryCode, ["country_code", "countryCode", "country_iso"]),
        (.postalCode, ["zip", "zip_code", "postal_code", "postcode", "zipCode"]),
        (.timezone, ["timezone", "time_zone", "tz"]), (.language, ["language", "spoken_languages", "lang"]),
        (.locale, ["locale"]), (.currency, ["currency", "currency_code"]), (.iban, ["iban"]),
        (.productName, ["name", "product", "product_name", "item_name", "product_title"]),
        (.brand, ["brand", "brand_name", "make"]),
        (.category, ["category", "categories", "genre", "product_category"]),
        (.subcategory, ["subcategory", "sub_category"]), (.sku, ["sku", "product_sku", "barcode", "isbn"]),
        (.colour, ["color", "colour", "eye_color"]), (.size, ["size", "shoe_size"]), (.material, ["material"]),
        (.tag, ["tag", "tags", "hashtags", "labels"]),
        (.keyword, ["keywords", "keyword", "search_query", "search_term"]),
        (.interest, ["interests", "hobbies"]), (.topic, ["topic", "topics", "subject"]), (.skill, ["skills"]),
        (.title, ["title", "book_title", "article_title"]), (.headline, ["headline", "subtitle", "tagline"]),
        (.summary, ["summary", "abstract", "synopsis", "executive_summary"]),
        (.productDescription, ["description", "product_description", "short_description"]),
        (.comment, ["comment", "comments", "feedback", "reply"]),
        (.review, ["review", "review_text", "product_review"]),
        (.paragraph, ["bio", "notes", "passage", "chunk"]), (.content, ["content", "body", "text", "page_content"]),
        (.fullText, ["full_text", "fulltext", "article_body"]), (.question, ["question", "questions"]),
        (.aiResponse, ["answer", "response", "assistant_message", "completion"]),
        (.userMessage, ["message", "prompt", "user_prompt", "user_query"]),
        (.transcript, ["transcript", "transcription"]),
        (.caption, ["caption", "alt_text", "image_caption", "altText"]),
        (.url, ["url", "website", "homepage", "link", "webhook_url", "profile_url", "pageURL"]),
        (.imageURL, ["image_url", "imageURL", "avatar", "thumbnail", "photo", "thumbnail_url", "cover_image"]),
        (.domain, ["domain", "hostname", "host"]), (.path, ["path", "file_path", "folder"]),
        (.filename, ["filename", "file_name", "attachment", "fileName"]), (.audioFile, ["audio_file", "recording"]),
        (.videoFile, ["video_file", "video"]), (.mimeType, ["mime_type", "content_type"]),
        (.codec, ["codec", "video_codec"]), (.ipAddress, ["ip", "ip_address", "client_ip", "ipAddress"]),
        (.macAddress, ["mac_address", "mac"]), (.userAgent, ["user_agent", "userAgent"]), (.browser, ["browser"]),
        (.operatingSystem, ["os", "operating_system"]), (.device, ["device", "device_type"]),
        (.version, ["version", "app_version", "firmware"]), (.status, ["status", "order_status", "stage"]),
        (.priority, ["priority", "priority_level"]), (.severity, ["severity", "log_level"]),
        (.segment, ["segment", "customer_segment", "cohort"]), (.tier, ["tier", "plan", "membership", "plan_type"]),
        (.role, ["role", "user_role"]), (.eventType, ["event", "event_type", "action", "txn_type"]),
        (.channel, ["channel", "sales_channel"]), (.reason, ["reason", "cancel_reason"]),
        (.sentiment, ["sentiment"]), (.source, ["source", "traffic_source"]), (.publisher, ["publisher", "journal"]),
        (.identifier, ["id", "order_id", "orderId", "customerID", "external_ref", "invoice_number", "coupon_code"]),
        (.uuid, ["uuid", "guid", "record_uuid"]), (.hash, ["hash", "checksum", "file_hash", "sha256"]),
        (.token, ["token", "api_key", "access_token"]), (.licencePlate, ["license_plate", "licence_plate", "plate"]),
        (.dateText, ["date", "birth_date", "expiry"]), (.emotion, ["emotion", "mood"]),
        (.coordinates, ["coordinates", "lat_lon"]), (.location, ["location", "venue"]),
        (.sessionID, ["session_id", "sessionId"]),
        (.modelName, ["model", "model_name"]), (.resolution, ["resolution"]),
        (.imageFormat, ["image_format", "file_format"]),
    ]

    @Test(arguments: names) func namesOfUsers(_ meaning: TextMeaning, _ names: [String]) {
        for name in names { #expect(TextMeaning.infer(fieldName: name) == meaning, "\(name)") }
    }

    @Test func theTableExplainsAName() {
        #expect(TextMeaning.infer(fieldName: "name", context: "customers") == .personName)
        #expect(TextMeaning.infer(fieldName: "name", context: "Companies") == .company)
        #expect(TextMeaning.infer(fieldName: "name", context: "cities") == .city)
        #expect(TextMeaning.infer(fieldName: "title", context: "products") == .productName)
        #expect(TextMeaning.infer(fieldName: "description", context: "lectures_video") == .videoDescription)
        #expect(TextMeaning.infer(fieldName: "state", context: "subscriptions") == .status)
    }

    @Test func theRoomDecidesForTheUnknown() {
        let meanings = [10, 50, 200, 5000].map { TextMeaning.infer(fieldName: "zzz", maxLength: $0) }
        #expect(meanings == [.word, .words, .sentence, .paragraph])
        #expect(TextMeaning.infer(fieldName: "country", maxLength: 2) == .countryCode)
        #expect(TextMeaning.infer(fieldName: "", maxLength: 10) == .word)
        #expect(TextMeaning.infer(fieldName: "名前", maxLength: 50) == .words)
    }
}
