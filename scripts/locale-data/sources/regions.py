"""Names of the regions behind GeoNames' region codes.

No package at hand has them, so these facts are written here. A line is `code=name`, with `/abbreviation` where addresses
have one. Turkey's provinces are called as their towns are.
"""

REGIONS = {
    "GB": "ENG=England|SCT=Scotland|WLS=Wales|NIR=Northern Ireland",
    "CA": "01=Alberta/AB|02=British Columbia/BC|03=Manitoba/MB|04=New Brunswick/NB|05=Newfoundland and Labrador/NL|"
    "07=Nova Scotia/NS|08=Ontario/ON|09=Prince Edward Island/PE|10=Quebec/QC|11=Saskatchewan/SK|12=Yukon/YT",
    "AU": "01=Australian Capital Territory/ACT|02=New South Wales/NSW|03=Northern Territory/NT|04=Queensland/QLD|"
    "05=South Australia/SA|06=Tasmania/TAS|07=Victoria/VIC|08=Western Australia/WA",
    "IN": "02=Andhra Pradesh/AP|03=Assam/AS|05=Chandigarh/CH|07=Delhi/DL|09=Gujarat/GJ|10=Haryana/HR|"
    "11=Himachal Pradesh/HP|12=Jammu and Kashmir/JK|13=Kerala/KL|16=Maharashtra/MH|17=Manipur/MN|19=Karnataka/KA|"
    "21=Odisha/OD|22=Puducherry/PY|23=Punjab/PB|24=Rajasthan/RJ|25=Tamil Nadu/TN|26=Tripura/TR|28=West Bengal/WB|"
    "31=Mizoram/MZ|34=Bihar/BR|35=Madhya Pradesh/MP|36=Uttar Pradesh/UP|37=Chhattisgarh/CG|38=Jharkhand/JH|"
    "39=Uttarakhand/UK|40=Telangana/TS",
    "DE": "01=Baden-Württemberg|02=Bayern|03=Bremen|04=Hamburg|05=Hessen|06=Niedersachsen|07=Nordrhein-Westfalen|"
    "08=Rheinland-Pfalz|09=Saarland|10=Schleswig-Holstein|11=Brandenburg|12=Mecklenburg-Vorpommern|13=Sachsen|"
    "14=Sachsen-Anhalt|15=Thüringen|16=Berlin",
    "FR": "11=Île-de-France|24=Centre-Val de Loire|27=Bourgogne-Franche-Comté|28=Normandie|32=Hauts-de-France|"
    "44=Grand Est|52=Pays de la Loire|53=Bretagne|75=Nouvelle-Aquitaine|76=Occitanie|84=Auvergne-Rhône-Alpes|"
    "93=Provence-Alpes-Côte d'Azur|94=Corse",
    "ES": "07=Islas Baleares|27=La Rioja|29=Comunidad de Madrid|31=Región de Murcia|32=Navarra|34=Asturias|"
    "39=Cantabria|51=Andalucía|52=Aragón|53=Canarias|54=Castilla-La Mancha|55=Castilla y León|56=Cataluña|"
    "57=Extremadura|58=Galicia|59=País Vasco|60=Comunidad Valenciana|CE=Ceuta|ML=Melilla",
    "MX": "01=Aguascalientes/AGS|02=Baja California/BC|03=Baja California Sur/BCS|04=Campeche/CAMP|05=Chiapas/CHIS|"
    "06=Chihuahua/CHIH|07=Coahuila/COAH|08=Colima/COL|09=Ciudad de México/DF|10=Durango/DGO|11=Guanajuato/GTO|"
    "12=Guerrero/GRO|13=Hidalgo/HGO|14=Jalisco/JAL|15=Estado de México/MEX|16=Michoacán/MICH|17=Morelos/MOR|"
    "18=Nayarit/NAY|19=Nuevo León/NL|20=Oaxaca/OAX|21=Puebla/PUE|22=Querétaro/QRO|23=Quintana Roo/Q. ROO|"
    "24=San Luis Potosí/SLP|25=Sinaloa/SIN|26=Sonora/SON|27=Tabasco/TAB|28=Tamaulipas/TAMPS|29=Tlaxcala/TLAX|"
    "30=Veracruz/VER|31=Yucatán/YUC|32=Zacatecas/ZAC",
    "IT": "01=Abruzzo|02=Basilicata|03=Calabria|04=Campania|05=Emilia-Romagna|06=Friuli-Venezia Giulia|07=Lazio|"
    "08=Liguria|09=Lombardia|10=Marche|11=Molise|12=Piemonte|13=Puglia|14=Sardegna|15=Sicilia|16=Toscana|"
    "17=Trentino-Alto Adige|18=Umbria|19=Valle d'Aosta|20=Veneto",
    "BR": "01=Acre/AC|02=Alagoas/AL|03=Amapá/AP|04=Amazonas/AM|05=Bahia/BA|06=Ceará/CE|07=Distrito Federal/DF|"
    "08=Espírito Santo/ES|11=Mato Grosso do Sul/MS|13=Maranhão/MA|14=Mato Grosso/MT|15=Minas Gerais/MG|16=Pará/PA|"
    "17=Paraíba/PB|18=Paraná/PR|20=Piauí/PI|21=Rio de Janeiro/RJ|22=Rio Grande do Norte/RN|23=Rio Grande do Sul/RS|"
    "24=Rondônia/RO|25=Roraima/RR|26=Santa Catarina/SC|27=São Paulo/SP|28=Sergipe/SE|29=Goiás/GO|30=Pernambuco/PE|"
    "31=Tocantins/TO",
    "NL": "01=Drenthe|02=Friesland|03=Gelderland|04=Groningen|05=Limburg|06=Noord-Brabant|07=Noord-Holland|"
    "09=Utrecht|10=Zeeland|11=Zuid-Holland|15=Overijssel|16=Flevoland",
    "SE": "02=Blekinge län|03=Gävleborgs län|05=Gotlands län|06=Hallands län|07=Jämtlands län|08=Jönköpings län|"
    "09=Kalmar län|10=Dalarnas län|12=Kronobergs län|14=Norrbottens län|15=Örebro län|16=Östergötlands län|"
    "18=Södermanlands län|21=Uppsala län|22=Värmlands län|23=Västerbottens län|24=Västernorrlands län|"
    "25=Västmanlands län|26=Stockholms län|27=Skåne län|28=Västra Götalands län",
    "NO": "01=Akershus|04=Buskerud|05=Finnmark|08=Møre og Romsdal|09=Nordland|12=Oslo|13=Østfold|14=Rogaland|"
    "17=Telemark|18=Troms|20=Vestfold|21=Trøndelag|34=Innlandet|42=Agder|46=Vestland",
    "DK": "17=Region Hovedstaden|18=Region Midtjylland|19=Region Nordjylland|20=Region Sjælland|21=Region Syddanmark",
    "FI": "01=Uusimaa|02=Varsinais-Suomi|04=Satakunta|05=Kanta-Häme|06=Pirkanmaa|07=Päijät-Häme|08=Kymenlaakso|"
    "09=Etelä-Karjala|10=Etelä-Savo|11=Pohjois-Savo|12=Pohjois-Karjala|13=Keski-Suomi|14=Etelä-Pohjanmaa|"
    "15=Pohjanmaa|16=Keski-Pohjanmaa|17=Pohjois-Pohjanmaa|18=Kainuu|19=Lappi",
    "PL": "72=dolnośląskie|73=kujawsko-pomorskie|74=łódzkie|75=lubelskie|76=lubuskie|77=małopolskie|78=mazowieckie|"
    "79=opolskie|80=podkarpackie|81=podlaskie|82=pomorskie|83=śląskie|84=świętokrzyskie|85=warmińsko-mazurskie|"
    "86=wielkopolskie|87=zachodniopomorskie",
    "CZ": "52=Hlavní město Praha|78=Jihomoravský kraj|79=Jihočeský kraj|80=Kraj Vysočina|81=Karlovarský kraj|"
    "82=Královéhradecký kraj|83=Liberecký kraj|84=Olomoucký kraj|85=Moravskoslezský kraj|86=Pardubický kraj|"
    "87=Plzeňský kraj|88=Středočeský kraj|89=Ústecký kraj|90=Zlínský kraj",
    "RU": "01=Республика Адыгея|04=Алтайский край|05=Амурская область|06=Архангельская область|"
    "07=Астраханская область|08=Республика Башкортостан|09=Белгородская область|10=Брянская область|"
    "11=Республика Бурятия|13=Челябинская область|16=Чувашская Республика|20=Иркутская область|"
    "21=Ивановская область|22=Кабардино-Балкарская Республика|23=Калининградская область|24=Республика Калмыкия|"
    "25=Калужская область|28=Республика Карелия|29=Кемеровская область|30=Хабаровский край|31=Республика Хакасия|"
    "33=Кировская область|34=Республика Коми|37=Костромская область|38=Краснодарский край|40=Курганская область|"
    "41=Курская область|42=Ленинградская область|43=Липецкая область|44=Магаданская область|45=Республика Марий Эл|"
    "46=Республика Мордовия|47=Московская область|48=Москва|49=Мурманская область|51=Нижегородская область|"
    "52=Новгородская область|53=Новосибирская область|54=Омская область|55=Оренбургская область|"
    "56=Орловская область|57=Пензенская область|59=Приморский край|60=Псковская область|61=Ростовская область|"
    "62=Рязанская область|63=Республика Саха (Якутия)|64=Сахалинская область|65=Самарская область|"
    "66=Санкт-Петербург|67=Саратовская область|69=Смоленская область|70=Ставропольский край|71=Свердловская область|"
    "72=Тамбовская область|73=Республика Татарстан|75=Томская область|76=Тульская область|77=Тверская область|"
    "78=Тюменская область|80=Удмуртская Республика|81=Ульяновская область|83=Владимирская область|"
    "84=Волгоградская область|85=Вологодская область|86=Воронежская область|88=Ярославская область|90=Пермский край|"
    "91=Красноярский край|93=Забайкальский край",
    "UA": "01=Черкаська область|02=Чернігівська область|03=Чернівецька область|04=Дніпропетровська область|"
    "05=Донецька область|06=Івано-Франківська область|07=Харківська область|08=Херсонська область|"
    "09=Хмельницька область|10=Кіровоградська область|12=місто Київ|13=Київська область|14=Луганська область|"
    "15=Львівська область|16=Миколаївська область|17=Одеська область|18=Полтавська область|19=Рівненська область|"
    "21=Сумська область|22=Тернопільська область|23=Вінницька область|24=Волинська область|25=Закарпатська область|"
    "26=Запорізька область|27=Житомирська область",
    "JP": "01=愛知県|02=秋田県|03=青森県|04=千葉県|05=愛媛県|06=福井県|07=福岡県|08=福島県|09=岐阜県|10=群馬県|"
    "11=広島県|12=北海道|13=兵庫県|14=茨城県|15=石川県|16=岩手県|17=香川県|18=鹿児島県|19=神奈川県|20=高知県|"
    "21=熊本県|22=京都府|23=三重県|24=宮城県|25=宮崎県|26=長野県|27=長崎県|28=奈良県|29=新潟県|30=大分県|31=岡山県|"
    "32=大阪府|33=佐賀県|34=埼玉県|35=滋賀県|36=島根県|37=静岡県|38=栃木県|39=徳島県|40=東京都|41=鳥取県|42=富山県|"
    "43=和歌山県|44=山形県|45=山口県|46=山梨県|47=沖縄県",
    "KR": "03=전북특별자치도|05=충청북도|06=강원특별자치도|10=부산광역시|11=서울특별시|12=인천광역시|13=경기도|"
    "14=경상북도|15=대구광역시|16=전라남도|17=충청남도|18=광주광역시|19=대전광역시|20=경상남도|21=울산광역시",
    "CN": "01=安徽省|02=浙江省|03=江西省|04=江苏省|05=吉林省|06=青海省|07=福建省|08=黑龙江省|09=河南省|10=河北省|"
    "11=湖南省|12=湖北省|13=新疆维吾尔自治区|14=西藏自治区|15=甘肃省|16=广西壮族自治区|18=贵州省|19=辽宁省|"
    "20=内蒙古自治区|21=宁夏回族自治区|22=北京市|23=上海市|24=山西省|25=山东省|26=陕西省|28=天津市|29=云南省|"
    "30=广东省|31=海南省|32=四川省|33=重庆市",
    "SA": "02=منطقة الباحة|05=منطقة المدينة المنورة|06=المنطقة الشرقية|08=منطقة القصيم|10=منطقة الرياض|"
    "11=منطقة عسير|13=منطقة حائل|14=منطقة مكة المكرمة|15=منطقة الحدود الشمالية|16=منطقة نجران|17=منطقة جازان|"
    "19=منطقة تبوك|20=منطقة الجوف",
}


def of(country):
    """{code: (name, abbreviation)}"""
    result = {}
    for line in REGIONS.get(country, "").split("|"):
        if line:
            code, name = line.split("=")
            name, _, short = name.partition("/")
            result[code] = (name, short)
    return result
