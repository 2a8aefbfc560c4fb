"""What an addition shows of sources' habits, told as it is recorded."""

from datetime import date, timedelta

import pytest

from passmuster.analysis.adding import add
from worlds.kept_case import HEAD, kept

__all__ = ["kept"]


@pytest.fixture
def table(tmp_path):
    """A writer of a table of claims: each a name, a day from 1 February on, a number, and who says it."""

    def write(*rows):
        first, text = date(2025, 2, 1), HEAD
        for name, day, number, who in rows:
            when = first + timedelta(days=day)
            text += f"{name},{when},{when},kp-force,killed,{number},about,asserted,{who},OTHER,,,\n"
        (tmp_path / "more.csv").write_text(text, encoding="utf-8")
        return tmp_path / "more.csv"

    return write


WEEKLY = [(f"w{week}", 7 * week, 700 + 50 * week, "A daily") for week in range(5)]


def test_who_falls_silent_by_an_addition_is_told_once(kept, table) -> None:
    """By the day that it reaches; the next one does not tell it again, and its own words end it."""
    assert add(kept, [table(*WEEKLY)])[1] == ()
    told = add(kept, [table(("x1", 60, 980, "A weekly"))])[1]
    assert told == (
        "A daily has said nothing since 1 March 2025, 32 days: it spoke every 7 days or so before, and was never "
        "silent so long.",
    )
    assert add(kept, [table(("x2", 61, 985, "A weekly"))])[1] == ()
    assert add(kept, [table(("w9", 62, 990, "A daily"))])[1] == ()


def test_a_table_read_again_tells_no_fall_that_was_told(kept, table) -> None:
    """What stood already made nothing fall now."""
    rows = (("a1", 0, 900, "A daily"), ("a2", 7, 600, "A daily"))
    assert len(add(kept, [table(*rows)])[1]) == 1
    assert add(kept, [table(*rows)])[1] == ()
    assert add(kept, [table(*rows, ("a3", 8, 950, "A weekly"))])[1] == ()


def test_a_private_person_is_not_named_as_silent(kept, table) -> None:
    """Their role is."""
    private = [(name, day, number, "Ivan Petrov (captured soldier)") for name, day, number, _ in WEEKLY]
    add(kept, [table(*private)])
    (told,) = add(kept, [table(("x1", 60, 980, "A weekly"))])[1]
    assert told.startswith("a prisoner has said nothing since")


def test_a_large_ledger_is_not_looked_through_for_silences(kept, table, monkeypatch) -> None:
    """A briefing tells them; totals that fell are told all the same."""
    monkeypatch.setattr("passmuster.analysis.told_habits.MOST_LOOKED_THROUGH", 3)
    add(kept, [table(*WEEKLY)])
    (told,) = add(kept, [table(("x1", 60, 300, "A daily"), ("x2", 60, 980, "A weekly"))])[1]
    assert "A running total does not fall" in told
