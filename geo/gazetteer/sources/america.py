"""How American news shortens its states: the Associated Press's way and the Postal Service's."""

from __future__ import annotations

PRESS = {
    "AL": "Ala.", "AZ": "Ariz.", "AR": "Ark.", "CA": "Calif.", "CO": "Colo.", "CT": "Conn.",
    "DE": "Del.", "FL": "Fla.", "GA": "Ga.", "IL": "Ill.", "IN": "Ind.", "KS": "Kan.",
    "KY": "Ky.", "LA": "La.", "MD": "Md.", "MA": "Mass.", "MI": "Mich.", "MN": "Minn.",
    "MS": "Miss.", "MO": "Mo.", "MT": "Mont.", "NE": "Neb.", "NV": "Nev.", "NH": "N.H.",
    "NJ": "N.J.", "NM": "N.M.", "NY": "N.Y.", "NC": "N.C.", "ND": "N.D.", "OK": "Okla.",
    "OR": "Ore.", "PA": "Pa.", "RI": "R.I.", "SC": "S.C.", "SD": "S.D.", "TN": "Tenn.",
    "TX": "Tex.", "VT": "Vt.", "VA": "Va.", "WA": "Wash.", "WV": "W.Va.", "WI": "Wis.",
    "WY": "Wyo.", "DC": "D.C.",
}  # fmt: skip
"""Associated Press style by postal code."""

FURTHER = {
    "CA": ("Cal.",), "FL": ("Fl.",), "KS": ("Kans.",), "MI": ("Mich.",), "OR": ("Oreg.",),
    "PA": ("Penn.", "Penna."), "WV": ("W. Va.",), "WI": ("Wisc.",), "TX": ("Texas",),
    "DC": ("District of Columbia",), "NE": ("Nebr.",), "ND": ("N. Dak.",), "SD": ("S. Dak.",),
}  # fmt: skip
