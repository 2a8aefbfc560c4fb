"""What a whole text tells of each that it names."""

import pytest

from passmuster.reading.learned.tables import shipped
from passmuster.reading.reader import read_text
from passmuster.reading.roles.whole_text import WholeText
from passmuster.reading.roles.window import windows_of

PLAIN = "Rwanda has sent 2,500 soldiers to Mozambique. Rwandan soldiers have retaken a town. Zambia looks on."


def whole(*texts: str) -> WholeText:
    """Some texts as one."""
    readings = [read_text(text) for text in texts]
    return WholeText([windows_of(r.sightings, r.claims) for r in readings], shipped().roles)


def test_those_named_and_voted_for_come_first() -> None:
    """Who stands on the edge comes last."""
    assert whole(PLAIN).names == ["RW", "MZ", "ZM"]


def test_what_is_told_of_one_is_a_share_of_the_text() -> None:
    """Named in two sentences of three, once as a people, and all the men counted are its own."""
    told = whole(PLAIN).alone("RW")
    assert told["named"] == pytest.approx(2 / 3)
    assert told["as a people"] == pytest.approx(1 / 2)
    assert told["strengths"] == pytest.approx(1 / 2)
    assert told["in the first sentence"] == 1.0


def test_a_text_told_twice_tells_the_same_shares() -> None:
    """However often it is read; claims of men alone weigh more the more there are."""
    once, twice = whole(PLAIN).alone("MZ"), whole(PLAIN, PLAIN).alone("MZ")
    for feature in ("named", "in the first sentence", "voted principal", "top principal", "begins principal"):
        assert twice[feature] == pytest.approx(once[feature]), feature


def test_two_are_told_together() -> None:
    """By the sentences that name both, and what the windows make of them."""
    told = whole(PLAIN).together("RW", "MZ")
    assert told["named together"] == pytest.approx(1 / 2)
    assert told["voted papr"] > whole(PLAIN).together("MZ", "RW")["voted papr"]


def test_nothing_read_tells_of_nobody() -> None:
    """An empty text names nobody, and leaving all open can still be scored."""
    assert whole("").names == []
    assert whole("").nobody()["nobody"] == 1.0
