/// Tags, keywords, topics and states.
extension Words {
    static let tags: StaticString = """
        accessories|adventure|agile|algorithms|all-season|analytics|android|animals|anime|api|archive|art|artisan
        astronomy|audio|automation|autumn|award-winning|baby|backend|backup|baking|bargain|beach|beauty|beginner
        bestseller|big-data|biking|biology|black-friday|blog|bluetooth|boats|books|boxed-set|breakfast|budget|building
        business|camera|camping|career|cars|casual|catalogue|charity|cheap|chemistry|children|christmas|cinema|classic
        classroom|clearance|climate|cloud|clothing|coastal|coffee|collectible|college|colourful|comedy|comfortable
        commerce|community|compact|comparison|compliance|computers|conference|construction|cookbook|cooking|copper|cosy
        cotton|countryside|crafts|creative|crypto|culture|customer-favourite|cycling|daily|dance|data|data-science
        database|deal|deep-dive|delivery|demo|design|developer|devops|diet|digital|dining|discount|diy|documentary|dogs
        drama|draft|durable|e-learning|eco-friendly|economics|education|electric|electronics|elegant|email|energy
        engineering|english|entertainment|environment|ergonomic|essential|evening|event|evergreen|exclusive|exercise
        experiment|explainer|export|fabric|fair-trade|family|fantasy|farming|fashion|feature|featured|festival|fiction
        film|finance|fishing|fitness|flexible|floral|food|football|foldable|forest|free-shipping|freelance|french|fresh
        frontend|fun|furniture|future|gadgets|gallery|games|gaming|gardening|geography|geology|german|gift|gift-idea
        girls|gluten-free|golf|gourmet|government|graphic-design|green|grocery|growth|guide|guitar|handmade|hardware
        health|healthy|hiking|history|hobby|holiday|home|home-office|horror|hotel|household|how-to|hybrid|imported
        in-stock|independent|indoor|industry|infographic|innovation|inspiration|installation|insurance|interior
        internet|interview|investing|ios|italian|japanese|jazz|jewellery|journalism|journey|kids|kitchen|knitting
        landscape|language|laptop|large|latest|law|leadership|learning|leather|legacy|leisure|library|lifestyle
        lighting|lightweight|limited-edition|linen|linux|literature|living-room|local|logistics|long-read|low-cost
        lunch|luxury|machine-learning|magazine|maintenance|management|maps|marketing|mathematics|meat-free|medical
        medicine|memory|menswear|mental-health|metal|migration|minimalist|mobile|modern|monitoring|mountains|movies
        multilingual|museum|music|mystery|nature|networking|new|new-arrival|news|newsletter|night|non-fiction|nutrition
        ocean|office|offline|on-sale|online|open-source|opinion|organic|outdoor|outlet|packaging|painting|parenting
        party|performance|personal|pets|philosophy|photography|physics|picnic|planning|plants|plastic-free|podcast
        poetry|politics|popular|portable|portrait|powerful|practical|premium|preorder|presentation|privacy
        product-launch|productivity|professional|programming|project|property|psychology|public|publishing|python
        quality|quick|quiet|radio|rail|rain|reading|real-estate|recipe|recommended|recycled|refurbished|regional
        relaxing|reliable|remote|remote-work|rent|repair|report|research|restaurant|retail|retro|reusable|review
        rewards|robotics|romance|running|rural|safety|sailing|sale|sales|scalable|school|science|science-fiction
        seasonal|security|self-care|seminar|seo|shoes|shopping|short-read|simple|skiing|small-business|smart-home
        smartphone|snacks|social|social-media|software|solar|space|spanish|special-offer|sport|spring|startup
        stationery|statistics|storage|story|strategy|streaming|street|student|study|style|summer|supply-chain|support
        surfing|sustainable|swimming|tax|tea|teaching|team|tech|technology|tennis|testing|textile|theatre|thriller
        tickets|tools|top-rated|tourism|town|toys|trade|traditional|training|trains|transport|travel|trends|tutorial|tv
        typography|unisex|university|updated|upgrade|urban|used|utilities|vacation|vegan|vegetarian|video|vintage
        virtual|volunteer|walking|warehouse|warranty|washable|waterproof|web|webinar|wedding|weekend|wellness|wholesale
        wildlife|wine|winter|wireless|women|womenswear|wooden|woodwork|workshop|workspace|world|writing|yoga|zero-waste
        """

