"""Passages with every claim written out: how many of them the reader finds, and that it does not fall behind."""

import json
from pathlib import Path
from typing import Any

import pytest

from passmuster.reading.reader import read_text
from worlds.data import ANNOTATED, OTHER_WARS
from worlds.scorer import Agrees, claimant, f1, number, same

LEVELS: list[tuple[str, tuple[Agrees, ...], float]] = [
    ("number", (number,), 0.97),
    ("number and quantity", (number, same("quantity")), 0.90),
    ("with claimant or relay", (number, same("quantity"), claimant), 0.80),
    ("with mode", (number, same("quantity"), same("mode")), 0.80),
    ("with bound", (number, same("quantity"), same("bound")), 0.85),
]
"""What is asked for, the tests, and the bar that the project set for the annotated passages."""


def passages(path: Path) -> list[dict[str, Any]]:
    """The passages of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", [OTHER_WARS, ANNOTATED], ids=["other wars", "annotated"])
@pytest.mark.parametrize(("level", "tests", "bar"), LEVELS, ids=[level for level, _, _ in LEVELS])
def test_claims_are_found(path: Path, level: str, tests: tuple[Agrees, ...], bar: float) -> None:
    """The reader stays above the bar on the annotated passages and on passages about other wars."""
    rows = passages(path)
    read = [[claim.as_dict() for claim in read_text(row["text"]).claims] for row in rows]
    assert f1([row["claims"] for row in rows], read, *tests) >= bar, level


@pytest.mark.parametrize("path", [OTHER_WARS, ANNOTATED], ids=["other wars", "annotated"])
def test_what_is_no_claim_is_left_alone(path: Path) -> None:
    """At most one in fifteen passages without a claim raises a false alarm."""
    rows = [row for row in passages(path) if not row["claims"]]
    alarmed = [row["id"] for row in rows if read_text(row["text"]).claims]
    assert len(alarmed) <= len(rows) / 15, alarmed


@pytest.mark.parametrize("path", [OTHER_WARS, ANNOTATED], ids=["other wars", "annotated"])
def test_every_claim_has_its_receipts(path: Path) -> None:
    """Spans lie in the text and hold the number; cue and rule are there wherever somebody speaks."""
    for row in passages(path):
        for claim in read_text(row["text"]).claims:
            start, end = claim.span
            assert 0 <= start < end <= len(row["text"])
            assert claim.rule
            assert claim.cue or claim.claimant == "article" or "carried" in claim.rule
            assert all(0 <= first < stop <= len(row["text"]) for _, first, stop in claim.marks)
            assert not claim.measures or sum(weight for _, weight in claim.measures) == pytest.approx(1)
