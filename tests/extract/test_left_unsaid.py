"""Parties that a sentence leaves to what stands around it, and near misses of them.

Each text is read as an article of its own; " // " parts paragraphs.
"""

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell, drawn

TRANSCRIPTS = {
    "Will Niger comment?": (
        "In May the minister of Peru will visit Togo. // Q: Will Niger comment on the raid by "
        "Mali? // A: We condemn Mali's raid. // Q: And Togo? // A: We urge Togo to pay.",
        {("ACCUSE", "NE", "ML"), ("REQUEST", "NE", "TG")},
    ),
    "a name heads the answers": (
        "QUESTION: Mali has complained to your embassy. // AMA OSEI: I am Ama Osei of Ghana. "
        "// QUESTION: And Togo? // AMA OSEI: We have asked Togo to pay.",
        {("ACCUSE", "ML", "GH"), ("REQUEST", "GH", "TG")},
    ),
    "outlets ask": (
        "Reuters: What is China's response to the tariffs of Mexico? // Lin Hao: We urge Mexico to "
        "lift them. // AFP: Did you see the envoy of Peru? // Lin Hao: We thank Peru.",
        {("REQUEST", "CN", "MX"), ("SUPPORT", "CN", "PE")},
    ),
    "whose reaction is asked for": (
        "Question: What is Oman's reaction to the tariffs? // Answer: We call on India to lift "
        "them. // Question: Did Iran send a note? // Answer: Iran has handed us a note of "
        "protest. We reject it.",
        {("REQUEST", "OM", "IN"), ("ACCUSE", "IR", "OM"), ("REJECT", "OM", "IR")},
    ),
}

FOLLOWING = {
    "otherwise": (
        "Kenya urged Uganda to reopen the bridge. Otherwise Kenya will take further measures.",
        {("THREATEN", "KE", "UG")},
    ),
    "or else": (
        "Peru demanded that Chile pay its debts; failing that, it would impound the ships.",
        {("THREATEN", "PE", "CL")},
    ),
    "resumed": (
        "Peru halted deliveries of fuel to Bolivia in March. They were restarted on Monday.",
        {("SANCTION", "PE", "BO"), ("CONCEDE", "PE", "BO")},
    ),
    "the suspension": (
        "Iceland suspended flights to Norway. The suspension was lifted yesterday.",
        {("CONCEDE", "IS", "NO")},
    ),
    "payments were frozen": (
        "Peru condemned Bolivia, and loans for a road were suspended.",
        {("SANCTION", "PE", "BO")},
    ),
    "each says the other began": (
        "Kenyan and Ugandan troops clashed at a ford. Each government says that the other began.",
        {("ACCUSE", "KE", "UG"), ("ACCUSE", "UG", "KE")},
    ),
    "to blame": (
        "Norway and Iceland quarrel over herring. Both capitals say the other is to blame.",
        {("ACCUSE", "NO", "IS"), ("ACCUSE", "IS", "NO")},
    ),
    "to a table": (
        "It was Oman, in the chair this year, that got the presidents of Peru and Chile to a "
        "table in Muscat.",
        {("CONSULT", "OM", "PE"), ("CONSULT", "OM", "CL"), ("CONSULT", "PE", "CL")},
    ),
    "brought to the table by": (
        "The ministers of Ghana and Togo were brought to the negotiating table by Norway.",
        {("CONSULT", "NO", "GH"), ("CONSULT", "NO", "TG"), ("CONSULT", "GH", "TG")},
    ),
    "on both sides": (
        "Peruvian soldiers shelled a Chilean fort. Mortars thundered on both sides of the border.",
        {("ASSAULT", "PE", "CL"), ("ASSAULT", "CL", "PE")},
    ),
    "gunners answered": (
        "Eritrean rockets fell on an Ethiopian school. Ethiopian gunners answered.",
        {("ASSAULT", "ER", "ET"), ("ASSAULT", "ET", "ER")},
    ),
    "the school of a village told of": (
        "The Ethiopian village lies by the river. On Monday Eritrean rockets fell on the school.",
        {("ASSAULT", "ER", "ET")},
    ),
    "the observers": (
        "Ghanaian officers will watch the truce. Niger accepted the observers. Mali will not "
        "have them.",
        {("AGREE", "NE", "GH"), ("REJECT", "ML", "GH")},
    ),
    "under the deal": (
        "Serbia and Albania agreed on a deal. Under the deal, Serbia will stop stamping the "
        "passports of lorry drivers.",
        {("AGREE", "RS", "AL"), ("CONCEDE", "RS", "AL")},
    ),
    "tents sent by": (
        "On the Chadian side 4,000 people are living under tents sent by Norway.",
        {("AID", "NO", "TD")},
    ),
}

AT_HOME = (
    "NAIROBI — Kenya's cabinet met on Monday. Norway has promised 20 million US dollars a year. "
    "The Japanese ambassador handed over a letter of protest. Peruvian rice for flood victims "
    "was being unloaded at the quay. Iceland's police trainers are staying after all. Denmark "
    "gave notice that it would halve its assistance unless the law was changed. The foreign "
    "minister of Chile, who flew in on Sunday, dined with the president and praised the "
    "cabinet's good sense."
)

