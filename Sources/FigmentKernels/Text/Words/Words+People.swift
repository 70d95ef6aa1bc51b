/// Names of people and what is said of them.
extension Words {
    static let givenNames: StaticString = """
        Aaron|Abigail|Adam|Adele|Adrian|Agnes|Ahmed|Aisha|Akira|Alan|Albert|Alejandra|Alejandro|Alessia|Alex|Alexander
        Alexandra|Alfonso|Alfred|Ali|Alice|Alina|Alisha|Allison|Alma|Álvaro|Amanda|Amara|Amber|Amelia|Amina|Amir|Amit
        Amy|Ana|Anaïs|Anders|Andrea|Andreas|Andrei|Andrew|Angela|Anika|Anil|Anita|Anja|Ann|Anna|Annika|Anthony|Antoine
        Anton|Antonio|Anya|April|Arjun|Arlo|Arthur|Arturo|Arun|Asha|Ashley|Astrid|Audrey|August|Aurora|Austin|Ava|Ayla
        Ayesha|Barbara|Bartosz|Beatriz|Beatrice|Ben|Benedict|Benjamin|Bernard|Beth|Bianca|Björn|Blanca|Boris|Brandon
        Brenda|Brian|Bridget|Bruce|Bruno|Bryan|Caleb|Calvin|Camila|Camille|Carl|Carla|Carlos|Carmen|Carol|Carolina
        Caroline|Catherine|Cecilia|Celine|Chantal|Charles|Charlotte|Chen|Chiara|Chidi|Chinwe|Chloe|Chloé|Chris
        Christian|Christina|Christine|Christopher|Ciara|Clara|Claire|Clara|Claudia|Claudio|Clément|Cleo|Colin|Connor
        Constance|Cora|Craig|Cristina|Curtis|Cynthia|Daisy|Dalia|Damian|Dan|Dana|Daniel|Daniela|Daria|Darius|David|Dawn
        Deborah|Declan|Deepak|Delia|Denis|Denise|Derek|Diana|Diego|Dilip|Dimitri|Dina|Divya|Dmitri|Dominic|Donald|Donna
        Dora|Doris|Dorothy|Douglas|Duncan|Dylan|Edgar|Edith|Eduardo|Edward|Edwin|Eileen|Elaine|Eleanor|Elena|Eleni|Eli
        Elias|Elif|Elijah|Elin|Elisa|Elise|Elizabeth|Ella|Ellen|Elsa|Emeka|Emil|Emilia|Emily|Emma|Emmanuel|Emre|Enrique
        Eric|Erica|Erik|Erin|Ernesto|Esme|Esra|Esther|Ethan|Eugene|Eva|Evan|Evelyn|Ewa|Fabian|Fabio|Faith|Farah|Fatima
        Felicity|Felipe|Felix|Fernanda|Fernando|Filip|Finn|Fiona|Flora|Florence|Frances|Francesca|Francesco|Francis
        Francisco|Frank|François|Freya|Frida|Gabriel|Gabriela|Gareth|Gary|Gavin|Gemma|George|Georgia|Gerald|Geraldine
        Giacomo|Gianna|Gideon|Gilbert|Giorgio|Giovanni|Gita|Giulia|Glen|Gloria|Gonzalo|Grace|Graham|Greg|Gregory|Greta
        Guadalupe|Guillermo|Gustav|Gustavo|Gwen|Hana|Hanna|Hannah|Hans|Harold|Harriet|Harry|Haruto|Hassan|Hayley|Hazel
        Heather|Hector|Heidi|Helen|Helena|Helga|Henrik|Henry|Hiro|Hiroshi|Holly|Hope|Howard|Hugh|Hugo|Ian|Ibrahim|Ida
        Ife|Ignacio|Igor|Imani|Imogen|Indira|Ines|Inga|Ingrid|Irene|Iris|Irma|Isaac|Isabel|Isabella|Isaiah|Isla|Ivan
        Ivana|Ivy|Jack|Jackson|Jacob|Jacqueline|Jade|Jaime|Jakub|James|Jan|Jana|Jane|Janet|Janice|Jared|Jasmin|Jasmine
        Jason|Javier|Jay|Jean|Jennifer|Jens|Jeremy|Jesse|Jessica|Jia|Jill|Jin|Joan|Joanna|Joao|João|Joel|Johan|Johanna
        John|Jolanta|Jon|Jonas|Jonathan|Jordan|Jorge|José|Joseph|Josephine|Joshua|Josie|Joy|Joyce|Juan|Juana|Judith
        Julia|Julian|Juliana|Julie|Juliet|Julio|Jun|June|Justin|Justyna|Kai|Kamal|Kareem|Karen|Karim|Karin|Karl|Kasia
        Kate|Katharina|Katherine|Kathleen|Katie|Katrina|Kavya|Keiko|Keith|Kelly|Ken|Kenji|Kenneth|Kenza|Kevin|Khadija
        Khalid|Kim|Kiran|Kirsten|Kofi|Kurt|Kwame|Kyle|Laila|Lara|Larissa|Lars|Laszlo|Laura|Lauren|Laurent|Lawrence
        Layla|Lea|Leah|Lee|Leif|Leila|Lena|Leo|Leon|Leonard|Leonardo|Leticia|Lewis|Li|Liam|Lidia|Lila|Lily|Lin|Lina
        Linda|Ling|Linnea|Lisa|Livia|Logan|Lola|Lorenzo|Louis|Louisa|Louise|Luca|Lucas|Lucia|Lucía|Lucy|Luis|Luisa|Luka
        Lukas|Luke|Luna|Lydia|Lynn|Mabel|Madeleine|Mads|Magda|Magdalena|Magnus|Maja|Malik|Manuel|Mara|Marc|Marcel
        Marcia|Marco|Marcus|Margaret|Margot|Maria|María|Mariam|Mariana|Marie|Marina|Mario|Marisol|Marit|Mark|Marlene
        Marta|Martha|Martin|Martina|Mary|Mateo|Mathias|Matilda|Matteo|Matthew|Maureen|Maurice|Max|Maya|Megan|Mehmet|Mei
        Melanie|Melissa|Mercedes|Meredith|Mia|Michael|Michelle|Miguel|Mikael|Mila|Milan|Miles|Milena|Mina|Ming|Mira
        Miriam|Mohammed|Moira|Molly|Mona|Monica|Monika|Morgan|Moses|Muhammad|Murat|Myra|Nabil|Nadia|Nadine|Naomi
        Natalia|Natalie|Natasha|Nathan|Neil|Nelson|Ngozi|Nia|Niamh|Nicholas|Nicola|Nicole|Niels|Nikhil|Nikola|Nils|Nina
        Nino|Noah|Noel|Noor|Nora|Norma|Nuno|Octavia|Olaf|Olga|Oliver|Olivia|Omar|Oscar|Otto|Owen|Pablo|Paige|Pamela
        Paola|Paolo|Patricia|Patrick|Paul|Paula|Paulina|Pavel|Pedro|Peggy|Penelope|Per|Perry|Peter|Petra|Philip|Phoebe
        Pierre|Pilar|Piotr|Polly|Pooja|Prakash|Priya|Quentin|Rachel|Rafael|Rahul|Raj|Ralph|Ramón|Raquel|Rasmus|Raúl
        Ravi|Raymond|Rebecca|Reem|Regina|Reina|Rekha|Renata|René|Ricardo|Richard|Rita|Robert|Roberta|Roberto|Robin
        Rocío|Roger|Rohan|Roland|Roman|Ron|Rosa|Rosalind|Rose|Rosemary|Ross|Roxana|Roy|Ruben|Ruby|Rupert|Russell|Ruth
        Ryan|Sabine|Sabrina|Sadia|Saeed|Said|Sakura|Salma|Salvador|Sam|Samantha|Samir|Samira|Samuel|Sandra|Sanjay|Sara
        Sarah|Sasha|Saskia|Scott|Sean|Sebastian|Selma|Serena|Sergei|Sergio|Shane|Shannon|Sharon|Shirin|Shirley
        Siddharth|Sigrid|Silvia|Simon|Simone|Sina|Sofia|Solveig|Sonia|Sophia|Sophie|Søren|Stefan|Stefania|Stella
        Stephanie|Stephen|Steven|Stuart|Sunita|Susan|Susanna|Suzanne|Svetlana|Sven|Sylvia|Tamara|Tanya|Tara|Tariq
        Tatiana|Ted|Teresa|Terrence|Tessa|Theo|Theodore|Theresa|Thérèse|Thomas|Tiago|Tim|Tina|Tobias|Tom|Tomás|Tomasz
        Tony|Tove|Tracy|Trevor|Tristan|Uma|Umar|Una|Ursula|Valentina|Valeria|Valerie|Vanessa|Vera|Verónica|Victor
        Victoria|Vijay|Vikram|Vincent|Viola|Violet|Virginia|Vivian|Vladimir|Walter|Wanda|Wei|Wendy|Wilhelm|Will|William
        Winston|Xavier|Ximena|Yan|Yara|Yasmin|Yosef|Yuki|Yuna|Yuri|Yusuf|Yvonne|Zachary|Zahra|Zara|Zeynep|Zoe|Zoë|Zofia
        Zuzana
        """

