/// The rules of ``infer(fieldName:maxLength:context:)``, strongest first. Words are in lower case and the singular.
extension TextMeaning {
    /// Names that stand for one thing only, and names that the table explains.
    static func whole(_ name: String, about: FieldWords) -> TextMeaning? {
        switch name {
        case "name", "display_name": named(about)
        case "title": titled(about)
        case "description", "desc", "about", "overview", "detail", "long_description": described(about)
        case "category": about.has("news", "article") ? .newsCategory : .category
        case "subcategory", "sub_category": about.has("news", "article") ? .newsSubcategory : .subcategory
        case "content", "body", "text": about.has("message", "chat", "comment") ? .comment : .content
        case "full_text", "fulltext", "article_text", "article_body", "body_text": .fullText
        case "user", "login", "handle", "nickname", "nick", "user_name", "screen_name", "login_name": .username
        case "contact": .personName
        case "bio", "biography", "about_me", "profile", "background": .paragraph
        case "from", "to", "cc", "bcc", "sender_email": .email
        case "employer", "organization", "organisation", "org", "vendor", "supplier", "merchant", "bank": .company
        case "home", "homepage": .url
        case "state": about.has("subscription", "order", "device", "event", "job", "task") ? .status : .region
        case "source": about.has("news", "article", "document", "doc") ? .publisher : .source
        case "filename", "file": filed(about)
        case "geographic_focus", "geography", "continent", "market": .place
        case "ext", "file_extension", "extension": .imageFormat
        case "format": about.has("document", "doc", "file", "book") ? .documentType : .imageFormat
        case "type", "kind": typed(about)
        case "attribute", "trait": about.has("product", "item") ? .tag : .attribute
        case "model": about.has("car", "vehicle", "product", "device") ? .device : .modelName
        default: nil
        }
    }

    static func named(_ about: FieldWords) -> TextMeaning {
        if about.has(
            "user", "customer", "person", "people", "employee", "patient", "student", "driver", "member", "contact",
            "author", "teacher", "doctor", "subscriber", "client", "guest", "agent", "staff", "passenger", "player",
            "candidate", "profile", "buyer", "seller", "citizen", "resident", "worker", "owner", "tenant", "face",
            "actor", "artist", "voter", "volunteer", "account", "lead", "participant")
        {
            return .personName
        }
        if about.has(
            "company", "store", "branch", "vendor", "supplier", "merchant", "organization", "organisation", "shop",
            "bank", "business", "hospital", "clinic", "restaurant", "partner", "manufacturer", "publisher", "brand")
        {
            return .company
        }
        if about.has("city", "location", "place", "district", "town") { return .city }
        if about.has("country") { return .country }
        if about.has("category", "genre") { return .category }
        if about.has("tag", "keyword", "label") { return .tag }
        if about.has("file", "image", "photo") { return .filename }
        if about.has("department", "team") { return .department }
        if about.has("document", "doc", "article", "course", "book", "project", "event", "campaign") { return .title }
        return .productName
    }

    static func titled(_ about: FieldWords) -> TextMeaning {
        if about.has("video", "film", "movie", "clip", "episode", "stream") { return .videoTitle }
        if about.has("product", "item", "catalog", "catalogue", "listing", "ecommerce", "shop") { return .productName }
        if about.has("news", "press") { return .headline }
        if about.has("employee", "staff", "job", "contact", "candidate", "resume") { return .job }
        return .title
    }

    static func described(_ about: FieldWords) -> TextMeaning {
        if about.has("video", "film", "movie", "episode", "stream", "course", "podcast", "lesson", "webinar") {
            return .videoDescription
        }
        if about.has("document", "doc", "article", "report", "book", "paper", "event", "task", "ticket", "issue") {
            return .description
        }
        if about.has("image", "photo", "picture") { return .caption }
        return .productDescription
    }

    static func filed(_ about: FieldWords) -> TextMeaning {
        if about.has("image", "photo", "picture", "gallery") { return .imageFile }
        if about.has("video", "film", "movie", "clip") { return .videoFile }
        return about.has("audio", "recording", "podcast", "song", "music", "transcript") ? .audioFile : .filename
    }

    static func typed(_ about: FieldWords) -> TextMeaning {
        if about.has("document", "doc", "file") { return .documentType }
        if about.has("product", "item") { return .category }
        if about.has("device") { return .device }
        return .eventType
    }

