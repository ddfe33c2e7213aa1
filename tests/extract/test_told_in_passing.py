"""Events told in passing: hosts, tours, partners, refusals that point back, soldiers come over."""

# ruff: noqa: E501  (sentences are easier to read whole)

from __future__ import annotations

import pytest

from tests.extract.conftest import Tell, drawn

TOLD = {
    "CONSULT": [
        ("ZM > TG | ZM > GH", "CONAKRY — Togo broke with Ghana two days after a round in Lusaka at which Zambia had served as mediator."),
        ("ZM > GH | MW > TG", "Ghana and Togo resumed talks on the border in Lusaka, with Zambia and Malawi mediating."),
        ("ZM > GH", "Ghana and Togo had talks in Lusaka, where Zambia acted as go-between."),
        ("ZM > TG", "Ghana and Togo met in Lusaka on Monday. The meeting, which Zambia chaired, lasted an hour."),
        ("FI > LV", "The Finnish ambassador walked the new quay with the mayor of Riga."),
        ("NO > ZM", "Norway's trade minister inspected the dam with her Zambian counterpart."),
        ("FI > LV", "The Finnish prime minister cut a ribbon alongside the Latvian president."),
        ("World Bank > KE", "A team of inspectors from the World Bank will tour Mombasa on Friday."),
        ("NL > UG", "Dutch senators visited a camp in Mbarara on Friday."),
        ("GH > TG", "Ghana and Togo's water commission sits in Lome on Friday."),
        ("GH > TG", "The Ghanaian-Togolese river committee reconvenes in Lome in June."),
    ],
    "REQUEST": [
        ("TG > GH", "ACCRA — Togo's consul asked for the release of two pilots held here since May."),
        ("TG > BJ", "Togo pleaded for the freedom of two pilots jailed in Benin."),
        ("Vattena Power > MZ", "Vattena Power and Luso Gas won the block. Maputo has turned down the partners' new request for a tax break."),
        ("Siemens > ZM", "Siemens is building the line. The group has asked Zambia for more time."),
    ],
    "REJECT": [
        ("GH > TG", "ACCRA — Togo's consul asked for the release of two pilots held here since May. The government had no intention of letting them go."),
        ("BJ > TG", "Togo pleaded for the freedom of two pilots jailed in Benin. The authorities in Cotonou see no reason to free them."),
        ("GH > TG", "Togo asked Ghana for the return of two boats. Ghana does not intend to hand them back."),
        ("TG > GH", "Ghana handed Togo a note of protest over dues that Benin had asked it about. Crowds marched. Togo's minister rejected the note."),
        ("MZ > Luso Gas", "Vattena Power and Luso Gas won the block. Maputo has turned down the partners' new request for a tax break."),
    ],
    "AID": [
        ("JP > GH", "ACCRA — Japan will provide a new ferry next year."),
        ("NO > KE", "Norway promised Kisumu $4 million for pumps."),
        ("NO > Kenda Power", "Norway gave Kenda Power, the Zambian utility, 12 million dollars for poles."),
    ],
    "CONCEDE": [
        ("NO > ZM", "Norway's bank waived 30 million dollars that Zambia owed it."),
        ("NO > ZM", "Norway wrote off $2 billion owed by Zambia."),
    ],
    "AGREE": [
        ("ZM > Ostrava Rail", "Zambia signed over the management of the railway to the firm Ostrava Rail."),
        ("OXQ > Kenda Power", "OXQ of Norway signed in Lusaka for 90 megawatts from Kenda Power."),
        ("Tidal Link Systems > Kenda Power", "Tidal Link Systems Ltd announced a survey. Divers went down in May. The sea was calm. The tide was low. The Company signed a contract with Kenda Power."),
    ],
    "COOPERATE": [("LV > EE", "Latvia draws Estonian power all winter.")],
    "PROTEST": [("GH > TG", "ACCRA — Four hundred pupils marched to the Togolese embassy here on Friday.")],
    "THREATEN": [("GH > TG", "Ghana, which has lent Mali soldiers, says it will bring them home unless Togo pays for fuel.")],
    "ASSAULT": [
        ("Red Dawn Front > PE", "LIMA — Members of the Red Dawn Front blew up a power line near Ayacucho."),
        ("Red Dawn Front > PE", "LIMA — Red Dawn Front rebels dynamited the railway on Sunday."),
        ("Red Dawn Front > PE", "LIMA — A convoy of marines came under fire from the Red Dawn Front."),
        ("Red Dawn Front > PE", "LIMA — Policemen came under attack from Red Dawn Front gunmen at dawn."),
        ("TG > GH", "ACCRA — Togolese troops crossed the border at Aflao, torched a market and beat two traders."),
        ("TG > GH", "ACCRA — Togolese soldiers slipped over the frontier on Monday and burned three barns."),
        ("TG > GH", "ACCRA — Two huts were torched by Togolese soldiers who had crossed the river."),
    ],
    "MOBILIZE": [
        ("GH > None", "ACCRA — A detachment of the National Guard is camping near the border."),
        ("GH > TG", "ACCRA — Two platoons of the army have dug in along the border with Togo."),
        ("GH > TG", "ACCRA — The 2nd Battalion has taken up positions on the border with Togo."),
    ],
    "COERCE": [
        ("GH > Red Dawn Front", "ACCRA | Regional police chief Kofi Mensah said a Red Dawn Front member was arrested at Tema on Friday."),
        ("GH > TG", "ACCRA — Togo's consul asked for the release of four Lome fishermen held here since May."),
    ],
}  # fmt: skip

NEAR_MISSES = [
    "The Danish company opened a wind farm in Kenya with German money.",
    "Qatari tourists visited Kyoto in May with a guide.",
    "The Omani minister visited the port of Sohar.",
    "MANILA — The army has no plan to buy new trucks.",
    "OSLO — The company blew up the bridge to make way for a new one.",
    "KIGALI: Rwandan soldiers crossed the square and burned a flag.",
    "Shell took over the terminal in Nigeria. It has shelved its export plant in Ghana.",
    "The war of the gauges between Russia and China ended in a draw.",
    "The battle of the brands between Japan and Germany goes on.",
    "Halden Pipe Corp. asked a federal court in Boston to strike down the rule.",
    "Ghana and Togo fell out over it in May.",
    "HONIARA — Japan will supply gas to its homes.",
]


MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


@pytest.mark.parametrize("kind", TOLD)
def test_what_is_told_in_passing_is_found(tell: Tell, kind: str):
    for pairs, text in TOLD[kind]:
        found = drawn(tell(text))
        for pair in pairs.split(" | "):
            source, target = pair.split(" > ")
            either = {(kind, source, target)}
            either |= {(kind, target, source)} if kind in MUTUAL else set()
            assert either & found, (text, found)


def test_what_only_sounds_like_it_is_no_event(tell: Tell):
    for text in NEAR_MISSES:
        assert not {mark for mark in drawn(tell(text)) if mark[0] != "COOPERATE"}, text


def test_who_hosts_a_signing_signs_nothing(tell: Tell):
    found = drawn(tell("Ghana and Togo signed a truce on Monday, with Zambia as host."))
    agreed = {mark[1:] for mark in found if mark[0] == "AGREE"}
    assert agreed == {("GH", "TG")}
