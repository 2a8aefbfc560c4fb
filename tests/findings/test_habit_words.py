"""What the record shows of sources, in words."""

from datetime import timedelta

from passmuster.findings.habit_words import fall_sentence, habits, revisions, silence_sentence, taken_off
from passmuster.ledger.habits import fallen_totals, silent_sources
from worlds.small_case import AS_OF, START, case, claim

WEEKLY = [claim(f"w{week}", 7 * week, "present", 1000.0, claimant="Seoul") for week in range(5)]
FALLING = [claim("a", 10, "killed", 600.0, claimant="Kyiv"), claim("b", 20, "killed", 300.0, claimant="Kyiv")]


def test_a_silence_is_told_with_its_habit() -> None:
    """Since when, for how long, and how often it spoke before."""
    (silent,) = silent_sources(WEEKLY, START + timedelta(days=68))
    assert silence_sentence(silent) == (
        "Why Seoul has said nothing since 4 February 2030, 40 days: it spoke every 7 days or so before, and was never "
        "silent so long."
    )


def test_a_fall_is_told_with_both_numbers() -> None:
    """And with what it can mean."""
    (fall,) = fallen_totals(FALLING)
    text = fall_sentence(fall, "force of Ally")
    assert text.startswith(
        "What Kyiv counts as killed of the force of Ally: its total was about 600 by 17 January 2030"
    )
    assert "A running total does not fall" in text


def test_both_are_unknown_and_rest_on_claims() -> None:
    """The claims a reader would look at."""
    found = list(habits([*WEEKLY, *FALLING], case(), AS_OF))
    assert {line.kind for line in found} == {"unknown"}
    assert [line.claims for line in found] == [("w4",), ("a", "b")]


def test_what_was_changed_on_record_is_known() -> None:
    """Ten by name, the others counted; nothing where nothing was."""
    (line,) = revisions(["a", "b"])
    assert line.text.startswith("2 claims changed on record since first put there: a and b. ")
    assert (line.kind, line.claims) == ("known", ("a", "b"))
    (line,) = revisions([f"c{number}" for number in range(15)])
    assert "c9 and 5 more." in line.text
    assert list(revisions([])) == []


def test_what_was_taken_off_the_record_is_known() -> None:
    """By name; the log tells what it said. Nothing where nothing was."""
    (line,) = taken_off(["a"])
    assert line.text.startswith("1 claim taken off the record: a. `passmuster log` tells")
    assert (line.kind, line.claims) == ("known", ())
    assert list(taken_off([])) == []


def test_a_handful_of_people_is_not_told() -> None:
    """A total of so few would tell them."""
    few = [claim("a", 10, "killed", 40.0, claimant="Kyiv"), claim("b", 20, "killed", 4.0, claimant="Kyiv")]
    assert list(habits(few, case(), AS_OF)) == []
