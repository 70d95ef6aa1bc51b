"""The 25 locales: what each is called in the sources."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Locale:
    code: str  # ours
    faker: str  # Faker's folder
    mimesis: str  # mimesis' folder; empty where its data is another country's
    country: str  # ISO 3166-1 alpha-2

    @property
    def language(self):
        return self.code[:2]


ALL = [
    Locale(*line.split("|"))
    for line in """
en_US|en_US|en|US
en_GB|en_GB|en-gb|GB
en_CA|en_US|en-ca|CA
en_AU|en_GB|en-au|AU
en_IN|en_IN||IN
de_DE|de_DE|de|DE
fr_FR|fr_FR|fr|FR
es_ES|es_ES|es|ES
es_MX|es_MX|es-mx|MX
it_IT|it_IT|it|IT
pt_BR|pt_BR|pt-br|BR
nl_NL|nl_NL|nl|NL
sv_SE|sv_SE|sv|SE
nb_NO|no_NO|no|NO
da_DK|da_DK|da|DK
fi_FI|fi_FI|fi|FI
pl_PL|pl_PL|pl|PL
cs_CZ|cs_CZ|cs|CZ
tr_TR|tr_TR|tr|TR
ru_RU|ru_RU|ru|RU
uk_UA|uk_UA|uk|UA
ja_JP|ja_JP|ja|JP
ko_KR|ko_KR|ko|KR
zh_CN|zh_CN|zh|CN
ar_SA|ar_SA|ar-sa|SA
""".split()
]
BY_CODE = {locale.code: locale for locale in ALL}
