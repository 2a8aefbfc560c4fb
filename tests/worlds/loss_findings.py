"""Findings about a small table of losses, by decree: for tests of what is printed of them."""

from dataclasses import replace
from datetime import date

from passmuster.findings.losses import LossReading, compose_losses
from passmuster.findings.parts.losses import LossFindings, NamesColumn, SetAsideColumn
from passmuster.inference.diagnostics import Health
from passmuster.ledger.losses import LossTable
from passmuster.losses.number_echoes import NumberEcho
from passmuster.losses.results import Drift, HeldOutScore, Lean, LikelySlip, LossResults, Meaning, Total
from passmuster.losses.slip_causes import SlipCause, SlipKind
from worlds.small_war import claim

__all__ = ["READING", "SOUND", "TABLE", "UNSETTLED", "findings_of", "loss_results"]

SOUND = Health(r_hat_max=1.004, ess_min=812.0, divergences=0, worst="Tanks of A")
UNSETTLED = Health(r_hat_max=1.21, ess_min=37.0, divergences=0, worst="lean of X on Tanks of A")

TABLE = LossTable(
    "war.csv",
    (
        claim(0, 1, 40.0),
        claim(1, 8, 300.0),
        claim(2, 15, 62.0),
        claim(3, 15, 480.0, bound="at_least", source="Y"),
        claim(4, 15, 70.0, is_daily=True),
        claim(5, 15, 9000.0, category="Military Deaths", side="B"),
        claim(6, 15, 62.0),
    ),
    "ab" * 32,
)
"""Two sources on tanks of A and deaths of B; row 6 repeats row 2, which lost a digit."""

READING = LossReading(
    model="default",
    day_one=date(2022, 2, 24),
    seed=4,
    set_aside=(SetAsideColumn(group="Z", category="Guns"),),
    names=(NamesColumn(group="N", category="Military Deaths", delay_days=45.0),),
)


def loss_results(health: Health = SOUND) -> LossResults:
    """What a model may have said of TABLE."""
    return LossResults(
        health=health,
        totals=(
            Total("B", "Military Deaths", 8, 2000.0, 4100.4, 7000.0),
            Total("B", "Military Deaths", 15, 3000.0, 6123.4567, 11000.0),
            Total("A", "Tanks", 8, 250.0, 310.0, 420.0),
            Total("A", "Tanks", 15, 520.0, 610.0, 700.0),
        ),
        leans=(
            Lean("X", "A", "Tanks", 3, 1.1, 1.31, 1.5),
            Lean("Y", "A", "Tanks", 1, 0.6, 0.9, 1.2),
            Lean("X", "B", "Military Deaths", 1, 0.5, 1.4, 3.9),
        ),
        meanings=(
            Meaning("X", "B", "Military Deaths", "casualties", 0.375),
            Meaning("X", "B", "Military Deaths", "killed", 0.625),
        ),
        drifts=(Drift("X", "A", "Tanks", 1.2, 1.5, 1.9), Drift("Y", "A", "Tanks", 0.8, 1.0, 1.3)),
        slips=(LikelySlip((2,), 62.0, 615.0, 0.97, SlipCause(SlipKind.DIGIT_DROPPED, digits="0")),),
        echoes=(NumberEcho(("Y", "A", "Tanks"), ("X", "A", "Tanks"), 0.05, 0.8, (200.0, 100.0), (100.0, 50.0)),),
        held_out=HeldOutScore(12, 0.9167, -0.51, 0.0812, -7.33, 0.0789),
        held_out_as_published=HeldOutScore(12, 0.8333, -0.92, 0.1204, -7.74, 0.1188),
        seconds=12.34,
    )


def findings_of(health: Health = SOUND, *, bare: bool = False) -> LossFindings:
    """The findings about TABLE; `bare` ones have totals and leans alone, as those of the published structure."""
    if not bare:
        return compose_losses(TABLE, loss_results(health), READING)
    results = loss_results(health)
    plain = LossResults(health=health, totals=results.totals, leans=results.leans)
    return compose_losses(TABLE, plain, replace(READING, model="as published", set_aside=(), names=()))
