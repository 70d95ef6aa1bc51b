/// Places, languages and money.
extension Words {
    static let cities: StaticString = """
        Aachen|Aalborg|Aarhus|Aberdeen|Abidjan|Abu Dhabi|Abuja|Accra|Adana|Addis Ababa|Adelaide|Ahmedabad|Albuquerque
        Alexandria|Algiers|Alicante|Almaty|Amman|Amsterdam|Anchorage|Ankara|Annecy|Antalya|Antwerp|Arequipa|Asunción
        Athens|Atlanta|Auckland|Augsburg|Austin|Baku|Baltimore|Bamako|Bandung|Bangalore|Bangkok|Barcelona|Bari|Basel
        Bath|Beijing|Beirut|Belém|Belfast|Belgrade|Belo Horizonte|Bergen|Berlin|Bern|Bilbao|Birmingham|Bogotá|Boise
        Bologna|Bordeaux|Boston|Brasília|Bratislava|Bremen|Bridgetown|Brighton|Brisbane|Bristol|Brno|Bruges|Brussels
        Bucharest|Budapest|Buenos Aires|Buffalo|Bursa|Busan|Cádiz|Cairo|Calgary|Cali|Cambridge|Canberra|Cape Town
        Caracas|Cardiff|Cartagena|Casablanca|Catania|Cebu City|Charlotte|Chengdu|Chennai|Chiang Mai|Chicago|Chișinău
        Christchurch|Cincinnati|Cleveland|Cluj-Napoca|Coimbra|Cologne|Colombo|Columbus|Copenhagen|Córdoba|Cork|Cuenca
        Curitiba|Da Nang|Dakar|Dalian|Dallas|Dar es Salaam|Darwin|Delhi|Denver|Detroit|Dhaka|Dijon|Dresden|Dubai|Dublin
        Dubrovnik|Dundee|Dunedin|Durban|Düsseldorf|Edinburgh|Edmonton|Eindhoven|Erfurt|Espoo|Essen|Exeter|Fez|Florence
        Fortaleza|Frankfurt|Freetown|Freiburg|Fukuoka|Galway|Gaziantep|Gdańsk|Geneva|Genoa|Ghent|Gijón|Glasgow
        Gothenburg|Granada|Graz|Grenoble|Groningen|Guadalajara|Guatemala City|Guayaquil|Haifa|Halifax|Hamburg|Hamilton
        Hanoi|Hanover|Harare|Hartford|Havana|Heidelberg|Helsinki|Heraklion|Hiroshima|Ho Chi Minh City|Hobart|Hong Kong
        Honolulu|Houston|Hyderabad|Indianapolis|Innsbruck|Incheon|Islamabad|Istanbul|Izmir|Jaipur|Jakarta|Jena
        Johannesburg|Kampala|Kansas City|Karachi|Kathmandu|Katowice|Kaunas|Kigali|Kingston|Kobe|Kolkata|Košice|Kraków
        Kuala Lumpur|Kumasi|Kuwait City|Kyoto|La Paz|Lagos|Lahore|Las Vegas|Lausanne|Leeds|Leicester|Leiden|Leipzig
        Lille|Lima|Limassol|Limerick|Linz|Lisbon|Liverpool|Ljubljana|Łódź|London|Los Angeles|Louisville|Luanda|Lublin
        Lucerne|Lucknow|Lusaka|Luxembourg|Lviv|Lyon|Madison|Madrid|Málaga|Malmö|Manaus|Manchester|Mannheim|Maputo
        Maribor|Marrakesh|Marseille|Medellín|Melbourne|Memphis|Mendoza|Mérida|Mexico City|Miami|Milan|Milwaukee
        Minneapolis|Mombasa|Monterrey|Montevideo|Montpellier|Montréal|Mumbai|Munich|Münster|Nagoya|Nairobi|Nantes
        Naples|Nashville|New Orleans|New York|Newcastle|Nice|Nicosia|Norwich|Nottingham|Nuremberg|Oaxaca|Odense
        Oklahoma City|Oran|Osaka|Oslo|Ostrava|Ottawa|Oulu|Oxford|Padua|Palermo|Palma|Panama City|Paris|Patras|Penang
        Perth|Perugia|Philadelphia|Phoenix|Pittsburgh|Plovdiv|Plymouth|Portland|Porto|Porto Alegre|Poznań|Prague
        Pretoria|Puebla|Pune|Québec|Quito|Rabat|Raleigh|Ravenna|Reading|Recife|Reims|Rennes|Reykjavík|Richmond|Riga
        Rijeka|Rio de Janeiro|Rochester|Rome|Rosario|Rostock|Rotterdam|Rouen|Sacramento|Salamanca|Salt Lake City
        Salvador|Salzburg|San Antonio|San Diego|San Francisco|San José|San Juan|Santa Fe|Santander|Santiago
        Santo Domingo|São Paulo|Sapporo|Sarajevo|Seattle|Sendai|Seoul|Seville|Shanghai|Sheffield|Shenzhen|Singapore
        Skopje|Sofia|Southampton|Split|St. Louis|Stavanger|Stockholm|Strasbourg|Stuttgart|Surabaya|Sydney|Szczecin
        Szeged|Taipei|Tallinn|Tampa|Tampere|Tangier|Tartu|Tashkent|Tbilisi|Thessaloniki|Tianjin|Timișoara|Tirana|Tokyo
        Toledo|Toronto|Toulouse|Trieste|Tromsø|Trondheim|Tucson|Tunis|Turin|Turku|Uppsala|Utrecht|Valencia|Valletta
        Valparaíso|Vancouver|Venice|Verona|Vienna|Vilnius|Warsaw|Wellington|Winnipeg|Wrocław|Wuhan|Yerevan|Yokohama
        York|Zagreb|Zaragoza|Zürich
        """

