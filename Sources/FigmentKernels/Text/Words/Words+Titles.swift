/// Parts of titles and headlines, in title case.
extension Words {
    /// Before a topic: "A Practical Guide to" Urban Planning.
    static let titleLeads: StaticString = """
        A Beginner's Guide to|A Brief History of|A Closer Look at|A Field Guide to|A Fresh Look at|A New Approach to
        A Practical Guide to|A Practical Introduction to|A Short Course in|A Short History of|A Year of|Advances in
        An Honest Look at|An Introduction to|An Overview of|Applied|Best Practices in|Better Decisions in|Beyond
        Building Trust in|Case Studies in|Challenges in|Common Mistakes in|Costs and Benefits of|Current Trends in
        Demystifying|Eight Questions About|Essential Reading on|Everyday|Everything About|Evidence and Practice in
        Exploring|Finding Your Way in|First Steps in|Five Myths About|Foundations of|From Theory to Practice in
        Getting Started with|Good Practice in|How to Begin with|How to Measure|How to Plan|How to Teach|Improving
        In Search of Better|Inside|Key Ideas in|Lessons from|Making Sense of|Managing|Measuring Success in|Methods of
        Modern|Navigating|New Directions in|New Tools for|Notes on|On the Future of|Open Questions in|Perspectives on
        Planning for|Practical|Principles of|Progress in|Rethinking|Scaling|Seven Lessons from|Simplifying
        Small Steps in|Stories from|Strategies for|Teaching|Ten Facts About|Ten Years of|The Art of|The Basics of
        The Case for|The Economics of|The Essentials of|The Future of|The Human Side of|The Local Face of
        The Next Decade of|The Quiet Revolution in|The Science of|The State of|The True Cost of|Thinking About
        Three Views of|Tools and Methods for|Trends in|Understanding|What Works in|Why We Need|Working with
        Writing About
        """
    static let titleTopics: StaticString = """
        Accessibility|Accounting|Adult Education|Agriculture|Air Quality|Animal Behaviour|Architecture
        Artificial Intelligence|Astronomy|Biodiversity|Biotechnology|Book Design|Budgeting|Business Law|Career Planning
        Child Nutrition|Citizen Science|City Planning|Civil Engineering|Climate Adaptation|Cloud Computing
        Coastal Protection|Community Gardens|Computer Graphics|Computer Vision|Conservation|Consumer Rights
        Contract Law|Crop Rotation|Customer Research|Cybersecurity|Cycling Infrastructure|Data Governance|Data Privacy
        Data Visualisation|Database Design|Digital Archives|Digital Health|Digital Payments|Distance Learning
        Distributed Systems|Early Education|Eco-Tourism|Economic Policy|Electric Mobility|Emergency Medicine
        Energy Efficiency|Energy Storage|Environmental Law|Family Medicine|Financial Planning|Flood Prevention
        Food Safety|Food Security|Forest Management|Freight Transport|Game Design|Garden Design|Genetics
        Geothermal Energy|Global Trade|Graphic Design|Green Building|Health Insurance|Heat Pumps|Heritage Conservation
        Home Renovation|Hospital Logistics|Housing Policy|Human Resources|Hydrology|Immunology|Industrial Design
        Information Retrieval|Infrastructure|Innovation|Interior Design|Inventory Planning|Journalism
        Knowledge Management|Labour Markets|Landscape Architecture|Language Learning|Leadership|Library Science
        Local Government|Local History|Logistics|Machine Learning|Marine Biology|Market Research|Materials Science
        Media Literacy|Medical Imaging|Mental Health|Meteorology|Microbiology|Microservices|Mobile Development
        Museum Curation|Music Theory|Natural Language Processing|Network Security|Neuroscience|Nutrition|Ocean Research
        Open Data|Open Source Software|Operations Research|Organic Farming|Patient Care|Pension Reform|Personal Finance
        Pharmacology|Photography|Physical Therapy|Plant Breeding|Preventive Care|Pricing|Process Improvement
        Product Design|Project Management|Public Health|Public Libraries|Public Speaking|Public Transport
        Quality Control|Quantum Computing|Rail Transport|Recommender Systems|Recycling|Remote Sensing|Remote Work
        Renewable Energy|Restoration|Retail Planning|Risk Management|Robotics|Rural Development|School Meals
        School Reform|Search Engines|Semiconductors|Sleep Research|Small Business|Social Housing|Software Testing
        Soil Science|Solar Power|Space Exploration|Speech Recognition|Sports Medicine|Statistics|Street Photography
        Supply Chains|Sustainable Fashion|Systems Thinking|Tax Policy|Team Building|Technical Writing|Telemedicine
        Time Management|Tourism|Traffic Planning|Translation|Typography|Urban Design|Urban Gardening|User Research
        Vaccination|Vector Search|Veterinary Science|Video Production|Virtual Reality|Volunteering|Waste Management
        Water Treatment|Web Design|Wildlife Conservation|Wind Power|Woodland Management|Workplace Safety|World History
        Youth Employment
        """
    /// Behind a topic, with the space or the punctuation before it.
    static let titleTails: StaticString = """
         for Beginners| for Busy People| for Curious Minds| for Everyday Use| for Experts| for Growing Teams
         for Local Communities| for Managers| for Newcomers| for Non-Specialists| for Practitioners
         for Public Agencies| for Researchers| for Schools| for Small Companies| for Small Teams| for Students
         for Teachers| for the Next Generation| from the Ground Up| with Worked Examples| with Case Studies
         Step by Step| Today| Through Examples| Under Pressure| with Limited Resources| with Open Data
         Without the Jargon|: A Case Study|: A Critical Review|: A Handbook|: A Reader|: A Ten-Year Review
        : An Annotated Bibliography|: Collected Essays|: Concepts and Methods| : Evidence from the Field
        : Facts and Figures|: Findings from a National Survey|: Frequently Asked Questions|: Ideas for the Coming Year
        : Interviews with Practitioners|: Lessons Learned| : Models and Measurements|: Notes from a Workshop
        : Policy Options|: Problems and Solutions|: Questions and Answers|: Results of a Pilot Study|: The Road Ahead
        : What Comes Next| : What the Numbers Say|: Where to Begin|: An Illustrated Guide|: A Progress Report
        : Ten Case Studies|, Second Edition|, Volume 2
        """
    /// Between a topic and the end of a title.
    static let titlePlaces: StaticString = """
         in a Changing World| in Africa| in an Uncertain Economy| in Asia| in Daily Life| in Europe| in Growing Cities
         in Large Organisations| in Latin America| in Northern Europe| in Practice| in the Classroom
         in the Digital Age| in the Field| in the Nordic Countries| in the Public Sector| in the Twenty-First Century
         in the Workplace| in Theory and Practice| in Times of Change
        """

