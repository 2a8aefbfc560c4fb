"""Figures that add up as they are printed."""

from hypothesis import given
from hypothesis import strategies as st

from passmuster.findings.figures_that_add import figures_that_add

PARTS = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=9)


@given(st.floats(0, 1e6), PARTS)
def test_parts_printed_make_the_move_printed(old: float, parts: list[float]) -> None:
    """Whatever the numbers, and each part is told within two steps of itself."""
    named = dict(enumerate(parts))
    first, last, shown = figures_that_add(old, old + sum(parts), named)
    assert first + sum(shown.values()) == last
    assert list(shown) == list(named)
    step = max(1, max(map(abs, (sum(parts), *parts))) / 15)
    assert all(abs(shown[name] - part) <= 2 * step for name, part in named.items())


def test_the_step_follows_the_largest_part() -> None:
    """A move of hundreds is told in tens, the largest remainders up."""
    parts = {"seoul": -901.0, "correction": 204.0, "time": -102.0}
    assert figures_that_add(9_300.0, 8_501.0, parts) == (
        9_300, 8_500, {"seoul": -900, "correction": 200, "time": -100},
    )  # fmt: skip


def test_a_number_that_did_not_move_has_nothing_to_add() -> None:
    """No parts, no figures, the number itself."""
    assert figures_that_add(12.0, 12.0, {}) == (12, 12, {})
