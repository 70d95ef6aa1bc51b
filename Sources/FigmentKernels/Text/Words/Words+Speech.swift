/// Parts of comments, conversations, descriptions and captions.
extension Words {
    // Reviews and comments: whole sentences.
    static let reviewOpenings: StaticString = """
        Exactly what I was looking for.|Good value for the price.|I was sceptical at first, but it won me over.
        Arrived two days earlier than expected.|This is my second order and I am still happy.
        Solid quality and easy to set up.|Not perfect, but very good overall.
        Bought this as a gift and it was well received.|Works as described.|I use it almost every day.
        Better than the photos suggest.|The packaging was simple and sturdy.
        Delivery took a little longer than planned.|I compared several options before choosing this one.
        A friend recommended it to me.|Looks great and feels well made.|I expected a bit more for the money.
        Decent, but there is room for improvement.|Very pleased so far.|It does the job without any fuss.
        My first impression was mixed.|I would describe it as reliable and quiet.
        The instructions were clear and short.|Setting it up took less than ten minutes.
        A real improvement over the old one.|Simple, practical and nicely designed.|I needed a replacement quickly.
        We use it for the whole family.|The quality surprised me.|It fits perfectly into our small flat.
        Everything arrived complete and undamaged.|I had high hopes, and they were met.
        """
    static let reviewDetails: StaticString = """
        The material feels sturdy and does not scratch easily.|The colour is slightly darker than in the pictures.
        It is lighter than I thought.|Cleaning it is quick and simple.|The handle could be a little longer.
        After several weeks there are no signs of wear.|The size is right for two people.|All parts fit together well.
        The surface shows fingerprints, which is a small drawback.|It makes almost no noise.
        The battery easily lasts a full day.|I like the clear and simple design.|The lid closes tightly.
        One of the screws was missing, but support sent a new one at once.|It takes up less space than the old model.
        The fabric is soft and keeps its shape.|The switch feels a bit loose.|Even my children can use it without help.
        The finish is clean, with no sharp edges.|It is heavier than it looks.|The manual could be more detailed.
        Customer service answered within a day.|It matches the rest of our furniture.
        The cable is too short for my desk.|The zip runs smoothly.|The seams are neat and strong.
        It warms up faster than I expected.|The app is easy to understand.|The smell was gone after a day.
        It folds away in seconds.|Spare parts are easy to find.|I was able to use it straight away.
        """
    static let reviewUses: StaticString = """
        I mostly use it at home.|We took it on a long trip, and it held up well.|It is perfect for small kitchens.
        I use it for work nearly every day.|So far it has survived two moves.|It has become part of our daily routine.
        My parents use it as well.|I have already ordered another one for the office.|It also works well outdoors.
        For occasional use it is more than enough.|It is ideal for beginners.|On weekends it gets heavy use.
        We needed something simple for the guest room.|I keep it in the car.|It replaced two older devices.
        It is just right for short journeys.|I tried it in cold weather and had no problems.
        The whole team uses it now.|It saves me a lot of time in the morning.|Storage is easy because it is so flat.
        I was able to return the first one without trouble.
        We compared it with a more expensive one and saw little difference.|Guests often ask where we bought it.
        I would not want to be without it any more.
        """
    static let reviewClosings: StaticString = """
        I would buy it again.|Recommended.|Four stars because of the slow delivery.
        Would recommend it to friends and family.|All in all, a good purchase.|I am keeping it.
        For the price, it is hard to beat.|I hope it lasts as long as the old one.|Definitely worth a look.
        A fair product at a fair price.|Clear recommendation from me.|I am satisfied.|Time will tell how durable it is.
        It could be a little cheaper.|Thank you for the quick delivery.|I will order from this shop again.
        Happy with my choice.|Next time I would choose the larger size.|No regrets.|It does what it promises.
        Not for everyone, but right for me.|I would give it four and a half stars if I could.|A small gem.
        Keep up the good work.
        """
    static let commentOpenings: StaticString = """
        Thanks for sharing this.|Great summary.|I see it a little differently.|This helped me a lot.|Interesting point.
        I had the same question last week.|Well explained.|Could you add a source for the second paragraph?
        I tried this yesterday and it worked.|Not sure I agree with everything here.|Very useful, thank you.
        I have been waiting for something like this.|Good to see this discussed openly.|A few thoughts on this.
        We ran into the same problem.|This matches our experience.|I would add one thing.|Just what I needed today.
        The example in the middle is excellent.|I am new here and still learning.|Following this with interest.
        Nice work.|A short question about the first part.|I disagree with the conclusion.|The comparison is helpful.
        Please keep these coming.
        """
    static let commentMiddles: StaticString = """
        The part about costs was new to me.|In our team we solved it with a simple checklist.
        I think the numbers need more context.|It took us a few attempts to get it right.
        The second approach seems more practical to me.|A short example would make it even clearer.
        We have been doing this for about two years now.|I shared it with my colleagues this morning.
        The last section answers most of my questions.|It depends on how much time you have.
        In smaller towns the situation is quite different.|I would start with the simplest option.
        The diagram makes it easy to follow.|We decided against it because of the effort.
        My experience over the last months has been positive.|The discussion below is worth reading too.
        There is a similar project in our region.|I had not thought of it that way before.
        The instructions worked on the first try.|Perhaps the next post could cover the details.
        It is good to hear from someone with practical experience.|I still have doubts about the schedule.
        The link at the end did not work for me.|We learned this the hard way.
        """
    static let commentClosings: StaticString = """
        Looking forward to the next part.|Has anyone else tried this?|I will report back in a few weeks.|Thanks again.
        Happy to discuss this further.|Keep it up.|Let me know what you think.|I hope this helps someone.
        Any other suggestions are welcome.|That is all from my side.|I will bookmark this.
        Greetings from a regular reader.|Maybe I am missing something.|See you at the next meeting.
        Curious to hear other opinions.|I would appreciate an update.
        """

