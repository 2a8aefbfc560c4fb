"""Parameters keep their places where a case gains or loses a few claims."""

from datetime import date, timedelta

import pytest

from passmuster.ledger import Claim, Force
from passmuster.model.clock import Clock
from passmuster.model.design import Design, make_design
from worlds.muster_world import AS_OF, START, case, claim, ordinary_ledger

MOVES = (
    *(claim(f"present-moves-{day}", "present", 9_900, date(2024, 12, day)) for day in (1, 11)),
    *(claim(f"killed-moves-{day}", "killed", 900 + day, date(2024, 12, day)) for day in (1, 11)),
)
"""With the ordinary claims enough to tell movements, so that one more claim begins none."""


def _design(*more: Claim, like: Design | None = None, day: date = AS_OF) -> Design:
    return make_design(ordinary_ledger(*MOVES, *more).known(day), like.layout if like else None)


def test_a_new_group_takes_a_place_that_was_padding() -> None:
    """Its cell follows those that are there, though its name sorts before them."""
    plain = _design()
    more = _design(claim("seoul", "present", 10_200, claimant_group="KR"), like=plain)
    assert more.cells[: len(plain.cells)] == plain.cells
    assert more.cells[len(plain.cells) :] == (("KR", "Russian side", "strength"),)
    assert plain.layout.carries(more.layout)
    assert more.shape == plain.shape


def test_a_group_that_falls_silent_keeps_its_place() -> None:
    """Its lean is what is known of it without its claims, and nobody else's moves."""
    more = _design(claim("seoul", "present", 10_200, claimant_group="KR"))
    fewer = _design(like=more)
    assert fewer.cells == more.cells
    assert more.layout.carries(fewer.layout)


@pytest.mark.parametrize("weeks", [-3, 0, 2])
def test_another_day_keeps_the_steps(weeks: int) -> None:
    """Weeks that are new are steps of their own, and an earlier day ends the last step that it falls into."""
    plain = _design()
    grid = plain.layout.grid(Clock.until(START, AS_OF + timedelta(weeks=weeks)))
    assert grid.ticks == tuple(range(14 + weeks + 1))


def test_the_anchor_stays() -> None:
    """Claims of a later strength would move the median claim, and with it what a parameter means."""
    plain = _design()
    late = [claim(f"late-{number}", "present", 10_000 + number) for number in range(5)]
    assert _design(*late).anchor_steps != plain.anchor_steps
    assert _design(*late, like=plain).anchor_steps == plain.anchor_steps


def test_another_force_is_another_vector() -> None:
    """Nothing carries where somebody else is counted, or where the case begins on another day."""
    plain = _design().layout
    other = Force(force_id="ru-force", name="Russian force", actor="RU")
    ledger = ordinary_ledger(*MOVES, claim("russians", "present", 50_000, subject="ru-force"))
    wider = make_design(
        type(ledger)(case=case(forces=(*case().forces, other)), claims=ledger.claims).known(AS_OF), plain
    )
    assert not plain.carries(wider.layout)
    earlier = make_design(
        type(ledger)(case=case(start=START - timedelta(weeks=1)), claims=ordinary_ledger(*MOVES).claims).known(AS_OF),
        plain,
    )
    assert not plain.carries(earlier.layout)
