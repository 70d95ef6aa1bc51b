/// How people look in captions: hair, faces and clothes, nothing that changes with the mood or fills the hands.
extension CaptionWords {
    static var looks: [CaptionColumn.Branch] {
        [
            ("age_id == 1", babyLooks),
            ("age_id < 5 and gender_id == 1", looksOfAll + looksOfGirls),
            ("age_id < 5 and gender_id == 2", looksOfAll + looksOfBoys),
            ("age_id < 5", looksOfAll),
            ("gender_id == 1", looksOfAll + looksOfGrown + looksOfWomen),
            ("gender_id == 2", looksOfAll + looksOfGrown + looksOfMen),
            ("", looksOfAll + looksOfGrown),
        ]
    }

    private static let looksOfAll = captionWords(
        """
        with long hair, with short hair, with curly hair, with straight hair, with wavy hair, with red hair, with blond hair,
        with dark hair, with brown hair, with a fringe, with freckles, with dimples, with blue eyes, with brown eyes,
        with green eyes, with hazel eyes, with rosy cheeks, with wet hair, with windswept hair, with glasses,
        with round glasses, with sunglasses, with headphones, with a wristwatch, with a rucksack, with a painted face,
        with a scarf, in a straw hat, in a woollen hat, in a baseball cap, in a sun hat, in a bicycle helmet,
        in a knitted scarf, in a striped scarf, in woollen gloves, in a denim jacket, in a raincoat, in a winter coat,
        in a yellow anorak, in a red anorak, in a checked shirt, in a striped shirt, in a white shirt, in a blue T-shirt,
        in a green T-shirt, in a grey T-shirt, in a hooded sweater, in a knitted sweater, in a red jumper, in a blue jumper,
        in a cardigan, in an apron, in dungarees, in jeans, in shorts, in a tracksuit, in a football shirt, in a life jacket,
        in muddy boots, in wellington boots, in white sneakers, in sandals
        """)

    private static let looksOfGirls = captionWords(
        """
        with a ponytail, with pigtails, with braids, with a hair slide, with a hairband, with flowers in her hair,
        with a ribbon in her hair, in a floral dress, in a summer dress, in a blue dress, in a pleated skirt,
        in a denim skirt, in a ballet dress
        """)

    private static let looksOfBoys = captionWords(
        """
        with a crew cut, with a side parting, with tousled hair, with a gap in his teeth, in a bow tie, in a waistcoat,
        in a rugby shirt, in a polo shirt, in corduroy trousers, in camouflage trousers
        """)

    private static let looksOfGrown = captionWords(
        """
        with dyed hair, with a tattoo, with a nose ring, with a wedding ring, with a name badge, with a shoulder bag,
        with a headset, in a leather jacket, in a linen suit, in a dark suit, in a white coat, in a trench coat,
        in a high-visibility vest, in a hard hat, in overalls, in hiking boots, in leather gloves, in a silk scarf,
        in a turtleneck sweater, in a woollen coat
        """)

    private static let looksOfWomen = captionWords(
        """
        with a ponytail, with a bun, with braided hair, with a bob, with earrings, with pearl earrings, with a pearl necklace,
        with a silver bracelet, with painted nails, with flowers in her hair, with a handbag, in a headscarf,
        in a floral dress, in a summer dress, in a black dress, in a long skirt, in a pencil skirt, in a silk blouse
        """)

    private static let looksOfMen = captionWords(
        """
        with a beard, with a full beard, with a moustache, with a goatee, with sideburns, with stubble,
        with a receding hairline, with a briefcase, in a bow tie, in a striped tie, in a tweed jacket, in a waistcoat,
        in a flat cap, in braces, in a dinner jacket
        """)

    private static let babyLooks = captionWords(
        """
        with chubby cheeks, with rosy cheeks, with big blue eyes, with big brown eyes, with dark eyes, with green eyes,
        with curly hair, with hardly any hair, with blond curls, with dark curls, with a tuft of red hair,
        with soft blond hair, with dimples, with a first tooth, with two teeth, with long eyelashes, with tiny hands,
        in a white romper, in a striped romper, in a knitted cardigan, in a woollen hat, in a sun hat, in a cotton bib,
        in a yellow sleepsuit, in a blue sleepsuit, in a green sleepsuit, in dungarees, in a bear costume,
        in knitted socks, in a hooded jacket, in a striped jumper, in a warm snowsuit
        """)
}