    /// Before a topic.
    static let commentTopics: StaticString = """
        I came here because of|I mostly read about|My own background is in|I usually work on
        I have been reading a lot about|I am currently taking a course on|My thesis was about
        We are preparing an event on|I write a small blog about|My team deals with|I would love to read more about
        I am collecting material on|I give lessons on|I recently changed to
        """

    // Conversations.
    static let askOpenings: StaticString = """
        Hi!|Hello.|Hi there.|Good morning.|Good evening.|Quick question.|Thanks for the last answer.|One more thing.
        Sorry to bother you again.|I am a bit stuck.|I need some help.|Hey, me again.|Another question.
        Hello, assistant.|I have a question.|Hi, I hope you can help.
        """
    static let asks: StaticString = """
        Can you explain how|Could you summarise how|Could you show me with an example how|Do you know how
        Can you tell me how|Would you mind explaining how|Could you describe step by step how
        Can you help me understand how|Could you explain in simple words how|Where can I read how|Can you outline how
        May I ask how|Could you briefly explain how|Can you remind me how
        """
    static let askSubjects: StaticString = """
        a small team can introduce automated tests|a company of twenty people should plan its budget
        a beginner can learn statistics in three months|a city can reduce traffic near schools
        a family can save energy in an old house|a web shop can lower its return rate
        a student can structure a long essay|a start-up can find its first customers|a restaurant can cut food waste
        a database index speeds up a query|a monthly report can be shortened|a mortgage with a variable rate works
        a vector search ranks its results|a good cover letter is structured|a project plan copes with unexpected delays
        a balanced diet helps with running|a remote team can run better meetings
        a spreadsheet with many formulas can be simplified|a neural network learns from its mistakes
        a password manager keeps data safe|a school can organise its timetable|a solar roof pays off in a cloudy region
        a small garden can attract more bees|a message queue differs from a database
        a marketing campaign can be measured|a language app keeps people motivated
        a hiking trip with children should be prepared|a backup strategy protects against mistakes
        a customer survey can be kept short|a bicycle should be serviced before winter
        a second language influences the first|a data set with missing values should be cleaned
        a public library attracts young readers|a heat pump copes with very cold days|a freelancer should set prices
        a slow laptop can be made faster|a podcast finds its audience|a legacy system can be replaced safely
        a support team can answer faster|a train timetable is planned
        """
    static let askDetails: StaticString = """
        We have about two weeks and a small budget.|I have no background in this, so please keep it simple.
        I have already read the documentation, but it did not help.|A short list would be enough.
        Please include an example.|It has to work without extra software.|We tried it once last year and gave up.
        I need it for a meeting this afternoon.|The main constraint is time.
        Please answer in no more than five sentences.|I am mostly interested in the costs.|A table would be ideal.
        Please also mention possible risks.|The data is confidential, so I cannot share it.
        I would prefer a free solution.|It is for a presentation.|My colleague says the opposite.
        Please point out common mistakes.|We would like to finish it this month.|I can spend about an hour a day on it.
        We use it mainly on mobile devices.|It should be easy to explain to others.
        Accuracy matters more than speed here.|What would you do first?|Where should I start?
        Is there anything I should avoid?|How long would that take?|Which tools would you recommend?
        What does it usually cost?|Does that also apply to small companies?|What changed in the last year?
        And how do I measure success?
        """
    static let answerOpenings: StaticString = """
        Good question.|Happy to help.|There are several ways to approach this.
        The short answer is yes, with some limits.|It depends mainly on your goals.|Let us go through it step by step.
        Here is a brief overview.|This is a common situation.|Thanks for the details.
        In most cases the simplest option works best.|Here is what I would suggest.|That is easier than it sounds.
        You are on the right track.|First, a bit of background.|A useful way to think about it is this.
        There is no single right answer, but some rules of thumb help.
        """
    static let answerFirst: StaticString = """
        start by writing down what you want to achieve and how you will notice that you got there
        collect the information that you already have before you look for anything new
        choose one small part of the problem and solve it completely
        check which of your assumptions can be verified within a day
        ask two or three people who have done something similar|make a rough estimate of time and cost, and double both
        set up a simple test that tells you quickly whether an idea works
        separate the steps that must happen in order from those that can run in parallel
        define the most important terms so that everybody means the same thing
        remove everything that is not needed for a first version
        look at the last three attempts and note what went wrong|agree on one person who makes the final decision
        write a short outline and get feedback on it early|measure the current state so that you can compare it later
        make a copy of your data before you change anything|list the constraints that you cannot change
        """
    static let answerNext: StaticString = """
        work through the list in small steps and check the result after each one
        compare at least two alternatives before you commit to one of them
        automate the parts that you repeat most often|keep notes on what you tried and why
        plan a short review at the end of every week|involve the people who will use the result
        test with real examples instead of invented ones
        fix the most frequent problem first, even if it is not the most interesting one
        set a clear limit for the time that you want to spend|reduce the number of tools to what you really need
        share an early version and ask for honest criticism|add the remaining details only when the basics work
        look at the numbers once a month and adjust the plan|document the final steps so that others can repeat them
        leave some room in the schedule for surprises|repeat the test under slightly different conditions
        """
    static let answerNotes: StaticString = """
        Keep in mind that the first attempt rarely works perfectly.
        A simple spreadsheet is usually enough at the beginning.
        Most people underestimate how long the preparation takes.|Costs vary, so it is worth asking for several offers.
        If you get stuck, go back to the last step that worked.|The exact numbers matter less than the trend.
        Free tools are available for nearly all of these steps.|It helps to set a fixed date for a decision.
        Try not to change several things at the same time.
        In regulated fields you should also check the legal requirements.|A small pilot lowers the risk considerably.
        This works for small teams as well as for large ones.|Expect the first results after two to four weeks.
        Older guides on this subject are often out of date.
        Security should be considered from the start, not at the end.
        The same principle applies in many other situations.|A short checklist prevents most of the common mistakes.
        Do not worry about details that can be changed later.
        Make sure that everyone has access to the same information.
        If time is short, concentrate on the first two steps.
        """
    static let answerClosings: StaticString = """
        Let me know if you would like an example.|I can go into more detail on any of these points.
        If you share more details, I can be more specific.|Would you like me to write a short plan?|I hope this helps.
        Feel free to ask if anything is unclear.|Tell me which option fits best, and we can refine it.
        Shall I turn this into a checklist?|Once you have tried it, I can help with the next step.
        That should give you a solid starting point.|I can also compare two specific tools if that is useful.
        Good luck with your project.
        """