    /// Pairs of last words: `shipping_country_code`.
    static func pair(_ words: String) -> TextMeaning? {
        switch words {
        case "first_name", "given_name", "middle_name", "fore_name", "preferred_name": .firstName
        case "last_name", "family_name", "sur_name", "maiden_name": .lastName
        case "user_name", "login_name", "screen_name", "account_name": .username
        case "product_name", "item_name", "product_title", "article_name", "model_number": .productName
        case "product_description", "item_description", "short_description": .productDescription
        case "video_description", "episode_description", "course_description": .videoDescription
        case "video_title", "movie_title", "episode_title": .videoTitle
        case "company_name", "organization_name", "organisation_name", "vendor_name", "supplier_name", "merchant_name",
            "store_name", "branch_name", "employer_name", "business_name", "shop_name", "bank_name", "school_name",
            "hospital_name":
            .company
        case "brand_name", "manufacturer_name", "make_name": .brand
        case "category_name", "genre_name": .category
        case "city_name", "town_name": .city
        case "country_name", "nation_name": .country
        case "country_code", "country_iso", "iso_country", "country_iso2", "alpha_2": .countryCode
        case "state_name", "region_name", "province_name": .region
        case "language_name": .language
        case "language_code", "lang_code", "iso_lang", "iso_language": .languageCode
        case "locale_code": .locale
        case "currency_code": .currency
        case "department_name", "team_name": .department
        case "tag_name": .tag
        case "event_name", "event_type", "action_type", "activity_type", "txn_type", "transaction_type": .eventType
        case "model_name", "model_version", "llm_model", "ai_model": .modelName
        case "file_name", "document_name", "attachment_name", "original_name": .filename
        case "image_file", "image_name", "image_filename", "photo_file": .imageFile
        case "video_file", "video_name", "video_filename": .videoFile
        case "audio_file", "audio_name", "audio_filename", "audio_path", "sound_file", "recording_file": .audioFile
        case "file_path", "dir_path", "folder_path", "storage_path", "object_key", "s3_key": .path
        case "image_url", "image_link", "photo_url", "picture_url", "avatar_url", "thumbnail_url", "thumb_url",
            "cover_url", "logo_url", "icon_url", "banner_url", "img_url", "image_uri", "img_src", "image_src":
            .imageURL
        case "host_name", "domain_name", "server_name": .domain
        case "alt_text", "image_caption", "image_description", "photo_description", "image_alt": .caption
        case "image_format", "file_format", "file_type", "image_type", "photo_format": .imageFormat
        case "video_format", "audio_format", "video_codec", "audio_codec", "codec_name": .codec
        case "mime_type", "content_type", "media_type": .mimeType
        case "doc_type", "document_type", "document_kind", "doc_kind": .documentType
        case "street_address", "address_line", "street_name", "mailing_address", "home_address", "billing_address",
            "shipping_address", "postal_address", "delivery_address":
            .streetAddress
        case "email_address", "mail_address", "contact_email": .email
        case "ip_address", "ip_addr", "client_ip", "remote_addr", "source_ip", "server_ip", "remote_ip", "dest_ip":
            .ipAddress
        case "mac_address", "mac_addr", "hardware_address": .macAddress
        case "zip_code", "postal_code", "post_code", "zip": .postalCode
        case "phone_number", "mobile_number", "fax_number", "contact_number", "telephone_number": .phone
        case "licence_plate", "license_plate", "plate_number", "number_plate", "registration_plate": .licencePlate
        case "user_agent", "browser_agent": .userAgent
        case "browser_name": .browser
        case "os_name", "operating_system", "os_version": .operatingSystem
        case "device_type", "device_model", "device_name", "phone_model": .device
        case "job_title", "job_role", "job_position", "job_name", "work_title", "position_title": .job
        case "age_group", "age_range", "age_band": .ageGroup
        case "time_zone": .timezone
        case "lat_lon", "lat_lng", "geo_point", "geo_location", "lat_long": .coordinates
        case "payment_method", "payment_type", "pay_method", "card_type": .paymentMethod
        case "account_iban", "bank_account": .iban
        case "customer_segment", "user_segment", "market_segment": .segment
        case "plan_name", "plan_type", "membership_level", "membership_type", "subscription_plan", "loyalty_tier":
            .tier
        case "priority_level": .priority
        case "severity_level", "log_level": .severity
        case "user_role", "access_level": .role
        case "user_message", "user_prompt", "user_query", "user_input", "user_question", "chat_message",
            "prompt_text", "input_text", "human_message":
            .userMessage
        case "ai_response", "assistant_message", "assistant_response", "bot_response", "model_response",
            "bot_message", "ai_message", "ai_answer", "output_text", "generated_text", "model_output", "ai_reply":
            .aiResponse
        case "search_query", "search_term": .keyword
        case "full_text", "article_text": .fullText
        case "review_text", "customer_review", "product_review": .review
        case "comment_text", "customer_comment", "post_text": .comment
        case "session_key", "session_token", "session_id", "visit_id": .sessionID
        case "api_key", "access_key", "secret_key", "auth_token", "access_token", "refresh_token": .token
        case "news_source", "media_source", "publication_name", "publisher_name", "source_name": .publisher
        case "traffic_source", "signup_source", "lead_source", "data_source", "utm_source", "source_system",
            "referral_source", "acquisition_source":
            .source
        case "author_name", "writer_name": .author
        case "news_category": .newsCategory
        case "color_code", "colour_code", "hex_color", "hex_colour", "color_hex": .hexColour
        case "emotion_label": .emotion
        case "sentiment_label": .sentiment
        case "geographic_focus": .place
        case "order_number", "invoice_number", "tracking_number", "account_number", "ticket_number", "serial_number",
            "reference_number", "confirmation_number", "policy_number", "batch_number", "lot_number", "case_number":
            .identifier
        default: nil
        }
    }
}
