"""Links as agencies tell them: chains of references, turns of phrase, firms, and near-misses."""

# ruff: noqa: E501  (sentences are easier to read whole)

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell, drawn

SYMMETRIC = {"AGREE", "CONSULT", "COOPERATE"}

CHAINS = [
    (
        "Greece and North Macedonia settled their quarrel over a border market on Friday. The latter will let Greek traders in without visas.",
        [("AGREE", "GR", "MK"), ("CONCEDE", "MK", "GR")],
    ),
    (
        "Turkey's foreign minister, Selim Aksoy, telephoned his counterparts in Cairo and Athens at the weekend. Aksoy urged both to keep their survey ships in port.",
        [
            ("CONSULT", "TR", "EG"),
            ("CONSULT", "TR", "GR"),
            ("REQUEST", "TR", "EG"),
            ("REQUEST", "TR", "GR"),
        ],
    ),
    (
        "The Finnish prime minister travelled to Tallinn on Tuesday, her first trip abroad. She and her Estonian colleague signed a memorandum on guarding sea cables.",
        [("AGREE", "FI", "EE"), ("CONSULT", "FI", "EE")],
    ),
    (
        "Sri Lanka is to get a $500 million credit line from India under a deal reached in New Delhi on Saturday.",
        [("AGREE", "IN", "LK"), ("AID", "IN", "LK")],
    ),
    (
        "The U.N. nuclear agency's chief, Paolo Ferri, held talks in Tehran on Sunday with Iran's foreign minister. Ferri asked his hosts for access to two sites.",
        [("CONSULT", "U.N.", "IR"), ("REQUEST", "U.N.", "IR")],
    ),
    (
        "South Africa accused Malawi of sheltering a fugitive preacher and asked for his extradition. Lilongwe said it had received no such request.",
        [("ACCUSE", "ZA", "MW"), ("REQUEST", "ZA", "MW")],
    ),
    (
        "Tajikistan sent two planes with blankets and flour to Herat after the earthquake, for which the Afghan authorities expressed gratitude.",
        [("AID", "TJ", "AF"), ("SUPPORT", "AF", "TJ")],
    ),
    (
        "Japan's trade minister, Kenji Arai, is due in Jakarta on Monday. He will ask his hosts to ease a ban on nickel exports.",
        [("CONSULT", "JP", "ID"), ("REQUEST", "JP", "ID")],
    ),
    (
        "Egypt's irrigation minister walked out of talks with Ethiopia in Khartoum on Thursday, accusing Addis Ababa of stalling. Sudan, the host, appealed to both to come back.",
        [
            ("ACCUSE", "EG", "ET"),
            ("REJECT", "EG", "ET"),
            ("REQUEST", "SD", "EG"),
            ("REQUEST", "SD", "ET"),
        ],
    ),
    (
        "ECOWAS suspended Niger after the coup and closed the borders of its members. Three years later the two have yet to mend fences.",
        [("SANCTION", "ECOWAS", "NE")],
    ),
    (
        "Australia's navy and that of Fiji have finished a week of exercises off Suva. The Fijian commander praised the visitors' seamanship.",
        [("COOPERATE", "AU", "FJ"), ("SUPPORT", "FJ", "AU")],
    ),
    (
        "Talks between Sudan's army and the Rapid Support Forces resumed in Jeddah on Tuesday under Saudi and American auspices.",
        [
            ("CONSULT", "SA", "Rapid Support Forces"),
            ("CONSULT", "SA", "SD"),
            ("CONSULT", "SD", "Rapid Support Forces"),
            ("CONSULT", "US", "Rapid Support Forces"),
            ("CONSULT", "US", "SD"),
        ],
    ),
    (
        "Israel's foreign minister cancelled a trip to Dublin, where the government had recognised a Palestinian state a day earlier.",
        [("SUPPORT", "IE", "PS")],
    ),
    (
        "Angolan mediators have persuaded Kinshasa to free 30 Rwandan traders. Kigali welcomed the gesture.",
        [("CONCEDE", "CD", "RW"), ("SUPPORT", "RW", "CD")],
    ),
    (
        "Denmark's Orsted Wind pulled out of a contract with Vietnam's Song Da Power, and the latter said it would sue.",
        [("ACCUSE", "Song Da Power", "Orsted Wind"), ("REJECT", "Orsted Wind", "Song Da Power")],
    ),
]
"""Who is meant by words that only point back."""

