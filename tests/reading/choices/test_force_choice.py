"""The choice of a force, by the tables of the package."""

import pytest

from passmuster.reading.choices.force_choice import Told, chosen_force, owner_shares
from passmuster.reading.choices.force_features import ClaimedNumber
from passmuster.reading.learned.fits import Fitting
from passmuster.reading.learned.weights import read_weights
from passmuster.reading.meaning.mentions import Mentions
from passmuster.reading.proposals import ReadSoFar, proposals_of
from passmuster.reading.reader import read_text
from worlds.one_sentence import parsed


@pytest.mark.parametrize(
    ("text", "forces"),
    [
        ("The Ugandan contingent fighting al-Shabab in Somalia has 4,000 troops.", ["UG"]),
        ("Eritrean forces fighting alongside Ethiopian troops number 4,000.", ["ER"]),
        ("Bulgaria maintains a 400-strong force in Afghanistan.", ["BG"]),
        ("Poland has 1,500 troops in Iraq. Fiji has sent 90 troops.", ["PL", "FJ"]),
        ("Some 300 civilians were killed.", [""]),
    ],
)
def test_the_owner_comes_before_the_enemy_and_the_place(text: str, forces: list[str]) -> None:
    """And each sentence may have an owner of its own."""
    assert [claim.actor for claim in read_text(text).claims] == forces


def test_the_sentence_behind_may_tell_whose_men_they_are() -> None:
    """Who is named there is among those who may own them."""
    s = parsed("All thirteen soldiers aboard were killed.")
    (p,) = proposals_of(s, [], ReadSoFar())
    fitting = Fitting(read_weights("force\tfit\n\nnamed=coming0\ta500\n"))
    shares = owner_shares(s, ClaimedNumber(p, "killed", ""), Told(Mentions(), (), ["FR"]), fitting)
    assert sum(shares.values()) == pytest.approx(1.0)
    assert chosen_force(shares, "") == "FR"


def test_a_blank_is_better_than_a_guess() -> None:
    """Where nobody is likely enough, it is nobody's."""
    s = parsed("Kenya, Uganda and Rwanda have 600 officers.")
    (p,) = proposals_of(s, [], ReadSoFar())
    unlearned = Fitting(read_weights("force\tfit\n\n"))
    assert chosen_force(owner_shares(s, ClaimedNumber(p, "present", ""), Told(Mentions(), ()), unlearned), "") == ""


def test_the_grammar_settles_what_is_likely_enough() -> None:
    """Two readings that agree need less than one; a guess of the grammar alone is none."""
    assert chosen_force({"SO": 0.5, "KE": 0.3, "": 0.2}, "SO") == "SO"
    assert chosen_force({"KE": 0.45, "SO": 0.3, "": 0.25}, "SO") == ""
