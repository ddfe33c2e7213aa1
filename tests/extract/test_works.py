"""Works of every kind: where news says they are, how far they are, and what is none."""

from __future__ import annotations

from tests.extract.conftest import Tell

FOUND = {
    # where it is, behind a landscape or a side of a town
    "A copper mine in the hills above Calama is to be dug.": "mine Calama proposed",
    "The gas field, 90 km from Mtwara, has yielded nothing since May.": "field Mtwara idle",
    "The oil field south of Kirkuk pumps 40,000 barrels a day.": "field Kirkuk operating",
    "Welders swarm over the LNG terminal going up in a lagoon outside Mombasa.": (
        "terminal Mombasa construction"
    ),
    "Swedish jets will land at a base that Finland means to lay out in woods close to Kuopio; "
    "the army wants it by 2028.": "base Kuopio proposed",
    # by an aside, by apposition, by whose it is
    "Exports through Mozambique's coal terminal, at Nacala, rose.": "terminal Nacala operating",
    "Namibia's only seaport, Walvis Bay, averaged two ships a day.": "port Walvis Bay operating",
    "Bills are lower thanks to Bukhara, whose state-owned refinery works at full tilt.": (
        "refinery Bukhara operating"
    ),
    # by what a town gets, or is good for
    "Takoradi will get a container terminal.": "terminal Takoradi proposed",
    "Dar es Salaam is a fine place for a fertiliser plant, a feasibility study says.": (
        "plant Dar es Salaam proposed"
    ),
    "Crowds cheered in Kisumu, for the cabinet had given up the refinery meant to rise there.": (
        "refinery Kisumu cancelled"
    ),
    "Cranes tower over the plain at Samarkand as a Turkish firm puts up a refinery.": (
        "refinery Samarkand construction"
    ),
    # what happens around it
    "Kilns went cold a month ago at the cement plant in Tabora.": "plant Tabora idle",
    "Dockers at the port of Lagos struck for higher wages.": "port Lagos operating",
    "The last shaft of the coal mine at Donetsk was filled with concrete.": "mine Donetsk retired",
    "The base at Agadez is kept in working order by a skeleton crew.": "base Agadez mothballed",
    "Niger put its army base at Diffa on the back burner.": "base Diffa shelved",
}
NONE = """
The bus terminal in Lusaka was crowded before the match.
The governor went home to energise his party's base in Kano.
A field of candidates gathered in Accra, all of them oil men.
Gardeners sold plants in Nairobi.
Anti-tank mines were found near Huambo.
Boxes of port were stolen in Maputo.
Shares in Harare-listed Field & Sons dipped.
The envoys talked about naval bases in Doha's best hotel.
The refinery at Xyzgorod, north of Khartoum, was burnt out.
"""


def told(tell: Tell, text: str) -> list[str]:
    return [f"{f.kind} {f.place.name} {f.status}" for f in tell(text).facilities]


def test_works_where_news_places_them(tell: Tell):
    wrong = {
        text: (found, expected)
        for text, expected in FOUND.items()
        if (found := told(tell, text)) != [expected]
    }
    assert not wrong


def test_what_is_no_work_or_lies_nobody_knows_where(tell: Tell):
    assert not told(tell, NONE)