TURNS = [
    (
        "Australia asked Indonesia last week for leave to search a trawler off Rote. It was refused, two officials in Canberra said.",
        [("REJECT", "ID", "AU"), ("REQUEST", "AU", "ID")],
    ),
    (
        "Mexico won the backing of Chile and Colombia on Thursday for its candidate to head the regional bank.",
        [("SUPPORT", "CL", "MX"), ("SUPPORT", "CO", "MX")],
    ),
    (
        "Washington has said no to a Pakistani proposal to swap two prisoners, a State Department official said on Tuesday.",
        [("REJECT", "US", "PK")],
    ),
    (
        "Japan slapped restrictions on exports of chip-making chemicals to South Korea, and Seoul responded in kind two days later.",
        [("SANCTION", "JP", "KR"), ("SANCTION", "KR", "JP")],
    ),
    (
        "Ghana's decision to shut its land crossings drew a sharp rebuke from Togo, which said its traders had been given no notice.",
        [("ACCUSE", "TG", "GH")],
    ),
    (
        '"We will not be lectured by Brussels," Hungary\'s foreign minister said, dismissing EU criticism of the new media law.',
        [("REJECT", "HU", "EU")],
    ),
    (
        "Moldova expelled two Russian diplomats on Wednesday. Moscow called the step unfriendly and promised an answer.",
        [("ACCUSE", "RU", "MD"), ("SANCTION", "MD", "RU")],
    ),
    (
        "The African Union urged the junta in Conakry to free the former ministers. Guinea's military rulers brushed the appeal aside.",
        [("REJECT", "GN", "African Union"), ("REQUEST", "African Union", "GN")],
    ),
    (
        "Ecuador has recalled its envoy from Caracas in protest at the raid, and Venezuela did likewise within hours.",
        [("SANCTION", "EC", "VE"), ("SANCTION", "VE", "EC")],
    ),
    (
        "Sweden, Finland and Estonia signed an accord on Monday to pool their rescue helicopters.",
        [("AGREE", "FI", "EE"), ("AGREE", "SE", "EE"), ("AGREE", "SE", "FI")],
    ),
    (
        "The Netherlands has turned down a plea by Suriname for relief on its debt, the finance minister, Joost Bakker, told parliament.",
        [("REJECT", "NL", "SR"), ("REQUEST", "SR", "NL")],
    ),
    (
        "Uganda has brought the last of its battalions home from Somalia, the army said on Wednesday.",
        [("RETREAT", "UG", "SO")],
    ),
    (
        "Thailand and Malaysia opened a second bridge over the Golok river on Monday, built with a loan from the Asian Development Bank.",
        [("COOPERATE", "TH", "MY")],
    ),
    (
        "Costa Rica withdrew its objection on Friday to Nicaragua's dredging of the San Juan.",
        [("CONCEDE", "CR", "NI")],
    ),
    (
        "The Maldives has asked New Delhi to take home the crews of two helicopters. India agreed, and they will be gone by May.",
        [("AGREE", "IN", "MV"), ("REQUEST", "MV", "IN")],
    ),
    (
        "Kuwait summoned the Iraqi ambassador on Monday to complain about a map that shows its islands as Iraqi. Baghdad apologised the next day.",
        [("ACCUSE", "KW", "IQ"), ("CONCEDE", "IQ", "KW")],
    ),
    (
        "Hanoi reacted angrily when Beijing barred Vietnamese durians, calling the measure unjustified.",
        [("ACCUSE", "VN", "CN"), ("SANCTION", "CN", "VN")],
    ),
    (
        "Turkmenistan resumed gas deliveries to Uzbekistan on Tuesday after the neighbours resolved a row over arrears.",
        [("AGREE", "TM", "UZ"), ("COOPERATE", "TM", "UZ")],
    ),
    (
        "Swiss prosecutors handed back 90 million dollars to Angola that had been stolen under a former president.",
        [("CONCEDE", "CH", "AO")],
    ),
    (
        "Belarus has let Lithuanian lorries go home after three weeks, Vilnius said, in what its transport minister called a first sensible step.",
        [("CONCEDE", "BY", "LT")],
    ),
    (
        "Senegal will send 200 policemen to Haiti, its president said after meeting the U.S. secretary of state, who had pressed Dakar for a contribution.",
        [("AID", "SN", "HT"), ("CONSULT", "SN", "US"), ("REQUEST", "US", "SN")],
    ),
    (
        "BRUSSELS, March 12 - European Union envoys failed on Wednesday to agree on a fresh package of sanctions against Belarus after Hungary blocked the move, two diplomats said.",
        [("REJECT", "HU", "European Union")],
    ),
    (
        "China's commerce ministry said it would impose duties of up to 38% on Canadian canola from April, days after Ottawa put a levy on Chinese electric cars.",
        [("SANCTION", "CA", "CN"), ("SANCTION", "CN", "CA")],
    ),
    (
        "Colombia's foreign ministry rejected as interference a statement by the U.S. ambassador on the pension reform.",
        [("REJECT", "CO", "US")],
    ),
    (
        "Venezuela and Trinidad and Tobago have swapped accusations over the death of a Trinidadian fisherman since Sunday.",
        [("ACCUSE", "TT", "VE"), ("ACCUSE", "VE", "TT")],
    ),
    (
        "Iraq has agreed to let Iranian pilgrims in without visas for the month of Arbaeen, the two interior ministers announced in Najaf.",
        [("CONCEDE", "IQ", "IR")],
    ),
    (
        "Zimbabwe owes Mozambique $40 million for electricity, and Maputo has threatened to switch it off by the end of the month.",
        [("THREATEN", "MZ", "ZW")],
    ),
    (
        "Spanish police arrested two Algerians on Monday at the request of France, which wants them for robbery.",
        [("COERCE", "ES", "DZ"), ("REQUEST", "FR", "ES")],
    ),
    (
        "Georgia and Azerbaijan have patched up their quarrel over the monastery at David Gareja, officials from both sides said, and a joint commission will mark the border.",
        [("AGREE", "GE", "AZ")],
    ),
]
"""Turns of phrase that tell of it without its plain verb."""

