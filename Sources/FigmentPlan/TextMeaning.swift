/// What a text field is about, so that its values fit its name.
///
/// The raw values are the names by which a document may ask for a meaning.
public enum TextMeaning: String, Hashable, Sendable, CaseIterable {
    // People.
    case personName = "person_name"
    case firstName = "first_name"
    case lastName = "last_name"
    case username
    case email
    case phone
    case gender
    case ageGroup = "age_group"
    case job
    case company
    case department
    case industry
    case emotion

    // Places.
    case streetAddress = "street_address"
    case city
    case region
    case country
    case countryCode = "country_code"
    case postalCode = "postal_code"
    case location
    case place
    case timezone
    case coordinates

    // Languages and money.
    case language
    case languageCode = "language_code"
    case locale
    case currency
    case iban
    case paymentMethod = "payment_method"

    // Goods.
    case productName = "product_name"
    case productDescription = "product_description"
    case brand
    case category
    case subcategory
    case sku
    case colour
    case size
    case material
    case attribute

    // Labels.
    case tag
    case keyword
    case interest
    case topic
    case entity
    case skill
    case word
    case words

    // Prose, from short to long.
    case title
    case videoTitle = "video_title"
    case headline
    case newsCategory = "news_category"
    case newsSubcategory = "news_subcategory"
    case sentence
    case question
    case caption
    case summary
    case description
    case videoDescription = "video_description"
    case comment
    case review
    case userMessage = "user_message"
    case aiResponse = "ai_response"
    case transcript
    case paragraph
    case content
    case fullText = "full_text"

    // Machines and files.
    case modelName = "model_name"
    case url
    case imageURL = "image_url"
    case domain
    case path
    case filename
    case imageFile = "image_file"
    case videoFile = "video_file"
    case audioFile = "audio_file"
    case imageFormat = "image_format"
    case mimeType = "mime_type"
    case resolution
    case codec
    case documentType = "document_type"
    case ipAddress = "ip_address"
    case macAddress = "mac_address"
    case userAgent = "user_agent"
    case browser
    case operatingSystem = "operating_system"
    case device
    case version
    case hexColour = "hex_colour"

    // States and kinds.
    case status
    case priority
    case severity
    case segment
    case tier
    case role
    case eventType = "event_type"
    case channel
    case reason
    case condition
    case sentiment

    // Origins.
    case source
    case publisher
    case author

    // Identifiers.
    case identifier
    case sessionID = "session_id"
    case uuid
    case hash
    case token
    case licencePlate = "licence_plate"
    case number

    // Time as text.
    case dateText = "date_text"
    case timeText = "time_text"
    case weekday
    case month
}