    // Transcripts.
    static let talkOpenings: StaticString = """
        Good morning, everyone, and thank you for joining.|Okay, I think we can get started.
        Welcome back, it is great to have you here.|Thanks for calling, how can I help you today?
        Hello and welcome to another episode.|All right, let us begin with a quick round of updates.
        Can everybody hear me? Good, then let us start.|Thank you all for taking the time today.
        Hi, good to see so many familiar faces.|So, shall we get going?|Good afternoon, and thanks for your patience.
        Let me share my screen, one moment please.
        """
    static let talkTopics: StaticString = """
        So today I would like to talk about|The main point on our agenda is
        Most of the questions we received were about|I want to spend the first ten minutes on
        Let me say a few words about|As you know, we have been working on|Our guest today knows a lot about
        The plan for this session is to look at|We promised you an update on|Before we start, a short note on
        """
    static let talkLines: StaticString = """
        I think the numbers speak for themselves.|We saw a clear improvement in the second quarter.
        Let me give you a concrete example.|That is a very good point, actually.|Could you say a bit more about that?
        We had some delays, but nothing dramatic.|Sorry, I was on mute.
        What we heard from customers was mostly positive.|Right, and that brings me to the next point.
        I would suggest that we take this offline.|There are basically two options here.
        The first option is cheaper, but it takes longer.|Does anybody have a question at this point?
        I completely agree with what was just said.|We should probably double-check that.
        If I remember correctly, that was in March.|So the team worked really hard on this.
        To be honest, we did not expect that.|Let me pull up the next slide.
        The feedback from the workshop was very helpful.|We will send out the notes afterwards.
        I am not sure about the exact figure.|Okay, so what are the next steps?
        One thing I would like to add is the timeline.|That makes sense to me.|We tried it with a small group first.
        It turned out to be much simpler than we thought.|Could you repeat the last part, please?
        Yes, exactly, that is what I meant.|Let us come back to that later.|I have two quick remarks on this.
        The budget for this year is already fixed.|We are still waiting for an answer from the supplier.
        In my opinion, quality should come first.|You can find the link in the chat.|We will test it again next week.
        Thanks, that was very clear.|I will take care of that.|Let me check, one second.
        We have about ten minutes left.
        """
    static let talkClosings: StaticString = """
        All right, thank you everyone, and see you next week.|That is all from my side, thanks for listening.
        Thank you for your call, and have a nice day.|Great, then let us close the meeting here.
        If there are no further questions, we can finish a little early.|Thanks again, and do not forget to subscribe.
        I will send the summary this afternoon, goodbye.|Good, we will continue with that next time.
        Thank you for the discussion, this was really useful.|Okay, take care everyone, bye.
        """

