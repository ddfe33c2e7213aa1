"""Two names of the gold set and the program are one actor, or are not."""

from __future__ import annotations

import pytest

from geo.evaluate.same_actor import SameActor

TEXT = (
    "Fighters of the Karen National Union (KNU) met the Blue River Front, or BRF, in Mae Sot. "
    "The KNU and the League of Ports (LOP) signed."
)


@pytest.mark.parametrize(
    ("name", "key", "same"),
    [
        ("MM", "MM", True),
        ("MM", "TH", False),
        ("MM", "mm", False),
        ("the Karen National Union", "Karen National Union", True),
        ("Rebels", "rebel", True),
        ("KNU", "Karen National Union", True),
        ("Blue River Front", "BRF", True),
        ("BRF", "Karen National Union", False),
        ("LOP", "League", False),
        (None, None, True),
        (None, "KNU", False),
    ],
)
def test_names_are_compared_as_the_text_gives_them(
    name: str | None, key: str | None, same: bool
) -> None:
    assert SameActor(TEXT)(name, key) is same