    static let regions: StaticString = """
        Alberta|Algarve|Andalusia|Antioquia|Arizona|Attica|Auvergne-Rhône-Alpes|Bahia|Bavaria|Brandenburg
        British Columbia|Brittany|Buenos Aires|California|Catalonia|Castile and León|Chubu|Colorado|Connecticut|Crete
        Flanders|Florida|Galicia|Georgia|Gauteng|Gelderland|Guangdong|Gujarat|Hesse|Hokkaido|Illinois|Île-de-France
        Jalisco|Jutland|Kansai|Kanto|Karnataka|Kerala|Lazio|Leinster|Lombardy|Lower Saxony|Maharashtra|Manitoba
        Maryland|Massachusetts|Masovia|Michigan|Minas Gerais|Minnesota|Moravia|Munster|New Jersey|New South Wales
        New York|Normandy|North Carolina|North Holland|North Rhine-Westphalia|Northern Cape|Nova Scotia|Nuevo León
        Occitania|Ohio|Ontario|Oregon|Otago|Paraná|Pennsylvania|Piedmont|Pomerania|Provence|Punjab|Puglia|Québec
        Queensland|Rio Grande do Sul|Rhineland-Palatinate|São Paulo|Saxony|Scania|Scotland|Sichuan|Sicily|Silesia
        South Australia|Styria|Tamil Nadu|Tasmania|Tennessee|Texas|Thuringia|Ticino|Tuscany|Tyrol|Ulster|Utah|Uusimaa
        Veneto|Vestland|Victoria|Virginia|Wales|Wallonia|Washington|West Bengal|Western Cape|Wisconsin|Yucatán|Zealand
        Zhejiang
        """