    // Pictures.
    static let captionSubjects: StaticString = """
        A woman in a red coat|A man with a backpack|Two children|An elderly couple|A cyclist|A group of students
        A young woman with a camera|A man in a grey suit|Three friends|A tourist with a map|A street musician
        A father and his daughter|A woman with a blue umbrella|A runner|A small crowd|A photographer
        A teenager with headphones|A man in a straw hat|A family of four|A woman in a yellow raincoat|Two hikers
        A painter|A girl in a white dress|A boy with a kite|A fisherman|Several commuters|A couple holding hands
        A woman with a suitcase|A man with a bicycle|A market vendor|A girl with a balloon|A young man with a guitar
        A man with a newspaper|A woman with a small dog|A school class|A visitor with a sketchbook
        Two men in work clothes|A group of hikers|A person in a dark jacket|A mother with a pram|A man with grey hair
        A woman in sportswear|A boy in a striped shirt|A tour group|A young couple|A woman in a green scarf
        A man with a walking stick|A girl on roller skates|Two friends with coffee cups
        """
    static let captionActions: StaticString = """
        standing near|looking out over|sitting beside|waiting by|strolling past|resting next to|posing in front of
        walking towards|passing|taking a photo of|pausing at|reading near|looking at|chatting near
        standing in the shade by|walking away from|smiling in front of|sitting on a bench near
        """
    static let captionPlaces: StaticString = """
        a quiet harbour|a busy market square|a stone bridge|an old lighthouse|a row of colourful houses|a mountain lake
        a sandy beach|a narrow canal|a glass office building|a small chapel|a wooden pier|a city fountain
        a flower market|a cobbled street|a railway station|a waterfall|a rose garden|a vineyard|a rocky coast
        a medieval gate|a modern museum|a covered market|a river with sailing boats|a village church|a train platform
        a public library|a windmill|a row of food stalls|a hillside village|a pond with ducks|a painted wall
        a large clock tower|a botanical garden|a red barn|a football pitch|a marina|a forest path|a castle wall
        a tram stop|a street café|a carousel|a playground|a bookshop window|a bakery|a ferry terminal
        a sculpture in a park
        """
    static let captionLights: StaticString = """
        at sunset|at sunrise|on a rainy day|on a sunny afternoon|in the evening light|on a foggy morning|in late autumn
        on a winter morning|under a cloudy sky|in bright sunlight|at dusk|on a warm summer evening|under string lights
        after a storm|in early spring|at midday|at night|under a clear blue sky|in soft morning light|on a windy day
        in the last light of the day|during the blue hour|in the rain|on a quiet Sunday|on a busy weekday
        in golden light|before a thunderstorm|on a hazy day|on a cold, clear day
        """

