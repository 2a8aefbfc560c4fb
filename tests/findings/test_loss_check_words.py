"""Sentences about what a plain look finds: each kind has one, and a remedy that can be typed."""

import pytest

from passmuster.findings.loss_check_words import (
    check_remedy,
    check_sentence,
    restatement_sentence,
    rows_words,
    stream_name,
    told_check,
    told_restatement,
)
from passmuster.findings.parts.losses import CheckLine, RestatementLine
from passmuster.losses.checks.check import CheckKind, LossCheck
from passmuster.losses.restatements import ColumnRestatement
from passmuster.losses.statements import Stream

TANKS = Stream("Red Source", "Blue", "Tanks")
MADE = {
    CheckKind.WEEKLY_AS_TOTAL: (
        (9.0, 20.0, 7.0),
        (),
        "falls 9 of 20 times: are these numbers of the week?",
        "--weekly",
    ),
    CheckKind.DAILY_AS_TOTAL: ((14.0, 29.0, 1.0), (), "falls 14 of 29 times: are these numbers of the day?", "--daily"),
    CheckKind.RESTART: ((2706.0, 146.0), (), "starts anew on day 190, 146 after 2,706", "--restart '{}:190'"),
    CheckKind.REVISION: ((3057.0, 2315.0), (), "falls by 24 % on day 190 and stays lower", "--set-aside"),
    CheckKind.DIGITS_EXCHANGED: ((5218.0, 5128.0), (), "digits 2 and 1 exchanged? 5,128 would fit", "correct them"),
    CheckKind.FALLS: ((2.0,), (), "2 numbers of a running total out of order", "correct them"),
    CheckKind.ZERO_AFTER_COUNTS: ((1980.0,), (), "nought on day 190 after 1,980", "leave the row out"),
    CheckKind.TWO_NUMBERS: ((20.0, 100.0, 140.0), (), "for 20 days, the first day 190 with 100 and 140", "--take-last"),
    CheckKind.SUM_OF_COLUMNS: ((9.0, 9.0), ("Tanks", "Trucks"), "the sum Tanks + Trucks on 9 of 9 days", "--set-aside"),
    CheckKind.SIMILAR_NAMES: ((), ("Tanks", "tanks"), "did you mean one?", "--same-name 'tanks=Tanks'"),
    CheckKind.RELAYED: ((29.0, 30.0), ("AFP",), "29 of 30 numbers within 3 % of what AFP had said", "--set-aside '{}'"),
    CheckKind.JOINT_SOURCES: ((), ("AFP", "BBC / AFP"), "'BBC / AFP' names 'AFP'", "--same-name 'BBC / AFP=AFP'"),
    CheckKind.PEOPLE_AS_GOODS: ((), ("Military Deaths",), "did you mean 'Military Deaths'?", "'Tanks=Military Deaths'"),
    CheckKind.OTHER_SIDE: ((), ("Red",), "all 3 rows fit the same source's series about Red", "--other-side"),
}


@pytest.mark.parametrize("kind", list(CheckKind))
def test_every_kind_has_its_sentence_and_its_remedy(kind: CheckKind) -> None:
    """What was found, by its numbers, and what to add to the call."""
    numbers, names, said, remedy = MADE[kind]
    check = LossCheck(kind=kind, rows=(1, 2, 3), stream=TANKS, day=190, numbers=numbers, names=names)
    assert said in check_sentence(check)
    assert remedy.format(stream_name(TANKS)) in check_remedy(check)


def test_numbers_that_come_by_the_month_may_be_of_the_month() -> None:
    """To take each for one day's would tell thirty times too many."""
    check = LossCheck(kind=CheckKind.DAILY_AS_TOTAL, rows=(1, 2), stream=TANKS, numbers=(9.0, 20.0, 30.0))
    assert "numbers of the day, or of the 30 days since the one before?" in check_sentence(check)
    assert "if of the time since the one before, write running totals" in check_remedy(check)


def test_rows_are_named_up_to_six() -> None:
    """One row, some rows, many rows."""
    assert rows_words((4,)) == "Row 4"
    assert rows_words((4, 5)) == "Rows 4, 5"
    assert rows_words(tuple(range(9))) == "Rows 0, 1, 2, 3, 4, 5 and 3 more"


def test_a_relation_is_shown_with_numbers() -> None:
    """The sum as it was printed, how often, and what became of the rows."""
    casualties, dead = (Stream("UA", "R", name) for name in ("Military Casualties", "Military Deaths"))
    restated = ColumnRestatement(casualties, dead, 4, 1000, (7, 9), 3, ((27400.0, 110600.0), (28300.0, 114200.0)), 1e-9)
    told = restatement_sentence(restated, is_set_aside=True)
    assert "is exactly 4 times Military Deaths plus 1,000 on 2 of 3 rows of days with both" in told
    assert "as 27,400 and 110,600 and 28,300 and 114,200: set aside as a restatement." in told
    assert "weighed as they stand" in restatement_sentence(restated, is_set_aside=False)


@pytest.mark.parametrize(
    ("multiplier", "told"),
    [(3.5, "is 3.5 times Military Deaths to within one on"), (0.1, "is 10 % of Mil"), (2 / 3, "is two thirds of Mil")],
)
def test_a_share_is_told_as_people_say_it(multiplier: float, told: str) -> None:
    """With what rounding leaves of it."""
    casualties, dead = (Stream("UA", "R", name) for name in ("Military Casualties", "Military Deaths"))
    restated = ColumnRestatement(casualties, dead, multiplier, 0, (7, 9), 3, ((27400.0, 2740.0),), 1e-9)
    assert told in restatement_sentence(restated, is_set_aside=True)


def test_names_that_may_be_one_are_told_together() -> None:
    """With all that makes one of them."""
    check = LossCheck(kind=CheckKind.SIMILAR_NAMES, rows=(1,), names=("Tanks", "Tank", "tanks"))
    assert check_sentence(check) == "'Tank', 'tanks' and 'Tanks' are weighed as 3: did you mean one?"
    assert check_remedy(check) == "If so, add --same-name 'Tank=Tanks' --same-name 'tanks=Tanks'."


def test_a_finding_takes_one_line() -> None:
    """Its rows, what was found, what to do; of a restatement its sentence."""
    check = CheckLine(kind="falls", rows=(4, 5), stream="X:Tanks:A", text="Out of order.", remedy="Look them up.")
    assert told_check(check) == "Rows 4, 5: Out of order. Look them up."
    restated = RestatementLine(
        group="X", side="A", category="Military Casualties", of="Military Deaths", multiplier=4, added=0, rows=(1,),
        shared=3, false_alarms=1e-9, is_set_aside=True, text="Four times.",
    )  # fmt: skip
    assert told_restatement(restated) == "Restated: Four times."
