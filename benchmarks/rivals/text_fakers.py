"""Names, e-mail addresses and addresses by Faker or mimesis, as their manuals show it: one call per value.

    text_fakers.py faker|mimesis LOCALE ROWS
"""

import sys


def by_faker(locale, rows):
    from faker import Faker

    fake = Faker(locale)
    Faker.seed(42)
    return sum(len(fake.name()) + len(fake.email()) + len(fake.address()) for _ in range(rows))


def by_mimesis(locale, rows):
    from mimesis import Address, Person
    from mimesis.locales import Locale

    person, address = Person(Locale(locale), seed=42), Address(Locale(locale), seed=42)
    return sum(len(person.full_name()) + len(person.email()) + len(address.address()) for _ in range(rows))


if __name__ == "__main__":
    library, locale, rows = sys.argv[1], sys.argv[2], int(sys.argv[3])
    print({"faker": by_faker, "mimesis": by_mimesis}[library](locale, rows))
