/// Goods and how they are sorted. Brands are invented.
extension Words {
    static let products: StaticString = """
        Action Camera|Adjustable Desk Lamp|Air Fryer|Air Purifier|Alarm Clock|Aluminium Laptop Stand|Backpack
        Badminton Set|Baking Tray|Bamboo Cutting Board|Bath Mat|Bath Towel Set|Beach Towel|Bedside Table|Bench Grinder
        Bike Helmet|Bike Light Set|Bike Lock|Bike Pump|Blender|Bluetooth Speaker|Board Game|Bookshelf|Bread Bin
        Bread Knife|Building Blocks|Cable Organiser|Camping Chair|Camping Lantern|Camping Stove|Candle Holder
        Car Phone Mount|Car Vacuum Cleaner|Cardigan|Carry-On Suitcase|Cast Iron Skillet|Casual Shirt|Cat Tree
        Ceramic Vase|Chef's Knife|Chess Set|Children's Raincoat|Chino Trousers|Cocktail Shaker|Coffee Grinder
        Coffee Maker|Coffee Mug Set|Coffee Table|Compact Camera|Cookware Set|Cool Box|Cordless Drill
        Cordless Vacuum Cleaner|Cotton Bed Sheets|Cotton T-Shirt|Crossbody Bag|Curtain Set|Cushion Cover|Cutlery Set
        Cycling Gloves|Cycling Jersey|Dash Cam|Denim Jacket|Desk Chair|Desk Organiser|Digital Kitchen Scale
        Dining Chair|Dining Table|Dinner Plate Set|Dish Rack|Dog Bed|Dog Lead|Door Mat|Down Jacket|Drawing Tablet
        Dumbbell Set|Duvet Cover|E-Reader|Electric Kettle|Electric Razor|Electric Scooter|Electric Toothbrush
        Ergonomic Mouse|Espresso Machine|Exercise Bike|Extension Lead|External Hard Drive|Extra Large Umbrella
        Face Towel|Fishing Rod|Fitness Tracker|Flannel Shirt|Fleece Jacket|Floor Lamp|Foam Roller|Folding Bike
        Folding Table|Food Processor|Food Storage Set|Football|Fountain Pen|Frying Pan|Game Controller|Gaming Chair
        Gaming Headset|Gaming Keyboard|Garden Bench|Garden Hose|Garden Shears|Garden Trowel|Glass Teapot|Golf Bag
        Graphics Tablet|Guitar Stand|Gym Bag|Hair Dryer|Hair Straightener|Hammock|Hand Blender|Hand Mixer
        Handheld Steamer|Hardshell Suitcase|Headlamp|Heated Blanket|Hiking Boots|Hiking Poles|Hooded Sweatshirt
        Humidifier|Ice Cream Maker|Immersion Blender|Induction Hob|Inflatable Mattress|Insulated Bottle|Ironing Board
        Jigsaw Puzzle|Jump Rope|Kettlebell|Kids' Bike|Kids' Tent|Kitchen Knife Set|Kitchen Timer|Kitchen Trolley
        Knitted Jumper|Ladder|Laptop Backpack|Laptop Sleeve|Laser Printer|Laundry Basket|Lawn Mower|Leather Belt
        Leather Wallet|LED Strip Light|Linen Shirt|Loafers|Lunch Box|Makeup Bag|Massage Gun|Mattress|Mattress Protector
        Measuring Cup Set|Mechanical Keyboard|Meat Thermometer|Merino Base Layer|Metal Detector|Microphone Stand
        Microwave Oven|Milk Frother|Mini Fridge|Mixing Bowl Set|Monitor Arm|Mountain Bike|Multi-Tool|Music Stand
        Nail Care Kit|Neck Pillow|Noise-Cancelling Headphones|Non-Stick Saucepan|Notebook Set|Office Chair|Oil Diffuser
        Outdoor Jacket|Outdoor Rug|Oven Gloves|Overnight Bag|Paint Sprayer|Patio Heater|Pendant Light|Pepper Mill
        Pet Carrier|Phone Case|Phone Stand|Photo Frame|Picnic Basket|Pillowcase|Pizza Stone|Plant Pot|Polo Shirt
        Portable Charger|Portable Monitor|Portable Projector|Power Bank|Pressure Cooker|Pressure Washer|Puffer Vest
        Pull-Up Bar|Rain Boots|Rain Jacket|Reading Lamp|Record Player|Reed Diffuser|Remote Control Car|Resistance Bands
        Rice Cooker|Road Bike|Robot Vacuum Cleaner|Rocking Chair|Roller Skates|Rowing Machine|Rucksack|Running Belt
        Running Jacket|Running Shoes|Running Shorts|Salad Bowl|Sandals|Scarf|Security Camera|Serving Board
        Sewing Machine|Shoe Rack|Shoulder Bag|Shower Caddy|Shower Curtain|Side Table|Skateboard|Ski Goggles|Ski Jacket
        Sleeping Bag|Sleeping Mat|Slippers|Slow Cooker|Smart Bulb|Smart Doorbell|Smart Lock|Smart Plug|Smart Scale
        Smart Speaker|Smart Thermostat|Smartwatch|Smoothie Maker|Snorkel Set|Sofa Bed|Softshell Jacket|Solar Lantern
        Soundbar|Soup Pot|Spice Rack|Spin Bike|Stainless Steel Thermos|Stand Mixer|Standing Desk|Steam Iron|Step Stool
        Storage Basket|Storage Bench|Storage Box Set|Studio Microphone|Sun Hat|Sun Lounger|Sunglasses|Swim Goggles
        Swim Shorts|Table Fan|Table Lamp|Table Runner|Table Tennis Set|Tablecloth|Tablet Stand|Tea Infuser
        Tea Towel Set|Telescope|Tennis Racket|Tent|Throw Blanket|Throw Pillow|Toaster|Toiletry Bag|Tool Box|Toolkit
        Torch|Tote Bag|Touring Saddle|Toy Train Set|Trail Running Shoes|Trainers|Travel Adapter|Travel Mug
        Travel Pillow|Treadmill|Trekking Boots|Tripod|Trouser Press|Umbrella|USB-C Cable|USB-C Hub|Vacuum Flask
        Video Doorbell|Waffle Maker|Wall Clock|Wall Mirror|Wall Shelf|Walking Shoes|Wardrobe|Waste Bin|Water Bottle
        Water Filter Jug|Waterproof Jacket|Watering Can|Webcam|Weighted Blanket|Wetsuit|Wheelbarrow|Wi-Fi Extender
        Wi-Fi Router|Window Blind|Wine Glass Set|Wine Rack|Winter Boots|Winter Coat|Wireless Charger|Wireless Earbuds
        Wireless Headphones|Wireless Keyboard|Wireless Mouse|Wok|Wooden Toy Set|Wool Blanket|Wool Scarf|Work Boots
        Work Light|Wrench Set|Writing Desk|Yoga Block|Yoga Mat|Yoga Trousers
        """

