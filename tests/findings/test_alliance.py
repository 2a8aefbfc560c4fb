"""Strain and dependence as points, parts and a sentence."""

from datetime import date

import numpy as np
import pytest

from passmuster.findings.alliance import (
    dependence_points,
    past_steps,
    strain_makings,
    strain_parts,
    strain_points,
)
from passmuster.forecast.dependence import Dependence
from passmuster.forecast.past_stance import PastStep
from passmuster.forecast.strain import Contribution, Strain
from passmuster.ledger import Event

DAYS = (date(2025, 1, 5), date(2025, 1, 8))
DRAWS = np.linspace(0.0, 1.0, 101)[:, None] * np.array([1.0, 2.0])


def strain(*parts: tuple[str, float]) -> Strain:
    """Two weeks of strain, spread evenly over 0 to 1 and 0 to 2."""
    return Strain(draws=DRAWS, contributions=tuple(Contribution(name=name, amount=amount) for name, amount in parts))


def test_strain_has_its_interval_on_each_day() -> None:
    """The 5th, 50th and 95th per cent of the draws of a week stand at its day."""
    first, last = strain_points(strain(), DAYS)
    assert first.date == DAYS[0]
    assert (first.q05, first.q50, first.q95) == pytest.approx((0.05, 0.5, 0.95))
    assert (last.date, last.q50) == (DAYS[1], 1.0)


def test_what_strain_is_made_of_is_listed_in_full_and_told_in_part() -> None:
    """Every part stands in the list; the sentence leaves out what would be printed as nothing."""
    made = strain(("losses", 1.2), ("broken_promises", 0.3), ("an accusation", -0.2), ("rewards", 0.01))
    assert [part.name for part in strain_parts(made)] == ["losses", "promises not kept", "an accusation", "rewards"]
    (line,) = strain_makings(made)
    assert line.text.startswith("What moves the strain of the partner most, on its standard scale: losses +1")
    assert "rewards" not in line.text


def test_parts_too_small_to_print_make_no_sentence() -> None:
    """Where nothing moves strain, nothing is said of it."""
    assert strain_makings(strain(("losses", 0.02))) == ()


def test_weeks_without_a_share_are_left_out() -> None:
    """Where neither force had anybody there is no point."""
    share = np.array([[np.nan, 0.2], [np.nan, 0.4]])
    (point,) = dependence_points([Dependence(measure="strength", share=share)], DAYS)
    assert (point.date, point.measure) == (DAYS[1], "partner's share of strength")
    assert point.q05 < point.q50 < point.q95


def test_a_step_keeps_its_event_and_its_stance() -> None:
    """Who reports the turn, how far that is trusted, and the action that it reads as."""
    event = Event(
        event_id="e1", date=DAYS[0], source_actor="KP", target_actor="UA", event="ASSAULT", score=-9.0,
        claimant="Seoul", claimant_group="KR",
    )  # fmt: skip
    (step,) = past_steps([PastStep(text="first combat", event=event, credit=0.5)])
    assert (step.event_id, step.claimant, step.credit, step.stance) == ("e1", "Seoul", 0.5, "sustain")
