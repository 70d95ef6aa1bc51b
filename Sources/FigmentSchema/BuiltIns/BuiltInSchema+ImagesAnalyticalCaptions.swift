extension BuiltInSchema {
    /// Captions: thirty sentences with places to fill. What fills a place agrees with the gender and the age of the row, by a
    /// hidden column for each place, so that every word fits every sentence that has its place.
    static let imagesAnalyticalCaptions: String = {
        let columns = [
            CaptionColumn("person", CaptionPeople.branches),
            CaptionColumn("action", [("age_id == 1", CaptionWords.babyActions)], CaptionWords.actions),
            CaptionColumn("doing", CaptionColumn.byPossessive(CaptionWords.doings)),
            CaptionColumn("pose", CaptionColumn.byPossessive(CaptionWords.poses)),
            CaptionColumn("look", CaptionWords.looks),
            CaptionColumn("emotion", [("age_id == 1", CaptionWords.babyEmotions)], CaptionWords.emotions),
            CaptionColumn(
                "activity",
                [("age_id == 1", CaptionWords.babyActivities), ("age_id < 5", CaptionWords.minorActivities)],
                CaptionWords.activities),
            CaptionColumn("location", [("age_id == 1", CaptionWords.babyLocations)], CaptionWords.locations),
            CaptionColumn("setting", [("age_id == 1", CaptionWords.babySettings)], CaptionWords.settings),
            CaptionColumn("object", [("age_id == 1", CaptionWords.babyObjects)], CaptionWords.objects),
        ]
        return columns.map(\.text).joined() + sentences
    }()

    private static let sentences =
        #"""
                        {
                          "name": "caption",
                          "type": "string",
                          "generator": {
                            "template": {
                              "templates": [
                                "{person|capital} is {action} {location} {time}.",
                                "{person|capital} is {doing} {location}.",
                                "Close-up of {person} {look}, {doing}.",
                                "Portrait of {person} {look}, looking {emotion}.",
                                "{person|capital} {look} is {pose} {location}.",
                                "{time|capital}, {person} is {doing} in {setting}.",
                                "{person|capital} holds {object} and looks {emotion}.",
                                "Looking {emotion}, {person} is {doing} {location}.",
                                "Full-length photo of {person} {pose} {location} {time}.",
                                "{person|capital} {look} enjoys {activity} {time}.",
                                "{person|capital} {look} is {doing} {time}.",
                                "In {setting}, {person} is {pose} next to {object}.",
                                "{person|capital} feels {emotion} after {activity}.",
                                "Candid photo of {person} {action} during {activity}.",
                                "{person|capital} poses with {object} in {setting}.",
                                "Side view of {person} {look}, {pose} in {setting}.",
                                "{person|capital} gets ready for {activity} {time}.",
                                "Wide shot of {person} {doing} {location} {time}.",
                                "{person|capital} is {doing} before {activity}.",
                                "Studio portrait of {person} with {object}, looking {emotion}.",
                                "{person|capital} {look} looks {emotion} while {doing}.",
                                "{time|capital}, {person} {look} is {action} {location}.",
                                "Low-angle shot of {person} {action} in {setting}.",
                                "{person|capital} is looking forward to {activity} {time}.",
                                "Soft light falls on {person} {doing} in {setting}.",
                                "{person|capital} reaches for {object} {location}.",
                                "There is {object} next to {person} {pose} {location}.",
                                "{person|capital} {look} seems {emotion} during {activity}.",
                                "Black-and-white image of {person} {look}, {pose} {location}.",
                                "{person|capital} is {action} next to {object} {location}."
                              ],
                              "pools": {
                                "time": [

        """# + CaptionColumn.lines(CaptionWords.times, indent: 34)
            + #"""
                                    ]
                                  }
                                }
                              }
                            },

            """#
}

/// A hidden column of words, as the document has it: a choice for each condition.
struct CaptionColumn {
    typealias Branch = (condition: String, words: [String])
    let name: String
    let branches: [Branch]
    /// Of all other rows.
    let otherwise: [String]

    init(_ name: String, _ branches: [Branch], _ otherwise: [String]) {
        self.name = name
        self.branches = branches
        self.otherwise = otherwise
    }

    /// The last branch is that of all other rows.
    init(_ name: String, _ branches: [Branch]) {
        self.init(name, Array(branches.dropLast()), branches.last?.words ?? [])
    }

    var text: String {
        var text = """
                    {
                      "name": "\(name)",
                      "type": "string",
                      "hidden": true,
                      "generator": {
                        "when": [

            """
        for (index, branch) in branches.enumerated() {
            text += """
                            {
                              "if": "\(branch.condition)",
                              "then": {
                                "choice": {
                                  "choices": [
                \(CaptionColumn.lines(branch.words, indent: 20))\
                                  ]
                                }
                              }
                            }\(index == branches.count - 1 ? "" : ",")

                """
        }
        return text + """
                        ],
                        "else": {
                          "choice": {
                            "choices": [
            \(CaptionColumn.lines(otherwise, indent: 18))\
                            ]
                          }
                        }
                      }
                    },

            """
    }

    /// Words with `~` for a possessive, for each group of ages: with "her", "his" and "their".
    static func byPossessive(_ groups: [Branch]) -> [Branch] {
        groups.flatMap { group in
            [("gender_id == 1", "her"), ("gender_id == 2", "his"), ("gender_id == 0", "their")].map {
                gender, possessive in
                let condition = [gender, group.condition].filter { !$0.isEmpty }.joined(separator: " and ")
                return (condition, group.words.map { with(possessive, $0) })
            }
        }
    }

    private static func with(_ possessive: String, _ words: String) -> String {
        words.split(separator: "~", omittingEmptySubsequences: false).joined(separator: possessive)
    }

    /// Texts of a JSON list, as many on a line as fit.
    static func lines(_ words: [String], indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        var (lines, line) = ("", "")
        for (index, word) in words.enumerated() {
            let item = "\"\(word)\"" + (index == words.count - 1 ? "" : ",")
            if !line.isEmpty, indent + line.count + 1 + item.count > 108 {
                lines += margin + line + "\n"
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + item
        }
        return lines + margin + line + "\n"
    }
}

/// Words between commas.
func captionWords(_ text: String) -> [String] {
    text.split { $0 == "," || $0 == "\n" }.compactMap { word in
        let trimmed = word.drop { $0 == " " }
        return trimmed.isEmpty ? nil : String(trimmed)
    }
}
