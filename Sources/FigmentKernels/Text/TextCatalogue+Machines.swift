import FigmentPlan

extension TextCatalogue {
    static func machines(_ meaning: TextMeaning) -> [Structure]? {
        switch meaning {
        case .modelName: list("<modelName>", "<modelFamily>")
        case .url:
            list(
                "https://<host>.<domain>/<pathWord>/<-titleTopic>-<n3><d2>", "https://<domain>/<pathWord>/<d3><d3>",
                "<domain>/<d3>",
                "<domain>")
        case .imageURL:
            list(
                "https://images.<domain>/<year>/<monthNumber>/<imageStem>-<imageShape>-<d3><d3>.<imageExtension>",
                "https://<domain>/<imageStem>-<d3><d3>.jpg", "<domain>/<d3>.jpg", "<d3>.jpg")
        case .domain: list("<host>.<_companyRoot>.example", "<host>.<domain>", "<domain>")
        case .path:
            list("<folder>/<year>/<fileStem>_<d3><d3>.<fileExtension>", "<folder>/<d3><d3>", "/data/<d3>", "/<d2>")
        case .filename:
            list("<fileStem>_<year>_<d3><d3>.<fileExtension>", "<fileStem>_<d3>.<fileExtension>", "<d3>.pdf")
        case .imageFile: list("<imageStem>_<imageShape>_<d3><d3>.<imageExtension>", "IMG_<d3><d3>.jpg", "<d3>.jpg")
        case .videoFile: list("<videoStem>_<year>_<d3><d3>.<videoExtension>", "clip_<d3><d3>.mp4", "<d3>.mp4")
        case .audioFile:
            list("<audioStem>_<year>-<monthNumber>-<day>_<d3><d2>.<audioExtension>", "rec_<d3><d3>.wav", "<d3>.wav")
        case .imageFormat: list("<imageFormat>")
        case .mimeType: list("<mimeType>")
        case .resolution: list("<resolution>", "<resolutionShort>")
        case .codec: list("<codec>")
        case .documentType: list("<documentType>", "<documentTypeShort>")
        case .ipAddress: list("<octet>.<octet>.<octet>.<octet>", "10.0.<n1>.<n1>")
        case .macAddress: list("02:<h2>:<h2>:<h2>:<h2>:<h2>")
        case .userAgent: list("<userAgent><chromeMajor>.0.0.0 Safari/537.36", "<browser>/<chromeMajor>.0", "<browser>")
        case .browser: list("<browser>")
        case .operatingSystem: list("<operatingSystem>")
        case .device: list("<device>")
        case .version: list("<n1>.<few>.<few><versionSuffix?15>", "<n1>.<few>.<few>", "<n1>.<d1>", "<d1>")
        case .hexColour: list("#<h2><h2><h2>", "<h2><h2><h2>", "<h3>")
        default: nil
        }
    }

    static func identifiers(_ meaning: TextMeaning, fieldName: String) -> [Structure] {
        switch meaning {
        case .licencePlate: list("<capital2><n2> <capital2><capital>", "<capital2><n2><capital>", "<n3>")
        case .number: list("<n3><d3>", "<n3>", "<d2>", "<d1>")
        case .dateText: list("<year>-<monthNumber>-<day>", "<monthNumber>-<day>", "<day>")
        case .timeText: list("<hour>:<minute>:<sexagesimal>", "<hour>:<minute>", "<hour>")
        default: keys(fieldName)
        }
    }

    /// Numbers behind what the field's name says: `camera_id` → `camera_000417`.
    static func keys(_ fieldName: String) -> [Structure] {
        let prefix = IdentifierPrefix(fieldName)
        return [
            ["\(prefix.long)_<d3><d3><d3>"], ["\(prefix.short)<d3><d3><d3>"], ["\(prefix.letter)<d3><d3>"],
            ["<d3><d3>"], ["<alphanumeric><alphanumeric><alphanumeric>"],
        ]
    }
}

/// What stands before the number of an identifier.
struct IdentifierPrefix {
    /// The field's name without its last word: `tenant`, `order_item`; `id` if there is no other word.
    let long: String
    /// At most three letters.
    let short: String
    let letter: String

    init(_ fieldName: String) {
        var words: [String] = []
        var word = ""
        var wasLower = false
        for scalar in fieldName.unicodeScalars {
            let isUpper = ("A"..."Z").contains(scalar)
            let isPart = isUpper || ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
            if !isPart || (isUpper && wasLower), !word.isEmpty {
                words.append(word)
                word = ""
            }
            if isPart { word += String(scalar).lowercased() }
            wasLower = isPart && !isUpper
        }
        if !word.isEmpty { words.append(word) }
        if words.count > 1 { words.removeLast() }
        long = words.isEmpty ? "id" : words.joined(separator: "_")
        short = String(long.filter { $0 != "_" }.prefix(3))
        letter = String(long.prefix(1))
    }
}
