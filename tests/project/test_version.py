"""The version and the change log tell the same story."""

import re
from datetime import date
from itertools import pairwise

import pytest

from passmuster import __version__
from worlds.project_files import ROOT

CHANGELOG = ROOT / "CHANGELOG.md"


def entries() -> list[tuple[str, str]]:
    """(version, date or "unreleased") of each entry of the change log, as it stands."""
    return re.findall(r"^## (\S+) \(([^)]+)\)$", CHANGELOG.read_text(encoding="utf-8"), flags=re.MULTILINE)


def as_numbers(version: str) -> tuple[int, ...]:
    """0.10.2 as (0, 10, 2)."""
    return tuple(int(part) for part in version.split("."))


def test_the_version_has_three_numbers() -> None:
    """The version is three whole numbers with points between."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


def test_the_change_log_begins_with_this_version() -> None:
    """The newest entry of the change log is about the version in the code."""
    assert entries()[0][0] == __version__


def test_versions_rise_one_step_at_a_time() -> None:
    """Each version follows the one before by raising one number by one and setting those behind it to zero."""
    versions = [as_numbers(version) for version, _ in entries()]
    for newer, older in pairwise(versions):
        place = next(i for i, (new, old) in enumerate(zip(newer, older, strict=True)) if new != old)
        assert newer == (*older[:place], older[place] + 1, *[0] * (2 - place))


@pytest.mark.parametrize(("version", "when"), entries())
def test_every_entry_has_a_date(version: str, when: str) -> None:
    """Only the newest entry may be unreleased; the others carry a day."""
    if when == "unreleased":
        assert version == __version__
    else:
        date.fromisoformat(when)
