"""Parties who stand in what a text told before: of a joint statement, a vote, an offer."""

# ruff: noqa: E501  (sentences are easier to read whole)

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell, drawn, links

THREE = "The Presidents of Kenya, Uganda and Rwanda met in Kigali on Monday."

TOLD = {
    "each of three": [
        ("CONSULT", "KE-UG KE-RW UG-RW", f"{THREE} The three Heads of State praised the hosts."),
        ("AGREE", "KE-UG KE-RW UG-RW", f"{THREE} The three leaders talked for an hour. Later the Parties signed a Protocol on Rivers."),
        ("COOPERATE", "KE-UG KE-RW UG-RW", f"{THREE} The border services of the three countries will hold an exercise in July."),
        ("CONSULT planned", "KE-UG KE-RW UG-RW", f"{THREE} The next meeting will take place in Entebbe in 2025."),
        ("COOPERATE", "KE-UG", f"{THREE} Rwanda's envoy toured the bank set up by the other two Parties."),
        ("REJECT", "BI>KE BI>UG BI>RW", f"{THREE} The armies of the three countries will hold an exercise. The Burundian Side, which had been invited to send observers, has declined."),
    ],
    "each to the other": [
        ("RETREAT", "KE>UG UG>KE", "The Kenyan and Ugandan Sides noted that each has pulled back its guns from the lake."),
        ("RETREAT", "KE>UG UG>KE", "Kenya and Uganda have both pulled back their troops from the ridge."),
        ("MOBILIZE", "KE>UG UG>KE", "Kenya and Uganda said that each has sent troops to the border."),
    ],
    "who brought them together": [
        ("CONSULT", "OM-IR OM-IQ IR-IQ", "Oman chaired a round of talks with Iranian and Iraqi admirals on Monday."),
        ("CONSULT", "African Union-SD African Union-TD SD-TD", "The African Union facilitated talks with Sudanese and Chadian generals."),
        ("CONSULT", "TR-RU TR-UA RU-UA", "Russian and Ukrainian envoys met on Monday. The talks were chaired by Turkey."),
        ("CONSULT", "EU-RS EU-XK RS-XK", "Serbian and Kosovan officials have been talking since May. Those talks are moderated by the EU, which saw both teams on Friday."),
    ],
    "whose draft it was": [
        ("REJECT", "RU>BE RU>KW CN>BE CN>KW", "Belgium and Kuwait tabled a draft on grain. Eleven members voted for it. Russia and China voted against."),
        ("REJECT", "US>DZ", "The United States voted against a draft resolution that Algeria had circulated."),
        ("REJECT", "RU>FR", "Russia vetoed a resolution drafted by France on Monday."),
        ("SUPPORT", "KE>PE", "The council debated a text sponsored by Peru. Kenya voted in favour of the draft."),
    ],
    "whose ballot": [
        ("REJECT", "RU>US RU>JP", "Russia cast its vote against the text proposed by the United States and Japan."),
        ("SUPPORT", "TD>ML", "Chad cast its ballot for the resolution that Mali had put forward."),
    ],
    "who meet again": [
        ("CONSULT planned", "EE-LV EE-LT LV-LT", "The Prime Ministers of Estonia, Latvia and Lithuania met in Riga. The next round of consultations is to be held in Vilnius in 2025."),
        ("CONSULT planned", "PE-CL", "Peru and Chile signed a treaty on fish. A joint commission will meet in June."),
    ],
    "who offered": [
        ("AGREE", "SD-LY", "Libya has offered to host the generals of Chad and Sudan in May. The Sudanese have agreed."),
        ("REJECT", "RS>TR", "Turkey offered to mediate between Serbia and Kosovo. Serbia refused."),
    ],
    "who gave": [
        ("AID", "CN>KG", "The Kyrgyz minister conveyed his gratitude to China for a loan of 90 million yuan."),
        ("AID", "NO>MW", "Malawi is grateful to Norway for a grant of 40 million kroner."),
        ("AID", "JP>UN", "The UN thanks Japan for a contribution of two million dollars to its fund."),
    ],
    "what is taken back": [
        ("CONCEDE", "PE>CL", "Peru broke off relations with Chile in April and resumed them two weeks later."),
        ("CONCEDE", "KE>UG", "Kenya imposed a ban on Ugandan milk in March and lifted it in April."),
        ("CONCEDE", "ML>UN", "A UN convoy was held at Gao by Malian soldiers on Friday. On Sunday Mali let it through."),
    ],
    "at whose wish": [
        ("REQUEST", "KE>UG", "At Kenya's request Uganda banned the sale of maize."),
        ("REQUEST", "OM>TD", "At the urging of Oman, Chad freed the sailors."),
    ],
    "who is blamed": [
        ("ACCUSE", "CO>VE", "Colombia bombed guerrillas it claims are sheltered by Venezuela."),
        ("ACCUSE", "RW>CD", "Rwanda shelled a militia it says was armed and paid by Congo."),
        ("ACCUSE", "UG>RW", "Uganda says the rebels were trained and equipped by Rwanda."),
        ("ACCUSE", "OM>IR", "Oman complained that two of its fishermen had been arrested by Iran."),
        ("ACCUSE", "FR>M23", "M23 stormed Goma in eastern Congo. France condemned the rebel assault."),
    ],
    "who goes by a name told next": [
        ("ASSAULT", "Front for Change>TD", "Gunmen of the Front for Change burst into the Chadian town of Bol at dawn."),
        ("COERCE", "Boko Haram>NG", "Rebels overran an army post in Nigeria on Sunday. Boko Haram had attacked Nigerian soldiers before dawn."),
    ],
    "who speaks": [
        ("CONSULT", "UN-GH", "The UN is busy. The Secretary-General met the President of Ghana on Monday."),
        ("SUPPORT", "UN>UG", "The Secretary-General is in Accra.\n\nWe commend Uganda for its help.\n\nQuestion: Will he visit Mali?\n\nSpokesman: The UN has no plans."),
    ],
}  # fmt: skip