WISHES = {
    "Kenya's proposal is that Uganda halt its patrols.": {("REQUEST", "KE", "UG")},
    "Norway's suggestion was for Iceland to open the port.": {("REQUEST", "NO", "IS")},
    "Peru recommended that Chile open the border.": {("REQUEST", "PE", "CL")},
    "Japan twice put the vote off, at Washington's asking.": {
        ("REQUEST", "US", "JP"),
        ("CONCEDE", "JP", "US"),
    },
    "The launch was postponed by Japan at the urging of Washington.": {
        ("REQUEST", "US", "JP"),
        ("CONCEDE", "JP", "US"),
    },
    "Japan remains opposed to North Korea's tests.": {("ACCUSE", "JP", "KP")},
    "Peru stays opposed to the Chilean plan for the strait.": {("REJECT", "PE", "CL")},
    "Iceland is outraged by Norway's decision to catch whales.": {("ACCUSE", "IS", "NO")},
    "Mali is furious with Niger over the raid.": {("ACCUSE", "ML", "NE")},
    "Peru's minister said the Bolivians had been betrayed by Chile.": {("ACCUSE", "PE", "CL")},
    "At the invitation of Chancellor Otto Lindner, Prime Minister Ann Ford of Australia will pay "
    "an official visit to Austria from 20 May.": {("CONSULT", "AU", "AT")},
    "Peru's cabinet voted to annul the communiqué which it had signed in Lima with Chile.": {
        ("REJECT", "PE", "CL")
    },
    "Farmers in Niger and their Malian friends dig the wells together.": {
        ("COOPERATE", "NE", "ML")
    },
}

NEAR_MISSES = (
    "Otherwise the rain will stop, Peru's minister said.",
    "Guns boomed on both sides of the house. Peru and Chile were silent.",
    "The view of Oman is that Mali wants rain. Oman's hope is that rains return.",
    "Oman suggested that Mali was larger.",
    "Norway is angry about the rain. Iceland is unhappy with its own coach.",
    "The trainers of the team are staying. Norway won.",
    "The play was put off at the author's request. Peru waits.",
    "NAIROBI — The president spoke. Danish rice is on sale in the shops. Spain's ambassador wrote "
    "a letter to his sister.",
    "NAIROBI — The president spoke. Sweden pledged 5 million dollars to the relief fund.",
    "Spain noted that it does not recognise Kosovo. // Not everyone is convinced. “They sign, then "
    "they argue over what they signed,” said Ana Petrova, who works at a mine.",
    "Each family says that the other began. Peru and Chile play on Sunday.",
    "Peru gave the tenant notice that it would sell the house unless he paid.",
)


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_we_is_who_answers_the_questions(tell: Tell, name: str) -> None:
    text, expected = TRANSCRIPTS[name]

    assert expected <= drawn(tell(text.replace(" // ", "\n\n")))


@pytest.mark.parametrize("name", FOLLOWING)
def test_what_follows_has_the_parties_of_what_was_told(tell: Tell, name: str) -> None:
    text, expected = FOLLOWING[name]

    assert expected <= drawn(tell(text))


def test_who_is_meant_in_a_capital_is_its_state(tell: Tell) -> None:
    assert {
        ("AID", "NO", "KE"),
        ("ACCUSE", "JP", "KE"),
        ("AID", "PE", "KE"),
        ("AID", "IS", "KE"),
        ("THREATEN", "DK", "KE"),
        ("CONSULT", "CL", "KE"),
        ("SUPPORT", "CL", "KE"),
    } == drawn(tell(AT_HOME))


def test_wishes_and_stances_are_told(tell: Tell) -> None:
    told = {text: drawn(tell(text)) for text in WISHES}

    assert not {text: found for text, found in told.items() if not WISHES[text] <= found}


def test_a_deed_that_is_only_proposed_is_not_drawn(tell: Tell) -> None:
    told = drawn(tell("Oman's proposal was that Mali withdraw its troops from Niger."))

    assert told == {("REQUEST", "OM", "ML")}


def test_near_misses_tell_nothing(tell: Tell) -> None:
    told = {text: drawn(tell(text.replace(" // ", "\n\n"))) for text in NEAR_MISSES}

    assert not {text: found for text, found in told.items() if found}


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("Norway condemned the attack on Kenya.", set()),
        ("Peru denounced Russia's invasion of Ukraine.", {("PE", "RU")}),
        ("Oman deplored the killing of two Malians by Niger.", {("OM", "NE")}),
        (
            "Russian missiles hit a Ukrainian port. Norway condemned the attack on Odesa.",
            {("NO", "RU")},
        ),
        ("Norway condemned the coup in Mali.", {("NO", "ML")}),
    ],
)
def test_whom_an_attack_hit_is_not_blamed_for_it(
    tell: Tell, text: str, blamed: set[tuple[str, str]]
) -> None:
    found = {mark[1:] for mark in drawn(tell(text)) if mark[0] == "ACCUSE"}

    assert found == blamed


def test_a_question_asserts_only_what_it_takes_for_known(tell: Tell) -> None:
    known = "Will Kenya respond after Uganda shelled its post?"
    asked = "Did Uganda shell the Kenyan post? Is it true that Oman expelled the envoy of Iran?"

    assert drawn(tell(known)) == {("ASSAULT", "UG", "KE")}
    assert not drawn(tell(asked))


def test_talks_that_brought_nothing_were_held(tell: Tell) -> None:
    events = tell("Eight hours of talks between Peru and Chile brought nothing.")

    assert drawn(events) == {("CONSULT", "PE", "CL")}


def test_the_alliance_is_the_one_of_arms_and_it_the_last_to_act(tell: Tell) -> None:
    text = (
        "NATO and the EU are at odds. The alliance's commander met the Serbian chief of staff. "
        "Peru will open a port and Chile will cut a fee. It accused Norway of theft."
    )

    assert {("CONSULT", "NATO", "RS"), ("ACCUSE", "CL", "NO")} <= drawn(tell(text))
