"""Names of the regions behind GeoNames' region codes, and the beginnings of postal codes.

No package at hand has either, except where `postal.py` says so, so these facts are written here. A line is
`code=name=beginnings`; several beginnings are divided by spaces. For countries whose postal codes do not follow
regions, CITIES has the beginnings of cities, and only those cities are used.
"""

REGIONS = {
    "GB": "ENG=England|SCT=Scotland|WLS=Wales|NIR=Northern Ireland",
    "CA": "01=Alberta/AB|02=British Columbia/BC|03=Manitoba/MB|04=New Brunswick/NB|05=Newfoundland and Labrador/NL|"
    "07=Nova Scotia/NS|08=Ontario/ON|09=Prince Edward Island/PE|10=Quebec/QC|11=Saskatchewan/SK|12=Yukon/YT",
    "AU": "01=Australian Capital Territory/ACT=26|02=New South Wales/NSW=20 21 22 23 24 27 28|"
    "03=Northern Territory/NT=08|04=Queensland/QLD=40 41 42 43 44 45 46 47 48|05=South Australia/SA=50 51 52 53 54|"
    "06=Tasmania/TAS=70 71 72 73|07=Victoria/VIC=30 31 32 33 34 35 36 37 38|08=Western Australia/WA=60 61 62 63 64",
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
    "ES": "07=Islas Baleares|27=La Rioja|29=Comunidad de Madrid|31=Región de Murcia|32=Navarra|34=Asturias|39=Cantabria|"
    "51=Andalucía|52=Aragón|53=Canarias|54=Castilla-La Mancha|55=Castilla y León|56=Cataluña|57=Extremadura|58=Galicia|"
    "59=País Vasco|60=Comunidad Valenciana|CE=Ceuta|ML=Melilla",
    "MX": "01=Aguascalientes/AGS|02=Baja California/BC|03=Baja California Sur/BCS|04=Campeche/CAMP|05=Chiapas/CHIS|"
    "06=Chihuahua/CHIH|07=Coahuila/COAH|08=Colima/COL|09=Ciudad de México/DF|10=Durango/DGO|11=Guanajuato/GTO|"
    "12=Guerrero/GRO|13=Hidalgo/HGO|14=Jalisco/JAL|15=Estado de México/MEX|16=Michoacán/MICH|17=Morelos/MOR|"
    "18=Nayarit/NAY|19=Nuevo León/NL|20=Oaxaca/OAX|21=Puebla/PUE|22=Querétaro/QRO|23=Quintana Roo/Q. ROO|"
    "24=San Luis Potosí/SLP|25=Sinaloa/SIN|26=Sonora/SON|27=Tabasco/TAB|28=Tamaulipas/TAMPS|29=Tlaxcala/TLAX|"
    "30=Veracruz/VER|31=Yucatán/YUC|32=Zacatecas/ZAC",
    "IT": "01=Abruzzo|02=Basilicata|03=Calabria|04=Campania|05=Emilia-Romagna|06=Friuli-Venezia Giulia|07=Lazio|"
    "08=Liguria|09=Lombardia|10=Marche|11=Molise|12=Piemonte|13=Puglia|14=Sardegna|15=Sicilia|16=Toscana|"
    "17=Trentino-Alto Adige|18=Umbria|19=Valle d'Aosta|20=Veneto",
    "BR": "01=Acre/AC=699|02=Alagoas/AL=570 571 572|03=Amapá/AP=689|04=Amazonas/AM=690 691|05=Bahia/BA=40 41 42 43 44 45|"
    "06=Ceará/CE=60 61 62|07=Distrito Federal/DF=70 71 72|08=Espírito Santo/ES=29|11=Mato Grosso do Sul/MS=79|"
    "13=Maranhão/MA=65|14=Mato Grosso/MT=780 781 782 783|15=Minas Gerais/MG=30 31 32 33 34 35 36 37 38 39|"
    "16=Pará/PA=66 67|17=Paraíba/PB=58|18=Paraná/PR=80 81 82 83 84 85 86 87|20=Piauí/PI=64|"
    "21=Rio de Janeiro/RJ=20 21 22 23 24 25 26 27 28|22=Rio Grande do Norte/RN=59|"
    "23=Rio Grande do Sul/RS=90 91 92 93 94 95 96 97 98 99|24=Rondônia/RO=768|25=Roraima/RR=693|"
    "26=Santa Catarina/SC=88 89|27=São Paulo/SP=01 02 03 04 05 06 07 08 09 11 12 13 14 15 16 17 18 19|28=Sergipe/SE=49|"
    "29=Goiás/GO=740 741 742 743 744 745 746 750 751 752|30=Pernambuco/PE=50 51 52 53 54 55|31=Tocantins/TO=77",
    "NL": "01=Drenthe|02=Friesland|03=Gelderland|04=Groningen|05=Limburg|06=Noord-Brabant|07=Noord-Holland|09=Utrecht|"
    "10=Zeeland|11=Zuid-Holland|15=Overijssel|16=Flevoland",
    "SE": "02=Blekinge län|03=Gävleborgs län|05=Gotlands län|06=Hallands län|07=Jämtlands län|08=Jönköpings län|"
    "09=Kalmar län|10=Dalarnas län|12=Kronobergs län|14=Norrbottens län|15=Örebro län|16=Östergötlands län|"
    "18=Södermanlands län|21=Uppsala län|22=Värmlands län|23=Västerbottens län|24=Västernorrlands län|"
    "25=Västmanlands län|26=Stockholms län|27=Skåne län|28=Västra Götalands län",
    "NO": "01=Akershus|04=Buskerud|05=Finnmark|08=Møre og Romsdal|09=Nordland|12=Oslo|13=Østfold|14=Rogaland|17=Telemark|"
    "18=Troms|20=Vestfold|21=Trøndelag|34=Innlandet|42=Agder|46=Vestland",
    "DK": "17=Region Hovedstaden|18=Region Midtjylland|19=Region Nordjylland|20=Region Sjælland|21=Region Syddanmark",
    "FI": "01=Uusimaa|02=Varsinais-Suomi|04=Satakunta|05=Kanta-Häme|06=Pirkanmaa|07=Päijät-Häme|08=Kymenlaakso|"
    "09=Etelä-Karjala|10=Etelä-Savo|11=Pohjois-Savo|12=Pohjois-Karjala|13=Keski-Suomi|14=Etelä-Pohjanmaa|15=Pohjanmaa|"
    "16=Keski-Pohjanmaa|17=Pohjois-Pohjanmaa|18=Kainuu|19=Lappi",
    "PL": "72=dolnośląskie|73=kujawsko-pomorskie|74=łódzkie|75=lubelskie|76=lubuskie|77=małopolskie|78=mazowieckie|"
    "79=opolskie|80=podkarpackie|81=podlaskie|82=pomorskie|83=śląskie|84=świętokrzyskie|85=warmińsko-mazurskie|"
    "86=wielkopolskie|87=zachodniopomorskie",
    "CZ": "52=Hlavní město Praha|78=Jihomoravský kraj|79=Jihočeský kraj|80=Kraj Vysočina|81=Karlovarský kraj|"
    "82=Královéhradecký kraj|83=Liberecký kraj|84=Olomoucký kraj|85=Moravskoslezský kraj|86=Pardubický kraj|"
    "87=Plzeňský kraj|88=Středočeský kraj|89=Ústecký kraj|90=Zlínský kraj",
    # Turkey's provinces are called as their towns are; only codes that are no plate numbers are here.
    "TR": "81==01|68==06|82==18|83==27|84==36|71==42|72==47|73==51|74==56|85==67|75==68|77==69|78==70|79==71|76==72|80==73|"
    "87==74|86==75|88==76|92==77|89==78|90==79|91==80|93==81|69==29|70==30",
    "RU": "01=Республика Адыгея=385|04=Алтайский край=656 658|05=Амурская область=675|06=Архангельская область=163 164|"
    "07=Астраханская область=414|08=Республика Башкортостан=450 453|09=Белгородская область=308 309|"
    "10=Брянская область=241 243|11=Республика Бурятия=670|13=Челябинская область=454 455|16=Чувашская Республика=428 429|"
    "20=Иркутская область=664 665|21=Ивановская область=153 155|22=Кабардино-Балкарская Республика=360|"
    "23=Калининградская область=236|24=Республика Калмыкия=358|25=Калужская область=248 249|28=Республика Карелия=185|"
    "29=Кемеровская область=650 654|30=Хабаровский край=680 681|31=Республика Хакасия=655|33=Кировская область=610 613|"
    "34=Республика Коми=167 169|37=Костромская область=156|38=Краснодарский край=350 353|40=Курганская область=640 641|"
    "41=Курская область=305 307|42=Ленинградская область=187 188|43=Липецкая область=398 399|44=Магаданская область=685|"
    "45=Республика Марий Эл=424|46=Республика Мордовия=430|47=Московская область=140 141 142 143|"
    "48=Москва=101 105 107 109 115 117 119 121 123 125 127 129|49=Мурманская область=183|"
    "51=Нижегородская область=603 606|52=Новгородская область=173|53=Новосибирская область=630 633|54=Омская область=644|"
    "55=Оренбургская область=460 462|56=Орловская область=302|57=Пензенская область=440 442|59=Приморский край=690 692|"
    "60=Псковская область=180 182|61=Ростовская область=344 346 347|62=Рязанская область=390|"
    "63=Республика Саха (Якутия)=677|64=Сахалинская область=693|65=Самарская область=443 445|"
    "66=Санкт-Петербург=190 191 194 195 196 197 198 199|67=Саратовская область=410 413|69=Смоленская область=214|"
    "70=Ставропольский край=355 357|71=Свердловская область=620 622|72=Тамбовская область=392 393|"
    "73=Республика Татарстан=420 423|75=Томская область=634|76=Тульская область=300 301|77=Тверская область=170|"
    "78=Тюменская область=625 626|80=Удмуртская Республика=426 427|81=Ульяновская область=432 433|"
    "83=Владимирская область=600 601|84=Волгоградская область=400 404|85=Вологодская область=160 162|"
    "86=Воронежская область=394 397|88=Ярославская область=150 152|90=Пермский край=614 618|91=Красноярский край=660 663|"
    "93=Забайкальский край=672",
    "UA": "01=Черкаська область=18|02=Чернігівська область=14|03=Чернівецька область=58|04=Дніпропетровська область=49 50|"
    "05=Донецька область=83 84|06=Івано-Франківська область=76|07=Харківська область=61|08=Херсонська область=73|"
    "09=Хмельницька область=29|10=Кіровоградська область=25|12=місто Київ=01 02 03 04|13=Київська область=07 08 09|"
    "14=Луганська область=91 92|15=Львівська область=79 82|16=Миколаївська область=54|17=Одеська область=65|"
    "18=Полтавська область=36 39|19=Рівненська область=33|21=Сумська область=40|22=Тернопільська область=46|"
    "23=Вінницька область=21|24=Волинська область=43|25=Закарпатська область=88 89|26=Запорізька область=69|"
    "27=Житомирська область=10",
    "JP": "01=愛知県=44 45 46 47 48|02=秋田県=010|03=青森県=030 036|04=千葉県=26 27 28 29|05=愛媛県=790|06=福井県=910|"
    "07=福岡県=80 81 82 83|08=福島県=960 963 970|09=岐阜県=500 503|10=群馬県=370 371|11=広島県=730 720|12=北海道=06 07 08|"
    "13=兵庫県=65 66 67|14=茨城県=30 31|15=石川県=920|16=岩手県=020|17=香川県=760|18=鹿児島県=890 892|19=神奈川県=21 22 23 25|"
    "20=高知県=780|21=熊本県=860 862|22=京都府=60 61 62|23=三重県=510 514|24=宮城県=980 981 986|25=宮崎県=880 885|"
    "26=長野県=380 390|27=長崎県=850 857|28=奈良県=630|29=新潟県=950 940|30=大分県=870|31=岡山県=700 710|32=大阪府=53 54 55 56 57 58 59|"
    "33=佐賀県=840|34=埼玉県=33 34 35 36|35=滋賀県=520|36=島根県=690|37=静岡県=41 42 43|38=栃木県=320 321 323|39=徳島県=770|"
    "40=東京都=10 11 12 13 14 15 16 17 18 19|41=鳥取県=680|42=富山県=930 933|43=和歌山県=640|44=山形県=990|45=山口県=750 753|46=山梨県=400|"
    "47=沖縄県=900",
    "KR": "03=전북특별자치도=54 55 56|05=충청북도=27 28|06=강원특별자치도=24 25 26|10=부산광역시=46 47 48 49|"
    "11=서울특별시=01 02 03 04 05 06 07 08|12=인천광역시=21 22 23|13=경기도=10 11 12 13 14 15 16 17 18|14=경상북도=36 37 38 39 40|"
    "15=대구광역시=41 42 43|16=전라남도=57 58 59|17=충청남도=31 32 33|18=광주광역시=61 62|19=대전광역시=34 35|20=경상남도=50 51 52 53|"
    "21=울산광역시=44 45",
    "CN": "01=安徽省=23 24|02=浙江省=31 32|03=江西省=33 34|04=江苏省=21 22|05=吉林省=13|06=青海省=81|07=福建省=35 36|08=黑龙江省=15 16|"
    "09=河南省=45 46 47|10=河北省=05 06 07|11=湖南省=41 42|12=湖北省=43 44|13=新疆维吾尔自治区=83|14=西藏自治区=85|15=甘肃省=73 74|"
    "16=广西壮族自治区=53 54|18=贵州省=55 56|19=辽宁省=11 12|20=内蒙古自治区=01 02|21=宁夏回族自治区=75|22=北京市=10|23=上海市=20|"
    "24=山西省=03 04|25=山东省=25 26 27|26=陕西省=71 72|28=天津市=30|29=云南省=65 66|30=广东省=51 52|31=海南省=57|32=四川省=61 62 63|"
    "33=重庆市=40",
    "SA": "02=منطقة الباحة=65|05=منطقة المدينة المنورة=42|06=المنطقة الشرقية=31 32 34|08=منطقة القصيم=51|"
    "10=منطقة الرياض=11 12 13 14|11=منطقة عسير=61 62|13=منطقة حائل=55|14=منطقة مكة المكرمة=21 22 23 24|"
    "15=منطقة الحدود الشمالية=73 91|16=منطقة نجران=66|17=منطقة جازان=82|19=منطقة تبوك=47 71|20=منطقة الجوف=72",
}

