"""The known word that a misspelt one probably meant."""

import pytest

from passmuster.ledger.nearest import MOST_LISTED, did_you_mean, nearest, quoted_list

KNOWN = ("present", "deployed", "killed")


@pytest.mark.parametrize(("typed", "meant"), [("kiled", "killed"), ("PRESENT", "present"), ("xyz", "")])
def test_the_nearest_word_is_offered(typed: str, meant: str) -> None:
    """Letter case aside; nothing is offered where nothing is like it."""
    assert nearest(typed, KNOWN) == meant


def test_the_way_out_names_what_there_is() -> None:
    """With a guess where there is one, and in words where nothing is known."""
    assert did_you_mean("kiled", KNOWN) == "Did you mean 'killed'? Known: 'present', 'deployed', 'killed'."
    assert did_you_mean("xyz", KNOWN) == "Known: 'present', 'deployed', 'killed'."
    assert did_you_mean("xyz", ()) == "None is known here."


def test_long_lists_are_cut() -> None:
    """After the fifteenth the rest is counted."""
    names = [f"n{number}" for number in range(MOST_LISTED + 3)]
    assert quoted_list(names).endswith("'n14' and 3 more")
