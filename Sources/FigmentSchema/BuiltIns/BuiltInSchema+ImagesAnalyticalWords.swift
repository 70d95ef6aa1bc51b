/// What people do, wear, feel and hold in captions. A `~` stands for a possessive. Nothing needs a second person, and
/// nothing that is done needs a certain place or time, as each comes in every one.
enum CaptionWords {
    static let actions = captionWords(
        """
        smiling, laughing, laughing out loud, grinning, beaming, blushing, yawning, sighing, nodding, waving, clapping,
        cheering, singing, humming, whistling, dancing, walking, strolling, pacing up and down, hopping, spinning around,
        stretching, resting, relaxing, sitting down, standing up, daydreaming, meditating, breathing deeply, thinking,
        waiting, listening, looking around, looking up, looking away, looking back, glancing sideways,
        gazing into the distance, turning around, stepping forward, exploring, searching, studying, reading, writing,
        drawing, painting, sketching, taking notes, taking photos, filming, typing, texting, eating, drinking, snacking,
        knitting, tidying up, posing, playing,
        celebrating, pointing, gesturing, squinting, blinking, sneezing, hurrying, pausing, shrugging, saluting,
        bowing, talking on the phone, lost in thought, hard at work, fast asleep, standing around,
        taking it easy, counting aloud, thinking hard, deep in concentration, enjoying a quiet moment,
        smiling broadly, singing softly, whistling softly, looking on, checking the time, reading the news, making a wish,
        playing air guitar, holding still
        """)

    static let babyActions = captionWords(
        """
        smiling, laughing, giggling, babbling, gurgling, cooing, squealing, yawning, wriggling, kicking, playing, exploring,
        looking around, looking up, listening, watching, resting, waking up, reaching out, stretching, blinking, sneezing,
        pointing, waving, clapping, drooling, grinning, squinting, burbling, wide awake
        """)

    static let doings: [CaptionColumn.Branch] = [
        ("age_id == 1", babyDoings), ("age_id > 1 and age_id < 5", minorDoings), ("age_id > 4", grownDoings),
    ]

    private static let grownDoings = captionWords(
        """
        drinking coffee, drinking tea, drinking water, sipping orange juice, sipping lemonade, eating an apple,
        eating a banana, eating ice cream, eating a sandwich, eating a slice of cake, eating noodles, peeling an orange,
        chewing gum, putting on ~ coat, taking off ~ jacket, buttoning ~ coat, tying ~ shoelaces, rolling up ~ sleeves,
        adjusting ~ collar, putting on ~ gloves, cleaning ~ glasses, drying ~ hands,
        checking ~ watch, checking ~ phone, checking ~ messages, checking ~ calendar, opening an umbrella,
        folding a newspaper, packing ~ bag, looking through ~ bag, looking for ~ keys, counting ~ change,
        carrying a suitcase, carrying a cardboard box, carrying shopping bags, carrying a bunch of flowers,
        writing a letter, writing a postcard, writing in a notebook, writing in ~ diary, filling in a form, taking notes,
        making a list, sketching a portrait, drawing a plan, reading a book, reading a newspaper, reading a magazine,
        reading a letter, reading a poem, reading the instructions, studying a blueprint, studying a map, unfolding a map,
        taking a photo, taking a selfie, filming a video, making a phone call, sending a message, recording a message,
        using a laptop, using a tablet, typing an email, joining a video call, listening to music, listening to a podcast,
        humming a tune, whistling a tune, singing a song, playing the guitar, playing the violin, playing the flute,
        playing the harmonica, playing the accordion, tuning a guitar, practising a speech, practising yoga,
        practising a dance step, doing a crossword, solving a puzzle, doing breathing exercises, doing ~ exercises,
        knitting a scarf, sewing on a button, wrapping a present, unwrapping a present, opening a parcel,
        opening a letter, arranging flowers, cleaning a camera, winding ~ watch, juggling three balls, stroking a cat,
        stroking a dog, trying on a hat, trying on sunglasses, shuffling cards, tossing a coin, taking a deep breath,
        warming ~ hands, resting ~ eyes, waiting for news
        """)

