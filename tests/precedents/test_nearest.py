"""Tests of nearest precedents, of strangeness, and of the hazards of one case."""

import dataclasses
from datetime import date
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.datasets.coalitions import load_participants
from passmuster.errors import BadInput
from passmuster.precedents.case import hazards_of_case
from passmuster.precedents.nearest import distance_of, nearest_cases, strangeness_of
from passmuster.precedents.regression import fit_hazards
from worlds.precedents_world import participant

EVERYONE = load_participants()
KOREA = next(row for row in EVERYONE if row.case_id == "ukraine_north_korea")


@cache
def fitted():
    """Hazards without the case, once for all tests."""
    return fit_hazards(EVERYONE, as_of=date(2025, 2, 28), leave_out=[KOREA.case_id], seed=1, n_draws=400)


@given(st.sampled_from(EVERYONE), st.sampled_from(EVERYONE))
def test_distance_is_symmetric_and_bounded(one: object, other: object) -> None:
    """No rule knows which of the two is the case; a participant is no distance from itself."""
    assert distance_of(one, other) == pytest.approx(distance_of(other, one))  # type: ignore[arg-type]
    assert 0.0 <= distance_of(one, other) <= 1.0  # type: ignore[arg-type]
    assert distance_of(one, one) == 0.0  # type: ignore[arg-type]


def test_a_twin_is_nearest_and_nothing_speaks_against_it() -> None:
    """A copy under another name comes first; the case's own row never comes."""
    twin = dataclasses.replace(KOREA, case_id="twin")
    near = nearest_cases(KOREA, [*EVERYONE, twin], n=3)
    assert near[0].case_id == "twin"
    assert (near[0].distance, near[0].speaks_against) == (0.0, ())
    assert KOREA.case_id not in [neighbour.case_id for neighbour in near]


def test_reasons_are_the_traits() -> None:
    """What two share speaks for the comparison, in words; what sets them apart speaks against it."""
    case = participant("case", paid=True, regime="autocracy", peak_troops=10_000)
    other = participant("other", paid=False, regime="autocracy", peak_troops=100, start=date(1900, 1, 1))
    (near,) = nearest_cases(case, [other])
    assert {"autocracy", "combat role", "treaty ally", "not adjacent to the war"} <= set(near.speaks_for)
    assert near.speaks_against == ("not paid", "in 1900", "100 troops")


def test_what_is_not_known_is_not_compared() -> None:
    """Unknown pay makes two participants neither alike nor different."""
    known, unknown = participant("a", paid=True), participant("b", paid=None)
    assert distance_of(known, unknown) == 0.0


def test_a_stranger_is_told_and_widens_the_forecast() -> None:
    """A case like none lies outside the sample; a typical one inside, without widening."""
    crowd = [participant(f"c{i}", start=date(1990 + i % 20, 1, 1), peak_troops=1000 + 10 * i) for i in range(40)]
    typical = strangeness_of(participant("t", start=date(1999, 1, 1), peak_troops=1200), crowd)
    odd = strangeness_of(
        participant("o", start=date(1800, 1, 1), peak_troops=900_000, regime="autocracy", paid=True), crowd
    )
    assert (typical.outside, typical.widening) == (False, 0.0)
    assert odd.outside
    assert odd.share_stranger == 0.0
    assert 0.0 < odd.widening <= 1.0


def test_widening_widens() -> None:
    """A case outside the sample gets a wider interval around about the same chance."""
    spans = []
    for widening in (0.0, 1.0):
        case = hazards_of_case(fitted(), KOREA, months_in=4.5, widening=widening, seed=1)
        left = case.exit_probabilities(4.5, [26])[:, 0, 1:4].sum(axis=1)
        spans.append(np.quantile(np.log(left), [0.25, 0.75]))
    assert np.diff(spans[1]) > 1.15 * np.diff(spans[0])


def test_levers_are_paired() -> None:
    """Pay changed and all else equal, every draw moves by its own effect and nothing else."""
    unpaid = dataclasses.replace(KOREA, paid=False)
    with_pay, without = (hazards_of_case(fitted(), row, months_in=4.5, seed=1) for row in (KOREA, unpaid))
    moved = np.log(without.rates[:, 0] / with_pay.rates[:, 0])
    step = fitted().effects[:, 0, fitted().design.column("paid")]
    assert moved == pytest.approx(np.broadcast_to(-step[:, None], moved.shape))


def test_later_counts_of_the_row_do_not_leak() -> None:
    """Troops and dead that a later table holds for the case leave its forecast as it was."""
    blank = dataclasses.replace(KOREA, deaths=None, peak_troops=None)
    rates = [hazards_of_case(fitted(), row, months_in=4.5, seed=1).rates for row in (KOREA, blank)]
    assert np.array_equal(*rates)


def test_heavier_losses_and_strain_raise_the_risk() -> None:
    """Losses known better than the row tells, and strain that it cannot tell, act on the chance of leaving."""
    chances = [
        hazards_of_case(fitted(), KOREA, months_in=4.5, seed=1, **options).exit_probabilities(4.5, [26])[:, 0, 1].mean()
        for options in (
            {"overrides": {"log_losses": np.log(0.001)}},
            {"overrides": {"log_losses": np.log(0.05)}},
            {"overrides": {"log_losses": np.full(77, np.log(0.05))}, "tilt": 0.7},
        )
    ]
    assert chances[0] < chances[1] < chances[2]


def test_unknown_overrides_are_refused() -> None:
    """An override must name a covariate of the fit."""
    with pytest.raises(BadInput, match=r"an override names a covariate of the fit; found 'pay'\. It holds: autocracy"):
        hazards_of_case(fitted(), KOREA, months_in=1.0, overrides={"pay": 1.0})


def test_strangeness_needs_company() -> None:
    """With five precedents or fewer nothing can be called strange."""
    with pytest.raises(BadInput, match="strangeness needs more than 5 precedents; found 3"):
        strangeness_of(participant("x"), [participant(f"c{i}") for i in range(3)])