    /// Before a topic, for videos.
    static let videoLeads: StaticString = """
        5 Things to Know About|7 Mistakes to Avoid in|10 Minutes of|A Day in the Life:|A Crash Course in
        A Quick Tour of|A Visual Introduction to|Ask Me Anything:|Behind the Scenes:|Deep Dive:|Everything New in
        Expert Talk:|Explained in 10 Minutes:|Full Course:|Full Tutorial:|Getting Better at|Hands-On with
        How I Got into|How to Get Started with|How to Learn|How to Get Better at|I Spent a Month on|In Conversation:
        Inside the World of|Keynote:|Let's Talk About|Live Q&A:|Masterclass:|Mini Documentary:|My Honest Thoughts on
        Panel Discussion:|Simple Tips for|Talk:|The Beauty of|The Easiest Way to Learn|The Truth About
        The Ultimate Guide to|Top Tips for|Tutorial:|Understanding|Watch This Before You Start|Webinar:
        What Nobody Tells You About|What You Need for|Why Everyone Talks About|Why I Love|Workshop:
        """
    static let videoTails: StaticString = """
         (Full Lecture)| (Live Recording)| (No Experience Needed)| (Part 1)| (Part 2)| (Part 3)| (Part 4)| (Part 5)
         (Step by Step)| (Subtitled)| (with Examples)| for Beginners| for Complete Beginners| in 15 Minutes
         in 30 Minutes| in Five Easy Steps| in One Hour| in Plain English| on a Small Budget| That Really Work
         with Real Examples
        """