    static let familyNames: StaticString = """
        Abbott|Abdullah|Abe|Abraham|Acosta|Adams|Adeyemi|Adler|Aguilar|Ahmad|Ahmed|Aiken|Akhtar|Alvarez|Álvarez|Ali
        Allen|Allison|Almeida|Alonso|Alves|Amari|Ambrose|Amin|Andersen|Anderson|Andersson|Andrews|Antonov|Appiah|Archer
        Arias|Armstrong|Arnold|Arroyo|Asante|Atkins|Atkinson|Austin|Avery|Ayala|Aydin|Bailey|Baker|Baldwin|Balogun
        Banerjee|Banks|Barker|Barlow|Barnes|Barnett|Barrett|Barros|Barry|Bartlett|Barton|Bassett|Bates|Batista|Bauer
        Baumann|Baxter|Beck|Becker|Bell|Beltrán|Benítez|Bennett|Benson|Berg|Berger|Bergman|Bernard|Berry|Bertrand
        Bianchi|Bishop|Bjork|Black|Blackwell|Blair|Blake|Blanc|Blanchard|Blanco|Bloom|Boateng|Bonnet|Booth|Borg|Bosch
        Bowen|Bowman|Boyd|Bradley|Brady|Brandt|Braun|Brennan|Briggs|Brooks|Brown|Bruce|Bruno|Bryant|Buchanan|Burgess
        Burke|Burns|Burton|Bush|Butler|Byrne|Cabrera|Cain|Caldwell|Calvo|Cameron|Campbell|Campos|Cardoso|Carey|Carlson
        Carlsson|Carpenter|Carr|Carroll|Carson|Carter|Carvalho|Castillo|Castro|Chambers|Chan|Chandra|Chang|Chapman
        Charles|Chatterjee|Chavez|Chen|Cheng|Cho|Choi|Chowdhury|Christensen|Chung|Clark|Clarke|Clayton|Cohen|Cole
        Coleman|Collins|Colombo|Conley|Connolly|Contreras|Conway|Cook|Cooper|Corbett|Cordero|Correa|Costa|Cox|Craig
        Crawford|Crespo|Cross|Cruz|Cunningham|Curtis|da Silva|Dahl|Dalton|Daly|Daniels|Das|David|Davidson|Davies|Davis
        Dawson|de Boer|de Jong|de Vries|Dean|Delgado|Demir|Deng|Desai|Diallo|Díaz|Dias|Dickson|Dietrich|Dijkstra|Dixon
        Dominguez|Donovan|Doyle|Drake|Dubois|Dufour|Duncan|Dunn|Duran|Durand|Dvořák|Dyer|Eaton|Eberhardt|Edwards|Egan
        Ekström|El-Sayed|Elliott|Ellis|Eriksen|Eriksson|Espinoza|Estrada|Evans|Fabbri|Farah|Farrell|Faulkner|Ferguson
        Fernandes|Fernández|Ferrara|Ferrari|Ferreira|Fields|Figueroa|Fischer|Fisher|Fleming|Fletcher|Flores|Flynn
        Fontaine|Fontana|Ford|Forsberg|Foster|Fournier|Fowler|Fox|Franco|Frank|Franklin|Fraser|Freeman|French|Friedman
        Fuentes|Fujita|Fuller|Gallagher|Gallo|Garcia|García|Gardner|Garrett|Gauthier|George|Ghosh|Gibbs|Gibson|Gilbert
        Giles|Gill|Giménez|Girard|Glover|Goldberg|Gomes|Gómez|Gonçalves|Gonzalez|González|Goodman|Goodwin|Gordon|Goto
        Graham|Grant|Graves|Gray|Greco|Green|Greene|Greer|Gregory|Griffin|Griffiths|Gross|Gruber|Guerrero|Guo|Gupta
        Gustafsson|Gutiérrez|Guzmán|Haas|Hahn|Hale|Hall|Halvorsen|Hamilton|Hammond|Han|Hancock|Hansen|Hansson|Hardy
        Harper|Harris|Harrison|Hart|Hartmann|Harvey|Hasan|Hassan|Hayashi|Hayes|Haynes|Heath|Hebert|Henderson|Hendricks
        Henry|Herman|Hernandez|Hernández|Herrera|Herrmann|Hess|Hicks|Higgins|Hill|Hines|Hoang|Hobbs|Hodges|Hoffman
        Hoffmann|Hogan|Holland|Holm|Holmes|Holt|Hong|Hopkins|Horn|Horton|Horváth|Howard|Howe|Howell|Hoyle|Huang|Huber
        Hudson|Huff|Hughes|Hunt|Hunter|Hussain|Hussein|Hutchinson|Ibáñez|Ibrahim|Iglesias|Ingram|Inoue|Ionescu|Irving
        Ishikawa|Islam|Ito|Ivanov|Iyer|Jackson|Jacobs|Jacobsen|Jain|James|Jansen|Jansson|Jenkins|Jennings|Jensen
        Jiménez|Johansen|Johansson|Johnson|Johnston|Jones|Jordan|Joseph|Joshi|Jung|Kaiser|Kamara|Kang|Kapoor|Karlsson
        Kato|Katz|Kaufman|Kaur|Kaya|Keller|Kelley|Kelly|Kemp|Kennedy|Kent|Kerr|Khalil|Khan|Kim|Kimura|King|Kirk|Klein
        Knight|Knox|Kobayashi|Koch|Kone|König|Kovač|Kovács|Kowalski|Kozlov|Kramer|Kraus|Krause|Krishnan|Krüger|Kruse
        Kumar|Kuznetsov|Lacroix|Lam|Lamb|Lambert|Lane|Lang|Lange|Larsen|Larson|Larsson|Lau|Laurent|Lawrence|Lawson|Le
        Leclerc|Lee|Lefebvre|Lehmann|Leone|Leroy|Levy|Lewis|Li|Lim|Lima|Lin|Lindberg|Lindgren|Lindqvist|Little|Liu
        Lloyd|Logan|Lombardi|Long|Lopes|Lopez|López|Lowe|Lozano|Lu|Lucas|Luna|Lund|Lynch|Lyons|Ma|MacDonald|Mackenzie
        Macleod|Madsen|Maier|Malik|Mancini|Mann|Manning|Marchetti|Marín|Marino|Marques|Marquez|Marsh|Marshall|Martel
        Martens|Martin|Martinez|Martínez|Martins|Mason|Matos|Matsumoto|Matthews|Maxwell|May|Mayer|Mbeki|McCarthy
        McDonald|McGrath|McGuire|McKenna|McLean|Medina|Mehta|Meier|Méndez|Mendoza|Mensah|Mercado|Mercer|Meyer|Michel
        Miller|Mills|Mitchell|Mitra|Mohamed|Molina|Möller|Monroe|Montgomery|Moore|Mora|Morales|Moran|Moreau|Morel
        Moreno|Moretti|Morgan|Mori|Morris|Morrison|Moser|Moss|Mueller|Müller|Muñoz|Murphy|Murray|Mwangi|Myers|Nair
        Nakamura|Nash|Navarro|Nelson|Neumann|Newman|Newton|Ng|Nguyen|Nicholson|Nielsen|Nilsson|Noble|Nolan|Nordin
        Norris|Novák|Novak|Nowak|Nuñez|O'Brien|O'Connor|O'Neill|Oakley|Obi|Ochoa|Odhiambo|Ogawa|Okafor|Okonkwo|Oliveira
        Olsen|Olson|Olsson|Omar|Onyango|Ortega|Ortiz|Osborne|Osman|Otieno|Ott|Owens|Özdemir|Pace|Pacheco|Page|Palmer
        Papadopoulos|Park|Parker|Parry|Parsons|Patel|Paterson|Patterson|Paul|Payne|Pearce|Pearson|Pedersen|Pena|Pereira
        Pérez|Perez|Perkins|Perrin|Perry|Persson|Peters|Petersen|Peterson|Petit|Petrov|Pham|Phillips|Pham|Pierce|Pineda
        Pinto|Pires|Poole|Popescu|Porter|Potter|Powell|Powers|Prasad|Pratt|Preston|Price|Prieto|Quinn|Raman|Ramirez
        Ramírez|Ramos|Rao|Rasmussen|Reddy|Reed|Reeves|Reid|Reilly|Reyes|Reynolds|Rhodes|Ribeiro|Ricci|Rice|Richards
        Richardson|Richter|Riley|Ríos|Rivas|Rivera|Rizzo|Roberts|Robertson|Robinson|Rocha|Rodriguez|Rodríguez|Rogers
        Rojas|Romano|Romero|Rosario|Rose|Ross|Rossi|Roth|Rousseau|Rowe|Roy|Rubin|Ruiz|Russell|Russo|Ryan|Saito|Salazar
        Salinas|Salvatore|Samuels|Sanchez|Sánchez|Sanders|Santana|Santiago|Santoro|Santos|Sasaki|Sato|Saunders|Savage
        Schäfer|Schmid|Schmidt|Schneider|Scholz|Schroeder|Schubert|Schultz|Schwartz|Schwarz|Scott|Sen|Serrano|Shah
        Shapiro|Sharma|Sharp|Shaw|Sheikh|Shepherd|Sherman|Shimizu|Silva|Simmons|Simon|Simpson|Singh|Skinner|Sloan|Smith
        Snyder|Soares|Sokolov|Solano|Solberg|Solís|Song|Sorensen|Sosa|Soto|Sousa|Sparks|Spencer|Stark|Steele|Stein
        Stephens|Stevens|Stewart|Stokes|Stone|Strand|Strong|Suárez|Sullivan|Summers|Sun|Sutton|Suzuki|Svensson|Swanson
        Sweeney|Szabo|Takahashi|Tan|Tanaka|Tang|Taylor|Teixeira|Terry|Thapa|Thomas|Thompson|Thomsen|Thomson|Thornton
        Todd|Torres|Tóth|Townsend|Tran|Tucker|Turner|Underwood|Vale|Valdez|Valentine|van den Berg|van Dijk|Vargas|Varga
        Vasquez|Vega|Velasquez|Vidal|Vieira|Villanueva|Vincent|Virtanen|Vogel|Volkov|Wagner|Walker|Wallace|Walsh|Walter
        Walters|Wang|Ward|Warren|Watanabe|Waters|Watkins|Watson|Watts|Weaver|Webb|Weber|Webster|Wei|Weiss|Wells|Werner
        West|Westerberg|Wheeler|White|Whitehead|Wiggins|Wilcox|Wilde|Wilkins|Wilkinson|Williams|Williamson|Willis
        Wilson|Winter|Wolf|Wolfe|Wong|Wood|Woods|Wright|Wu|Wyatt|Xu|Yamada|Yamamoto|Yang|Yates|Yilmaz|York|Yoshida
        Young|Yu|Zapata|Zhang|Zhao|Zheng|Zhou|Ziegler|Zimmermann|Zhu
        """

