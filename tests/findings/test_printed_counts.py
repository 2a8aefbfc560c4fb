"""What briefings printed of the counts that can move, and what they expected of a later day."""

from dataclasses import replace
from datetime import timedelta

import numpy as np

from passmuster.findings.parts.changes import PrintedBriefing
from passmuster.findings.printed_counts import common_counts, count_of, counts_to_follow, expected_of, printed_of
from worlds.findings_example import example

NOW = printed_of(example())
THEN = replace(
    NOW,
    as_of=NOW.as_of - timedelta(weeks=2),
    estimates=tuple(
        replace(row, date=NOW.as_of - timedelta(weeks=2)) for row in NOW.estimates if row.date == NOW.as_of
    ),
)


def test_counts_of_both_are_followed_on_both_days() -> None:
    """A window moves with its end, and what one of them does not print is left out."""
    common = common_counts(THEN, NOW)
    assert {row.date for row in common} == {NOW.as_of}
    followed = counts_to_follow(THEN, NOW)
    assert {count.day for count in followed} == {NOW.as_of, THEN.as_of}
    for row in common:
        assert count_of(row, row.date + timedelta(days=3)).since == (
            None if row.since is None else row.since + timedelta(days=3)
        )
    assert common_counts(replace(THEN, estimates=()), NOW) == []


def test_what_was_expected_is_what_was_printed_and_what_the_weeks_add() -> None:
    """On its own day a briefing expects what it printed; a count without a course is not expected at all."""
    fan = NOW.fans[0]
    row = next(row for row in common_counts(THEN, NOW) if (row.subject, row.quantity) == (fan.subject, fan.quantity))
    expected = expected_of(NOW, row, NOW.as_of)
    assert expected is not None
    np.testing.assert_allclose(expected, [row.q05, row.q50, row.q95])
    last = expected_of(NOW, row, fan.dates[-1])
    assert last is not None
    assert np.isfinite(last).all()
    assert expected_of(NOW, row, fan.dates[-1] + timedelta(days=1)) is None
    assert expected_of(replace(NOW, fans=()), row, NOW.as_of) is None


def test_a_count_too_small_to_be_told_is_not_split() -> None:
    """Its parts would tell it, whichever of the two briefings kept it back."""
    first, *_ = common_counts(THEN, NOW)

    def keeping_back(printed: PrintedBriefing) -> PrintedBriefing:
        named = (first.subject, first.quantity)
        rows = tuple(replace(row, withheld=("q05",)) if (row.subject, row.quantity) == named else row
                     for row in printed.estimates)  # fmt: skip
        return replace(printed, estimates=rows)

    for then, now in ((keeping_back(THEN), NOW), (THEN, keeping_back(NOW))):
        assert (first.subject, first.quantity) not in {(row.subject, row.quantity) for row in common_counts(then, now)}
