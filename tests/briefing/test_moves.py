"""Bars from then to now and the names of parts, as terminal and page share them."""

from dataclasses import replace

import numpy as np
import pytest

from passmuster.briefing.moves import (
    Direction,
    bars_of,
    cause_label,
    figures_by_block,
    figures_of_parts,
    part_name,
    together_words,
    told_parts,
    whole_words,
)
from passmuster.findings.parts.changes import Cause, View
from worlds.change_findings import moved, part


def test_bars_follow_on_one_another() -> None:
    """From then to now each begins where the one before it ended; causes that moved nothing have none."""
    then, *steps, now = bars_of(moved())
    assert [bar.label for bar in steps] == ["new claims", "corrections", "expected anyway"]
    assert [bar.direction for bar in steps] == [Direction.DOWN, Direction.UP, Direction.DOWN]
    assert [bar.first for bar in steps] == [then.last, *(bar.last for bar in steps[:-1])]
    assert steps[-1].last == now.last
    assert min(bar.first for bar in (then, now)) == min(bar.last for bar in steps)


def test_parts_within_two_errors_of_nought_are_told_together() -> None:
    """The others stand alone, the largest first."""
    row = moved()
    faint = replace(row.parts[-1], claims=("k10",))
    told, rest = told_parts(replace(row, parts=(*row.parts, faint)))
    assert [part.claims for part in told] == [("k2",), ("k3",), ("k1",)]
    assert [part.claims for part in rest] == [("k9",), ("k10",)]


def test_a_part_that_is_left_alone_is_told_by_its_name() -> None:
    """However faint it is: "1 other, together" would take as much room and hide which."""
    told, rest = told_parts(moved())
    assert [part.claims for part in told] == [("k2",), ("k3",), ("k1",), ("k9",)]
    assert rest == []


def test_blocks_make_the_move() -> None:
    """Evidence, time, method and sampling, as printed, lead from the old number to the new."""
    row = moved()
    assert row.shown_old + sum(figures_by_block(row)) == row.shown_new
    assert figures_by_block(row) == [-700, -100, 0, 0]


def test_no_time_passes_between_accounts_of_one_day() -> None:
    """What another frame moved stands with the method there, and with time where days lie between."""
    shown = ((Cause.FRAME, -1_000), (Cause.SAMPLING, 1_000))
    apart = replace(moved(), shown=shown, view=View.HEADLINE)
    assert figures_by_block(apart) == [0, -1_000, 0, 1_000]
    assert figures_by_block(replace(apart, date=apart.old_date)) == [0, 0, -1_000, 1_000]
    assert figures_by_block(replace(apart, date=apart.old_date, view=View.FIXED_DAY)) == [0, -1_000, 0, 1_000]


@pytest.mark.parametrize(("cause", "label"), [(Cause.TIME, "expected anyway"), (Cause.METHOD, "method")])
def test_a_cause_has_a_short_name(cause: Cause, label: str) -> None:
    """Those that do not name themselves have one of their own."""
    assert cause_label(cause) == label


def test_a_part_of_many_claims_names_the_first() -> None:
    """And how many more there are."""
    many = replace(part(Cause.NEW_CLAIMS, "fresh", "k1", "KR", 1.0), claims=("k1", "k2", "k3", "k4", "k5"))
    assert part_name(many) == "new claim, South Korea: k1, k2, k3 and 2 more"


def test_parts_add_up_as_they_are_printed() -> None:
    """To the rounded whole, none further off than one, whatever their signs and number."""
    luck = np.random.default_rng(3)
    for count in [0, 1, 2, 9, 40] * 20:
        parts = luck.normal(0.0, 50.0, count).tolist()
        *figures, whole = figures_of_parts(parts)
        assert whole == round(sum(parts)) == sum(figures)
        assert all(abs(figure - part) < 1.0 for figure, part in zip(figures, parts, strict=True))


def test_who_is_told_alone_is_no_other() -> None:
    """Where no change is told by itself, those together are changes."""
    row = moved()
    assert together_words(row.parts[:1], row.parts[1:3]) == "2 others, together"
    assert together_words([], row.parts[:2]) == "2 changes, together"


def test_a_whole_that_is_not_the_printed_move_says_why() -> None:
    """Then and now are rounded together, and parts by themselves."""
    row = moved()
    assert whole_words(row, row.shown_new - row.shown_old) == "in all"
    assert whole_words(row, row.shown_new - row.shown_old + 7) == "in all, before rounding"
