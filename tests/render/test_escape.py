"""The one door to folium: what passes is a plain word in HTML, in a script and in a template."""

from __future__ import annotations

import html
import json

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.render.escape import escape, escape_all
from tests.hostile import PAYLOADS

TEXT = st.text(max_size=200) | st.sampled_from(sorted(PAYLOADS.values()))


@given(TEXT)
def test_no_live_character_is_left(text: str):
    assert not set(escape(text)) & set("<>\"'`${}\\\x00\u2028\u2029")


@given(TEXT)
def test_a_template_made_of_it_says_it_unchanged(text: str):
    told = escape(text).replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    assert jinja2.Template(escape(text)).render() == told


@given(st.text(alphabet=st.characters(exclude_characters="\x00\r"), max_size=200))
def test_a_browser_reads_back_the_very_words(text: str):
    assert html.unescape(escape(text)) in (text, html.unescape(html.escape(text)))


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_payload_changes_nothing_in_a_script(payload: str):
    for quote in "\"'`":
        script = f"const name = {quote}{escape(payload)}{quote};"
        assert script.count(quote) == 2
    assert "</script" not in escape(payload).lower()


def test_every_string_of_a_value_is_escaped_keys_too():
    value = {"{{k}}": ["<b>", {"n": ("`", 1.5, None, True)}]}
    assert escape_all(value) == {
        "&#123;&#123;k&#125;&#125;": ["&lt;b&gt;", {"n": ["&#96;", 1.5, None, True]}]
    }
    assert json.loads(json.dumps(escape_all(value))) == escape_all(value)
