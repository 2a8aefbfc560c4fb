"""The table of the sets that nothing is learned from: its figures, on readings of which is known what is wrong."""

from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from worlds.project_files import ROOT


@pytest.fixture
def sets(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The benchmark, as a module."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return import_module("reading_sets")


def claim(point: float, force: str = "KE", probability: float = 0.95) -> dict[str, Any]:
    """A claim, written or read."""
    return {
        "point": point, "low": point, "high": point, "quantity": "present", "bound": "exact", "mode": "asserted",
        "claimant": "the army", "relay": [], "force": force, "scope": "total", "probability": probability,
    }  # fmt: skip


READ = [
    ({"claims": [claim(100), claim(200)]}, [claim(100), claim(200, "UG")]),
    ({"claims": [claim(300, "")]}, [claim(301, "UG"), claim(400, probability=0.9)]),
    ({"claims": []}, [claim(5, probability=0.4)]),
]


def test_whose_force_is_asked_where_it_is_told(sets: ModuleType) -> None:
    """One right and one wrong of two; a claim whose force was left blank is not asked, and no blank is wrong."""
    assert sets.force(READ) == "0.50, 0.50"
    assert sets.force([({"claims": [claim(100)]}, [claim(100, "")])]) == "0.00, 0.00"


def test_how_far_a_likelihood_is_to_be_trusted(sets: ModuleType) -> None:
    """Four are told .9 or more, of which the 400 is nobody's; the fifth is told .4 and wrong."""
    assert sets.sure(READ) == "4, 0.75"
    error = (abs(3 * -0.05 + 0.9) + 0.4) / 5
    assert sets.calibration_error(READ) == f"{error:.3f}"


def test_a_table_has_every_level(sets: ModuleType) -> None:
    """Number: three of three and two too many; a set of nothing wrong stands at one."""
    right = [({"claims": [claim(7)]}, [claim(7)])]
    lines = sets.table({"some": READ, "right": right}).splitlines()
    assert lines[0] == "| F1 | some | right |"
    assert f"| number | {2 * 3 / 8:.3f} | 1.000 |" in lines
    assert "| passages, claims | 3, 3 | 1, 1 |" in lines
    assert "| passages without a claim that are given one | 1 of 1 | 0 of 0 |" in lines