    /// Also for search terms.
    static let keywords: StaticString = """
        access control|account management|air quality|annual report|application design|artificial intelligence
        asset management|audience research|background noise|bandwidth|battery life|benchmark|best practice
        brand awareness|budget planning|bug report|business model|call quality|capacity planning|carbon footprint
        case study|cash flow|change management|child safety|city planning|clean energy|clinical trial|cloud storage
        code review|cold chain|communication|competition|compliance|configuration|consumer rights|content strategy
        contract terms|conversion rate|cost control|credit score|crop yield|customer journey|customer loyalty
        customer support|cybersecurity|dashboard|data governance|data migration|data quality|deadline|deep learning
        delivery time|demand forecast|deployment|digital literacy|disaster recovery|distance learning|documentation
        due diligence|early warning|electric vehicles|email campaign|employee survey|encryption|energy efficiency
        equity|error handling|exchange rate|exhibition|feature request|feedback|field trial|financial literacy|firewall
        fleet management|food safety|forecast|freight rates|funding round|green building|growth rate|heat pump
        home working|hospital capacity|housing market|human resources|image recognition|incident response|inflation
        information retrieval|infrastructure|innovation|insurance claim|integration|interest rate|interview|inventory
        invoice|job market|key findings|knowledge base|labour costs|land use|latency|lead time|learning outcomes
        legal advice|life expectancy|load balancing|local history|loyalty programme|machine learning|maintenance
        market share|market trends|medical imaging|meeting notes|mental health|microservices|migration|mobile app
        monitoring|natural language|negotiation|network traffic|next steps|nutrition|onboarding|open data|open source
        operating costs|order history|packaging|patient care|payment terms|peer review|pension fund|performance
        personal data|pilot project|pipeline|policy|pricing|privacy|process mining|procurement|product launch
        product roadmap|productivity|project plan|public health|public transport|purchase order|quality control
        question answering|real-time analytics|recommendation|recruitment|recycling|refund policy|regulation
        release notes|remote work|renewable energy|requirements|research method|resilience|retail sales
        return on investment|risk assessment|road safety|root cause|safety training|sales target|sample size
        satellite data|scalability|scheduling|search quality|security audit|semantic search|service level
        shipping costs|skills gap|small business|social media|software update|solar power|speech recognition
        stakeholders|statistics|storage costs|strategy|subscription|supply chain|support ticket|survey results
        sustainability|tax return|team building|technical debt|test coverage|time zone|tourism|traffic planning
        training data|transparency|travel costs|troubleshooting|unit price|upgrade path|urban mobility|usability
        user experience|user interface|vaccination|vector database|vendor|version control|video call|virtual meeting
        waiting times|warehouse|warranty|waste reduction|water supply|web traffic|wind farm|workflow|workload
        workplace safety
        """

    static let interests: StaticString = """
        acting|archery|architecture|art history|astronomy|badminton|baking|ballet|basketball|beekeeping|birdwatching
        board games|boxing|camping|canoeing|ceramics|chess|choir singing|cinema|classical music|climbing|coding|coffee
        comics|cooking|creative writing|crosswords|current affairs|cycling|dancing|design|dog training|drawing|DIY
        fashion|fencing|fishing|fitness|football|foraging|gardening|genealogy|geocaching|golf|graphic design|guitar
        hiking|history|home brewing|horse riding|improv|interior design|investing|jazz|jogging|judo|karate|kayaking
        knitting|languages|live music|magic|martial arts|meditation|model trains|motorcycles|mountain biking|movies
        museums|mythology|nature|needlework|opera|origami|painting|paragliding|pets|philosophy|photography|piano
        pilates|podcasts|poetry|politics|pottery|programming|psychology|puzzles|quilting|reading|recycling|robotics
        rowing|rugby|running|sailing|science|scuba diving|sculpture|sewing|singing|skateboarding|skiing|snowboarding
        space|sports|squash|street food|surfing|swimming|table tennis|tea|technology|tennis|theatre|travel|trivia
        vegan cooking|video games|violin|volleyball|volunteering|walking|watercolours|weaving|wildlife|wine tasting
        woodworking|writing|yoga
        """