    static let countries: StaticString = """
        Afghanistan|Åland Islands|Albania|Algeria|American Samoa|Andorra|Angola|Anguilla|Antarctica|Antigua and Barbuda
        Argentina|Armenia|Aruba|Australia|Austria|Azerbaijan|Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize
        Benin|Bermuda|Bhutan|Bolivia|Bonaire, Sint Eustatius and Saba|Bosnia and Herzegovina|Botswana|Bouvet Island
        Brazil|British Indian Ocean Territory|Brunei|Bulgaria|Burkina Faso|Burundi|Cabo Verde|Cambodia|Cameroon|Canada
        Cayman Islands|Central African Republic|Chad|Chile|China|Christmas Island|Cocos (Keeling) Islands|Colombia
        Comoros|Congo|Congo (Democratic Republic)|Cook Islands|Costa Rica|Côte d'Ivoire|Croatia|Cuba|Curaçao|Cyprus
        Czechia|Denmark|Djibouti|Dominica|Dominican Republic|Ecuador|Egypt|El Salvador|Equatorial Guinea|Eritrea
        Estonia|Eswatini|Ethiopia|Falkland Islands|Faroe Islands|Fiji|Finland|France|French Guiana|French Polynesia
        French Southern Territories|Gabon|Gambia|Georgia|Germany|Ghana|Gibraltar|Greece|Greenland|Grenada|Guadeloupe
        Guam|Guatemala|Guernsey|Guinea|Guinea-Bissau|Guyana|Haiti|Heard Island and McDonald Islands|Holy See|Honduras
        Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Isle of Man|Israel|Italy|Jamaica|Japan|Jersey
        Jordan|Kazakhstan|Kenya|Kiribati|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein
        Lithuania|Luxembourg|Macao|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Marshall Islands|Martinique
        Mauritania|Mauritius|Mayotte|Mexico|Micronesia|Moldova|Monaco|Mongolia|Montenegro|Montserrat|Morocco|Mozambique
        Myanmar|Namibia|Nauru|Nepal|Netherlands|New Caledonia|New Zealand|Nicaragua|Niger|Nigeria|Niue|Norfolk Island
        North Korea|North Macedonia|Northern Mariana Islands|Norway|Oman|Pakistan|Palau|Palestine|Panama
        Papua New Guinea|Paraguay|Peru|Philippines|Pitcairn|Poland|Portugal|Puerto Rico|Qatar|Réunion|Romania|Russia
        Rwanda|Saint Barthélemy|Saint Helena|Saint Kitts and Nevis|Saint Lucia|Saint Martin|Saint Pierre and Miquelon
        Saint Vincent and the Grenadines|Samoa|San Marino|São Tomé and Príncipe|Saudi Arabia|Senegal|Serbia|Seychelles
        Sierra Leone|Singapore|Sint Maarten|Slovakia|Slovenia|Solomon Islands|Somalia|South Africa
        South Georgia and the South Sandwich Islands|South Korea|South Sudan|Spain|Sri Lanka|Sudan|Suriname
        Svalbard and Jan Mayen|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Timor-Leste|Togo|Tokelau
        Tonga|Trinidad and Tobago|Tunisia|Türkiye|Turkmenistan|Turks and Caicos Islands|Tuvalu|Uganda|Ukraine
        United Arab Emirates|United Kingdom|United States|United States Minor Outlying Islands|Uruguay|Uzbekistan
        Vanuatu|Venezuela|Vietnam|Virgin Islands (British)|Virgin Islands (U.S.)|Wallis and Futuna|Western Sahara|Yemen
        Zambia|Zimbabwe
        """

    /// ISO 3166-1 alpha-2.
    static let countryCodes: StaticString = """
        AD|AE|AF|AG|AI|AL|AM|AO|AQ|AR|AS|AT|AU|AW|AX|AZ|BA|BB|BD|BE|BF|BG|BH|BI|BJ|BL|BM|BN|BO|BQ|BR|BS|BT|BV|BW|BY|BZ
        CA|CC|CD|CF|CG|CH|CI|CK|CL|CM|CN|CO|CR|CU|CV|CW|CX|CY|CZ|DE|DJ|DK|DM|DO|DZ|EC|EE|EG|EH|ER|ES|ET|FI|FJ|FK|FM|FO
        FR|GA|GB|GD|GE|GF|GG|GH|GI|GL|GM|GN|GP|GQ|GR|GS|GT|GU|GW|GY|HK|HM|HN|HR|HT|HU|ID|IE|IL|IM|IN|IO|IQ|IR|IS|IT|JE
        JM|JO|JP|KE|KG|KH|KI|KM|KN|KP|KR|KW|KY|KZ|LA|LB|LC|LI|LK|LR|LS|LT|LU|LV|LY|MA|MC|MD|ME|MF|MG|MH|MK|ML|MM|MN|MO
        MP|MQ|MR|MS|MT|MU|MV|MW|MX|MY|MZ|NA|NC|NE|NF|NG|NI|NL|NO|NP|NR|NU|NZ|OM|PA|PE|PF|PG|PH|PK|PL|PM|PN|PR|PS|PT|PW
        PY|QA|RE|RO|RS|RU|RW|SA|SB|SC|SD|SE|SG|SH|SI|SJ|SK|SL|SM|SN|SO|SR|SS|ST|SV|SX|SY|SZ|TC|TD|TF|TG|TH|TJ|TK|TL|TM
        TN|TO|TR|TT|TV|TW|TZ|UA|UG|UM|US|UY|UZ|VA|VC|VE|VG|VI|VN|VU|WF|WS|YE|YT|ZA|ZM|ZW
        """

