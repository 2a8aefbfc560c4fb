"""What moved, in words."""

from dataclasses import replace

import pytest

from passmuster.findings.change_words import (
    change_sentences,
    compared_words,
    expected_words,
    kind_words,
    method_sentences,
    moved_note,
    signed,
    step_words,
)
from passmuster.findings.parts.changes import LookedAt, MovedRating, NoWeight, RatedThing
from passmuster.ledger.vocabulary import Quantity
from worlds.change_findings import NAMES, NOW, moved, nothing_moved, stepwise, what_moved


def test_a_move_is_told_with_its_causes() -> None:
    """From where to where, and each cause with its part as it is printed, so that the parts add up."""
    first, second, *_ = what_moved().sentences
    assert first == (
        "the force of Ally, present: fell from 9,300 to 8,500 (20 February 2025 to 27 February 2025): 1 new claim and "
        "1 late claim about days before from South Korea −900, 1 correction from Ukraine +200 and what the last "
        "briefing expected anyway −100."
    )
    assert second == "Its 90 % interval is 23 % narrower."


@pytest.mark.parametrize(
    ("new_width", "told"),
    [(2_650.0, None), (3_900.0, "50 % wider"), (7_700.0, "196 % wider"), (21_840.0, "8.4 times as wide")],
)
def test_an_interval_that_widened_manifold_is_told_in_times(new_width: float, told: str | None) -> None:
    """Which nobody has to work out from hundreds of percent; a little more or less is not told."""
    row = replace(moved(), new_interval=(5_000.0, 5_000.0 + new_width))
    sentences = change_sentences([row], what_moved().looked_at, NAMES, changed=True)
    assert [one for one in sentences if "interval" in one] == (
        [] if told is None else [f"Its 90 % interval is {told}."]
    )


def test_nothing_is_told_as_such() -> None:
    """What was looked at stands there although no number moved."""
    assert nothing_moved().sentences == (
        "No number moved beyond rounding.",
        "0 changes of the evidence weighed; 1 claim moved no weight.",
    )
    quiet = change_sentences((), LookedAt(new_claims=0, weighed=0, no_weight=()), NAMES, changed=False)
    assert quiet[-1] == "No claim came, was changed or went."
    noted = LookedAt(new_claims=0, weighed=0, no_weight=(NoWeight(claim_id="a", why="x", reason="y"),))
    told = change_sentences((), noted, NAMES, changed=False)
    assert told[-1] == "0 changes of the evidence weighed; 1 claim moved no weight."


def test_ratings_are_counted_and_said_to_move_no_number() -> None:
    """Also where nothing else was looked at."""
    rated = MovedRating("KR", RatedThing.SOURCE, "F", "B", "why")
    for ratings, told in (((rated,), "1 rating is another than then and moves no number."),
                          ((rated, rated), "2 ratings are others than then and move no number.")):  # fmt: skip
        looked_at = LookedAt(new_claims=0, weighed=0, no_weight=(), ratings=ratings)
        sentences = change_sentences((), looked_at, NAMES, changed=False)
        assert sentences[-2:] == ("No claim came, was changed or went.", told)


def test_a_number_that_stands_while_parts_pull_is_told() -> None:
    """Two parts that cancel leave the number where it was, and both are named."""
    row = replace(moved(), shown_new=9_300)
    (told, *_) = change_sentences((row,), what_moved().looked_at, NAMES, changed=True)
    assert told.startswith("the force of Ally, present: still 9,300 (")


def test_signs_and_numbers_of_kinds() -> None:
    """A minus sign, no sign for nothing, and a plural."""
    assert [signed(figure) for figure in (1_200, 0, -30)] == ["+1,200", "0", "−30"]
    assert kind_words("withdrawal", 1) == "1 withdrawal"
    assert kind_words("late", 2) == "2 late claims about days before"


def test_two_accounts_of_one_day_are_told_as_such() -> None:
    """Two days are told as from the one to the other."""
    assert compared_words(what_moved()) == "20 February 2025 to 27 February 2025"
    assert compared_words(replace(what_moved(), since=NOW)) == "two accounts of 27 February 2025"


def test_what_moved_since_is_one_sentence() -> None:
    """The first count with its causes, the others where they were and are; a still case says what was looked at."""
    words = {Quantity.PRESENT: "present", Quantity.DEPLOYED: "sent"}
    assert moved_note(what_moved(), words) == (
        "Since 20 February: present 9,300 to 8,500 (new claims −900, corrections +200, expected anyway −100) and "
        "sent 9,300 to 8,500."
    )
    assert moved_note(nothing_moved(), words) == (
        "Since 20 February: no number moved beyond rounding. 0 changes of the evidence weighed; 1 claim moved no "
        "weight."
    )


def test_expectations_are_held_against_what_came() -> None:
    """What was expected of the day, and whether the number lies inside; nothing where nothing was expected."""
    first, *_, last = stepwise().steps
    assert "expected about 9,200 (8,000 to 10,500) on this day; the number now lies inside" in expected_words(first)
    assert "outside" in expected_words(last)
    assert expected_words(moved()) == ""
    assert "Of 2 later numbers, 1 lies inside" in step_words([True, False, None])
    assert step_words([None]) == "No briefing on the way said what it expected of the next day."
    other = replace(what_moved(), same_program=False, other_method=("program", "seed"))
    assert method_sentences(other)[-1] == "Program and seed are other than in the earlier briefing."