    static let skills: StaticString = """
        Accessibility|Accounting|Agile|Algorithms|Ansible|API Design|Automation|Bash|Budgeting|Business Analysis|C|C++
        CAD|Change Management|Cloud Computing|Coaching|Communication|Contract Negotiation|Copywriting|CSS
        Customer Service|Data Analysis|Data Modelling|Data Visualisation|Debugging|Docker|Editing|Excel|Facilitation
        Financial Modelling|Forecasting|Git|Go|Graphic Design|HTML|Incident Management|Interviewing|Java|JavaScript
        Kotlin|Kubernetes|Leadership|Linux|Machine Learning|Market Research|Mentoring|Networking|Node.js|Planning
        PostgreSQL|Presentation|Problem Solving|Process Improvement|Procurement|Product Management|Project Management
        Prototyping|Public Speaking|Python|Quality Assurance|R|React|Recruitment|Requirements Analysis|Risk Management
        Ruby|Rust|Sales|Scala|Scheduling|Scrum|SEO|Spark|SQL|Statistics|Strategy|Swift|Systems Design|Teaching
        Technical Writing|Terraform|Testing|Time Management|Training|Translation|TypeScript|Typography|UX Design
        Video Editing|Web Development
        """

    static let statuses: StaticString = """
        active|approved|archived|cancelled|completed|draft|expired|failed|in_progress|inactive|on_hold|pending|rejected
        scheduled
        """
    static let statusesShort: StaticString = "active|closed|done|failed|new|open|paused"
    static let priorities: StaticString = "critical|high|low|medium|urgent"
    static let severities: StaticString = "critical|error|info|major|minor|trivial|warning"
    static let segments: StaticString = """
        at_risk|bargain_hunter|business|consumer|dormant|early_adopter|enterprise|frequent_buyer|high_value|loyal
        mid_market|new_customer|occasional|premium|small_business|standard|startup|student
        """
    static let tiers: StaticString = """
        Basic|Bronze|Business|Enterprise|Free|Gold|Platinum|Premium|Professional|Silver|Standard|Starter|Team|Trial
        """
    static let roles: StaticString = """
        admin|analyst|approver|auditor|contributor|developer|editor|guest|manager|member|moderator|operator|owner
        reviewer|user|viewer
        """
    static let eventTypes: StaticString = """
        account_created|account_updated|add_to_cart|app_opened|checkout_completed|checkout_started|comment_posted
        download|email_opened|export|file_uploaded|form_submitted|invite_sent|item_viewed|login|logout|message_sent
        notification_clicked|order_cancelled|page_view|password_reset|payment_failed|payment_received|plan_changed
        profile_updated|purchase|refund_issued|remove_from_cart|review_written|search|session_ended|session_started
        settings_changed|share|sign_up|subscription_renewed|ticket_opened|ticket_resolved|trial_started|video_played
        wishlist_added
        """
    static let channels: StaticString = """
        affiliate|chat|direct|display|email|in_store|mobile_app|organic_search|paid_search|partner|phone|podcast|push
        referral|social|sms|web
        """
    static let sources: StaticString = """
        affiliate|api|batch_import|blog|call_centre|direct|email|event|import|mobile_app|newsletter|partner|referral
        search|sensor|social|web|webinar
        """
    static let reasons: StaticString = """
        Address could not be verified|Arrived too late|Changed my mind|Configuration error|Connection timed out
        Customer request|Damaged in transit|Delivered to the wrong address|Duplicate order|Expired payment card
        Found a better price|Insufficient funds|Item no longer needed|Item out of stock|Missing accessories
        Missing documents|Moving abroad|No longer in use|Not as described|Ordered by mistake|Outside service area
        Payment declined|Permission denied|Planned maintenance|Poor fit|Price too high|Product defect
        Quality below expectations|Rate limit reached|Scheduling conflict|Service interruption
        Switched to another provider|System upgrade|Technical problem|Temporary closure|Weather conditions|Wrong colour
        Wrong item delivered|Wrong size
        """
    static let conditions: StaticString = "excellent|fair|good|like new|new|poor|refurbished|used|very good"
    static let sentiments: StaticString = "mixed|negative|neutral|positive|very negative|very positive"
    static let paymentMethods: StaticString = """
        bank_transfer|cash|cash_on_delivery|credit_card|debit_card|direct_debit|gift_card|instalments|invoice
        mobile_wallet|voucher
        """
    static let weekdays: StaticString = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    static let weekdaysShort: StaticString = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
    static let months: StaticString = """
        January|February|March|April|May|June|July|August|September|October|November|December
        """
    static let monthsShort: StaticString = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"