    /// Beginnings and ends of English place surnames; every pair of them reads like one.
    static let familyBeginnings: StaticString = """
        Al|Arl|Ash|Bar|Black|Brad|Brom|Bur|Car|Clay|Col|Crom|Dal|Dun|East|El|Gil|Had|Ham|Har|Hart|Hol|Kirk|Lang|Lin|Mar
        Mel|Mid|Mil|Nor|Pem|Red|Rad|Shel|Stan|Sut|Thorn|Wal|West|Whit|Win|Wood
        """
    static let familyEnds: StaticString = "bourne|bridge|by|combe|den|field|ford|ham|land|ley|more|ton|well|wick|worth"

    static let jobTitles: StaticString = """
        Accountant|Account Manager|Actuary|Administrative Assistant|Aerospace Engineer|Air Traffic Controller
        Anaesthetist|Animator|Architect|Archivist|Art Director|Audiologist|Auditor|Backend Developer|Baker|Bank Teller
        Barista|Biologist|Biomedical Engineer|Bookkeeper|Botanist|Brand Manager|Bricklayer|Business Analyst|Buyer
        Call Centre Agent|Cardiologist|Carpenter|Cartographer|Chef|Chemical Engineer|Chemist|Chief Financial Officer
        Chief Technology Officer|Civil Engineer|Claims Adjuster|Clinical Psychologist|Cloud Architect|Community Manager
        Compliance Officer|Conservator|Construction Manager|Content Editor|Controller|Copywriter|Court Reporter
        Credit Analyst|Curator|Customer Success Manager|Customer Support Agent|Data Analyst|Data Engineer
        Data Scientist|Database Administrator|Delivery Driver|Dental Hygienist|Dentist|Dermatologist|Design Engineer
        DevOps Engineer|Dietitian|Dispatcher|Ecologist|Economist|Editor|Electrical Engineer|Electrician
        Elementary School Teacher|Energy Consultant|Environmental Scientist|Estate Agent|Event Planner
        Executive Assistant|Facilities Manager|Farm Manager|Fashion Designer|Financial Adviser|Financial Analyst
        Firefighter|Fleet Manager|Florist|Food Technologist|Forest Ranger|Freight Coordinator|Frontend Developer
        Full-Stack Developer|Gardener|General Practitioner|Geologist|Glazier|Graphic Designer|Hairdresser
        Head of Operations|Health Inspector|High School Teacher|Hotel Manager|Human Resources Manager|Hydrologist
        Illustrator|Industrial Designer|Information Security Analyst|Insurance Broker|Interior Designer|Interpreter
        Inventory Planner|Investment Analyst|IT Support Technician|Journalist|Kitchen Porter|Laboratory Technician
        Landscape Architect|Lawyer|Legal Secretary|Librarian|Lifeguard|Logistics Coordinator|Machine Learning Engineer
        Maintenance Technician|Management Consultant|Marine Biologist|Market Researcher|Marketing Manager|Mathematician
        Mechanic|Mechanical Engineer|Media Planner|Medical Assistant|Meteorologist|Midwife|Mining Engineer
        Mobile Developer|Museum Guide|Music Teacher|Network Engineer|Neurologist|Nurse|Nursery Teacher|Nutritionist
        Occupational Therapist|Office Manager|Operations Analyst|Optician|Orthodontist|Painter|Paralegal|Paramedic
        Park Ranger|Payroll Specialist|Pharmacist|Photographer|Physicist|Physiotherapist|Pilot|Plumber|Policy Adviser
        Postal Worker|Primary Care Physician|Private Tutor|Probation Officer|Process Engineer|Procurement Specialist
        Product Designer|Product Manager|Production Planner|Programme Officer|Project Coordinator|Project Manager
        Proofreader|Property Manager|Public Relations Officer|Quality Assurance Engineer|Quantity Surveyor|Radiographer
        Receptionist|Recruiter|Regional Sales Manager|Research Scientist|Restaurant Manager|Retail Assistant
        Risk Analyst|Robotics Engineer|Roofer|Safety Inspector|Sales Executive|Sales Representative|School Counsellor
        Security Guard|Set Designer|Ship Captain|Site Reliability Engineer|Social Worker|Software Architect
        Software Engineer|Soil Scientist|Solicitor|Sound Engineer|Speech Therapist|Sports Coach|Stage Manager
        Statistician|Store Manager|Structural Engineer|Supply Chain Manager|Surgeon|Surveyor|Systems Administrator
        Tailor|Tax Adviser|Technical Writer|Telecommunications Engineer|Test Engineer|Tour Guide|Train Driver
        Training Manager|Translator|Transport Planner|Travel Agent|Treasurer|Underwriter|University Lecturer
        Urban Planner|UX Researcher|Veterinarian|Video Editor|Waiter|Warehouse Manager|Warehouse Operative|Watchmaker
        Web Designer|Welder|Wildlife Officer|Wind Turbine Technician|Writer|Yoga Instructor|Zoologist
        """