    static let series: StaticString = """
        100|200|300|400|500|700|900|Active|Air|Aspect|Classic|Compact|Core|Deluxe|Duo|Easy|Edge|Elite|Essential|Evo
        Flex|Fusion|Go|Home|Lite|Max|Mini|Mk II|Mk III|Neo|Nova|One|Original|Plus|Prime|Pro|Select|Signature|Slim|Solo
        Sport|Studio|Touring|Ultra|X1|X2|X3|XL
        """

    static let brands: StaticString = """
        Aldermoor|Alpenra|Alvora|Amberlyn|Anvora|Arboro|Ardenta|Arvella|Astrevo|Auralis|Avendra|Balmora|Bastella
        Belforra|Bentura|Birkdale|Bluefern|Bolvani|Borealo|Bramwell|Brenova|Brightoak|Brivanna|Calandro|Caldova|Calmera
        Camberly|Capriva|Caristo|Cartella|Casolino|Castera|Celvano|Cindral|Clarivo|Clovera|Coldbrook|Colvane
        Cordova Lane|Corvessa|Cresta Vale|Dalvora|Damaro|Delvanto|Dorvane|Dovella|Dunmore & Fitch|Durango Way|Eastmere
        Ecoterra|Elandra|Elvaro|Embera|Endora|Enverra|Estravo|Evenlode|Fablewood|Falcora|Fenwick & Rowe|Ferrano
        Finchley|Fjordvik|Florenti|Forvana|Galdino|Garrick & Sons|Gelvani|Glenhurst|Grantova|Halvorsen & Co|Hartfell
        Havelo|Helmora|Highfern|Hollowell|Holmara|Iberra|Icefjell|Ildara|Inverno|Isovane|Ivaro|Jadora|Jorvik Lane
        Juvano|Kaldera|Kanvaro|Kelmora|Kestero|Kinvara|Koralin|Korvette|Lakemont|Larkfield|Lavendo|Leandro & Vale
        Lindora|Livano|Loretta Bay|Lumavo|Lunora|Lyndale|Madera Rock|Malvento|Marvello|Maravik|Melvora|Meridia
        Mirabella|Montavo|Morvane|Nalvero|Navello|Neroli|Nordavik|Norfell|Novarra|Nuvella|Oakmere|Oldham & Reed
        Olivetta|Ondaro|Oravelle|Orlindo|Ostrava Mills|Palmeiro|Pavona|Pelligro|Pinewell|Polvani|Portavo|Primavo
        Quellora|Quintavo|Ravello|Redfern|Rivaldo|Rockhaven|Rosavelle|Rovento|Rushmere|Sabbado|Salvento|Sandero|Sapelli
        Savonne|Selvaggio|Serrano & Kay|Silvano|Skalvik|Solvanna|Stellavo|Stonebrook|Strandvik|Sunmora|Tavira|Tellavo
        Terrano|Thornvale|Tidemark|Toravel|Trelawny|Trevano|Umbrano|Unavero|Valdora|Vallenta|Vantero|Velora|Verano
        Vertigo Lane|Vesterby|Vindal|Virelli|Vitano|Volterra|Walden & Pike|Wavecrest|Westmere|Whitlock|Wildfern|Wilmora
        Windrose|Woodvale|Xavori|Yarnwell|Zaffera|Zandoro|Zelmira|Zorvane
        """
    static let brandStarts: StaticString = """
        Ael|Al|Am|Ar|Av|Bal|Bel|Bor|Bren|Bri|Cal|Car|Cel|Cor|Dal|Del|Dor|El|Em|Ev|Fal|Fen|Fer|Gal|Glen|Gran|Hal|Hel|Hol
        Il|In|Ir|Jas|Jov|Kal|Kel|Kin|Kor|Lan|Lir|Lor|Lum|Mal|Mel|Mir|Mon|Nal|Nor|Nov|Ol|Or|Pal|Pel|Pol|Quin|Ral|Riv|Ros
        Sal|Sel|Sol|Stel|Tal|Tor|Tren|Ul|Val|Vel|Vin|Vol|Wil|Wyn|Yal|Zan|Zel|Zor
        """
    static let brandMiddles: StaticString = "a|an|ar|av|e|en|er|est|ev|i|in|ir|iv|o|on|or|ov|u|un|ur|uv"
    static let brandEnds: StaticString = """
        da|dal|do|dra|la|line|lis|lo|mo|mont|na|nelli|nis|no|ra|ran|ro|sa|ta|tel|tis|to|va|vik|vo|zia|zo
        """

