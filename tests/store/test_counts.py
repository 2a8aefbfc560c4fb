"""What a count that people write in their own way is told to become."""

import pytest

from passmuster.store.counts import is_number, read_count


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        ("1.200", "Write 1 or 1200."), ("1.200.000", "Write 1200000."), ("~300", "Write 300."),
        ("12.5", "Write 12, or"),
        ("300+", "Write 300, and that it is a lower bound"), ("10-12", "Write its ends as a range: 10 and 12."),
        ("n/a", "Leave the cell empty"), ("5 thousand", "Write 5000."), ("two battalions", "Write digits"),
    ],
)  # fmt: skip
def test_the_way_out_is_worked_out(text: str, way_out: str) -> None:
    """Where it is plain; "write 1" for a thousand two hundred was an error of a thousandfold, made by following us."""
    value, _, remedy = read_count(text)
    assert value is None
    assert remedy.startswith(way_out)


def test_what_is_a_number_is_one() -> None:
    """To Python."""
    assert (is_number("-5"), is_number("five")) == (True, False)
