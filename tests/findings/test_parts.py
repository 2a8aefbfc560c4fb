"""The types of the findings: plain data, in closed sets, that need no numerical library."""

import subprocess
import sys
from dataclasses import fields
from enum import Enum

import pytest

from passmuster.findings.parts import audit, backtest, counts, evidence, methods, outlook, partner, precedents
from worlds.findings_example import example

PARTS = (audit, backtest, counts, evidence, methods, outlook, partner, precedents)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__.rpartition(".")[2])
def test_every_type_is_frozen_and_says_what_it_is(part) -> None:
    """A line cannot be changed once it is found, and each has a docstring."""
    for name in part.__all__:
        kind = getattr(part, name)
        if isinstance(kind, type):
            assert kind.__doc__
            assert issubclass(kind, Enum) or kind.__dataclass_params__.frozen


def test_nothing_heavy_is_needed_to_read_findings() -> None:
    """What was worked out before is read back without NumPy, SciPy or JAX."""
    code = "import sys, passmuster.findings.findings; print(sorted({'numpy', 'scipy', 'jax'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_example_holds_members_of_closed_sets() -> None:
    """Where a set is closed, the findings hold its members."""
    shown = example()
    assert {type(row.verdict).__name__ for row in shown.muster} == {"VerdictWord"}
    assert {type(row.kind).__name__ for row in shown.statements} == {"StatementKind"}
    assert {type(row.kind).__name__ for row in shown.lever_effects} == {"EffectKind"}
    assert type(shown.diagnostics.status).__name__ == "FitStatus"
    assert {part.name for part in fields(shown)} >= {"muster", "joint", "conflicts"}