    static let languages: StaticString = """
        Afrikaans|Albanian|Amharic|Arabic|Armenian|Azerbaijani|Basque|Bengali|Bosnian|Bulgarian|Burmese|Catalan|Chinese
        Croatian|Czech|Danish|Dutch|English|Estonian|Finnish|French|Galician|Georgian|German|Greek|Gujarati|Hausa
        Hebrew|Hindi|Hungarian|Icelandic|Igbo|Indonesian|Irish|Italian|Japanese|Javanese|Kannada|Kazakh|Khmer|Korean
        Kurdish|Lao|Latvian|Lithuanian|Macedonian|Malay|Malayalam|Maltese|Marathi|Mongolian|Nepali|Norwegian|Pashto
        Persian|Polish|Portuguese|Punjabi|Romanian|Russian|Serbian|Sinhala|Slovak|Slovenian|Somali|Spanish|Swahili
        Swedish|Tagalog|Tamil|Telugu|Thai|Turkish|Ukrainian|Urdu|Uzbek|Vietnamese|Welsh|Yoruba|Zulu
        """

    /// ISO 639-1.
    static let languageCodes: StaticString = """
        af|am|ar|az|bg|bn|bs|ca|cs|cy|da|de|el|en|es|et|eu|fa|fi|fr|ga|gl|gu|ha|he|hi|hr|hu|hy|id|ig|is|it|ja|jv|ka|kk
        km|kn|ko|ku|lo|lt|lv|mk|ml|mn|mr|ms|mt|my|ne|nl|no|pa|pl|ps|pt|ro|ru|si|sk|sl|so|sq|sr|sv|sw|ta|te|th|tl|tr|uk
        ur|uz|vi|yo|zh|zu
        """

    static let locales: StaticString = """
        ar-AE|ar-EG|ar-SA|bg-BG|bn-BD|ca-ES|cs-CZ|da-DK|de-AT|de-CH|de-DE|el-GR|en-AU|en-CA|en-GB|en-IE|en-IN|en-NZ
        en-US|en-ZA|es-AR|es-CL|es-CO|es-ES|es-MX|et-EE|fi-FI|fr-BE|fr-CA|fr-CH|fr-FR|he-IL|hi-IN|hr-HR|hu-HU|id-ID
        is-IS|it-IT|ja-JP|ko-KR|lt-LT|lv-LV|ms-MY|nb-NO|nl-BE|nl-NL|pl-PL|pt-BR|pt-PT|ro-RO|sk-SK|sl-SI|sr-RS|sv-SE
        th-TH|tr-TR|uk-UA|vi-VN|zh-CN|zh-TW
        """

    /// ISO 4217.
    static let currencies: StaticString = """
        AED|ARS|AUD|BDT|BGN|BHD|BRL|CAD|CHF|CLP|CNY|COP|CRC|CZK|DKK|DOP|DZD|EGP|EUR|GBP|GEL|GHS|GTQ|HKD|HUF|IDR|ILS|INR
        ISK|JMD|JOD|JPY|KES|KRW|KWD|KZT|LKR|MAD|MXN|MYR|NGN|NOK|NZD|OMR|PEN|PHP|PKR|PLN|QAR|RON|RSD|SAR|SEK|SGD|THB|TND
        TRY|TWD|TZS|UAH|UGX|USD|UYU|VND|ZAR
        """