    static let topics: StaticString = """
        accessibility|agriculture|animal welfare|archaeology|architecture|artificial intelligence|astronomy
        biodiversity|biotechnology|book publishing|budgeting|car sharing|carbon pricing|career planning|child nutrition
        circular economy|city planning|climate adaptation|cloud computing|coastal protection|community gardens
        computer vision|consumer rights|content moderation|cooking|cultural heritage|cybersecurity
        cycling infrastructure|data privacy|data science|database design|democracy|digital archives|digital payments
        disaster relief|distance learning|early education|e-commerce|economic growth|electric mobility
        emergency medicine|energy storage|family law|film history|financial planning|fisheries|flood prevention
        food security|foreign languages|forest management|freight transport|game design|gardening|genetics
        geothermal energy|graphic design|health insurance|heat pumps|home renovation|hospital management|housing policy
        human rights|hydrology|immunology|industrial design|inflation|information retrieval|interior design
        international trade|investing|journalism|knowledge management|labour markets|landscape architecture|leadership
        local history|logistics|machine learning|marine biology|market research|materials science|mental health
        meteorology|microbiology|mobile development|modern art|museum curation|music theory|natural language processing
        network security|neuroscience|nutrition|ocean currents|open data|operating systems|organic farming|parenting
        pension reform|personal finance|pharmacology|philosophy|photography|physical therapy|plant breeding|podcasting
        poetry|preventive care|privacy law|product design|project management|psychology|public health|public libraries
        public transport|quality control|quantum computing|rail travel|recommender systems|recycling|remote sensing
        remote work|renewable energy|restoration|robotics|rural development|school reform|search engines|semiconductors
        sleep research|small business|social housing|software testing|soil science|solar power|space exploration
        speech recognition|sports medicine|statistics|street photography|supply chains|sustainable fashion|tax policy
        team building|technical writing|telemedicine|theatre|time management|tourism|traffic planning|translation
        travel planning|typography|urban design|user research|vaccination|vector search|veterinary science
        video production|virtual reality|volunteering|waste management|water treatment|web development
        wildlife conservation|wind power|workplace safety|world history|youth employment
        """

    static let entityKinds: StaticString = """
        Academy of Sciences|Air Quality Agency|Airport Authority|Arts Council|Bar Association|Botanical Garden
        Business Federation|Centre for Economic Studies|Chamber of Commerce|Choir|City Council|Coast Guard
        Community Foundation|Court of Appeal|Data Institute|District Court|Environment Agency|Farmers' Union
        Fire Service|Food Bank|Football Club|Harbour Company|Health Authority|Historical Society|Housing Association
        Institute of Technology|Library|Marathon|Medical Centre|Museum of Art|Museum of Natural History|National Park
        Observatory|Orchestra|Planning Commission|Police Department|Port Authority|Public Theatre|Research Council
        School Board|Science Centre|Stock Exchange|Symphony|Teachers' Association|Tourist Board|Trade Union
        Transport Authority|University|University Hospital|Water Board|Weather Service|Zoo
        """
}