    /// Behind a caption, with the comma before it.
    static let captionViews: StaticString = """
        , seen from behind|, seen from a distance|, seen from above|, close-up|, black and white photograph|, wide shot
        , with a blurred background|, reflected in a window|, from a low angle|, slightly out of focus|, side view
        , long exposure|, candid shot|, warm colours|, vertical format|, with soft shadows|, high contrast
        , in silhouette|, muted colours|, shallow depth of field
        """

    // Product and video descriptions.
    static let goodOpenings: StaticString = """
        Designed for everyday use and built to last.|A reliable choice for home and travel.
        Simple to use, easy to clean and ready in seconds.|A well-balanced design that fits into any room.
        Made from carefully selected materials.|A compact model with surprising performance.
        Developed together with professionals and tested in daily use.|An elegant classic in a new version.
        Light, sturdy and comfortable.|A practical companion for busy days.|Thoughtful details make the difference.
        Quality that you can see and feel.|The improved version of a popular favourite.
        A space-saving solution for small households.|Clear lines and a timeless look.|Everything you need in one set.
        Made for people who value function and form.|A versatile piece for indoors and outdoors.
        Our most popular model for beginners.|A lasting gift for many occasions.|Robust enough for heavy use.
        Quiet, efficient and easy to maintain.|A modern take on a familiar shape.
        Produced in small batches with great care.
        """
    static let goodDetails: StaticString = """
        The surface is scratch-resistant and easy to wipe clean.|All parts can be replaced individually.
        The handle stays cool and sits well in the hand.|It folds flat and fits into most cupboards.
        The adjustable settings suit different needs.|Soft edges and a non-slip base give it a firm stand.
        The cover can be removed and washed.|Reinforced seams ensure a long life.
        It comes fully assembled and works at once.|A clear display shows all important information.
        The breathable fabric keeps its shape after many washes.|The lid closes tightly and prevents leaks.
        A practical carrying case is included.|It weighs less than comparable models.
        The rechargeable battery lasts for several days.|Low energy consumption keeps running costs down.
        The finish resists water and stains.|Three levels let you choose the right intensity.
        The parts are suitable for the dishwasher.|Hidden pockets offer room for small items.
        The base is made from recycled material.|It connects quickly and keeps a stable link.
        An automatic switch-off adds safety.|The colours stay bright for a long time.
        """
    static let goodClosings: StaticString = """
        Two-year warranty included.|Delivered in recyclable packaging.|Available in several colours and sizes.
        Suitable for children from the age of six.|Spare parts are available for ten years.
        Also makes a thoughtful present.|Free returns within thirty days.|Care instructions are included.
        Assembly takes about fifteen minutes, and no tools are needed.|Matches the other pieces of the series.
        Tested by an independent institute.|Winner of a regional design award.|Batteries are not included.
        Please measure your space before ordering.|Recommended for regular use.
        Made to order and shipped within a week.
        """
    static let videoOpenings: StaticString = """
        In this video we take a close look at|This episode is all about|Join us for a guided introduction to
        Our guest explains the basics of|Here is a compact overview of|We visit experts who work in
        A step-by-step introduction to|Recorded live at our annual conference on
        In this session you will learn the essentials of|We answer the most common questions about
        An honest conversation about|A short documentary about
        """
    static let videoDetails: StaticString = """
        The examples are taken from real projects.|You do not need any previous knowledge.
        Chapters are marked so that you can skip ahead.|All materials are linked below.
        We compare three approaches and show where each one works best.
        At the end we look at typical mistakes and how to avoid them.|The second half answers questions from viewers.
        Every step is shown slowly and without cuts.|We also talk about costs, time and useful tools.
        A downloadable summary is available.|Subtitles are available in several languages.
        The interview was recorded in one take.|You will see what worked, what failed and why.
        The exercises take about twenty minutes.|We start with the basics and build up from there.
        Each chapter ends with a short recap.
        """
    static let videoClosings: StaticString = """
        Leave your questions in the comments.|Part two follows next week.
        Thanks for watching and for all your suggestions.|Subscribe if you would like to see more.
        Let us know which subject we should cover next.|Share it with anyone who might find it useful.
        See you in the next video.|Enjoy, and tell us what you think.|The full series is in the playlist.
        New episodes appear every Thursday.
        """

