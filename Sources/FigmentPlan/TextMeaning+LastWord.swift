/// The weaker rules of ``infer(fieldName:maxLength:context:)``: the last word of the name, then the first.
extension TextMeaning {
    /// `shipping_city`, `home_phone`, `customer_name`.
    static func last(_ word: String, of words: FieldWords, about: FieldWords) -> TextMeaning? {
        person(word, of: words, about: about) ?? place(word) ?? goods(word) ?? prose(word, of: words, about: about)
            ?? machine(word) ?? state(word) ?? identifier(word)
    }

    private static func person(_ word: String, of words: FieldWords, about: FieldWords) -> TextMeaning? {
        switch word {
        case "fullname": .personName
        case "name": anyonesName(words)
        case "firstname", "forename": .firstName
        case "lastname", "surname": .lastName
        case "username", "login", "handle", "nickname", "alias": .username
        case "email", "mail": .email
        case "phone", "telephone", "mobile", "fax", "cell", "tel", "msisdn": .phone
        case "gender", "sex": .gender
        case "job", "occupation", "profession", "position", "designation": .job
        case "company", "organization", "organisation", "employer", "vendor", "supplier", "merchant", "manufacturer":
            .company
        case "department", "dept", "division", "team", "unit": .department
        case "industry", "sector": .industry
        case "emotion", "mood", "feeling", "expression": .emotion
        case "author", "writer", "creator", "editor", "journalist", "byline", "reporter", "speaker", "presenter",
            "narrator", "artist", "photographer", "director", "instructor", "teacher", "manager", "owner", "assignee",
            "reviewer", "contact", "customer", "patient", "employee", "person", "doctor", "physician", "driver",
            "agent",
            "recipient", "sender", "uploader", "student", "guest", "operator":
            .author
        default: nil
        }
    }

    /// `customer_name`, `project_name`: what the words before say, else a person.
    private static func anyonesName(_ words: FieldWords) -> TextMeaning {
        let meaning = named(words)
        return meaning == .productName && !words.has("product", "item") ? .personName : meaning
    }

    private static func place(_ word: String) -> TextMeaning? {
        switch word {
        case "address", "street", "addr", "road": .streetAddress
        case "city", "town", "municipality", "birthplace", "hometown", "destination", "origin", "airport", "port": .city
        case "region", "province", "county", "district", "area", "territory", "zone": .region
        case "country", "nation", "nationality", "citizenship": .country
        case "zip", "postcode", "zipcode", "postalcode": .postalCode
        case "location", "place", "venue", "site", "geography": .location
        case "timezone", "tz": .timezone
        case "coordinate", "geo", "latlon", "latlng", "gps": .coordinates
        case "language", "lang", "idiom": .language
        case "locale", "culture": .locale
        case "currency", "ccy": .currency
        case "iban", "bban": .iban
        default: nil
        }
    }

    private static func goods(_ word: String) -> TextMeaning? {
        switch word {
        case "product", "item", "article", "merchandise", "good": .productName
        case "brand", "make", "trademark": .brand
        case "category", "genre", "classification", "class", "group", "collection", "cat", "cuisine": .category
        case "subcategory", "subgenre", "subclass", "subcat": .subcategory
        case "sku", "upc", "gtin", "mpn", "asin", "ean", "barcode", "isbn": .sku
        case "color", "colour", "shade": .colour
        case "size": .size
        case "material", "fabric": .material
        case "attribute", "trait", "characteristic": .attribute
        case "feature", "amenity": .attribute
        case "tag", "hashtag", "label", "badge": .tag
        case "keyword", "term", "phrase", "query", "search": .keyword
        case "interest", "hobby", "preference", "favourite", "favorite", "like": .interest
        case "topic", "subject", "theme", "concept": .topic
        case "entity", "mention": .entity
        case "skill", "technology", "competency", "expertise": .skill
        default: nil
        }
    }

    private static func prose(_ word: String, of words: FieldWords, about: FieldWords) -> TextMeaning? {
        switch word {
        case "title": words.plain.count > 1 ? titled(words) : titled(about)
        case "headline", "heading", "header", "subtitle", "subheading", "lede", "tagline", "slogan": .headline
        case "sentence", "line", "statement", "remark": .sentence
        case "question": .question
        case "caption", "alt", "alttext": .caption
        case "summary", "abstract", "excerpt", "synopsis", "teaser", "snippet", "intro", "introduction", "conclusion":
            .summary
        case "description", "desc", "detail", "overview": described(words.plain.count > 1 ? words : about)
        case "paragraph", "bio", "biography", "note", "remarks", "instruction", "story", "passage", "chunk", "context",
            "explanation", "objective", "report", "diagnosis", "finding":
            .paragraph
        case "comment", "feedback", "reply", "post", "tweet", "sms": .comment
        case "review", "testimonial", "opinion": .review
        case "message", "prompt", "request", "utterance", "inquiry", "complaint", "chat", "input": .userMessage
        case "response", "completion", "answer", "output", "assistant": .aiResponse
        case "transcript", "transcription", "subtitles", "speech", "dialogue", "dialog", "lyric": .transcript
        case "content", "body", "text", "markdown", "html", "page", "document", "essay", "doc": .content
        default: nil
        }
    }

