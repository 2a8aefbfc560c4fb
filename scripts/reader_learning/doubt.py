"""Doubt: how often claims of a likelihood prove right when the reader has learned nothing from their writer."""

from collections.abc import Sequence
from math import exp, log
from typing import Any

from passmuster.reading.choices.doubt import LEAST
from reader_learning.names import names_one
from reader_learning.table import as_text
from reader_learning.unseen import Read
from worlds.scorer import Agrees, Claim, number, same


def _speaker(gold: Claim, read: Claim) -> bool:
    return any(names_one(name, read["claimant"]) for name in (gold["claimant"], *gold.get("relay", ())))


HEADS: dict[str, tuple[Agrees, ...]] = {
    "whole": (number, same("quantity"), same("bound"), same("mode"), _speaker),
    "measure": (number, same("quantity")),
}
LONGEST_STEP = 0.5
"""A longer step may overshoot to where every weight is nought."""

STEPS = 50
"""Newton's steps; the curve no longer moves after a few."""


def doubt_text(read: Sequence[Read]) -> str:
    """The table of the curves, from passages that were read with likelihoods told as they are."""
    tables = {}
    for head, tests in HEADS.items():
        told = "measure_probability" if head == "measure" else "probability"
        points = [(claim[told], _is_right(claim, row["claims"], tests)) for row, got in read for claim in got]
        tables[head] = dict(zip(("always", "logit"), ([value] for value in _curve(points)), strict=True))
    return as_text({head: ["fit"] for head in HEADS}, tables)


def _is_right(claim: dict[str, Any], written: list[dict[str, Any]], tests: tuple[Agrees, ...]) -> bool:
    return any(all(test(gold, claim) for test in tests) for gold in written)


def _curve(points: list[tuple[float, bool]]) -> tuple[float, float]:
    """Intercept and slope of a logistic curve on the logit, by Newton's steps."""
    always, slope = 0.0, 1.0
    logits = [(log(p / (1 - p)), right) for p, right in ((min(max(p, LEAST), 1 - LEAST), r) for p, r in points)]
    for _ in range(STEPS):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for x, right in logits:
            told = 1 / (1 + exp(-(always + slope * x)))
            weight, miss = told * (1 - told), right - told
            g0, g1 = g0 + miss, g1 + miss * x
            h00, h01, h11 = h00 + weight, h01 + weight * x, h11 + weight * x * x
        det = h00 * h11 - h01 * h01
        step = (h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det
        short = min(1.0, LONGEST_STEP / max(abs(step[0]), abs(step[1]), 1e-12))
        always, slope = always + short * step[0], slope + short * step[1]
    return always, slope