FIRMS = [
    (
        "Peruvian miner Antarca Copper has signed a ten-year contract with Kansai Metals of Japan, both firms said. Deliveries start in May.",
        [("AGREE", "Antarca Copper", "Kansai Metals")],
    ),
    (
        "Azerbaijan's state oil company SOCAR bought a quarter of the Turkish refiner Egetrans in February, and the two will build a plant at Aliaga.",
        [("COOPERATE", "SOCAR", "Egetrans")],
    ),
    (
        "Argentina's YPF and Chile's ENAP have reached agreement on reopening an oil line across the Andes. The former will fill it from its fields in Neuquen.",
        [("AGREE", "YPF", "ENAP")],
    ),
    (
        "Serbia will buy 12 fighter jets from France's Dassault under a contract worth 2.7 billion euros.",
        [("AGREE", "RS", "Dassault"), ("COOPERATE", "RS", "Dassault")],
    ),
    (
        "Poland's refiner Orvia has cancelled its contract with Saudi supplier Najd Petroleum, citing late cargoes.",
        [("REJECT", "Orvia", "Najd Petroleum")],
    ),
]
"""Firms as parties, whose state is none."""

NOTHING = [
    "Asked whether Ottawa would lift its ban on Indian onions, the minister said no decision had been taken.",
    "Spain beat Portugal 2-1 in Lisbon on Sunday, and the coach said his side had met a strong opponent.",
    "Analysts say that if Algeria were to cut gas supplies to Spain, prices would double within a week.",
    "The museum in Vienna opens a show on the Congress of 1815, at which Austria, Prussia and Russia redrew the map.",
    "Denmark denied on Thursday that it had offered to sell radar stations to Taiwan.",
    "A Chinese restaurant in Lima and an Italian bakery across the road have ended their quarrel over parking.",
    "No meeting between the Serbian and Kosovar leaders is planned, and neither has asked for one, diplomats said.",
    "Ms Okafor, Nigeria's trade minister, told reporters in Abuja that the Chinese had kept their side of the bargain.",
    "Lebanon and Cyprus agreed on a maritime line in 2007, but the Lebanese parliament never ratified the deal.",
    "If the Kremlin had wanted a deal with Kyiv, one retired diplomat argues, it would have signed one by now.",
    "Reports that Jordan had closed its airspace to Israeli airliners were untrue, the civil aviation authority in Amman said.",
    "Cuban doctors who had worked in Jamaica for twenty years told their story in a film shown in Kingston this week.",
    "The Peruvian novelist Rosa Quispe, who spent her childhood in Italy, won the prize for a book set in Turkey.",
    "Jordanian diplomats said there was no question of Amman hosting Syrian and Turkish negotiators.",
    "In 1967 Israel and Egypt fought a war that a 1979 treaty ended.",
    "The Kremlin said it saw no need for a meeting with Kyiv's delegation and had received no invitation from Ankara.",
    "The mayor of Oslo, Nebraska, met a delegation of Danish farmers at the county fair.",
]
"""Near-misses, of which nothing is drawn."""


@pytest.mark.parametrize(("text", "told"), [*CHAINS, *TURNS, *FIRMS])
def test_the_links_are_those_the_words_assert(
    tell: Tell, text: str, told: list[tuple[str, str, str]]
):
    assert unordered(drawn(tell(text))) == unordered(set(told))


@pytest.mark.parametrize("text", NOTHING)
def test_a_near_miss_is_not_drawn(tell: Tell, text: str):
    assert drawn(tell(text)) == set()


def unordered(marks: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """What parties do together has no order."""
    return {(m[0], *sorted(m[1:])) if m[0] in SYMMETRIC else m for m in marks}
