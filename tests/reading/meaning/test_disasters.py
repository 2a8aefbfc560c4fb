"""The dead of disasters."""

import pytest

from passmuster.reading.meaning.disasters import names_disaster
from passmuster.reading.reader import read_text
from worlds.one_sentence import parsed


@pytest.mark.parametrize(
    "text",
    [
        "An earthquake killed at least 310 people in the valley, the ministry said.",
        "Most read: 12 dead in Lagos building collapse",
        "A flood swept through the town. Officials said 27 people were killed and 90 were injured.",
    ],
)
def test_nobodys_dead_beside_a_disaster_are_no_claim(text: str) -> None:
    """What an earthquake or a flood kills is told of no war."""
    assert read_text(text).claims == ()


def test_soldiers_killed_in_battle_far_from_it_are_claims() -> None:
    """A disaster told of long before takes no claim away, nor one named beside a force that is."""
    text = "A flood closed the road. The army said 27 Kenyan soldiers were killed by al-Shabaab near the road."
    assert [claim.point for claim in read_text(text).claims] == [27]


def test_a_sentence_names_its_disaster() -> None:
    """By a word, not by a figure of speech for an attack."""
    assert names_disaster(parsed("The floods came in May."))
    assert names_disaster(parsed("Forty died in the bus crash."))
    assert not names_disaster(parsed("A storm of fire broke."))
    assert not names_disaster(parsed("Forty died in the collapse of the front."))