    static let timezones: StaticString = """
        Africa/Cairo|Africa/Casablanca|Africa/Johannesburg|Africa/Lagos|Africa/Nairobi|America/Anchorage
        America/Argentina/Buenos_Aires|America/Bogota|America/Caracas|America/Chicago|America/Denver|America/Halifax
        America/Lima|America/Los_Angeles|America/Mexico_City|America/New_York|America/Phoenix|America/Santiago
        America/Sao_Paulo|America/Toronto|America/Vancouver|Asia/Bangkok|Asia/Dhaka|Asia/Dubai|Asia/Hong_Kong
        Asia/Jakarta|Asia/Jerusalem|Asia/Karachi|Asia/Kathmandu|Asia/Kolkata|Asia/Manila|Asia/Seoul|Asia/Shanghai
        Asia/Singapore|Asia/Taipei|Asia/Tashkent|Asia/Tbilisi|Asia/Tokyo|Atlantic/Azores|Atlantic/Reykjavik
        Australia/Adelaide|Australia/Brisbane|Australia/Perth|Australia/Sydney|Europe/Amsterdam|Europe/Athens
        Europe/Berlin|Europe/Brussels|Europe/Bucharest|Europe/Copenhagen|Europe/Dublin|Europe/Helsinki|Europe/Istanbul
        Europe/Lisbon|Europe/London|Europe/Madrid|Europe/Oslo|Europe/Paris|Europe/Prague|Europe/Rome|Europe/Stockholm
        Europe/Vienna|Europe/Warsaw|Europe/Zurich|Pacific/Auckland|Pacific/Honolulu|UTC
        """

    static let streetNames: StaticString = """
        Abbey|Acorn|Albany|Alder|Almond|Ash|Aspen|Autumn|Bank|Bay|Beach|Beacon|Beech|Birch|Bishop|Bridge|Brook
        Cambridge|Canal|Castle|Cedar|Chapel|Charles|Cherry|Chestnut|Church|Clay|Clifton|College|Copper|Court|Cypress
        Dale|Dover|Eagle|East|Edgewood|Elm|Evergreen|Fairview|Falcon|Farm|Ferry|Field|Forest|Franklin|Garden|George
        Glen|Grange|Granite|Green|Grove|Hamilton|Harbour|Hawthorn|Hazel|Heath|Heather|Heron|Hickory|High|Highland|Hill
        Hillside|Holly|Ivy|Jackson|Jefferson|Juniper|King|Lake|Lakeview|Larch|Laurel|Liberty|Lime|Lincoln|Linden|Long
        Magnolia|Main|Manor|Maple|Market|Meadow|Mill|Monroe|Moss|Mulberry|New|North|Oak|Old Mill|Orchard|Oxford|Palm
        Park|Pear Tree|Pine|Pleasant|Poplar|Prospect|Queen|Quarry|Railway|Ridge|River|Riverside|Rose|Rowan|School
        Sea View|Silver|South|Spring|Spruce|Station|Stone|Summer|Summit|Sunset|Sycamore|Thornhill|Union|Valley|Victoria
        View|Vine|Walnut|Washington|Water|West|Wharf|Whitehall|Willow|Windmill|Windsor|Wood|Woodland|York
        """
    static let streetKinds: StaticString = """
        Avenue|Boulevard|Close|Court|Crescent|Drive|Gardens|Lane|Parade|Place|Road|Street|Terrace|Way
        """
    static let streetKindsShort: StaticString = "Ave|Blvd|Cres|Ct|Dr|Ln|Pl|Rd|St|Ter|Way"

    static let venues: StaticString = """
        Airport Terminal 1|Airport Terminal 2|Business Park|Bus Station|Car Park|Central Library|Central Station
        City Hall|City Museum|Community Centre|Concert Hall|Conference Centre|Convention Centre|Distribution Centre
        East Gate|Exhibition Hall|Factory Entrance|Ferry Terminal|Food Court|Grand Hotel|Harbour Office|Head Office
        Hospital Reception|Innovation Hub|Loading Bay|Main Entrance|Main Lobby|Market Hall|North Gate|Office Tower
        Old Town Square|Opera House|Parking Level 2|Rear Entrance|Regional Office|Retail Park|Reception Desk
        Research Campus|Rooftop Terrace|Science Museum|Server Room|Shopping Centre|South Gate|Sports Arena
        Staff Entrance|Ticket Hall|Town Square|Train Station|University Campus|Visitor Centre|Warehouse|Waterfront
        West Gate
        """
    static let placeNames: StaticString = """
        Africa|Asia|Asia-Pacific|Balkans|Baltic states|Caribbean|Central America|Central Asia|Central Europe
        East Africa|East Asia|Eastern Europe|Europe|Global|Gulf states|Latin America|Mediterranean|Middle East
        Nordic countries|North Africa|North America|Northern Europe|Oceania|Pacific Islands|South America|South Asia
        Southeast Asia|Southern Africa|Southern Europe|Sub-Saharan Africa|West Africa|Western Europe
        """
}