    /// Short common words, for text of a given length and for unknown fields.
    static let commonWords: StaticString = """
        a|I|of|to|in|on|at|by|up|we|so|it|and|the|new|old|big|red|sun|sea|day|way|own|few|far|map|art|ice|oak|key|time
        home|work|city|road|tree|blue|open|kind|warm|river|house|light|water|green|small|paper|stone|field|music|story
        north|plant|table|cloud|bread|train|garden|winter|summer|market|window|forest|letter|silver|bridge|island
        simple|bright|little|copper|spring|circle|harbour|evening|morning|journey|picture|village|weather|kitchen
        lantern|pattern|quarter|station|mountain|notebook|orchard|question|sentence|together|distance|sunlight|language
        standard|exercise|building|afternoon|beautiful|different|important|knowledge|landscape|adventure|direction
        telephone|breakfast|classroom|wonderful|collection|discussion|experience|foundation|friendship|generation
        instrument|literature|permission|reflection|restaurant|technology|understand|connection
        """
    static let labelAdjectives: StaticString = """
        active|amber|ancient|annual|basic|bold|brave|bright|broad|calm|central|classic|clear|coastal|common|compact
        complete|cool|crisp|curious|daily|deep|digital|direct|double|eager|early|eastern|easy|empty|exact|fair|final
        fine|first|flat|formal|fresh|full|gentle|global|golden|grand|green|happy|hidden|honest|indoor|initial|inner
        joint|keen|large|late|lean|light|little|local|long|lucky|main|major|mild|minor|modern|monthly|narrow|native
        natural|neat|noble|northern|open|outdoor|outer|patient|plain|pleasant|polite|primary|private|proper|proud
        public|quick|quiet|rapid|rare|regular|remote|rich|rising|royal|rural|safe|second|secure|senior|shared|sharp
        short|silent|silver|simple|single|slow|small|smart|smooth|soft|solid|southern|special|stable|standard|steady
        strong|subtle|sunny|swift|tall|tidy|tiny|total|upper|urban|usual|vast|vital|warm|weekly|western|whole|wide|wild
        wise|young
        """
    static let labelNouns: StaticString = """
        account|anchor|anthem|apple|arch|archive|arrow|atlas|autumn|badge|balance|banner|basin|bay|beacon|beam|berry
        birch|bloom|board|bottle|branch|breeze|bridge|brook|bucket|cabin|camera|candle|canvas|canyon|castle|cedar|chain
        channel|chapter|circle|cliff|clock|cloud|coast|column|comet|compass|copper|coral|corner|course|creek|crown
        crystal|current|curve|dawn|delta|desk|diamond|dune|eagle|echo|ember|engine|falcon|feather|fern|field|finch
        flame|forest|forge|fountain|frame|garden|gate|glacier|glade|globe|grain|grove|harbour|harvest|haven|hazel|heron
        hill|horizon|island|ivy|jewel|journal|journey|juniper|key|lake|lantern|leaf|ledge|lens|library|light|linen|link
        lotus|maple|marble|margin|market|meadow|melody|meteor|mill|mirror|moon|morning|mosaic|mountain|nest|north
        notebook|oak|oasis|ocean|orbit|orchard|otter|palm|panel|paper|path|pattern|peak|pearl|pebble|pier|pilot|pine
        planet|point|pond|portal|prairie|prism|quarry|quartz|rain|rapids|raven|record|reef|ridge|ring|river|road|robin
        rocket|route|saddle|sail|sample|season|shadow|shelf|shell|shore|signal|sketch|slope|spark|spring|square|stage
        star|station|stone|storm|stream|street|studio|summit|sunrise|table|tide|timber|tower|track|trail|tulip|valley
        velvet|village|violet|vista|walnut|wave|whisper|willow|window|wing|winter|wood|yard
        """
}
