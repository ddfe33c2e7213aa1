"""Each of PLOVER's types: sentences that tell of it, and near-misses that don't.

They were written from the definitions, apart from the lexicon.
"""

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell, drawn

POSITIVES = {
    "AGREE": [
        ("Chile and Peru signed a fishing accord in Lima.", "CL", "PE"),
        ("A treaty between Poland and Slovakia was concluded on Monday.", "PL", "SK"),
        ("Qatar struck a deal with Egypt to buy onions.", "QA", "EG"),
        ("Mali and Niger agreed to share the water of the river.", "ML", "NE"),
    ],
    "CONSULT": [
        ("Norway's foreign minister met her Danish counterpart in Oslo.", "NO", "DK"),
        ("Talks between Iran and Oman resumed on Sunday.", "IR", "OM"),
        ("The president of Ghana telephoned the president of Togo.", "GH", "TG"),
        ("Kenya's premier flew to Kampala on Tuesday.", "KE", "UG"),
    ],
    "SUPPORT": [
        ("Ireland praised Canada for its patience.", "IE", "CA"),
        ("Japan voiced its support for Fiji.", "JP", "FJ"),
        ("Bolivia backed Chile's claim to the islands.", "BO", "CL"),
    ],
    "CONCEDE": [
        ("Iran released two French tourists on Wednesday.", "IR", "FR"),
        ("Canada lifted its sanctions on Bolivia.", "CA", "BO"),
        ("Japan apologised to South Korea.", "JP", "KR"),
    ],
    "COOPERATE": [
        ("Mozambique sells electricity to Malawi.", "MZ", "MW"),
        ("Kenya and Tanzania held a joint naval exercise off Mombasa.", "KE", "TZ"),
        ("Indonesia and Malaysia will jointly patrol the strait.", "ID", "MY"),
    ],
    "AID": [
        ("Norway gave Malawi thirty tonnes of maize.", "NO", "MW"),
        ("Cuba has sent 200 doctors to Jamaica.", "CU", "JM"),
        ("Egypt received a loan of 300 million dollars from China.", "CN", "EG"),
    ],
    "RETREAT": [
        ("Ethiopia withdrew its troops from Somalia.", "ET", "SO"),
        ("French soldiers left Niger in April.", "FR", "NE"),
        ("Thai forces have pulled back from Cambodia.", "TH", "KH"),
    ],
    "REQUEST": [
        ("Spain asked Morocco to take back the boats.", "ES", "MA"),
        ("Lebanon called on Israel to withdraw.", "LB", "IL"),
        ("Japan demanded an apology from China.", "JP", "CN"),
    ],
    "ACCUSE": [
        ("Burundi accused Rwanda of arming rebels.", "BI", "RW"),
        ("Chile condemned Venezuela for the killing of a dissident.", "CL", "VE"),
        ("Poland summoned the Belarusian ambassador.", "PL", "BY"),
    ],
    "REJECT": [
        ("Sudan rejected Ethiopia's offer of talks.", "SD", "ET"),
        ("Kazakhstan turned down a Russian offer to supply the pumps.", "KZ", "RU"),
        ("China vetoed a resolution drafted by the United States.", "CN", "US"),
    ],
    "THREATEN": [
        ("North Korea threatened South Korea with destruction.", "KP", "KR"),
        ("Iran warned Azerbaijan against a new base.", "IR", "AZ"),
        ("Algeria threatened to close its border with Mali.", "DZ", "ML"),
    ],
    "SANCTION": [
        ("Britain imposed sanctions on Myanmar.", "GB", "MM"),
        ("Latvia expelled a Russian diplomat.", "LV", "RU"),
        ("Poland closed its border with Belarus.", "PL", "BY"),
        ("India banned imports from Turkey.", "IN", "TR"),
    ],
    "PROTEST": [
        ("Thousands of Iraqis marched on the Turkish embassy in Baghdad.", "IQ", "TR"),
        ("Kenyan students rallied outside the Chinese embassy.", "KE", "CN"),
        ("Greeks protested outside the American consulate on Sunday.", "GR", "US"),
    ],
    "ASSAULT": [
        ("Israeli warplanes struck a village in Lebanon.", "IL", "LB"),
        ("Al-Shabab gunmen killed six Kenyan policemen near Mandera.", "Al-Shabab", "KE"),
        ("Russia launched a missile attack on Ukraine.", "RU", "UA"),
        ("Turkish artillery shelled a post of the Syrian army.", "TR", "SY"),
    ],
    "COERCE": [
        ("Iran seized a Greek tanker in the Gulf of Oman.", "IR", "GR"),
        ("Belarus detained two Polish journalists.", "BY", "PL"),
        ("Eritrean troops occupied an Ethiopian town.", "ER", "ET"),
    ],
    "MOBILIZE": [
        ("Russia massed 100,000 troops on Ukraine's border.", "RU", "UA"),
        ("Venezuela deployed troops to its border with Guyana.", "VE", "GY"),
        ("China sent 30 warplanes into Taiwan's air defence zone.", "CN", "TW"),
    ],
}  # fmt: skip

