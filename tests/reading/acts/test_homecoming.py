"""What is told like a withdrawal and is none."""

import pytest

from passmuster.ledger.vocabulary import EventType
from passmuster.reading import read_text
from passmuster.reading.acts.deed_choice import DeedChoice
from passmuster.reading.acts.deeds import Party, deeds_of
from passmuster.reading.acts.homecoming import as_bound, leaves_nobody
from passmuster.reading.roles.role_choice import Casting
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
    ("text", "leaves"),
    [
        ("The Russians pulled back to Gao from Menaka in August.", False),
        ("The Russians withdrew from Tessalit to Aguelhok.", False),
        ("The Russians withdrew from Mali to Rostov.", True),
        ("The Russians withdrew from Mali to Aguelhok.", True),
        ("The Russians pulled out of Mali on Tuesday.", True),
    ],
)
def test_a_place_that_nobody_knows_is_taken_for_one_nearby(text: str, leaves: bool) -> None:
    """Whoever leaves a country leaves it by name, goes home, or to a place that is known to be elsewhere."""
    events = read_text(text, cast=Casting("RU", "ML", "jnim")).events
    assert any(e.event == "RETREAT" and e.target_actor == "ML" for e in events) is leaves


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Russians withdrew from Tessalit to Aguelhok.", True),
        ("The Russians withdrew home to Molkino.", False),
        ("The Russians withdrew from Tessalit on Tuesday.", False),
        ("The Russians withdrew from Tessalit to Western bases.", False),
    ],
)
def test_home_and_a_day_are_no_such_place(text: str, expected: bool) -> None:
    """Nor is a word that begins a name of many lands."""
    s = parsed(text)
    deed = deeds_of(s, verb_groups(s))[0]
    choice = DeedChoice(Party("RU", ()), Party("ML", ()), EventType.RETREAT, 0.9)
    assert leaves_nobody(s, deed, choice) is expected


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A battalion of 700 Nigerians flew out of Lagos for Freetown.", "AID"),
        ("A battalion of 700 Nigerians flew out of Freetown for Lagos.", "RETREAT"),
    ],
)
def test_who_leaves_his_own_port_for_the_war_comes(text: str, event: str) -> None:
    """Where they go decides, and not the word that says that they went."""
    events = read_text(text, cast=Casting("NG", "SL", "ruf")).events
    assert [(e.source_actor, e.target_actor, e.event) for e in events] == [("NG", "SL", event)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("They left Lagos for Freetown.", EventType.AID),
        ("They left Freetown for Lagos.", EventType.RETREAT),
        ("They left Bo for Freetown.", EventType.RETREAT),
        ("They left Lagos for good.", EventType.RETREAT),
    ],
)
def test_only_a_known_way_to_the_war_is_one(text: str, event: EventType) -> None:
    """From a place of another state to one of the state that is helped."""
    s = parsed(text)
    deed = deeds_of(s, verb_groups(s))[0]
    choice = DeedChoice(Party("NG", ()), Party("SL", ()), EventType.RETREAT, 0.9)
    assert as_bound(s, deed, choice).event == event


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
