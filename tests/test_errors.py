"""Errors name the input and the remedy, wherever they are raised."""

from __future__ import annotations

import pickle

import pytest

from geo import errors
from geo.errors import ArticleTooLarge, GeoError

every_error = pytest.mark.parametrize(
    "kind", [k for k in vars(errors).values() if isinstance(k, type) and issubclass(k, GeoError)]
)


def test_an_error_is_a_sentence_with_its_remedy() -> None:
    error = ArticleTooLarge("big.txt", "is over the limit of 10 MB", "Give a shorter article")
    assert str(error) == "big.txt: is over the limit of 10 MB. Give a shorter article."


def test_without_a_remedy_it_is_one_sentence() -> None:
    assert str(GeoError("x", "is wrong")) == "x: is wrong."


@every_error
def test_an_error_survives_the_way_from_a_worker_process(kind: type[GeoError]) -> None:
    error = kind("a.pdf", "can't be read", "Give another file")
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is kind
    assert (back.subject, back.trouble, back.remedy, str(back)) == (
        "a.pdf", "can't be read", "Give another file", str(error),
    )  # fmt: skip


@every_error
def test_every_error_says_when_it_is_raised(kind: type[GeoError]) -> None:
    assert kind.__doc__
