"""The word that was meant."""

from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger.nearest import MOST_LISTED, did_you_mean, nearest, quoted_list

KNOWN = ("killed", "wounded", "captured")


def test_a_slip_of_the_pen_finds_its_word() -> None:
    """Letters missing or in another case do not matter; a word like none finds none."""
    assert nearest("kiled", KNOWN) == nearest("KILLED", KNOWN) == "killed"
    assert nearest("xyzzy", KNOWN) == ""


@given(st.sampled_from(KNOWN))
def test_a_known_word_is_nearest_to_itself(word: str) -> None:
    """What is spelt right is not taken for another."""
    assert nearest(word, KNOWN) == word


def test_the_way_out_names_the_nearest_and_all() -> None:
    """A question first where a word is near, then the list; none known is said."""
    assert did_you_mean("kiled", KNOWN) == "Did you mean 'killed'? Known: 'killed', 'wounded', 'captured'."
    assert did_you_mean("xyzzy", KNOWN) == "Known: 'killed', 'wounded', 'captured'."
    assert did_you_mean("kiled", ()) == "None is known here."


def test_long_lists_are_cut_with_their_count() -> None:
    """The fifteenth name is the last, and the rest is counted."""
    names = [f"n{place}" for place in range(MOST_LISTED + 3)]
    assert quoted_list(names).endswith("'n19' and 3 more")
    assert quoted_list(names[:2]) == "'n0', 'n1'"
