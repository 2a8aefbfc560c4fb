"""Events: who did or expressed what to whom, by PLOVER type, and for the pair alone."""

import pytest

from passmuster.ledger.event_scores import score_of
from passmuster.ledger.vocabulary import EventType
from passmuster.reading.acts.cast import Cast
from passmuster.reading.events import events_of
from passmuster.reading.learned.tables import shipped
from passmuster.reading.reader import read_text
from passmuster.reading.roles.role_choice import Casting
from passmuster.reading.text.lexicon import load_rules
from worlds.one_sentence import parsed

Told = list[tuple[str, str, str, str]]

SENTENCES: dict[str, Told] = {
    "Kim Jong Un praised Putin at the summit.": [("KP", "RU", "SUPPORT", "actual")],
    "Rwanda has sent 2,500 soldiers to Mozambique.": [("RW", "MZ", "AID", "actual")],
    "Rwanda will send 300 more soldiers to Mozambique.": [("RW", "MZ", "AGREE", "actual")],
    "Uganda withdrew its troops from Congo in 2003.": [("UG", "CD", "RETREAT", "actual")],
    "Burundi announced the withdrawal of its troops from Somalia.": [("BI", "SO", "CONCEDE", "actual")],
    "The United States condemned Rwanda's conduct.": [("US", "RW", "ACCUSE", "actual")],
    "Washington imposed sanctions on Rwanda.": [("US", "RW", "SANCTION", "actual")],
    "Poland suspended aid to Ukraine.": [("PL", "UA", "SANCTION", "actual")],
    "The Houthis attacked Saudi Arabia.": [("houthis", "SA", "ASSAULT", "actual")],
    "Ukraine captured two North Korean soldiers.": [("UA", "KP", "ASSAULT", "actual")],
    "Kim is angry at Moscow over the losses.": [("KP", "RU", "ACCUSE", "actual")],
    "Russia's reliance on North Korean support grows.": [("KP", "RU", "AID", "actual")],
    "China refused to send troops to North Korea.": [("CN", "KP", "REJECT", "actual")],
    "Kim may refuse to send troops to Russia.": [("KP", "RU", "REJECT", "hypothetical")],
    "South Korea has demanded that North Korea withdraw its soldiers from Russia.": [
        ("KR", "KP", "REQUEST", "actual"),
        ("KP", "RU", "RETREAT", "hypothetical"),
    ],
    "North Korea has sent troops to Russia to help it fight Ukraine.": [("KP", "RU", "AID", "actual")],
    "Turkey sent fighters to Azerbaijan to help it against Armenia.": [("TR", "AZ", "AID", "actual")],
    "Ethiopia has not withdrawn its forces from Somalia.": [],
    "Pyongyang denied that it had sent soldiers to Russia.": [],
    "Pyongyang denied that it had attacked Japan and armed Russia.": [],
    "Kigali denied the charge and accused Kinshasa of sheltering militias.": [
        ("RW", "CD", "REJECT", "actual"),
        ("RW", "CD", "ACCUSE", "actual"),
    ],
    "It rained in Mogadishu.": [],
    "Kenya asked Rwanda for 300 soldiers.": [("KE", "RW", "REQUEST", "actual")],
    "Kenya asked why Rwanda was silent.": [],
    "Kenya arrested three Rwandan officers.": [("KE", "RW", "COERCE", "actual")],
    "Kenya protested to Rwanda over the raid.": [("KE", "RW", "PROTEST", "actual")],
    "Kenya helped to defeat Rwanda.": [],
    "Kenya promised 300 men to Uganda, Rwanda 200.": [("KE", "UG", "AGREE", "actual")],
    "Kenya sent Uganda 9,000 shells, Rwanda said.": [("KE", "UG", "AID", "actual")],
    "Kenya accused Rwanda of attacking Uganda.": [("KE", "RW", "ACCUSE", "actual")],
    "The Kenyan host of Rwandan supplies came by ship from Uganda.": [],
}


@pytest.mark.parametrize(("sentence", "told"), SENTENCES.items())
def test_acts_have_their_type_and_their_pair(sentence: str, told: Told) -> None:
    """Source, target, type and status of each act; what is denied or did not happen is none."""
    read = [(e.source_actor, e.target_actor, e.event, e.status) for e in read_text(sentence).events]
    assert read == told


def test_a_vote_to_withdraw_is_no_withdrawal() -> None:
    """Whichever of its words tells it."""
    text = "Parliament voted on Tuesday to bring home the 310 Kenyan soldiers serving in Haiti by the end of July."
    types = {event.event for event in read_text(text, cast=Casting("KE", "HT", "")).events}
    assert EventType.RETREAT not in types


def test_promised_help_is_no_help_yet() -> None:
    """Help given and help promised differ in type and in score."""
    given, promised = (
        read_text(f"Rwanda {verb} soldiers to Mozambique.").events[0] for verb in ("has sent", "will send")
    )
    assert (given.event, given.score) == ("AID", 10)
    assert (promised.event, promised.score) == ("AGREE", 2.5)


def test_whoever_is_asked_to_go_is_asked_for_no_help() -> None:
    """The two requests have one type, and scores on two sides of nothing."""
    going, helping = (
        read_text(f"Mozambique asked Rwanda to {what}.").events[0] for what in ("withdraw its men", "send 500 men")
    )
    assert (going.event, going.event_mode, going.score) == ("REQUEST", "yield", -1)
    assert (helping.event, helping.event_mode, helping.score) == ("REQUEST", "assist", 0.5)


def test_the_other_side_is_the_one_the_text_pairs() -> None:
    """Where a sentence leaves the target out, it is the actor that this one was named with before."""
    text = "Talks between Russia and North Korea went on. Pyongyang pledged unwavering support."
    assert [(e.source_actor, e.target_actor, e.confidence) for e in read_text(text).events][-1] == ("KP", "RU", "low")


def test_who_says_so_is_kept() -> None:
    """An event has its claimant, the words of the act and their place."""
    text = "Kim is furious at Moscow, a Telegram channel wrote."
    (event,) = read_text(text).events
    assert (event.claimant, event.claimant_group) == ("Telegram channel", "OTHER")
    assert text[slice(*event.span)] == event.cue == "furious at"


def test_every_rule_has_a_known_type_and_score() -> None:
    """Types are PLOVER's, modes have scores from -10 to +10, and no type is friendly against its class."""
    for rule in load_rules("events")["rule"]:
        assert rule["type"] in tuple(EventType)
        assert rule["roles"] in {"subject", "owner", "inverse", "mutual"}
        assert -10 <= score_of(rule["type"], rule.get("mode", "")) <= 10
    assert score_of("ACCUSE") == -3


def test_the_same_act_is_scored_alike_for_both_sides() -> None:
    """No pair of actors has a score of its own."""
    scores = {
        read_text(f"{a} attacked {b}.").events[0].score for a, b in [("Russia", "Ukraine"), ("Ukraine", "Russia")]
    }
    assert scores == {-9}


def test_an_act_told_twice_in_a_breath_is_one() -> None:
    """ "Friendship and unity" of a pair; and the cast takes note of its actors."""
    cast = Cast()
    s = parsed("The friendship and unity between Kenya and Haiti were praised.")
    (event,) = events_of(s, [], cast, shipped().events)
    assert {event.source_actor, event.target_actor} == {"KE", "HT"}
    assert cast.last == "HT"


def test_a_text_without_actors_has_no_acts() -> None:
    """Whatever its verbs."""
    assert events_of(parsed("He attacked them."), [], Cast(), shipped().events) == []
