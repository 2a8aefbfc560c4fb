"""Findings about a table of losses: rows with their days, a line for each repeat of a slip, and the fit's fate."""

from dataclasses import replace
from datetime import date

from passmuster.findings.losses import compose_losses
from passmuster.findings.parts.methods import FitStatus
from passmuster.ledger.losses import LossBound, LossTable
from passmuster.losses.results import RelayedNumber, Total
from worlds.loss_findings import READING, SOUND, TABLE, UNSETTLED, findings_of, loss_results
from worlds.small_war import claim


def test_days_are_dates() -> None:
    """Day 1 is the day given, and the last totals are those of the last day, by side and category."""
    found = findings_of()
    assert [total.date for total in found.totals[:2]] == [date(2022, 3, 3), date(2022, 3, 10)]
    assert found.as_of == date(2022, 3, 10)
    assert found.date_of(1) == date(2022, 2, 24)
    assert [(total.side, total.q50) for total in found.last_totals] == [("A", 610.0), ("B", 6123.4567)]


def test_a_total_ends_where_it_was_last_spoken_of() -> None:
    """Tanks of day 15 stand for all time, though the deaths of B run on to day 29; what lies past is marked."""
    table = LossTable("war.csv", (*TABLE.claims, claim(7, 29, 9500.0, category="Military Deaths", side="B")), "")
    totals = [Total(side, what, day, 1.0 * day, 2.0 * day, 9.0 * day) for day in (8, 15, 22, 29)
              for side, what in (("A", "Tanks"), ("B", "Military Deaths"))]  # fmt: skip
    found = compose_losses(table, replace(loss_results(), totals=tuple(totals)), READING)
    assert [(total.side, total.q50) for total in found.last_totals] == [("A", 30.0), ("B", 58.0)]
    assert [total.days_past for total in found.totals if total.side == "A"] == [0, 0, 7, 14]


def test_floors_alone_are_marked() -> None:
    """A column whose every number is a floor, and not one with a number besides; daily floors of a population count."""
    floors = tuple(replace(row, bound=LossBound.AT_LEAST) for row in TABLE.claims)
    for claims, marked in ((floors, {"A", "B"}), (TABLE.claims, set()), ((*floors[:5], TABLE.claims[5]), {"A"})):
        found = compose_losses(LossTable("war.csv", claims, ""), replace(loss_results(), slips=()), READING)
        assert {total.side for total in found.totals if total.floors_alone} == marked


def test_a_repeat_of_a_slip_is_a_slip() -> None:
    """Both rows come, in order, with the same numbers and the same sentence."""
    found = findings_of().slips
    assert [slip.row for slip in found] == [2, 6]
    assert found[0].reason == found[1].reason
    assert (found[0].printed, found[0].expected, found[0].cause) == (62.0, 615.0, "digit dropped")


def test_an_echo_has_its_numbers_and_its_sentence() -> None:
    """What follows what, how well, and how much better than an even pace."""
    (echo,) = findings_of().echoes
    assert (echo.group, echo.follows_group, echo.follows_category) == ("Y", "X", "Tanks")
    assert (echo.misfit, echo.even_misfit) == (0.05, 0.8)
    assert "200 against 100" in echo.evidence


def test_rows_are_counted_by_series() -> None:
    """Every row counts, repeats and daily ones too, in order of side and category."""
    assert [(count.side, count.rows) for count in findings_of().counts] == [("A", 6), ("B", 1)]


def test_meanings_stand_by_column_likeliest_first() -> None:
    """What a column may count is told in the order of what it likely counts."""
    (readings,) = findings_of().meanings_by_column
    assert [row.measure for row in readings] == ["killed", "casualties"]


def test_only_what_leaves_one_out_is_shown() -> None:
    """A drift and a lean are shown by their 95 % intervals."""
    found = findings_of()
    assert [drift.is_shown for drift in found.drifts] == [True, False]
    assert [lean.is_shown for lean in found.leans] == [True, False, False]


def test_a_fit_that_has_not_converged_has_failed() -> None:
    """The status says so, beside what would have been good enough."""
    assert findings_of(SOUND).diagnostics.status is FitStatus.OK
    failed = findings_of(UNSETTLED).diagnostics
    assert failed.status is FitStatus.FAILED
    assert (failed.r_hat_limit, failed.ess_needed) == (1.01, 400)
    assert failed.worst == UNSETTLED.worst


def test_the_published_structure_is_told_in_the_same_form() -> None:
    """Without meanings, drifts, slips and scores the findings have none."""
    found = findings_of(bare=True)
    assert found.model == "as published"
    assert (found.meanings, found.drifts, found.slips, found.held_out) == ((), (), (), None)


def test_a_relay_has_a_line_for_each_row() -> None:
    """In the order of rows, with whose number it gives and how likely it repeats it."""
    relays = RelayedNumber((5, 6), "Y", "A", "Tanks", "X", 0.8), RelayedNumber((3,), "Y", "A", "Tanks", "X", 0.1)
    found = compose_losses(TABLE, replace(loss_results(), relays=relays), READING).relays
    assert [(line.row, line.of, line.probability) for line in found] == [(3, "X", 0.1), (5, "X", 0.8), (6, "X", 0.8)]
