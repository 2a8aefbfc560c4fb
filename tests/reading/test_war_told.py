"""The war that texts tell of."""

from passmuster.reading.reader import read_text
from passmuster.reading.roles.role_choice import Casting
from passmuster.reading.war_told import war_told_by

PLAIN = "Rwanda has sent 2,500 soldiers to Mozambique to help it fight al-Shabaab."


def test_every_text_has_a_vote() -> None:
    """The same war told thrice is told by three."""
    war = war_told_by([read_text(PLAIN)] * 3)
    assert war.told == Casting("RW", "MZ", "shabaab")
    assert (war.agreeing, war.asked) == (3, 3)


def test_no_text_tells_nothing() -> None:
    """And nothing breaks."""
    assert war_told_by([]).told == Casting("", "", "")
