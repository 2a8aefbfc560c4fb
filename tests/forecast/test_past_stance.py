"""Tests of past stance: which events show a turn of the partner, and which do not."""

from datetime import date, timedelta

from passmuster.forecast.past_stance import past_stances
from passmuster.ledger.event import Event


def event(number: int, kind: str, target: str = "C", source: str = "A", **changes: str) -> Event:
    """An event of the partner A toward its opponent C, one a week."""
    day = date(2024, 10, 7) + timedelta(weeks=number)
    facts = {"claimant": "somebody", "claimant_group": "MEDIA", **changes}
    return Event(
        event_id=f"e{number}", date=day, source_actor=source, target_actor=target, event=kind, score=0.0, **facts
    )  # type: ignore[arg-type]


def told(*events: Event) -> list[str]:
    """The turns as texts."""
    steps = past_stances(events, partner="A", principal="B", opponents=("C",), as_of=date(2030, 1, 1))
    return [step.text for step in steps]


def test_a_war_is_read_turn_by_turn() -> None:
    """Sent, first combat, out of the line, back, a further wave: each once and in order of date."""
    events = [
        event(8, "ASSAULT"), event(0, "MOBILIZE"), event(2, "ASSAULT"), event(3, "ASSAULT"), event(6, "RETREAT"),
        event(9, "ASSAULT"), event(12, "MOBILIZE"),
    ]  # fmt: skip
    expected = [
        "troops on their way", "first combat", "taken out of the line", "back in combat", "a further wave on its way",
    ]  # fmt: skip
    assert told(*events) == expected


def test_the_pair_decides() -> None:
    """Fighting toward the principal is no combat of the war, help cut counts only toward it, others never count."""
    assert told(event(0, "ASSAULT", target="B"), event(1, "ASSAULT", source="B"), event(2, "SANCTION")) == []
    assert told(event(0, "SANCTION", target="B")) == ["help cut"]
    assert told(event(0, "CONCEDE", target="B")) == ["a withdrawal announced"]
    assert told(event(0, "CONCEDE", target="B", note="Apologizes for a strike")) == []


def test_what_was_only_meant_does_not_count() -> None:
    """A hypothetical event shows nothing, and two reports of one turn on one day are one."""
    assert told(event(0, "ASSAULT", status="hypothetical")) == []
    assert told(event(0, "RETREAT"), event(0, "RETREAT", claimant="another")) == ["taken out of the line"]


def test_nothing_later_than_the_day_is_read() -> None:
    """Turns after the as-of day are unknown on it, and the last before it tells the stance."""
    events = [event(0, "MOBILIZE"), event(5, "ASSAULT"), event(9, "RETREAT")]
    steps = past_stances(events, partner="A", principal="B", opponents=("C",), as_of=events[1].date)
    assert [(step.text, step.stance) for step in steps] == [
        ("troops on their way", "surge"),
        ("first combat", "sustain"),
    ]


def test_acts_that_point_to_leaving_are_seen() -> None:
    """Talks, an accord, a demand and first departures stand among the turns, whoever does them."""
    told_turns = told(
        event(0, "CONSULT", note="Delegations meet"),
        event(1, "AGREE", note="Accord signed: its troops leave"),
        event(2, "REQUEST", source="B", target="A", note="Wants its troops to leave at once"),
        event(3, "RETREAT", event_mode="withdraw"),
        event(4, "AGREE", source="B", target="C", note="Armistice signed"),
    )
    assert told_turns == ["talks held", "leaving agreed", "asked to go", "leaving under way", "a ceasefire"]


def test_a_mission_that_leaves_is_told_as_such() -> None:
    """Its own announcement is no decision of the partner's, and is not put down to the principal."""
    leaving = event(0, "CONCEDE", target="B", source="SADC", note="Phased withdrawal begins")
    assert told(leaving) == ["the mission leaves"]
    assert told(event(0, "CONCEDE", source="B", note="Its troops come home")) == ["its principal leaves"]


def test_a_stay_that_is_lengthened_is_a_turn() -> None:
    """As is a refusal to leave, and what only others say is none."""
    told_so = [
        event(0, "SUPPORT", target="B", note="Mandate extended by a year"),
        event(1, "REJECT", note="Will not withdraw"),
        event(2, "SUPPORT", target="A", source="B", note="Extends the mission"),
    ]  # fmt: skip
    assert told(*told_so) == ["says that it stays"] * 2