    static let departments: StaticString = """
        Accounting|Administration|Analytics|Business Development|Communications|Compliance|Customer Service
        Customer Success|Data Platform|Design|Distribution|Engineering|Facilities|Finance|Human Resources
        Information Security|Information Technology|Internal Audit|Investor Relations|Legal|Logistics|Maintenance
        Manufacturing|Marketing|Operations|Payroll|People Operations|Planning|Procurement|Product|Production
        Public Affairs|Quality Assurance|Regulatory Affairs|Research and Development|Risk Management|Sales|Strategy
        Supply Chain|Support|Sustainability|Tax|Training|Treasury|Warehouse
        """

    static let industries: StaticString = """
        Advertising|Aerospace|Agriculture|Architecture|Automotive|Aviation|Banking|Biotechnology|Broadcasting|Chemicals
        Construction|Consulting|Consumer Electronics|Cosmetics|Defence|E-commerce|Education|Energy|Entertainment
        Environmental Services|Fashion|Financial Services|Fisheries|Food Production|Forestry|Furniture|Gaming
        Government|Healthcare|Hospitality|Insurance|Legal Services|Logistics|Manufacturing|Marine|Media|Mining|Music
        Non-profit|Oil and Gas|Packaging|Pharmaceuticals|Printing|Publishing|Railways|Real Estate|Recruitment
        Renewable Energy|Retail|Security|Semiconductors|Shipping|Software|Sports|Steel|Telecommunications|Textiles
        Tourism|Transport|Utilities|Venture Capital|Waste Management|Water Supply|Wholesale
        """

