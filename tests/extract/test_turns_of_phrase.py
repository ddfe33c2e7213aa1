"""The turns of phrase in which news tells of sanctions, protest and force, and what only sounds so.

Each text is a page of short items, one to a paragraph, read at once.
"""

# ruff: noqa: E501  (sentences are easier to read whole)

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell, conflicts, drawn

TOLD = {
    "ASSAULT": [
        ("Omani gunners raked a Yemeni patrol boat with cannon fire.", "OM", "YE"),
        ("Chadian soldiers mowed down a Libyan police squad at Kouri.", "TD", "LY"),
        ("Mortar fire from Tajikistan tore through a Kyrgyz school.", "TJ", "KG"),
        ("Peruvian marines fell upon an Ecuadorean garrison at night.", "PE", "EC"),
        ("Turkish and Greek troops came to blows on an islet.", "TR", "GR"),
        ("Two Senegalese herders died in a Mauritanian bombardment.", "MR", "SN"),
        ("India carried out what it called surgical strikes on camps in Pakistan.", "IN", "PK"),
        ("The sinking of an Eritrean ferry was the work of Sudan, divers said.", "SD", "ER"),
        ("Two Lao pensioners were killed by Thai shelling.", "TH", "LA"),
    ],
    "COERCE": [
        ("Qatari police slapped handcuffs on two Bahraini traders.", "QA", "BH"),
        ("Zambia put a Malawian senator behind bars.", "ZM", "MW"),
        ("Gabon barred a Cameroonian banker from leaving.", "GA", "CM"),
        ("Angolan gendarmes bundled forty Namibian farmers on to a bus.", "AO", "NA"),
        ("Bolivia has nationalised a Chilean mine.", "BO", "CL"),
        ("A Latvian was jailed in Belarus for nine years.", "BY", "LV"),
        ("A Spanish hiker was taken into Algerian custody.", "DZ", "ES"),
        ("Eritrean troops still hold three Ethiopian villages.", "ER", "ET"),
        ("Harare police held two South African reporters overnight.", "ZW", "ZA"),
        ("Seven Samoan fishermen were arrested off Suva, the Fijian navy said.", "FJ", "WS"),
        ("Four Burundian nurses were abducted from a bus near Uvira by Red Tabara.", "Red Tabara", "BI"),
        ("Libya drove forty Chadian migrants into the desert.", "LY", "TD"),
        ("Moroccan marines roped on to a Portuguese tanker.", "MA", "PT"),
    ],
    "MOBILIZE": [
        ("Iran massed guns on a ridge facing Azerbaijan.", "IR", "AZ"),
        ("Columns of Ugandan tanks headed for the Rwandan border.", "UG", "RW"),
        ("Kenya has 4,000 soldiers massed along the Somali border.", "KE", "SO"),
        ("Guatemala dug trenches within sight of the Belizean posts.", "GT", "BZ"),
        ("Japan sent a destroyer to the strait in a signal to China.", "JP", "CN"),
        ("Finland beefed up its garrisons along the Russian border.", "FI", "RU"),
        ("Ghana moved guns to a hill near the Togolese frontier.", "GH", "TG"),
        ("Angola has lined up thirty tanks across from Namibia's salt pans.", "AO", "NA"),
        ("Peru ordered two brigades near the frontier with Bolivia to be ready to fire.", "PE", "BO"),
        ("Thousands of Malian soldiers have been massed along the border with Niger.", "ML", "NE"),
        ("Soldiers have been sent to the Liberian border by Guinea.", "GN", "LR"),
        ("Two Belgian jets took off from Kleine Brogel to identify a Serbian plane.", "BE", "RS"),
        ("Laos put its rocket batteries on alert as a Burmese frigate sailed past.", "LA", "MM"),
        ("Mongolia fired two ballistic missiles over Kazakhstan.", "MN", "KZ"),
        ("Egypt sent 30 warplanes and six ships around Cyprus.", "EG", "CY"),
        ("Cuba sent two patrol ships to the cay after Bahamian marines were spotted there.", "CU", "BS"),
    ],
    "SANCTION": [
        ("Norway stripped Burundi of its trade preferences.", "NO", "BI"),
        ("Latvia declared the Serbian attaché persona non grata.", "LV", "RS"),
        ("Jakarta shut its doors to Fijian passport holders.", "ID", "FJ"),
        ("Paraguay told two Bolivian diplomats to leave.", "PY", "BO"),
        ("Tunis put its aid to Mali on ice.", "TN", "ML"),
        ("Ghana pulled the plug on a Togolese broadcaster.", "GH", "TG"),
        ("Romania stopped buying Moldovan wine over the arrest of a priest.", "RO", "MD"),
        ("Nepal revoked the landing permit of a Bhutanese airline.", "NP", "BT"),
        ("Canada hit Myanmar with a 40% tariff.", "CA", "MM"),
        ("The European Union put duties on Turkish pipes.", "European Union", "TR"),
    ],
    "PROTEST": [
        ("Icelandic dockers staged a sit-in at the gates of the British embassy.", "IS", "GB"),
        ("Malians took to the streets to demand that France leave.", "ML", "FR"),
        ("Serbian farmers blocked a motorway in protest against Hungary.", "RS", "HU"),
        ("Thousands of Iraqis chanted “Death to Israel”.", "IQ", "IL"),
        ("Anti-Chinese riots broke out in Almaty and two other Kazakh towns.", "KZ", "CN"),
        ("Peruvian students tore up Chilean flags.", "PE", "CL"),
        ("Greek nurses rallied in front of the Turkish consulate.", "GR", "TR"),
    ],
}  # fmt: skip