NEAR_MISSES = [
    "Kenya and Uganda each sent troops to Somalia, where Kenya lost a drone.",
    "Kenya and Uganda played in Kigali. Each has withdrawn from the tournament.",
    "The next round of the cup will be held in Oman.",
    "The European Parliament voted against the motion. Hungary had voted in favour of the budget.",
    "Oman offered a prize. Chad declined to comment.",
    "Oman hoped for rain. Uganda has accepted.",
    "The secretary-general of the party greeted voters in Kenya.",
    "Chad restored its old palace and reopened it.",
    "The author thanks Japan's libraries for a contribution of ideas.",
    "Kenya says its runners were trained by a coach in Uganda.",
    "Fans drove into Accra from Togo to see the match.",
]


@pytest.mark.parametrize("kind", TOLD)
def test_parties_are_found_in_what_was_told_before(tell: Tell, kind: str) -> None:
    for told, pairs, text in TOLD[kind]:
        event, _, standing = told.partition(" ")
        found = drawn(tell(text))
        if standing:
            found = {m[:3] for m in links(tell(text)) if m[3] == standing}
        for pair in (
            pairs.replace("African Union", "African_Union")
            .replace("Front for Change", "Front_for_Change")
            .replace("Boko Haram", "Boko_Haram")
            .split()
        ):
            first, mark, second = pair.replace("_", " ").partition(">" if ">" in pair else "-")
            wanted = {(event, first, second)} | ({(event, second, first)} if mark == "-" else set())
            assert found & wanted, (pair, text, found)


def test_near_misses_draw_nothing(tell: Tell) -> None:
    for text in NEAR_MISSES:
        assert drawn(tell(text)) <= {("AID", "KE", "SO"), ("AID", "UG", "SO")}, text


def test_whoever_wished_for_a_ban_is_not_hit_by_it(tell: Tell) -> None:
    told = drawn(tell("At Kenya's request Uganda banned the sale of maize."))
    assert ("SANCTION", "UG", "KE") not in told


def test_what_came_weeks_later_is_as_old_as_what_it_came_after(tell: Tell) -> None:
    text = "Peru cut ties with Chile in October 2022 and restored them seven weeks later."
    (lifted,) = (x for x in tell(text).links if x.event_type == "CONCEDE")
    assert lifted.standing == "historic"
    assert lifted.when is not None
    assert lifted.when.start is not None
    assert (lifted.when.start.isoformat()[:7], lifted.when.text) == ("2022-11", "seven weeks later")