    static let brandKinds: StaticString = """
        Active|Apparel|Art|Atelier|Audio|Basics|Beauty|Cycles|Design|Electric|Essentials|Foods|Garden|Goods|Home
        Instruments|Kids|Kitchen|Labs|Living|Mobile|Optics|Outdoor|Paper|Sport|Studio|Supply|Tools|Toys|Travel|Works
        """

    static let categories: StaticString = """
        Appliances|Art Supplies|Automotive|Baby|Beauty|Bedding|Bicycles|Books|Camping|Clothing|Collectibles|Computers
        Cookware|Crafts|Education|Electronics|Entertainment|Fitness|Food & Beverage|Footwear|Furniture|Games|Gaming
        Garden|Gifts|Groceries|Hardware|Health|Hobbies|Home & Kitchen|Home Improvement|Jewellery|Kitchen|Lighting
        Luggage|Movies|Music|Office Supplies|Outdoor|Personal Care|Pet Supplies|Phones|Photography|Sports|Stationery
        Technology|Tools|Toys|Travel|Watches
        """
    static let subcategories: StaticString = """
        Air Purifiers|Backpacks|Baking|Bath Towels|Bed Linen|Bike Accessories|Blenders|Board Games|Building Toys
        Camera Lenses|Car Accessories|Chairs|Children's Books|Coats & Jackets|Coffee Machines|Cookbooks|Cushions
        Cycling Clothing|Desks|Dog Food|Drills|Earphones|Educational Toys|Fiction|Fitness Trackers|Fragrances
        Garden Furniture|Graphic Novels|Hair Care|Hand Tools|Headphones|Hiking Boots|Home Audio|Indoor Plants|Jeans
        Keyboards|Kitchen Knives|Lamps|Laptops|Makeup|Memory Cards|Mobile Accessories|Monitors|Musical Instruments
        Networking|Notebooks|Outdoor Lighting|Paint|Pet Toys|Photo Paper|Pots & Pans|Power Tools|Printers|Puzzles|Rugs
        Running Shoes|Shirts|Skin Care|Sleeping Bags|Small Appliances|Smart Home|Smartphones|Snacks|Sofas|Storage
        Suitcases|Sunglasses|Swimwear|Tableware|Tablets|Tea|Televisions|Tents|Travel Guides|Trousers|Vitamins|Wall Art
        Water Bottles|Wearables|Wine|Wireless Speakers|Yoga
        """
    static let newsCategories: StaticString = """
        Arts|Business|Climate|Culture|Economy|Education|Energy|Entertainment|Environment|Finance|Health|Housing
        International|Lifestyle|Local|Media|Opinion|Politics|Real Estate|Science|Society|Sports|Technology|Transport
        Travel|Weather|World
        """
    static let newsSubcategories: StaticString = """
        Architecture|Artificial Intelligence|Athletics|Aviation|Banking|Basketball|Biodiversity|Books|Budget
        Cancer Research|Central Banks|Cinema|City Planning|Courts|Cricket|Currencies|Cybersecurity|Cycling|Dance
        Data Privacy|Diplomacy|Elections|Electric Vehicles|Emerging Markets|Employment|Farming|Fashion|Festivals
        Fisheries|Food|Football|Forests|Galleries|Gaming|Genetics|Higher Education|Hospitals|Immigration|Inflation
        Insurance|Labour Market|Legislation|Local Government|Markets|Medicine|Mental Health|Mobile|Museums|Music
        Nutrition|Oceans|Olympics|Pensions|Physics|Pollution|Public Health|Public Transport|Rail|Renewables|Restaurants
        Retail|Robotics|Rugby|Schools|Semiconductors|Shipping|Small Business|Social Media|Space|Start-ups|Storms
        Streaming|Swimming|Taxes|Telecoms|Television|Tennis|Theatre|Tourism|Trade|Universities|Vaccines|Water|Wildlife
        """

