/// A named list of texts to choose from. The names are what templates write between angle brackets.
enum WordList: String, CaseIterable, Sendable {
    // People.
    case given, family, initial, job, department, industry, gender, genderLetter, ageGroup, emotion, mood
    case companyRoot, companyField, companyForm
    // Places.
    case city, region, country, countryCode, language, languageCode, locale, currency, timezone
    case street, streetKind, streetKindShort, venue, place
    // Goods.
    case product, series, brand, brandStart, brandMiddle, brandEnd, brandKind, category, subcategory, newsCategory,
        newsSubcategory
    case colour, colourCode, size, material, attribute, skuGroup
    // Labels.
    case tag, keyword, interest, skill, topic, entityKind
    case status, statusShort, priority, severity, segment, tier, role, event, channel, source, reason, condition
    case sentiment, payment, weekday, weekdayShort, month, monthShort
    // Machines.
    case modelName, modelFamily, imageFormat, imageExtension, videoExtension, audioExtension, fileExtension, mimeType
    case resolution, resolutionShort, codec, documentType, documentTypeShort, browser, operatingSystem, device
    case userAgent, pathWord, host, domain, folder, fileStem, imageStem, imageShape, audioStem, videoStem
    case versionSuffix, publisher
    // Titles.
    case titleLead, titleTopic, titleMiddle, titleTail, videoLead, videoTail, newsActor, newsVerb, newsObject, newsTail
    // Articles.
    case time, people, does, thing, purpose, outcome, cause, finding, point, pointIs, topicDoes, textDoes, closing
    case quote, speaker, newsOpener
    // Speech.
    case reviewOpening, reviewDetail, reviewUse, reviewClosing
    case commentOpening, commentTopic, commentMiddle, commentClosing
    case askOpening, ask, askSubject, askDetail
    case answerOpening, answerFirst, answerNext, answerNote, answerClosing
    case talkOpening, talkTopic, talkLine, talkClosing
    case captionSubject, captionAction, captionPlace, captionLight, captionView
    case goodOpening, goodDetail, goodClosing, videoOpening, videoDetail, videoClosing
    // Plain words.
    case word, labelAdjective, labelNoun
    // Numbers and characters: dN is N digits, nN is N digits without leading zeros, hN hexadecimal digits.
    case d1, d2, d3, n1, n2, n3, h1, h2, h3, letter, capital, octet, alphanumeric, capital2, percent, few, hour, minute,
        day, monthNumber, year
    case sexagesimal, chromeMajor, areaCode, separator, offset

    /// The texts in the order of the source; sorted and made distinct later.
    var entries: [[UInt8]] {
        if let source { return WordList.split(source) }
        return made
    }

    /// Cuts at bars and line ends. - Complexity: O(bytes).
    static func split(_ source: StaticString) -> [[UInt8]] {
        let bytes = UnsafeBufferPointer(start: source.utf8Start, count: source.utf8CodeUnitCount)
        var entries: [[UInt8]] = []
        var start = 0
        for (i, byte) in bytes.enumerated() where byte == UInt8(ascii: "|") || byte == UInt8(ascii: "\n") {
            entries.append(Array(bytes[start..<i]))
            start = i + 1
        }
        entries.append(Array(bytes[start...]))
        return entries
    }
}

/// The texts of the lists, as written: entries end at a bar or a new line.
enum Words {}