    private static let minorDoings = captionWords(
        """
        eating an apple, eating a banana, eating ice cream, eating popcorn, eating a sandwich, eating a slice of cake,
        eating a biscuit, peeling an orange, licking a lollipop, drinking lemonade, drinking hot chocolate,
        drinking water, sipping orange juice, putting on ~ jacket, zipping up ~ jacket, putting on ~ hat,
        tying ~ shoelaces, rolling up ~ sleeves, brushing ~ hair, packing ~ school bag, looking through ~ school bag,
        opening ~ lunch box, emptying ~ pockets, doing ~ homework, reading a book, reading a comic, reading a story,
        reading a poem, reading a map, turning a page, writing a postcard, writing a story, writing in a notebook,
        writing a poem, learning a poem, drawing a picture, drawing a dragon, drawing with crayons, colouring a picture,
        painting a picture, sketching a horse, folding a paper plane, folding a paper boat, cutting out stars,
        building a model aeroplane, building a model ship, solving a puzzle, playing with marbles, playing with a yo-yo,
        playing with a puppy, playing a video game, playing the guitar, playing the recorder, playing the violin,
        playing the flute, playing the ukulele, shuffling cards, juggling three balls, bouncing a ball, spinning a top,
        blowing bubbles, blowing up a balloon, waving a flag, humming a tune, whistling a tune, singing a song,
        listening to music, listening to a story, taking a photo, taking a selfie, using a tablet, watching a ladybird,
        watching a butterfly, stroking a cat, stroking a dog, holding a kitten, unwrapping a present, wrapping a present,
        opening a parcel, trying on a hat, trying on sunglasses, practising a magic trick, practising a dance step,
        practising yoga, learning to juggle, making a bracelet, making a paper chain, tying a ribbon, warming ~ hands,
        counting ~ coins
        """)

    private static let babyDoings = captionWords(
        """
        babbling to a soft toy, kicking ~ legs, waving ~ arms, clapping ~ hands, sucking ~ thumb, chewing ~ fingers,
        rubbing ~ eyes, playing with ~ toes, reaching for ~ feet, chewing on a teether, chewing on a toy, shaking a rattle,
        drinking a bottle of milk, drinking from a beaker, eating mashed banana, eating porridge, eating a rusk,
        playing with a rattle, playing with wooden blocks, playing with a soft toy, playing with a ball, banging a spoon,
        stacking cups, rolling a ball, pulling off ~ socks, pulling off ~ hat, tugging at ~ bib, hugging a teddy bear,
        hugging a blanket, looking at a picture book, listening to a music box, learning to sit up, learning to crawl,
        trying to roll over, trying to sit up, blowing raspberries,
        blowing bubbles, stretching ~ arms, turning ~ head, wiggling ~ toes, watching a butterfly, watching a ladybird,
        watching the shadows, grasping a ribbon, squeezing a rubber duck, crawling after a ball, crawling around
        """)

    static let poses: [CaptionColumn.Branch] = [("age_id == 1", babyPoses), ("age_id > 1", otherPoses)]

    private static let otherPoses = captionWords(
        """
        standing upright, standing still, standing on one leg, standing on tiptoe, standing with ~ legs crossed,
        standing with ~ legs apart, standing with ~ arms folded, standing with ~ hands on ~ hips,
        standing with ~ hands in ~ pockets, standing with ~ hands behind ~ back, sitting upright, sitting cross-legged,
        sitting on a stool, sitting on a chair, sitting on a folding chair, sitting on a suitcase, sitting on a crate,
        sitting on ~ heels, sitting with ~ legs crossed, sitting with ~ hands on ~ knees, sitting with ~ hands in ~ lap,
        sitting with ~ chin in ~ hand, sitting with ~ arms around ~ knees, sitting in a wheelchair, kneeling,
        kneeling on one knee, crouching, crouching down, squatting, leaning back, leaning forward, leaning to one side,
        looking up, looking down, looking over ~ shoulder, looking straight ahead, looking to the left,
        looking to the right, looking into the distance, looking into the light, looking at ~ hands, looking at ~ feet,
        facing the light, turning sideways, turning ~ head, tilting ~ head, bowing ~ head, bending down, bending forward,
        stretching ~ arms, stretching ~ legs, stretching ~ back, stretching upwards, reaching up, reaching out,
        pointing upwards, pointing to one side, pointing ahead, waving with one hand, waving with both hands,
        raising one hand, raising both hands, raising ~ arms, raising an eyebrow, spreading ~ arms, folding ~ arms,
        crossing ~ arms, crossing ~ legs, crossing ~ fingers, clasping ~ hands, clenching ~ fists, rubbing ~ hands,
        rubbing ~ neck, rubbing ~ eyes, touching ~ hair, touching ~ ear, touching ~ forehead, scratching ~ head,
        scratching ~ chin, stroking ~ chin, resting ~ chin on ~ hand, covering ~ mouth, covering ~ eyes, covering ~ ears,
        shading ~ eyes, shrugging ~ shoulders, giving a thumbs up, making a peace sign, snapping ~ fingers,
        clapping ~ hands, twirling around, balancing on one leg, jumping in the air, taking a step forward, tapping ~ foot
        """)

