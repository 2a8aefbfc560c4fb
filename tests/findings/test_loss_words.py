"""Sentences about a table of losses: each cause in its own words, each miss with its size."""

from dataclasses import replace
from datetime import date

import pytest

from passmuster.findings.loss_words import (
    drift_sentence,
    echo_sentence,
    held_out_sentence,
    names_sentence,
    set_aside_sentence,
    slip_sentence,
    slips_sentence,
    total_words,
    unsettled_sentences,
)
from passmuster.findings.parts.losses import (
    HeldOutLine,
    LeanDrift,
    LossDiagnostics,
    LossTotal,
    NamesColumn,
    SetAsideColumn,
)
from passmuster.findings.parts.methods import FitStatus
from passmuster.losses.number_echoes import NumberEcho
from passmuster.losses.results import LikelySlip
from passmuster.losses.slip_causes import SlipCause, SlipKind

TOLD = [
    (SlipCause(SlipKind.OTHER_COLUMN, column="Tanks"), "it fits the column Tanks of the same source and day."),
    (SlipCause(SlipKind.DAY_AS_TOTAL, number=1200.4), "it fits the day alone, about 1,200, filed as a total."),
    (SlipCause(SlipKind.DIGIT_DROPPED, digits="7"), "a digit dropped, perhaps a 7."),
    (SlipCause(SlipKind.DIGIT_TOO_MANY, digits="2"), "a digit too many, perhaps the 2."),
    (SlipCause(SlipKind.DIGITS_EXCHANGED, digits="72"), "the digits 7 and 2 exchanged."),
    (SlipCause(SlipKind.WRONG_UNIT, number=1000.0), "a wrong unit, by a factor of 1,000."),
    (SlipCause(SlipKind.STALE_REPEAT, number=60.0), "the number of day 60 again."),
    (SlipCause(SlipKind.FALL), "a running total that falls."),
    (SlipCause(SlipKind.UNKNOWN), "no simple cause found."),
]


def slip(printed: float, expected: float, cause: SlipCause = TOLD[-1][0]) -> LikelySlip:
    """A number and what was expected in its place."""
    return LikelySlip((3,), printed, expected, 0.9, cause)


@pytest.mark.parametrize(("cause", "words"), TOLD)
def test_each_cause_has_its_words(cause: SlipCause, words: str) -> None:
    """What may have happened ends the sentence."""
    assert slip_sentence(slip(2744.0, 27_440.0, cause)).endswith(f": {words}")


def test_every_kind_of_slip_has_words() -> None:
    """No kind is left without a sentence."""
    assert {cause.kind for cause, _ in TOLD} == set(SlipKind)


def test_the_size_of_the_miss_is_told() -> None:
    """A small miss is told in per cent, a large one as a multiple."""
    assert slip_sentence(slip(110.0, 100.0)).startswith("110 where about 100 was to be expected, 10 % above it: ")
    assert "10 % below it" in slip_sentence(slip(90.0, 100.0))
    assert "1/4.0 of it" in slip_sentence(slip(25.0, 100.0))
    assert "4.0 times it" in slip_sentence(slip(400.0, 100.0))


def test_an_echo_shows_its_steps_beside_the_others() -> None:
    """Both growths stand side by side, and what an even pace would leave unexplained."""
    echo = NumberEcho(("E", "A", "Casualties"), ("X", "A", "Deaths"), 0.04, 0.91, (1600.0, 200.0), (800.0, 100.0))
    assert echo_sentence(echo) == (
        "E on Casualties of A grows as X on Deaths does (1,600 against 800, 200 against 100): "
        "4 % of its growth lies elsewhere, 91 % with an even pace."
    )


def test_a_drift_is_told_with_its_interval() -> None:
    """The factor stands with its 95 % interval."""
    drift = LeanDrift(group="X", side="A", category="Tanks", factor_q025=1.2, factor_q50=1.54, factor_q975=2.0)
    assert drift_sentence(drift) == (
        "Drift: X on Tanks of A came to claim 1.5 times as much of the truth as at first (95 % interval 1.2 to 2.0)."
    )


def test_what_the_reader_holds_of_columns_is_told() -> None:
    """Columns set aside and lists of names are named with their source."""
    assert set_aside_sentence(SetAsideColumn(group="E", category="Tanks")) == "Set aside as told again: E on Tanks."
    names = NamesColumn(group="N", category="Deaths", delay_days=45.0)
    assert names_sentence(names) == "Held for a list of names, 45 days late on average: N on Deaths."


def test_scores_of_rows_left_out_are_told() -> None:
    """How many rows, both scores, and the coverage."""
    score = HeldOutLine(
        n=72, coverage95=0.9444, log_score=-1.23456, crps_log=0.12345, log_score_count=-8.0, crps_log1p=0.12
    )
    assert held_out_sentence("default", score) == (
        "Held out, default: 72 rows, CRPS of logs 0.1235, log score -1.235, 95 % intervals cover 94.4 %."
    )
    in_turn = held_out_sentence("default", replace(score, folds=5))
    assert in_turn.startswith("Held out in 5 parts, default: 72 rows, ")


def test_slips_are_counted_in_words() -> None:
    """One, several and none each have their sentence."""
    assert slips_sentence(0) == "No row looks like a slip."
    assert slips_sentence(1) == "1 row looks like a slip; it is kept and weighed down."
    assert slips_sentence(1200) == "1,200 rows look like slips; they are kept and weighed down."


def test_draws_that_have_not_settled_are_said_aloud() -> None:
    """What was reached and what would have been good enough stand in one warning; settled draws have none."""
    found = LossDiagnostics(
        status=FitStatus.FAILED, r_hat_max=1.21, ess_min=37.2, worst="lean of X", r_hat_limit=1.01, ess_needed=400
    )
    (warning,) = unsettled_sentences(found)
    assert warning.startswith("THE FIT FAILED: the draws have not settled.")
    assert "37 where 400 are needed, worst for lean of X" in warning
    assert unsettled_sentences(replace(found, status=FitStatus.OK)) == ()


def test_a_total_told_by_floors_alone_has_no_upper_end() -> None:
    """Twelve millions that are nobody's number are not printed."""
    total = LossTotal(side="A", category="Tanks", date=date(2022, 3, 10), q025=382.0, q50=12_000.0, q975=12_000_000.0)
    assert total_words(total)[1] == "380 to 12,000,000"
    assert total_words(replace(total, floors_alone=True)) == ("not known", "at least 380")
