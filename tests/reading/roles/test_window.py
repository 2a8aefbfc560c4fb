"""A few sentences of a text, with whom they name and count."""

from hypothesis import given
from hypothesis import strategies as st

from passmuster.reading.reader import read_text
from passmuster.reading.roles.window import LONGEST, windows_of

SENTENCE = "Rwanda has lost 30 soldiers in Mozambique. "


@given(st.integers(0, 23))
def test_every_sentence_and_claim_is_in_one_window(sentences: int) -> None:
    """None is left out or told twice, and no window is too long."""
    reading = read_text(SENTENCE * sentences)
    windows = windows_of(reading.sightings, reading.claims)
    assert [s for window in windows for s in window.sightings] == list(reading.sightings)
    assert [c for window in windows for c in window.claims] == list(reading.claims)
    assert all(1 <= len(window.sightings) <= LONGEST for window in windows)


def test_a_window_counts_whom_it_names_and_whose_men() -> None:
    """Strengths and losses apart."""
    reading = read_text("Rwanda has 2,500 soldiers in Mozambique. Four Rwandan soldiers were killed.")
    (window,) = windows_of(reading.sightings, reading.claims)
    assert window.mentions == {"RW": 2, "MZ": 1}
    assert (window.strengths, window.losses, window.unowned) == ({"RW": 1}, {"RW": 1}, 0)
