"""What is told like a withdrawal and is none."""

import pytest

from passmuster.ledger.vocabulary import EventType
from passmuster.reading import read_text
from passmuster.reading.acts.deed_choice import DeedChoice
from passmuster.reading.acts.deeds import Party, deeds_of
from passmuster.reading.acts.homecoming import leaves_nobody
from passmuster.reading.syntax.verb_groups import verb_groups
from worlds.one_sentence import parsed

WAR = "Cuba fights for Ethiopia against Somalia, with 16,500 Cubans in Ethiopia. "


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("Most Cuban units have withdrawn to Harar and Dire Dawa.", False),
        ("Most Cuban units have been withdrawn from Ethiopia to Havana.", True),
        ("Cuba has withdrawn most of its units from Ethiopia.", True),
        ("Cuba withdrew most of its units from Ethiopia, the radio in Harar said.", True),
    ],
)
def test_a_town_of_the_country_is_no_way_out(text: str, leaves: bool) -> None:
    """The same verb with another place, or with none, tells that they leave."""
    events = read_text(WAR + text).events
    assert any(e.event == "RETREAT" and e.source_actor == "CU" for e in events) is leaves


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("The bodies of 12 Cuban soldiers were flown home from Ethiopia on Tuesday.", False),
        ("Of the wounded some 200 were flown home between January and March.", False),
        ("Cuba brought its dead home from Ethiopia.", False),
        ("Cuba flew 2,000 of its soldiers home from Ethiopia.", True),
        ("After 12 of its soldiers were killed, Cuba flew its troops home from Ethiopia.", True),
        ("Cuba, which has 200 dead and wounded, flew its troops home from Ethiopia.", True),
        ("Cuba has lost 200 dead and pulled its troops out of Ethiopia.", True),
    ],
)
def test_the_dead_and_the_wounded_are_no_force_that_leaves(text: str, leaves: bool) -> None:
    """They are carried home while the others stay; that men were killed does not keep the others there."""
    events = read_text(WAR + text).events
    assert any(e.event == "RETREAT" and e.source_actor == "CU" for e in events) is leaves


@pytest.mark.parametrize(
    ("event", "target", "expected"),
    [(EventType.RETREAT, "ET", True), (EventType.RETREAT, "SO", False), (EventType.ASSAULT, "ET", False)],
)
def test_only_the_country_of_the_town_is_not_left(event: EventType, target: str, expected: bool) -> None:
    """Toward those whom they fight it is a retreat; no other act is looked at."""
    s = parsed("The Cubans withdrew to Harar.")
    (deed,) = deeds_of(s, verb_groups(s))
    choice = DeedChoice(Party("CU", ()), Party(target, ()), event, 0.9)
    assert leaves_nobody(s, deed, choice) is expected
