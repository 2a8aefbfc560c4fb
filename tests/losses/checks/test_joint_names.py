"""Sources that name another, and names with an "and" in them that name nobody."""

import pytest

from passmuster.losses.checks.check import CheckKind
from passmuster.losses.checks.joint_names import look_at_joint_names, named_source
from worlds.small_war import claim

SOURCES = {"AFP": 9, "MoD of Iran": 4, "Ministry of Interior and Justice": 2, "UN": 5}


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("BBC / AFP", "AFP"), ("BBC/afp", "AFP"), ("AFP, citing MoD of Iran", "MoD of Iran"), ("AFP, citing X", "AFP"),
        ("MoD of Iran via AFP", "MoD of Iran"), ("X through AFP", "AFP"), ("UN and AFP", "AFP"), ("AFP & UN", "AFP"),
        ("BBC according to MoD of Iran and UN", "UN"), ("AFP", ""), ("Ministry of Interior and Justice", ""),
        ("AFPA", ""), ("Iran", ""), ("Ministry of Interior", ""), ("UN Mission", ""), ("BBC / Reuters", ""),
    ],
)  # fmt: skip
def test_whom_a_name_names(name: str, named: str) -> None:
    """All of another source's name, beside a sign or word that joins two."""
    assert named_source(name, {**SOURCES, name: 1}) == named


def test_joint_sources_are_asked_about_with_their_rows() -> None:
    """Each by itself, the one that is named first."""
    rows = [claim(0, 1, 1.0, source="AFP"), claim(1, 2, 2.0, source="BBC / AFP"), claim(2, 3, 3.0, source="AFP")]
    (found,) = look_at_joint_names(rows)
    assert (found.kind, found.rows, found.names) == (CheckKind.JOINT_SOURCES, (1,), ("AFP", "BBC / AFP"))
