"""The claims that came, by how surprising they were."""

from dataclasses import replace

from passmuster.findings.what_came import what_came
from worlds.change_findings import what_moved


def test_the_most_surprising_stands_first() -> None:
    """In words, and those of which the number was left open last; a claim that is not told is passed over."""
    rows = [(row.line.claim_id, row.expected, row.far_out) for row in what_came(what_moved())]
    assert rows == [
        ("k2", "1,000 (900 to 1,100)", "4 %"),
        ("k4", "90 (0 to 9,000)", "left open"),
    ]  # fmt: skip


def test_nothing_came() -> None:
    """No rows."""
    assert what_came(replace(what_moved(), surprises=())) == ()
