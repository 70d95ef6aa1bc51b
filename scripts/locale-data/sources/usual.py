"""The commonest names of people, by public statistics: general facts, for the countries whose lists have no weights.

A list without weights gives rare names most of the rows. The names here make up `SHARE` of all, evenly; a name that the
list does not have is added. A line is `men / women / families`.
"""

SHARE = 0.6

NAMES = {
    "de_DE": "Thomas Michael Andreas Peter Stefan Christian Martin Frank Markus Daniel Klaus Jürgen Wolfgang Alexander Tobias "
    "Jan Florian Lukas Felix Leon Paul Jonas Maximilian Sebastian Matthias / Sabine Susanne Petra Andrea Claudia Monika Julia "
    "Anna Sarah Katharina Laura Lea Lena Nicole Stefanie Christine Birgit Karin Ursula Martina Heike Silke Marie Sophie Hannah / "
    "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder "
    "Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange",
    "fr_FR": "Jean Pierre Michel Philippe Nicolas Christophe Julien Thomas Alexandre Antoine Laurent David Olivier Patrick "
    "Sébastien Guillaume Maxime Lucas Hugo Louis Mathieu Vincent Romain Éric Frédéric / Marie Nathalie Isabelle Sophie "
    "Catherine Sandrine Céline Julie Camille Léa Manon Chloé Émilie Aurélie Valérie Véronique Christine Stéphanie Pauline Claire "
    "Charlotte Laura Anne Hélène Emma / Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel "
    "Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau",
    "es_ES": "Antonio Manuel José Francisco David Juan Javier Daniel Carlos Alejandro Miguel Rafael Pablo Pedro Ángel Sergio "
    "Fernando Luis Jorge Alberto Álvaro Diego Adrián Raúl Iván / Carmen Ana María Isabel Laura Cristina Marta Dolores Lucía Elena "
    "Pilar Paula Raquel Sara Mercedes Rosario Beatriz Patricia Silvia Rocío Andrea Alba Irene Teresa Nuria / García Rodríguez "
    "González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Hernández Ruiz Díaz Moreno Muñoz Álvarez Romero Gutiérrez "
    "Alonso Navarro Torres Domínguez Ramos Vázquez",
    "es_MX": "José Juan Luis Carlos Jesús Miguel Francisco Jorge Pedro Manuel Alejandro Roberto Fernando Ricardo Eduardo Javier "
    "Antonio Arturo Sergio Daniel David Raúl Diego Óscar Alberto / María Guadalupe Juana Margarita Verónica Leticia Rosa Patricia "
    "Alejandra Gabriela Ana Claudia Adriana Fernanda Daniela Sofía Karla Mónica Elizabeth Laura Martha Silvia Teresa Alicia Diana / "
    "Hernández García Martínez López González Pérez Rodríguez Sánchez Ramírez Cruz Flores Gómez Morales Vázquez Reyes Jiménez Torres "
    "Díaz Gutiérrez Ruiz Mendoza Aguilar Ortiz Castillo Moreno",
    "it_IT": "Giuseppe Antonio Giovanni Francesco Luigi Andrea Marco Mario Roberto Alessandro Stefano Salvatore Paolo Davide "
    "Matteo Lorenzo Luca Angelo Vincenzo Massimo Simone Fabio Claudio Daniele Riccardo / Maria Anna Giulia Francesca Laura Sara "
    "Paola Chiara Elena Silvia Valentina Federica Martina Alessandra Roberta Simona Daniela Giovanna Rosa Angela Barbara Cristina "
    "Elisa Lucia Sofia / Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Costa Giordano "
    "Mancini Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso",
    "pt_BR": "José João Antônio Francisco Carlos Paulo Pedro Lucas Luiz Marcos Gabriel Rafael Daniel Marcelo Bruno Eduardo Felipe "
    "Rodrigo Fernando Gustavo Ricardo André Leonardo Thiago Matheus / Maria Ana Francisca Adriana Juliana Márcia Fernanda Patrícia "
    "Aline Sandra Camila Amanda Bruna Jéssica Letícia Júlia Luciana Vanessa Mariana Gabriela Vera Larissa Cláudia Beatriz Luana / "
    "Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho Almeida Lopes Soares "
    "Fernandes Vieira Barbosa Rocha Dias Nascimento Andrade Moreira",
    "nl_NL": "Jan Peter Johan Hans Henk Kees Willem Tom Thomas Daan Sem Bas Tim Mark Jeroen Martijn Sander Erik Lars Ruben Luuk "
    "Stijn Bram Dirk Pieter / Maria Anna Johanna Emma Sophie Julia Lisa Anne Sanne Eva Lotte Marieke Linda Monique Ingrid Marijke "
    "Femke Iris Fleur Noa Tess Esther Annemarie Petra Willemijn / Jansen Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker "
    "Brouwer Dijkstra Smits Jacobs Vermeulen Kok Willems Hoekstra Koster Prins Huisman Peeters Kuipers Veenstra Postma",
    "nb_NO": "Jan Per Bjørn Ole Lars Kjell Knut Arne Svein Thomas Geir Hans Morten Tor Martin Andreas Erik Magnus Kristian Jonas "
    "Henrik Anders Espen Trond Øyvind / Anne Inger Kari Marit Ingrid Liv Eva Berit Astrid Bjørg Hilde Anna Solveig Marianne Randi "
    "Ida Nina Maria Elisabeth Kristin Silje Hanne Camilla Linn Bente / Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen "
    "Kristiansen Jensen Karlsen Johnsen Pettersen Eriksen Berg Haugen Hagen Johannessen Andreassen Jacobsen Dahl Jørgensen Halvorsen "
    "Henriksen Lund Moen",
    "da_DK": "Peter Michael Jens Lars Thomas Henrik Søren Christian Martin Jan Morten Jesper Anders Niels Mads Rasmus Hans Per Ole "
    "Kim Mikkel Frederik Emil Kasper Jakob / Anne Kirsten Hanne Mette Anna Helle Susanne Lene Maria Marianne Inge Karen Lone "
    "Camilla Pia Louise Charlotte Tina Ida Emma Gitte Bente Jette Ulla Sofie / Nielsen Jensen Hansen Pedersen Andersen Christensen "
    "Larsen Sørensen Rasmussen Jørgensen Petersen Madsen Kristensen Olsen Thomsen Christiansen Poulsen Johansen Møller Mortensen "
    "Knudsen Jakobsen Lund Holm Schmidt",
    "pl_PL": "Piotr Krzysztof Andrzej Tomasz Paweł Jan Michał Marcin Jakub Adam Łukasz Marek Grzegorz Mateusz Wojciech Mariusz "
    "Dariusz Zbigniew Maciej Rafał Robert Kamil Dawid Szymon Kacper / Anna Katarzyna Maria Małgorzata Agnieszka Barbara Ewa Magdalena "
    "Elżbieta Krystyna Joanna Aleksandra Monika Zofia Natalia Julia Danuta Teresa Karolina Marta Beata Dorota Alicja Paulina Iwona /",
    "cs_CZ": "Jiří Jan Petr Jaroslav Martin Tomáš Pavel Miroslav Josef František Václav Lukáš Zdeněk Michal Jakub Milan Karel David "
    "Vladimír Ondřej Ladislav Marek Roman Stanislav Daniel / Jana Marie Eva Hana Anna Lenka Kateřina Lucie Věra Alena Petra Veronika "
    "Jaroslava Tereza Martina Michaela Jitka Helena Ludmila Zdeňka Ivana Monika Eliška Zuzana Markéta /",
    "tr_TR": "Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil Süleyman Abdullah Mahmut "
    "Recep Salih Emre Can Burak Kemal Serkan Fatih / Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Sultan Zehra Hanife Merve Esra "
    "Özlem Hacer Melek Yasemin Leyla Sevgi Büşra Derya Gül Songül Aysel Kübra / Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk "
    "Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Özcan Erdoğan Yavuz",
    "ru_RU": "Александр Сергей Дмитрий Андрей Алексей Максим Евгений Иван Михаил Николай Владимир Артём Павел Роман Игорь Олег "
    "Виктор Юрий Антон Денис Константин Кирилл Илья Никита Егор / Елена Анна Ольга Наталья Екатерина Татьяна Мария Ирина Светлана "
    "Юлия Анастасия Людмила Марина Галина Надежда Дарья Виктория Валентина Алина Ксения Полина Вера Любовь Оксана Евгения /",
    "uk_UA": "Олександр Сергій Андрій Володимир Микола Іван Дмитро Юрій Олексій Василь Віктор Михайло Максим Олег Роман Анатолій "
    "Тарас Богдан Петро Артем Ігор Ярослав Павло Денис Віталій / Олена Наталія Тетяна Ірина Оксана Світлана Людмила Анна Юлія Ольга "
    "Катерина Марія Галина Вікторія Надія Любов Анастасія Валентина Леся Інна Ганна Дарина Софія Лариса Алла /",
}


def of(locale, part):
    """The common names of men (0), women (1) or families (2)."""
    parts = NAMES.get(locale.code, "//").split("/")
    return parts[part].split()


def weighted(found, common):
    """`found`, whose weights are alike, with `common` at `SHARE` of all."""
    if not common:
        return found
    rare = [(name, 1.0) for name, _ in found if name not in common]
    each = SHARE / (1 - SHARE) * len(rare) / len(common)
    return [(name, each) for name in common] + rare