NEAR_MISSES = {
    "AGREE": [
        "Chile and Peru failed to agree on a fishing accord.",
        "Qatar and Egypt make a great deal of noise about onions.",
        "Farmers in Poland agree with farmers in Slovakia that it is dry.",
    ],
    "CONSULT": [
        "The foreign ministers of Norway and Denmark did not meet in Oslo.",
        "Belgium meet Sweden in the quarter-finals of the cup on Friday.",
        "The road from Kenya meets the road from Uganda at Busia.",
    ],
    "SUPPORT": [
        "Ireland refused to praise Canada.",
        "Japan's wall supports the roof of a Fijian house.",
        "Bolivia might back Chile one day.",
    ],
    "CONCEDE": [
        "Iran has not released the French tourists.",
        "A lift was broken in Canada and another in Bolivia.",
        "Japan would consider releasing Korean sailors.",
    ],
    "COOPERATE": [
        "Wheat from Mozambique and Malawi fell in price.",
        "Kenya and Tanzania cancelled a joint naval exercise.",
        "Indonesia and Malaysia both had rain.",
    ],
    "AID": [
        "Norway gave Malawi no reason for its silence.",
        "Cuba never sent doctors to Jamaica.",
        "Egypt gave Libya a lesson in the semi-final.",
    ],
    "RETREAT": [
        "Ethiopia will not withdraw its troops from Somalia.",
        "French wine left Niger cold.",
        "Thailand denied that its forces had pulled back from Cambodia.",
    ],
    "REQUEST": [
        "Nobody in Spain asked what Morocco thought.",
        "Lebanon and Israel were called at dawn.",
        "If Japan demanded an apology, China would laugh.",
    ],
    "ACCUSE": [
        "Burundi denied that it had accused Rwanda.",
        "Chile and Venezuela condemned an old bridge each.",
        "Poland could summon the Belarusian ambassador.",
    ],
    "REJECT": [
        "Sudan did not reject Ethiopia's offer.",
        "Kazakhstan's goalkeeper turned away a Russian shot in the first half of the match.",
        "A shop in China rejected coins, and one in the United States took them.",
    ],
    "THREATEN": [
        "Clouds threatened South Korea and North Korea.",
        "Iran never warned Azerbaijan.",
        "Drought threatens farmers in Algeria and Mali.",
    ],
    "SANCTION": [
        "Britain has lifted its sanctions on Myanmar.",
        "Latvia might expel a Russian diplomat.",
        "Poland denied closing its border with Belarus.",
    ],
    "PROTEST": [
        "Iraqis walked past the Turkish embassy on their way to work.",
        "No students rallied outside the Chinese embassy.",
        "In 1974 Greeks protested outside the American consulate.",
    ],
    "ASSAULT": [
        "Israel's minister attacked the budget and Lebanon's praised it.",
        "Russia denied that it had attacked Ukraine.",
        "Turkey attacked down the left wing and Syria hit the post late in the match.",
    ],
    "COERCE": [
        "Iran seized the chance to talk to Greece.",
        "Belarus denied detaining Polish journalists.",
        "A song from Eritrea captured the mood in Ethiopia.",
    ],
    "MOBILIZE": [
        "Russia said it had no troops on Ukraine's border.",
        "A rumour that Venezuela had sent troops to its border with Guyana was false.",
        "Troops of tourists from China moved through Taiwan.",
    ],
}  # fmt: skip

CASES = [(kind, *case) for kind, cases in POSITIVES.items() for case in cases]
MISSES = [(kind, text) for kind, texts in NEAR_MISSES.items() for text in texts]
SYMMETRIC = {"AGREE", "CONSULT", "COOPERATE"}


def test_every_type_has_three_of_each():
    assert set(POSITIVES) == set(NEAR_MISSES)
    assert all(len(cases) >= 3 for cases in (*POSITIVES.values(), *NEAR_MISSES.values()))


@pytest.mark.parametrize(("kind", "text", "source", "target"), CASES)
def test_a_sentence_that_tells_of_it(tell: Tell, kind: str, text: str, source: str, target: str):
    found = drawn(tell(text))
    turned = {(kind, target, source)} if kind in SYMMETRIC else set()
    assert found & ({(kind, source, target)} | turned), found


@pytest.mark.parametrize(("kind", "text"), MISSES)
def test_a_near_miss_draws_nothing_of_the_kind(tell: Tell, kind: str, text: str):
    assert not {mark for mark in drawn(tell(text)) if mark[0] == kind}