    private static func machine(_ word: String) -> TextMeaning? {
        switch word {
        case "model", "llm": .modelName
        case "url", "uri", "link", "website", "homepage", "href", "site", "webpage", "permalink", "referrer", "referer",
            "endpoint", "webhook":
            .url
        case "image", "photo", "picture", "thumbnail", "avatar", "img", "icon", "logo", "cover", "screenshot": .imageURL
        case "domain", "host", "hostname", "server", "fqdn": .domain
        case "path", "folder", "directory", "dir", "filepath": .path
        case "filename", "file", "attachment": .filename
        case "audio", "recording", "sound", "track", "song": .audioFile
        case "video", "clip": .videoFile
        case "format": .imageFormat
        case "mimetype", "mime": .mimeType
        case "resolution", "dimension": .resolution
        case "codec", "encoding": .codec
        case "ip", "ipv4", "ipaddress": .ipAddress
        case "mac", "macaddress", "bssid": .macAddress
        case "useragent", "ua": .userAgent
        case "browser": .browser
        case "os", "operatingsystem": .operatingSystem
        case "device", "hardware", "equipment", "sensor", "machine": .device
        case "version", "release", "revision", "firmware", "build": .version
        default: nil
        }
    }

    private static func state(_ word: String) -> TextMeaning? {
        switch word {
        case "status", "state", "stage", "phase", "lifecycle", "outcome", "result", "decision": .status
        case "priority", "urgency", "importance": .priority
        case "severity", "level", "loglevel", "risk", "criticality": .severity
        case "segment", "cohort", "persona", "audience", "cluster": .segment
        case "tier", "plan", "membership", "subscription", "package", "edition", "license", "licence": .tier
        case "role", "permission", "privilege": .role
        case "event", "action", "activity", "operation", "method", "verb", "command", "type", "kind": .eventType
        case "channel", "medium", "campaign": .channel
        case "reason", "cause", "error": .reason
        case "condition", "quality", "grade": .condition
        case "sentiment", "polarity", "tone": .sentiment
        case "source", "provider", "referral", "platform", "system", "app", "application", "service", "integration":
            .source
        case "publisher", "publication", "journal", "newspaper", "outlet", "agency", "magazine", "feed", "press":
            .publisher
        case "date", "day", "datetime", "timestamp", "birthday", "dob", "deadline", "expiry": .dateText
        case "time", "hour": .timeText
        case "weekday", "dow": .weekday
        case "month": .month
        default: nil
        }
    }

    private static func identifier(_ word: String) -> TextMeaning? {
        switch word {
        case "id", "key", "identifier", "ref", "reference", "code", "no", "pk", "ident", "slug": .identifier
        case "uuid", "guid": .uuid
        case "hash", "checksum", "digest", "fingerprint", "sha256", "md5", "sha", "sha1", "etag", "signature", "crc":
            .hash
        case "token", "secret", "apikey", "password", "cookie", "nonce", "credential": .token
        case "session": .sessionID
        case "plate": .licencePlate
        case "number", "num", "count", "amount", "quantity", "score": .number
        case "word": .words
        default: nil
        }
    }

    /// The weakest rule: `email_primary`, `city_of_birth`.
    static func first(_ word: String) -> TextMeaning? {
        switch word {
        case "email", "mail": .email
        case "phone", "mobile", "telephone": .phone
        case "address", "street": .streetAddress
        case "city", "town": .city
        case "country": .country
        case "language", "lang": .language
        case "url", "link", "website": .url
        case "image", "photo", "picture", "avatar", "thumbnail": .imageURL
        case "title": .title
        case "headline": .headline
        case "description", "desc": .productDescription
        case "summary", "abstract": .summary
        case "content", "text", "body": .content
        case "comment", "feedback": .comment
        case "message": .userMessage
        case "status", "state": .status
        case "category", "genre": .category
        case "tag", "label": .tag
        case "keyword": .keyword
        case "topic": .topic
        case "company", "organization", "organisation": .company
        case "brand": .brand
        case "product", "item": .productName
        case "color", "colour": .colour
        case "name": .personName
        case "author": .author
        default: nil
        }
    }
}