    /// An institution in the singular; a city stands before it.
    static let newsActors: StaticString = """
        Administration|Assembly|Audit Office|Budget Committee|Business Council|Chamber of Commerce|Citizens' Forum
        Council|Council Majority|Development Agency|District Council|Environment Department|Finance Committee
        Housing Department|Infrastructure Agency|Innovation Agency|Investment Board|Leadership|Mayor|Municipality
        Neighbourhood Council|Parliament|Planning Commission|Planning Office|Public Works Department
        Regional Government|Regional Office|Steering Committee|Taskforce|Transport Committee|Urban Affairs Committee
        Working Group
        """
    /// What an institution does to a thing.
    static let newsVerbs: StaticString = """
        Agrees on|Announces|Approves|Backs|Begins Work on|Confirms|Considers|Debates|Defends|Delays|Expands
        Faces Questions over|Halts|Invests in|Invites Public Comment on|Launches|Moves Ahead with|Orders Review of
        Plans|Postpones|Presents|Promises|Proposes|Publishes Details of|Puts Off|Receives Grant for|Reconsiders|Rejects
        Reports Progress on|Resumes Work on|Reveals|Revises|Scales Back|Scraps|Seeks Funding for|Seeks Partners for
        Sets Date for|Signs Agreement on|Speeds Up|Suspends|Unveils|Votes on|Wants Clarity on|Welcomes|Wins Support for
        """
    static let newsObjects: StaticString = """
        Affordable Housing Plan|Air Quality Programme|Apprenticeship Scheme|Autumn Programme|Battery Storage Project
        Bridge Repairs|Budget Reform|Bus Fleet Upgrade|Car-Free Centre|Childcare Expansion|City Bike Scheme
        Climate Strategy|Coastal Defence Project|Community Garden Project|Cooling Centres|Cultural Exchange
        Cycling Network|Data Centre|Digital Archive|Digital Service Plan|District Heating Network|Early Warning System
        Electric Bus Routes|Emergency Fund|Energy Saving Scheme|Evening School|Exchange Programme|Ferry Terminal
        Fibre Network|Flood Barrier|Food Waste Scheme|Four-Day Week Trial|Free Museum Days|Free School Meals
        Freight Corridor|Green Roof Scheme|Heat Pump Grants|Heritage Restoration|High-Speed Link|Home Insulation Scheme
        Hospital Extension|Housing Reform|Hydrogen Pilot|Innovation District|Job Training Programme
        Joint Research Centre|Land Use Plan|Language Programme|Late-Night Service|Library Renovation
        Light Rail Extension|Local Currency Trial|Low-Emission Zone|Market Hall Renovation|Mental Health Service
        Mobile Clinic|Music School|New Concert Hall|New Opening Hours|New Terminal|New Trail Network
        Night Train Service|Noise Reduction Plan|Online Portal|Open Data Platform|Park Extension|Parking Fee Reform
        Pension Plan|Playground Programme|Public Art Project|Public Toilets|New Rail Timetable|Rainwater Project
        Reading Campaign|Recycling Targets|Regional Cooperation|Rent Reform|Research Partnership|River Clean-Up
        River Crossing|Road Safety Campaign|Safety Review|Scholarship Fund|School Building|School Meals Programme
        Screening Programme|Solar Roof Programme|Speed Limit Review|Sports Centre|Start-Up Fund|Station Redesign
        Street Lighting Upgrade|Student Housing|Tax Relief|Teacher Recruitment Drive|Ticket Price Reform
        Tidal Power Trial|Tourist Levy|Traffic Plan|Tree Planting Programme|Vaccination Campaign
        Vocational Training Scheme|Volunteer Programme|Waste Collection Reform|Water Meters|Waterfront Plan
        Weather Alert System|Wetland Restoration|Wind Farm Extension|Winter Shelter|Work Placement Scheme
        Youth Parliament|Youth Sports Fund|Zoning Reform
        """
    static let newsTails: StaticString = """
         After a Year of Talks| After Court Ruling| After Long Debate| After Months of Debate
         After Public Consultation| After Record Demand| After Summer Storms| Amid Budget Pressure| Amid Rising Costs
         Amid Staff Shortage| as Demand Grows| by Narrow Margin| Despite Criticism| Despite Delays
         Despite Rising Costs| Earlier than Expected| for First Time in a Decade| for the Third Year Running
         in Surprise Move| in Unanimous Vote| Next Spring| Next Year| Over Cost Concerns| This Summer| to Cut Emissions
         to Ease Pressure on Families| Under New Rules| with Regional Partners
        """
}
