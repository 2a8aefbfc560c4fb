"""The short phrases that the terminal and the page share."""

from dataclasses import replace
from datetime import timedelta

import pytest

from passmuster.briefing.phrases import (
    answer_sentences,
    basis_words,
    caution,
    diagnostics_sentence,
    effect_cells,
    failure_sentences,
    horizon_words,
    indicator_effect,
    lever_sentences,
    past_sentence,
    quantity_label,
    question_effect,
    units_words,
    what_if_sentences,
)
from worlds.findings_example import bare, example, failed


def test_a_failed_fit_is_said_once_and_cautioned_against():
    """Its sentences do not stand in the answer again; a sound fit has none."""
    findings = replace(failed(), bottom_line=failure_sentences(failed())[:1])
    assert failure_sentences(findings)[0].startswith("THE FIT FAILED")
    assert answer_sentences(findings) == ("No answer was reached.",)
    assert caution(findings) != ""
    assert (failure_sentences(example()), caution(example())) == ((), "")


def test_diagnostics_name_their_three_figures():
    """A figure that is missing is not known."""
    found = replace(failed().diagnostics, r_hat_max=float("nan"), divergences=1)
    words = "Fit: failed; largest R-hat not known, smallest effective sample size 9, 1 divergence."
    assert diagnostics_sentence(found) == words


def test_horizons_and_levers_are_written_out():
    """A horizon has its last day; a lever that was set says so."""
    assert horizon_words(example(), 26) == "Within 26 weeks, by 29 August 2025"
    assert what_if_sentences(replace(example(), levers=(("pay", "2"),))) == (
        "What if pay = 2: set by the reader, not the case as it is.",
    )


def test_an_estimate_says_what_it_counts_and_rests_on():
    """A flow has its window; claims are counted; without claims it follows by balance, or is the prior alone."""
    row = replace(example().estimates[0], claims=("k1",))
    flow = replace(row, quantity="rotated", since=row.date - timedelta(weeks=26))
    assert [quantity_label(one) for one in (row, flow)] == [row.quantity, "rotated, 26 weeks"]
    rows = (row, replace(row, claims=()), replace(row, claims=(), is_prior=True))
    assert [basis_words(one) for one in rows] == ["1 claim", "by balance", "prior only"]
    assert units_words([row, row]) == "people"
    assert units_words([row, replace(row, unit="pieces")]) == "number"


def test_the_past_is_told_by_day():
    """The last step says which stance it reads as; without steps there is nothing to tell."""
    sentence = past_sentence(example())
    assert sentence.startswith("So far, by the events on record: 5 November 2024 first combat (")
    assert sentence.endswith("The last of these reads as: sustain.")
    assert past_sentence(bare()) == ""


def test_levers_that_were_set_come_first():
    """They say how they act; the others say which values they take."""
    assert [name for name, _ in lever_sentences(example())] == ["losses=2", "talks="]


def test_effects_are_in_points_or_in_people():
    """Probabilities change by points, counts by heads; a change of an answer is a sentence."""
    action, count = example().lever_effects
    assert effect_cells(action) == ("withdraw", "6 %", "6 %", "+0.5", "0.0 to +2.0")
    assert effect_cells(count) == ("killed", "2,450", "3,270", "+860", "+90 to +2,100")
    assert question_effect(action) == "6 % as it stands, 6 % with the levers: +0.5 (90 % interval 0.0 to +2.0)."


@pytest.mark.parametrize(
    ("size", "words"),
    [(None, "lowers: x"), (0.001, "lowers: x, by less than one point"), (0.01, "lowers: x, by about one point"),
     (0.09, "lowers: x, by about 9 points")],
)  # fmt: skip
def test_indicators_say_how_far_where_it_is_known(size, words):
    """A size below half a point is less than one."""
    row = replace(example().indicators[0], moves="x", size=size)
    assert indicator_effect(row) == words