    static let colours: StaticString = """
        Amber|Apricot|Aqua|Ash Grey|Beige|Black|Blue|Bronze|Brown|Burgundy|Charcoal|Cobalt Blue|Copper|Coral|Cream
        Crimson|Dark Green|Emerald|Forest Green|Gold|Graphite|Green|Grey|Indigo|Ivory|Khaki|Lavender|Light Blue|Lilac
        Magenta|Maroon|Midnight Blue|Mint|Mustard|Navy|Ochre|Off-White|Olive|Orange|Peach|Pink|Plum|Purple|Red
        Rose Gold|Ruby|Rust|Sage|Sand|Silver|Sky Blue|Slate|Tan|Teal|Terracotta|Turquoise|Violet|White|Yellow
        """
    static let colourCodes: StaticString = "BK|BL|BR|CR|GD|GN|GR|IV|NV|OR|PK|PU|RD|SL|TN|TQ|WH|YL"
    static let sizes: StaticString = "XXS|XS|S|M|L|XL|XXL|3XL|One Size"
    static let materials: StaticString = """
        Acrylic|Alpaca|Aluminium|Ash Wood|Bamboo|Beech|Birch Plywood|Brass|Bronze|Canvas|Carbon Fibre|Cashmere|Ceramic
        Cherry Wood|Copper|Cork|Corduroy|Cotton|Denim|Down|Earthenware|Faux Leather|Felt|Fleece|Glass|Granite|Hemp|Jute
        Leather|Linen|Marble|Mesh|Microfibre|Mohair|Neoprene|Nylon|Oak|Organic Cotton|Paper|Pine|Polycarbonate
        Polyester|Polypropylene|Porcelain|Rattan|Recycled Plastic|Rubber|Satin|Silicone|Silk|Slate|Stainless Steel
        Steel|Stoneware|Suede|Teak|Titanium|Tweed|Velvet|Viscose|Walnut|Wool
        """
    static let attributes: StaticString = """
        adjustable|antique|asymmetric|bearded|blue eyes|brown eyes|brown hair|clean-shaven|curly hair|dark hair|dimples
        earrings|eyes closed|eyes open|fair hair|fair skin|freckles|fringe|frontal pose|full beard|glasses|green eyes
        grey hair|hat|headscarf|high cheekbones|hood|looking away|long hair|low light|make-up|moustache|mouth closed
        mouth open|neutral expression|oval face|partially covered|pointed chin|ponytail|profile view|receding hairline
        red hair|round face|scarf|short hair|side light|smiling|square jaw|stubble|sunglasses|thick eyebrows|wavy hair
        wearing cap|wearing mask|wrinkles|young
        """
    static let skuGroups: StaticString = """
        ACC|APP|ART|AUT|BAB|BED|BIK|BOK|CAM|CLO|COM|COO|ELC|FIT|FOD|FUR|GAM|GAR|HLT|HOM|JWL|KIT|LGT|LUG|MUS|OFF|OUT|PET
        PHO|SHO|SPT|TOL|TOY|TRV|WAT
        """
}