ONLY_SOUNDS_SO = [
    "Brazil hammered Chile 4-0 in the qualifier.",
    "Hailstones pummelled vineyards in France and Italy.",
    "Thai kickboxers knocked out three Cambodians at the games in Phnom Penh.",
    "Turkish rescuers pulled three Greek hikers from a wrecked bus.",
    "A French bank took over the Belgian branch of its rival.",
    "A Minsk court sentenced a Polish journalist in his absence.",
    "Fog trapped Irish travellers at a Scottish airport.",
    "Norway ended imports of Danish eggs because demand had fallen.",
    "An Omani hotel closed its doors to Indian guests for repairs.",
    "Malaysia will not close its market to Thai rice.",
    "Students from Ghana gathered outside the Togolese embassy to collect visas.",
    "Brazilian fans took to the streets of Rio after beating Argentina.",
    "A French frigate sailed into Omani waters for a visit.",
    "A convoy of Kenyan lorries rolled towards the Ugandan border with maize.",
    "Talk that Nigeria had throttled supplies to Ghana was dismissed as gossip.",
]


@pytest.mark.parametrize("kind", TOLD)
def test_a_turn_of_phrase_tells_of_its_type(tell: Tell, kind: str) -> None:
    items = TOLD[kind]
    found = drawn(tell("\n\n".join(text for text, *_ in items)))
    missed = [text for text, source, target in items if (kind, source, target) not in found]
    assert not missed


def test_what_only_sounds_like_force_is_not_drawn(tell: Tell) -> None:
    found = drawn(tell("\n\n".join(ONLY_SOUNDS_SO)))
    assert {mark for mark in found if mark[0] in TOLD} == set()


def test_who_claims_an_attack_may_say_with_the_claim_whom_it_hit(tell: Tell) -> None:
    told = tell("Al-Shabab claimed responsibility for a raid in which nine Kenyan soldiers died.")
    assert ("ASSAULT", "Al-Shabab", "KE", "asserted") in conflicts(told)


def test_a_warship_is_known_by_what_stands_before_its_name(tell: Tell) -> None:
    told = tell("HMS Trent shadowed a Russian submarine on Friday.")
    assert {(source, target) for _, source, target in drawn(told)} == {("GB", "RU")}


def test_the_next_sentence_may_say_for_whom_a_drill_was(tell: Tell) -> None:
    told = tell(
        "Chile staged live-fire drills near Arica. The drills were meant as a warning to Peru."
    )
    assert ("MOBILIZE", "CL", "PE") in drawn(told)


def test_the_pair_are_who_was_told_of_just_before(tell: Tell) -> None:
    told = tell("Two Omani shepherds lost their way in fog. Yemen arrested the pair on Monday.")
    assert ("COERCE", "YE", "OM") in drawn(told)