    static let genders: StaticString = "female|male|non-binary|other"
    static let genderLetters: StaticString = "F|M|X"
    static let ageGroups: StaticString = "13-17|18-24|25-34|35-44|45-54|55-64|65-74|75+"
    static let emotions: StaticString = """
        neutral|happy|sad|angry|surprised|fearful|disgusted|calm|content|excited|bored|confused|amused|anxious|focused
        tired
        """
    static let moods: StaticString = "sad|joy|fear|calm|anger|happy|bored|tired|neutral"

    static let companyRoots: StaticString = """
        Alder|Altona|Amberley|Arbor|Ardent|Aspen|Astera|Aurum|Avalon|Baltic|Beacon|Birchwood|Bluewater|Borealis
        Brightwell|Brookstone|Calder|Cardinal|Cascade|Castellan|Cedar Hill|Cinder|Clearview|Cobalt|Copperfield
        Coral Bay|Corvus|Crestline|Crosswind|Cypress|Dalewood|Delphine|Driftwood|Eastgate|Elmwood|Ember|Everline
        Fairhaven|Falconridge|Ferndale|Fieldstone|Firth|Foxglove|Garnet|Glenmoor|Goldcrest|Granite Peak|Greenleaf
        Greywater|Halcyon|Harbourline|Hartwell|Hawthorn|Hazelbrook|Heron|Highmark|Hillcrest|Indigo|Ironbridge
        Ivory Coast|Juniper|Kestrel|Keystone|Kingsway|Lakeshore|Larkspur|Laurel|Linden|Longacre|Lumen|Lynwood|Maplewood
        Marlow|Meadowbrook|Meridian|Millstone|Mistral|Moorland|Nimbus|Norvik|Northlight|Northwind|Oakhaven|Oldfield
        Onyx|Orchard|Orion Bay|Osprey|Pacifica|Palisade|Pebble|Pemberley|Penrose|Pinecrest|Polaris|Primrose|Quarry
        Quillon|Ravenna|Redwood|Ridgeway|Riverbend|Rockford|Rosewood|Rowan|Saffron|Sandstone|Sapphire|Seabright|Sequoia
        Silverlake|Skyline|Solano|Southbank|Sparrow|Spruce|Starling|Stonegate|Summerfield|Summit|Sycamore|Tamarack
        Terranova|Thistle|Tidewater|Timberline|Topaz|Trillium|Valebrook|Valora|Verdant|Vesper|Vireo|Westbrook
        Whitestone|Wildwood|Willowmere|Windmere|Woodlark|Yarrow|Zephyr|Zenith Point
        """
    static let companyFields: StaticString = """
        Analytics|Apparel|Architects|Automation|Bakeries|Biotech|Bookstores|Capital|Ceramics|Chemicals|Clinics|Coffee
        Construction|Consulting|Cosmetics|Dairy|Data Systems|Dental|Design|Diagnostics|Education|Electric|Electronics
        Energy|Engineering|Farms|Finance|Foods|Freight|Furniture|Games|Gardens|Glass|Health|Hotels|Housing|Instruments
        Insurance|Interiors|Labs|Legal|Lighting|Logistics|Machinery|Marine|Media|Medical|Metals|Mobility|Motors|Music
        Networks|Optics|Outdoor|Packaging|Paper|Partners|Pharma|Photonics|Plastics|Power|Press|Properties|Publishing
        Rail|Recruitment|Research|Robotics|Security|Semiconductors|Shipping|Software|Solar|Solutions|Sports|Steel
        Studios|Supply|Systems|Technologies|Textiles|Timber|Tools|Toys|Transport|Travel|Utilities|Ventures|Water|Wind
        Works
        """
    static let companyForms: StaticString = """
        AB|AG|A/S|B.V.|Co.|Corp.|Group|GmbH|Holdings|Inc.|International|Limited|LLC|LLP|Ltd|N.V.|Oy|PLC|Pty Ltd|S.A.
        S.L.|SE|S.p.A.
        """
}
