"""The door of tables of losses: what is read, what is a repeat, and every fault told at once."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.errors import BadInput
from passmuster.ledger.losses import LossTable
from passmuster.ledger.years import last_day
from passmuster.store.intake import Intake
from passmuster.store.losstable import parse_loss_table, read_loss_table
from worlds.data import LOSSES

HEADER = "days,loss_count,loss_type,claim_source,time_frame,loss_country,minimum,maximum,category,source_target"
ROW = "5,4300,Tanks-A,X,Cumulative,A,0,0,Tanks,X-A"


def parsed(*rows: str) -> LossTable:
    """The table of these rows."""
    return parse_loss_table("\n".join([HEADER, *rows]), "losses.csv", Intake())


def faults(*rows: str) -> list[str]:
    """The words of all faults of these rows."""
    with pytest.raises(BadInput, match=r"losses\.csv") as refusal:
        parsed(*rows)
    return [str(fault) for fault in refusal.value.faults]


@pytest.mark.parametrize("day", ["31/12/2024", "Monday", "1.5.2022"])
def test_a_day_written_otherwise_is_refused_with_how_it_is_written(day) -> None:
    """A date of another country is no number that went wrong."""
    with pytest.raises(BadInput, match="a day is a whole number from 1, or written YYYY-MM-DD; found") as refused:
        parse_loss_table(f"{HEADER}\n{ROW}\n{day}{ROW[ROW.index(',') :]}", "losses.csv", Intake())
    assert len(refused.value.faults) == 1


def test_a_count_may_be_written_as_programs_write_it() -> None:
    """`1e+05` is one hundred thousand."""
    assert parsed(ROW.replace("4300", "1e+05")).claims[0].count == 100_000.0


def test_marks_become_bounds() -> None:
    """A 1 under minimum is a floor, under maximum a ceiling, and two noughts are a point."""
    floor, ceiling = ROW.replace("A,0,0", "A,1,0"), ROW.replace("A,0,0", "A,0,1")
    assert [claim.bound for claim in parsed(ROW, floor, ceiling).claims] == ["point", "at_least", "at_most"]


def test_a_number_is_a_total_or_of_a_day_or_of_a_week() -> None:
    """Which of them the frame says; what is no total has the days that it speaks of."""
    of_day, of_week = ROW.replace("Cumulative", "Day"), ROW.replace("Cumulative", "Week")
    found = [(claim.is_daily, claim.span) for claim in parsed(ROW, of_day, of_week).claims]
    assert found == [(False, 1), (True, 1), (True, 7)]


@pytest.mark.parametrize(("word", "span"), [("cumulative", 1), ("DAY", 1), ("daily", 1), ("Weekly", 7)])
def test_a_frame_in_other_letters_is_no_other_frame(word: str, span: int) -> None:
    """It was refused a thousand times over; what a month cost is no frame of ours."""
    (claim,) = parsed(ROW.replace("Cumulative", word)).claims
    assert (claim.span, claim.is_daily) == (span, word != "cumulative")


def test_every_fault_is_told_at_once() -> None:
    """Three bad rows give their faults together, each with its line, rule, finding and way out."""
    bad = [
        ROW.replace("5,", "0,", 1),
        ROW.replace("Cumulative", "Monthly"),
        ROW.replace("A,0,0", "A,1,1").replace("Tanks-A", "Tanks-B"),
    ]
    told = faults(*bad)
    assert len(told) == 4
    assert "line 2, column 'days': days count from 1; found '0'" in told[0]
    assert "first_day = 0" in told[0]
    assert "line 3, column 'time_frame': the word must be a known one; found 'Monthly'" in told[1]
    assert "a lower or an upper bound, not both" in told[2]
    assert "must agree with the columns it joins; found 'Tanks-B' beside 'Tanks-A'" in told[3]


def test_an_empty_table_is_refused() -> None:
    """A header alone is no table of losses."""
    assert "must hold a claim" in faults()[0]


@given(st.lists(st.sampled_from([ROW, ROW.replace("4300", "4301"), ROW.replace("5,", "6,", 1)]), min_size=1))
def test_repeats_and_distinct_rows_make_up_the_table(rows: list[str]) -> None:
    """Every row is either distinct or the repeat of an earlier distinct one that says the same."""
    table = parsed(*rows)
    first = {claim.row for claim in table.distinct}
    assert first | set(table.repeat_of) == set(range(len(rows)))
    assert all(earlier in first and earlier < row for row, earlier in table.repeat_of.items())
    assert len(table.distinct) == len(set(rows))


def test_the_published_table_is_read_as_it_is() -> None:
    """4,609 rows, 27 of them in exponents, 252 of them exact repeats of earlier ones."""
    table = read_loss_table(LOSSES)
    assert (len(table.claims), len(table.repeat_of)) == (4609, 252)
    assert sum(claim.bound == "at_least" for claim in table.claims) == 173
    assert sum(claim.is_daily for claim in table.claims) == 162


def test_days_may_be_dates_or_weeks() -> None:
    """A date is counted from day 1, an ISO week speaks of its Sunday; what lies before day 1 is refused."""
    dated = [ROW.replace("5,", f"{day},", 1) for day in ("2022-02-24", "2022-W09", "2022-03-10")]
    assert [claim.day for claim in parsed(*dated).claims] == [1, 11, 15]
    assert "no day lies before day 1" in faults(ROW.replace("5,", "2022-02-23,", 1))[0]
    assert "days are whole numbers" in faults(ROW.replace("5,", "1.000,", 1))[0]


def test_a_number_may_say_when_it_was_said_and_how_sure_it_is() -> None:
    """Its own 95 % interval is a spread on the log scale; a number outside its interval is refused."""
    header, row = f"{HEADER},said,low,high", f"{ROW},2022-03-10,3000,6000"
    table = parse_loss_table(f"{header}\n{row}\n{ROW},,,", "losses.csv", Intake())
    assert [(claim.said, claim.known_on) for claim in table.claims] == [(15, 15), (None, 5)]
    assert table.claims[0].doubt == pytest.approx(0.17683, abs=1e-5)
    assert table.claims[1].doubt == 0.0
    with pytest.raises(BadInput, match="a number lies within its own interval"):
        parse_loss_table(f"{header}\n{ROW},,5000,6000", "losses.csv", Intake())
    with pytest.raises(BadInput, match="and an interval from a count of fewer than 10 to a count of fewer than 10"):
        parse_loss_table(f"{header}\n{ROW},,5,6", "losses.csv", Intake())


def test_nothing_is_counted_of_days_to_come() -> None:
    """A date after tomorrow is refused, and so is the day on which a number was said; today's week and month end."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    year, week, _ = tomorrow.isocalendar()
    under_way = [tomorrow.isoformat(), last_day(f"{tomorrow:%Y-%m}"), *([f"{year}-W{week:02d}"] if week <= 52 else [])]
    assert len(parsed(*(ROW.replace("5,", f"{day},", 1) for day in under_way)).claims) == len(under_way)
    told = faults(ROW.replace("5,", "2062-05-01,", 1))
    assert "nothing is counted of a day after today; found 2062-05-01. Correct the day." in told[0]
    with pytest.raises(BadInput, match="after today"):
        parse_loss_table(f"{HEADER},said\n{ROW},2062-05-01\n", "x", Intake())


def test_days_counted_past_today_are_told() -> None:
    """Numbers of days may have another day 1, and are not refused."""
    assert parsed(ROW).remarks == ()
    (told,) = parsed(ROW, ROW.replace("5,", "36500,", 1)).remarks
    assert told.endswith("day 36,500 is 2122-01-30, after today: say by --day-one when the table begins")