    private static let babyPoses = captionWords(
        """
        lying on ~ back, lying on ~ tummy, lying on ~ side, lying on a blanket, lying on a cushion, sitting up,
        sitting upright, sitting on a blanket, sitting on a cushion, sitting against a cushion, leaning forward, leaning back,
        propped up on ~ elbows, propped up on a pillow, lifting ~ head, turning ~ head, holding ~ feet, holding one foot,
        stretching out ~ arms, stretching out ~ legs, reaching up, reaching out, looking up, looking to the left,
        looking to the right, looking over ~ shoulder, looking into the light, wrapped in a blanket, on ~ hands and knees,
        curled up on a cushion
        """)

    static let emotions = captionWords(
        """
        happy, cheerful, joyful, delighted, thrilled, excited, amused, playful, relaxed, calm, peaceful, serene, content,
        satisfied, proud, confident, determined, focused, curious, interested, fascinated, inspired, hopeful, optimistic,
        grateful, thankful, thoughtful, pensive, dreamy, nostalgic, wistful, sentimental, elated, surprised, astonished,
        amazed, stunned, puzzled, confused, uncertain, hesitant, doubtful, sceptical, suspicious, cautious, alert,
        attentive, patient, impatient, serious, bored, indifferent, distracted, tired, sleepy, exhausted, worn out, stressed,
        tense, nervous, anxious, worried, concerned, uneasy, shy, embarrassed, guilty, lonely, sad, gloomy, melancholic,
        downhearted, disappointed, discouraged, frustrated, annoyed, irritated, angry, furious, jealous, envious, brave,
        adventurous, energetic, lively, refreshed, comfortable, at ease, carefree, light-hearted, triumphant, relieved,
        reassured, encouraged, motivated, enthusiastic, impressed, overjoyed, overwhelmed, unimpressed
        """)

    static let babyEmotions = captionWords(
        """
        happy, cheerful, joyful, delighted, excited, amused, playful, relaxed, calm, peaceful, content, curious, interested,
        fascinated, surprised, astonished, amazed, puzzled, shy, tired, sleepy, drowsy, hungry, cosy, alert, attentive,
        lively, proud, restless, grumpy, upset, startled, comfortable, well rested, wide awake, unsure, serious, cheeky,
        contented, at ease
        """)

    static let times = captionWords(
        """
        at sunrise, at dawn, at daybreak, at noon, at midday, at lunchtime, at dusk, at sunset, at the weekend,
        at the end of the day, at tea time, in the morning, in the early morning, in the late morning, in the afternoon,
        in the early afternoon, in the late afternoon, in the evening, in the early evening, in spring, in early spring,
        in late spring, in summer, in early summer, in late summer, in autumn, in early autumn, in late autumn, in winter,
        in late winter, in January, in February, in March, in April, in May, in June, in July, in August, in September,
        in October, in November, in December, on a Monday, on a Tuesday, on a Wednesday, on a Thursday, on a Friday,
        on a Saturday, on a Sunday, on a weekday, on a sunny day, on a cloudy day, on a rainy day, on a windy day,
        on a foggy day, on a warm day, on a cool day, on a mild day, on a humid day, on a grey day, on a bright day,
        on a spring day, on a summer day, on an autumn day, on a winter day, on a spring morning, on a summer morning,
        on an autumn morning, on a winter morning, on a spring afternoon, on a summer afternoon, on an autumn afternoon,
        on a winter afternoon, on a spring evening, on a summer evening, on an autumn evening, on a winter evening,
        on a Saturday morning, on a Saturday afternoon, on a Sunday morning, on a Sunday afternoon, on a Friday evening,
        on a public holiday, during the golden hour, during the day, during the holidays, before lunch, before dinner,
        after breakfast, after lunch, after dinner, just after sunrise, just before sunset
        """)
}
