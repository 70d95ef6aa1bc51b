/// Who is in a picture, by age and gender: each group has a word of its own for the age, adults have none.
enum CaptionPeople {
    static var branches: [CaptionColumn.Branch] {
        let ages: [(id: Int, people: [[String]])] = [
            (1, babies), (3, children), (4, teenagers), (5, young), (6, adults), (7, old),
        ]
        return ages.flatMap { age, people in
            zip([1, 2, 0], people).map { ("age_id == \(age) and gender_id == \($0)", $1) }
        }
    }

    // ---- Each of a woman or girl, a man or boy, and one of whom that is not known -----------------------

    private static let babies: [[String]] = ["girl", "boy", ""].map { noun in
        let traits = captionWords(
            "baby, tiny baby, newborn baby, sleepy baby, chubby baby, cheerful baby, smiling baby, curious baby, lively baby"
        )
        let ages = ["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"].map { $0 + "-month-old" }
        if noun.isEmpty { return article(traits + ages.map { $0 + " baby" }) }
        return article((traits + ages).map { $0 + " " + noun })
    }

    private static let children: [[String]] = ["girl", "boy", "child"].map { noun in
        let ages = ["five", "six", "seven", "eight", "nine", "ten", "eleven"].map { $0 + "-year-old " + noun }
        return article(["little " + noun] + ages + (childRoles + hobbies).map { "little " + $0 })
    }

    private static let teenagers: [[String]] = [
        ("girl", "teenage girl"), ("boy", "teenage boy"), ("pupil", "teenager"),
    ]
    .map { noun, name in
        let ages = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"]
        return article([name] + ages.map { $0 + "-year-old " + noun } + (teenRoles + hobbies).map { "teenage " + $0 })
    }

    private static let young: [[String]] = [
        (women, "a woman in her twenties"), (men, "a man in his twenties"), (anyone, "a person in their twenties"),
    ]
    .map { nouns, twenties in [twenties] + article((nouns + youngRoles + jobs + hobbies).map { "young " + $0 }) }

    private static let adults: [[String]] = [
        (women, "a woman in her #"), (men, "a man in his #"), (anyone, "a person in their #"),
    ]
    .map { nouns, decade in
        decades(decade, ["thirties", "forties", "fifties"]) + article(nouns + jobs + hobbies)
            + article(nouns.prefix(1).map { "middle-aged " + $0 })
    }

    private static let old: [[String]] = [
        (women, "a woman in her #", ["grandmother", "great-grandmother"]),
        (men, "a man in his #", ["grandfather", "great-grandfather"]),
        (anyone, "a person in their #", ["grandparent", "great-grandparent"]),
    ]
    .map { nouns, decade, family in
        decades(decade, ["seventies", "eighties"])
            + article(family + ["pensioner", "elderly " + nouns[0]])
            + article(hobbies.map { "elderly " + $0 } + jobs.map { "retired " + $0 })
    }

    private static func decades(_ text: String, _ names: [String]) -> [String] {
        names.map { text.split(separator: "#").joined() + $0 }
    }

    /// Each with its article.
    private static func article(_ nouns: [String]) -> [String] {
        nouns.map { noun in (noun.first.map { "aeiou".contains($0) } ?? false ? "an " : "a ") + noun }
    }

    // ---- Nouns -------------------------------------------------------------------------------------------

    private static let women = captionWords(
        """
        woman, mother, businesswoman, sportswoman, policewoman, waitress, actress, stewardess, craftswoman, saleswoman,
        landlady, seamstress
        """)

    private static let men = captionWords(
        """
        man, father, businessman, sportsman, policeman, waiter, actor, steward, craftsman, salesman, landlord, fisherman
        """)

    private static let anyone = captionWords("person, parent, passer-by, visitor, customer, commuter, spectator")

    /// For everybody of an age to work.
    private static let jobs = captionWords(
        """
        librarian, scientist, lab technician, doctor, nurse, surgeon, dentist, pharmacist, paramedic, firefighter,
        police officer, soldier, pilot, flight attendant, train driver, bus driver, taxi driver, bicycle courier,
        mail carrier, delivery driver, warehouse worker, mechanic, electrician, plumber, carpenter, welder, bricklayer,
        house painter, architect, civil engineer, software developer, data analyst, graphic designer, photographer,
        film director, singer, street musician, ballet dancer, choreographer, painter, sculptor, potter, tailor,
        fashion designer, hairdresser, make-up artist, chef, pastry cook, baker, barista, farmer, gardener, florist,
        beekeeper, veterinarian, yoga instructor, shop assistant, accountant, lawyer, teacher, professor, judge,
        translator, journalist, receptionist, bookseller, tour guide, sailor, forest ranger, zookeeper, geologist,
        astronomer, optician, physiotherapist, social worker
        """)

    /// For everybody who can walk and talk.
    private static let hobbies = captionWords(
        """
        runner, cyclist, swimmer, climber, football player, tennis player, chess player, tourist, hiker, pianist, guitarist,
        violinist, drummer, dancer, artist, birdwatcher, rider, fencer, rower, golfer
        """)

    private static let childRoles = captionWords(
        """
        gymnast, explorer, gardener, baker, inventor, bookworm, footballer, stargazer, singer, magician, astronaut, acrobat,
        day tripper, holidaymaker, skater
        """)

    private static let teenRoles = captionWords(
        """
        skateboarder, surfer, gymnast, singer, gamer, bookworm, programmer, volunteer, trainee, babysitter, footballer,
        photographer, poet, drama student, music student, exchange student, holidaymaker, skater
        """)

    private static let youngRoles = captionWords(
        "student, art student, medical student, law student, trainee, graduate, skateboarder, surfer, backpacker")
}
