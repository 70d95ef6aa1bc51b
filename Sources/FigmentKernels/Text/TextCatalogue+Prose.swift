import FigmentPlan

extension TextCatalogue {
    static func prose(_ meaning: TextMeaning) -> [Structure]? {
        short(meaning) ?? spoken(meaning) ?? written(meaning)
    }

    /// Titles and other single lines.
    private static func short(_ meaning: TextMeaning) -> [Structure]? {
        switch meaning {
        case .title:
            list(
                "<titleLead> <titleTopic><titleMiddle?75><titleTail?75>", "<titleLead> <titleTopic>", "<titleTopic>",
                "<labelNoun>")
        case .videoTitle:
            list(
                "<videoLead> <titleTopic><titleMiddle?80><videoTail?75>", "<videoLead> <titleTopic>", "<titleTopic>",
                "<labelNoun>")
        case .headline:
            list(
                "<city> <newsActor> <newsVerb> <newsObject><newsTail?35>", "<newsActor> <newsVerb> <newsObject>",
                "<newsObject>", "<labelNoun>")
        case .caption:
            list(
                "<captionSubject> <captionAction> <captionPlace> <captionLight><captionView?60>",
                "<captionSubject> <captionAction> <captionPlace>", "<captionPlace>", "<labelNoun>")
        case .sentence:
            list(
                "<^time>, <people> <does> <thing> <purpose>.", "<^people> <does> <thing>.", "<^outcome>.", "<topic>",
                "<labelNoun>")
        default: nil
        }
    }

    /// What people write and say to each other.
    private static func spoken(_ meaning: TextMeaning) -> [Structure]? {
        switch meaning {
        case .review:
            [
                [
                    "<reviewOpening>", " <reviewDetail>", " I have used it for <few> weeks.", " <reviewUse>",
                    " <reviewClosing>",
                ],
                ["<reviewClosing>"], ["<word>"],
            ]
        case .comment:
            [
                ["<commentOpening>", " <commentMiddle>", " <commentTopic> <topic>.", " <commentClosing>"],
                ["<commentOpening>"],
                ["<word>"],
            ]
        case .question: [["<ask> <askSubject>?", " <askDetail>"], ["<^topic>?"], ["<word>"]]
        case .userMessage:
            [
                [
                    "<+askOpening?60><ask> <askSubject>?", " <askDetail>",
                    " We are a team of <few> and mainly deal with <topic>.",
                ],
                ["<ask> <askSubject>?"], ["<^topic>?"], ["<word>"],
            ]
        case .aiResponse:
            [
                [
                    "<answerOpening> First, <answerFirst>.", " Then <answerNext@0/2>.", " <answerNote@0/2>",
                    " Plan about <few> hours for this part.", " After that, <answerNext@1/2>.", " <answerNote@1/2>",
                    " <answerClosing>",
                ],
                ["<answerNote>"], ["<answerOpening>"], ["<word>"],
            ]
        case .transcript:
            [
                ["<talkOpening> <talkTopic> <topic>."] + (0..<11).map { " <talkLine@\($0)/11>" } + [" <talkClosing>"],
                ["<talkLine>"], ["<word>"],
            ]
        default: nil
        }
    }

    /// Prose without a speaker.
    private static func written(_ meaning: TextMeaning) -> [Structure]? {
        switch meaning {
        case .productDescription:
            [
                [
                    "<goodOpening>", " <goodDetail@0/2>", " Measures <n2> by <n2> cm and weighs <n1>.<d1> kg.",
                    " <goodDetail@1/2>",
                    " <goodClosing>",
                ],
                ["<goodOpening>"], ["<product>"], ["<labelNoun>"],
            ]
        case .videoDescription:
            [
                [
                    "<videoOpening> <topic>.", " <videoDetail@0/2>", " Recorded in <city>.", " <videoDetail@1/2>",
                    " <videoClosing>",
                ],
                ["<^topic>"], ["<labelNoun>"],
            ]
        case .description:
            [
                ["<^people> <does> <thing> <purpose>.", " <textDoes>", " <closing>"], ["<^outcome>."], ["<^topic>"],
                ["<labelNoun>"],
            ]
        case .summary:
            [
                [
                    "<^finding@0/2> <outcome@0/2>, <cause>.", " <^time>, <people> <does> <thing> <purpose>.",
                    " In the field of <topic>, <point> <pointIs>.", " <closing>",
                ],
                ["<^outcome>."], ["<^topic>"], ["<labelNoun>"],
            ]
        case .paragraph:
            [
                [
                    "<^time>, <people> <does> <thing> <purpose>.", " <^finding> <outcome>, <cause>.",
                    " <^point> <pointIs>.", " <closing>",
                ],
                ["<^outcome>."], ["<^topic>"], ["<labelNoun>"],
            ]
        case .content:
            [
                ["<^topic:1> <topicDoes>.", " <textDoes>"] + (0..<2).flatMap { round($0, of: 2, hasQuote: false) } + [
                    " <closing>"
                ],
                ["<^outcome>."], ["<^topic>"], ["<labelNoun>"],
            ]
        case .fullText:
            [
                [
                    "A new initiative on <topic:1> was presented in <city> this week.", " <newsOpener@0/2>",
                    " <newsOpener@1/2>",
                ] + (0..<4).flatMap { round($0, of: 4, hasQuote: true) } + [" <closing>"],
                ["<^outcome>."], ["<^topic>"], ["<labelNoun>"],
            ]
        default: nil
        }
    }

    /// Five or six sentences of an article; rounds of different numbers share no entry.
    private static func round(_ k: Int, of n: Int, hasQuote: Bool) -> [String] {
        let people = " <people@\(2 * k)/\(2 * n)> <does@\(2 * k)/\(2 * n)> <thing@\(2 * k)/\(2 * n)>"
        let others = " <^people@\(2 * k + 1)/\(2 * n)> <does@\(2 * k + 1)/\(2 * n)> <thing@\(2 * k + 1)/\(2 * n)>"
        var sentences = [
            " <^time@\(k)/\(n)>," + people + " <purpose@\(k)/\(n)>.",
            " <^finding@\(k)/\(n)> <outcome@\(2 * k)/\(2 * n)>, <cause@\(k)/\(n)>.",
            others + ", and <outcome@\(2 * k + 1)/\(2 * n)>.",
            shares[k % shares.count],
            topicSentences[k % topicSentences.count] + "<point@\(k)/\(n)> <pointIs@\(k)/\(n)>.",
        ]
        if hasQuote { sentences.append(" \"<quote@\(k)/\(n)>,\" said <speaker@\(k)/\(n)>.") }
        return sentences
    }

    private static let shares = [
        " About <percent> percent of those surveyed would recommend the approach to others.",
        " In <city>, costs fell by <few> percent within a year.",
        " The number of participants has risen to <n3>.",
        " Around <percent> percent of the funds come from public sources.",
    ]
    private static let topicSentences = [
        " In <topic:1>, ", " As in many other fields, ", " When it comes to <topic:1>, ", " For everyone involved, ",
    ]
}
