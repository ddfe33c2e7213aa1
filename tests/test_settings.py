"""Settings come from the environment, and a typo is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import SettingsError
from geo.settings import Settings


def test_the_environment_overrides_a_default():
    given = Settings.from_env({"DATELINE_BUILD_DIR": "/var/dateline", "HOME": "/root"})
    assert given.gazetteer_path == Path("/var/dateline/gazetteer.sqlite")


def test_an_unknown_setting_names_the_known_ones():
    with pytest.raises(SettingsError, match="DATELINE_LANGUAGE_MODEL"):
        Settings.from_env({"DATELINE_LANGUAGE_MODLE": "x"})


@pytest.mark.parametrize("value", ["ten", "-1", "0", ""])
def test_a_limit_must_be_a_whole_number_above_0(value: str):
    with pytest.raises(SettingsError, match="whole number above 0"):
        Settings.from_env({"DATELINE_MAX_ARTICLE_BYTES": value})