CITIES = {
    "US": "New York=100 101 102|Brooklyn=112|Los Angeles=900|Chicago=606|Houston=770|Phoenix=850|Philadelphia=191|"
    "San Antonio=782|San Diego=921|Dallas=752|San Jose=951|Austin=787|Jacksonville=322|Fort Worth=761|Columbus=432|"
    "Charlotte=282|San Francisco=941|Indianapolis=462|Seattle=981|Denver=802|Washington=200|Boston=021|El Paso=799|"
    "Nashville=372|Detroit=482|Oklahoma City=731|Portland=972|Las Vegas=891|Memphis=381|Louisville=402|Baltimore=212|"
    "Milwaukee=532|Albuquerque=871|Tucson=857|Fresno=937|Sacramento=958|Kansas City=641|Mesa=852|Atlanta=303|Omaha=681|"
    "Colorado Springs=809|Raleigh=276|Miami=331|Long Beach=908|Virginia Beach=234|Oakland=946|Minneapolis=554|Tulsa=741|"
    "Tampa=336|Arlington=760|New Orleans=701|Wichita=672|Cleveland=441|Honolulu=968|Anchorage=995|Saint Paul=551|"
    "Cincinnati=452|Pittsburgh=152|St. Louis=631|Buffalo=142|Orlando=328|Newark=071|Jersey City=073|Boise=837|"
    "Birmingham=352|Rochester=146|Richmond=232|Des Moines=503|Salt Lake City=841|Providence=029|Little Rock=722|"
    "Jackson=392|Spokane=992|Sioux Falls=571|Charleston=294|Savannah=314|Madison=537|Toledo=436|Lexington=405",
    "CA": "Toronto=M|Montréal=H|Vancouver=V|Calgary=T|Edmonton=T|Ottawa=K|Winnipeg=R|Québec=G|Hamilton=L|Halifax=B|"
    "Victoria=V|Saskatoon=S|Regina=S|St. John's=A|London=N|Kitchener=N|Windsor=N|Mississauga=L|Brampton=L|Surrey=V|"
    "Burnaby=V|Laval=H|Gatineau=J|Sherbrooke=J|Kelowna=V|Moncton=E|Saint John=E|Fredericton=E|Charlottetown=C|"
    "Whitehorse=Y|Sudbury=P|Thunder Bay=P|Kingston=K|Guelph=N|Red Deer=T|Lethbridge=T|Trois-Rivières=G|Markham=L",
    "AU": "Sydney=20 21|Melbourne=30 31|Brisbane=40 41|Perth=60 61|Adelaide=50 51|Gold Coast=42|Newcastle=23|Canberra=26|"
    "Hobart=70|Darwin=08|Geelong=32|Cairns=48|Townsville=48|Wollongong=25|Ballarat=33|Bendigo=35|Toowoomba=43|"
    "Launceston=72|Mackay=47|Rockhampton=47|Bunbury=62|Mildura=35|Wagga Wagga=26|Albury=26|Dubbo=28|Tamworth=23|"
    "Bundaberg=46|Hervey Bay=46|Coffs Harbour=24|Shepparton=36|Mandurah=62|Port Macquarie=24|Palmerston=08|Devonport=73",
    "GB": "London=E N NW SE SW W|Birmingham=B|Liverpool=L|Bristol=BS|Sheffield=S|Leeds=LS|Glasgow=G|Edinburgh=EH|Leicester=LE|"
    "Coventry=CV|Bradford=BD|Cardiff=CF|Belfast=BT|Nottingham=NG|Manchester=M|Southampton=SO|Plymouth=PL|Reading=RG|"
    "Derby=DE|Wolverhampton=WV|Swansea=SA|Aberdeen=AB|Portsmouth=PO|York=YO|Sunderland=SR|Norwich=NR|Luton=LU|"
    "Peterborough=PE|Oxford=OX|Cambridge=CB|Exeter=EX|Gloucester=GL|Ipswich=IP|Dundee=DD|Newport=NP|Blackpool=FY|"
    "Bournemouth=BH|Brighton=BN|Huddersfield=HD|Stockport=SK|Swindon=SN|Warrington=WA|Wigan=WN|Bath=BA|Chester=CH|"
    "Lincoln=LN|Worcester=WR|Preston=PR|Durham=DH|Inverness=IV|Perth=PH|Milton Keynes=MK|Northampton=NN|Slough=SL|"
    "Watford=WD|Croydon=CR|Colchester=CO|Canterbury=CT|Chelmsford=CM|Blackburn=BB|Bolton=BL|Halifax=HX|Wakefield=WF",
    "DE": "Berlin=10 12 13|Hamburg=20 22|München=80 81|Köln=50 51|Frankfurt am Main=60|Stuttgart=70|Düsseldorf=40|Dortmund=44|"
    "Essen=45|Leipzig=04|Bremen=28|Dresden=01|Hannover=30|Nürnberg=90|Duisburg=47|Bochum=44|Wuppertal=42|Bielefeld=33|"
    "Bonn=53|Münster=48|Karlsruhe=76|Mannheim=68|Augsburg=86|Wiesbaden=65|Mönchengladbach=41|Gelsenkirchen=45|"
    "Braunschweig=38|Aachen=52|Kiel=24|Chemnitz=09|Magdeburg=39|Freiburg=79|Krefeld=47|Mainz=55|Lübeck=23|Oberhausen=46|"
    "Erfurt=99|Rostock=18|Kassel=34|Hagen=58|Saarbrücken=66|Hamm=59|Potsdam=14|Ludwigshafen=67|Oldenburg=26|Leverkusen=51|"
    "Osnabrück=49|Solingen=42|Heidelberg=69|Darmstadt=64|Regensburg=93|Paderborn=33|Würzburg=97|Ingolstadt=85|Wolfsburg=38|"
    "Ulm=89|Heilbronn=74|Göttingen=37|Pforzheim=75|Reutlingen=72|Koblenz=56|Jena=07|Trier=54|Cottbus=03|Schwerin=19|"
    "Bremerhaven=27|Hildesheim=31|Siegen=57|Gera=07|Konstanz=78|Bayreuth=95|Bamberg=96|Passau=94|Flensburg=24|Stralsund=18",
    "FR": "Paris=75|Marseille=13|Lyon=69|Toulouse=31|Nice=06|Nantes=44|Strasbourg=67|Montpellier=34|Bordeaux=33|Lille=59|"
    "Rennes=35|Reims=51|Le Havre=76|Saint-Étienne=42|Toulon=83|Grenoble=38|Dijon=21|Angers=49|Nîmes=30|Villeurbanne=69|"
    "Le Mans=72|Aix-en-Provence=13|Clermont-Ferrand=63|Brest=29|Tours=37|Limoges=87|Amiens=80|Perpignan=66|Metz=57|"
    "Besançon=25|Orléans=45|Mulhouse=68|Rouen=76|Caen=14|Nancy=54|Argenteuil=95|Montreuil=93|Roubaix=59|Tourcoing=59|"
    "Avignon=84|Dunkerque=59|Poitiers=86|Versailles=78|Pau=64|La Rochelle=17|Calais=62|Cannes=06|Colmar=68|Bourges=18|"
    "Valence=26|Quimper=29|Troyes=10|Lorient=56|Chambéry=73|Annecy=74|Ajaccio=2A|Bastia=2B|Cherbourg=50|Béziers=34|Niort=79|"
    "Tarbes=65|Albi=81|Évreux=27|Chartres=28|Blois=41|Laval=53|Vannes=56|Saint-Malo=35|Arles=13|Antibes=06|Bayonne=64",
    "ES": "Madrid=28|Barcelona=08|Valencia=46|Sevilla=41|Zaragoza=50|Málaga=29|Murcia=30|Palma=07|Bilbao=48|Alicante=03|"
    "Córdoba=14|Valladolid=47|Vigo=36|Gijón=33|A Coruña=15|Granada=18|Oviedo=33|Cartagena=30|Jerez de la Frontera=11|"
    "Santa Cruz de Tenerife=38|Las Palmas de Gran Canaria=35|Pamplona=31|Almería=04|San Sebastián=20|Burgos=09|Santander=39|"
    "Castelló de la Plana=12|Albacete=02|Logroño=26|Badajoz=06|Salamanca=37|Huelva=21|Lleida=25|Tarragona=43|León=24|Cádiz=11|"
    "Jaén=23|Ourense=32|Girona=17|Lugo=27|Cáceres=10|Melilla=52|Ceuta=51|Guadalajara=19|Toledo=45|Pontevedra=36|Palencia=34|"
    "Ciudad Real=13|Zamora=49|Ávila=05|Cuenca=16|Huesca=22|Segovia=40|Soria=42|Teruel=44|Elche=03|Sabadell=08|Marbella=29",
    "NL": "Amsterdam=10|Rotterdam=30|Den Haag=25|Utrecht=35|Eindhoven=56|Groningen=97|Tilburg=50|Almere=13|Breda=48|Nijmegen=65|"
    "Apeldoorn=73|Haarlem=20|Arnhem=68|Enschede=75|Amersfoort=38|Zaandam=15|Den Bosch=52|Zwolle=80|Leiden=23|Maastricht=62|"
    "Dordrecht=33|Zoetermeer=27|Leeuwarden=89|Deventer=74|Delft=26|Alkmaar=18|Heerlen=64|Venlo=59|Hilversum=12|Lelystad=82|"
    "Roosendaal=47|Assen=94|Middelburg=43|Gouda=28|Hoorn=16|Vlissingen=43|Emmen=78|Helmond=57|Oss=53|Purmerend=14",
    "SE": "Stockholm=11|Göteborg=41|Malmö=21|Uppsala=75|Västerås=72|Örebro=70|Linköping=58|Helsingborg=25|Jönköping=55|"
    "Norrköping=60|Lund=22|Umeå=90|Gävle=80|Borås=50|Södertälje=15|Eskilstuna=63|Halmstad=30|Växjö=35|Karlstad=65|"
    "Sundsvall=85|Östersund=83|Trollhättan=46|Luleå=97|Kalmar=39|Falun=79|Karlskrona=37|Skövde=54|Kristianstad=29|Visby=62|"
    "Uddevalla=45|Skellefteå=93|Nyköping=61|Varberg=43|Borlänge=78",
    "NO": "Oslo=01 02 03 04 05 06 07 08 09 10|Bergen=50 51 52|Stavanger=40|Trondheim=70 74|Drammen=30|Fredrikstad=16|"
    "Kristiansand=46|Sandnes=43|Tromsø=90|Sarpsborg=17|Skien=37|Ålesund=60|Sandefjord=32|Haugesund=55|Tønsberg=31|Moss=15|"
    "Bodø=80|Arendal=48|Hamar=23|Larvik=32|Halden=17|Lillehammer=26|Molde=64|Harstad=94|Gjøvik=28|Kongsberg=36|Narvik=85|"
    "Porsgrunn=39|Horten=31|Alta=95",
    "DK": "København=1 2|Odense=50 52|Aalborg=90 92|Esbjerg=67|Randers=89|Kolding=60|Horsens=87|Vejle=71|Roskilde=40|Herning=74|"
    "Silkeborg=86|Næstved=47|Fredericia=70|Viborg=88|Køge=46|Holstebro=75|Slagelse=42|Hillerød=34|Svendborg=57|Sønderborg=64|"
    "Hjørring=98|Frederikshavn=99|Nyborg=58|Haderslev=61|Skive=78|Ringsted=41|Frederiksberg=2|Helsingør=30|Holbæk=43",
    "FI": "Helsinki=00|Espoo=02|Tampere=33|Vantaa=01|Oulu=90|Turku=20|Jyväskylä=40|Lahti=15|Kuopio=70|Kouvola=45|Pori=28|"
    "Joensuu=80|Lappeenranta=53|Hämeenlinna=13|Vaasa=65|Rovaniemi=96|Seinäjoki=60|Mikkeli=50|Kotka=48|Salo=24|Porvoo=06|"
    "Kokkola=67|Hyvinkää=05|Lohja=08|Rauma=26|Kajaani=87|Savonlinna=57|Kerava=04|Nokia=37|Tornio=95|Imatra=55",
    "PL": "Warszawa=00 01 02 03 04|Łódź=90 91 92 93 94|Kraków=30 31|Wrocław=50 51 52 53 54|Poznań=60 61|Gdańsk=80|Szczecin=70 71|"
    "Bydgoszcz=85|Lublin=20|Katowice=40|Białystok=15|Gdynia=81|Częstochowa=42|Sosnowiec=41|Radom=26|Toruń=87|Kielce=25|"
    "Gliwice=44|Zabrze=41|Bytom=41|Bielsko-Biała=43|Olsztyn=10|Rzeszów=35|Rybnik=44|Tychy=43|Opole=45|Płock=09|Elbląg=82|"
    "Wałbrzych=58|Gorzów Wielkopolski=66|Tarnów=33|Chorzów=41|Koszalin=75|Kalisz=62|Legnica=59|Grudziądz=86|Słupsk=76|"
    "Jaworzno=43|Nowy Sącz=33|Jelenia Góra=58|Konin=62|Inowrocław=88|Lubin=59|Suwałki=16|Gniezno=62|Zamość=22|Sopot=81|"
    "Zielona Góra=65|Przemyśl=37|Leszno=64",
    "CZ": "Praha=1|Brno=60 61 62 63 64|Ostrava=70 71 72|Plzeň=30 31 32|Liberec=460 461|Olomouc=77|České Budějovice=370 371|"
    "Hradec Králové=500 501|Pardubice=530 531|Ústí nad Labem=400 401|Zlín=760|Havířov=736|Kladno=272|Most=434|Karviná=733|"
    "Opava=746|Frýdek-Místek=738|Děčín=405|Karlovy Vary=360|Jihlava=586|Teplice=415|Chomutov=430|Přerov=750|"
    "Jablonec nad Nisou=466|Mladá Boleslav=293|Prostějov=796|Česká Lípa=470|Třebíč=674|Tábor=390|Znojmo=669|Kolín=280|Cheb=350|"
    "Písek=397|Trutnov=541|Kroměříž=767|Vsetín=755|Břeclav=690|Chrudim=537|Havlíčkův Brod=580|Klatovy=339|Strakonice=386",
}


def of(country):
    """{code: (name, abbreviation, beginnings)}"""
    result = {}
    for line in REGIONS.get(country, "").split("|"):
        if line:
            code, name, *rest = line.split("=")
            name, _, short = name.partition("/")
            result[code] = (name, short, rest[0].split() if rest else [])
    return result


def cities(country):
    """{city: beginnings}; empty where the region decides."""
    lines = CITIES.get(country, "").split("|")
    return {line.split("=")[0]: line.split("=")[1].split() for line in lines if line}
