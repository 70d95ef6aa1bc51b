extension BuiltInSchema {
    /// Dates and authors.
    static let imagesAnalyticalTexts = #"""
                {
                  "name": "upload_month",
                  "type": "date",
                  "hidden": true,
                  "generator": {
                    "datetime_series": {"within": {"start": "2020-01-01", "end": "2024-12-31"}, "freq": "MS"}
                  }
                },
                {
                  "name": "upload_day",
                  "type": "uint8",
                  "hidden": true,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 0, "high": 28}}}
                },
                {
                  "name": "upload_date",
                  "type": "date",
                  "generator": {"expression": {"code": "upload_month + days(upload_day)"}}
                },
                {
                  "name": "author",
                  "type": "string",
                  "generator": {
                    "template": {
                      "template": "{first} {last}",
                      "pools": {
                        "first": [
                          "Ada", "Adam", "Aisha", "Alan", "Alba", "Alice", "Amara", "Amir", "Ana", "Anders",
                          "Anna", "Anton", "Ariel", "Arthur", "Asha", "Ben", "Bianca", "Bruno", "Carla",
                          "Carlos", "Cecilia", "Chen", "Chloe", "Clara", "Daniel", "Daria", "David", "Diego",
                          "Dina", "Edgar", "Elena", "Elias", "Elif", "Emil", "Emma", "Erik", "Esther", "Eva",
                          "Farah", "Felix", "Fiona", "Frida", "Gabriel", "Greta", "Hana", "Hugo", "Ida",
                          "Igor", "Ines", "Ivan", "Jack", "Jakob", "Jana", "Jonas", "Julia", "Kai", "Karim",
                          "Kira", "Laila", "Lars", "Laura", "Leo", "Lin", "Lucas", "Lucia", "Maja", "Malik",
                          "Marco", "Maria", "Marta", "Mei", "Mila", "Mina", "Nadia", "Nils", "Nina", "Noah",
                          "Nora", "Oscar", "Paula", "Pedro", "Petra", "Priya", "Rafael", "Ravi", "Rosa",
                          "Ruth", "Sami", "Sara", "Sofia", "Stefan", "Tara", "Theo", "Tomas", "Uma", "Vera",
                          "Viktor", "Yara", "Yuki", "Zoe"
                        ],
                        "last": [
                          "Abbott", "Adler", "Ahmed", "Andersen", "Antonov", "Arnold", "Bakker", "Banerjee",
                          "Barros", "Bauer", "Becker", "Bergman", "Bianchi", "Blanc", "Bose", "Brandt",
                          "Brown", "Carter", "Castillo", "Chang", "Cohen", "Costa", "Cruz", "Dahl", "Das",
                          "Delgado", "Diaz", "Dubois", "Duarte", "Eriksen", "Evans", "Falk", "Farkas",
                          "Fischer", "Fontaine", "Foster", "Garcia", "Gomez", "Graham", "Greco", "Gupta",
                          "Haas", "Hansen", "Hassan", "Hayes", "Herrera", "Hoffman", "Horvat", "Hughes",
                          "Ito", "Ivanova", "Jensen", "Johansson", "Kaplan", "Kaur", "Keller", "Khan", "Kim",
                          "Klein", "Kovacs", "Kowalski", "Kumar", "Lambert", "Larsen", "Leclerc", "Lee",
                          "Lindgren", "Lopez", "Marino", "Martin", "Mendes", "Meyer", "Moreau", "Moreno",
                          "Murphy", "Nakamura", "Nguyen", "Novak", "Okafor", "Olsen", "Ortega", "Park",
                          "Patel", "Pereira", "Petrov", "Ramos", "Reyes", "Ricci", "Rossi", "Sato", "Schmidt",
                          "Silva", "Singh", "Suzuki", "Tanaka", "Torres", "Varga", "Weber", "Wong", "Yilmaz"
                        ]
                      }
                    }
                  }
                },

        """#
}
