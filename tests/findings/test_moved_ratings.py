"""Ratings that are others than then."""

from dataclasses import replace

from passmuster.findings.moved_ratings import moved_ratings, rating_words, role_of_source
from passmuster.ledger import Known
from passmuster.ledger.vocabulary import Quantity
from worlds.muster_world import AS_OF, ordinary_ledger

KNOWN = ordinary_ledger().known(AS_OF)
FIRST = KNOWN.claims[0]


def _rated(known: Known = KNOWN, **ratings: tuple[tuple[str, str], ...]) -> Known:
    return replace(known, **ratings)  # type: ignore[arg-type]


def test_what_is_rated_otherwise_is_told_and_what_is_not_is_not() -> None:
    """A letter that came, one that went, a digit that changed; one that stayed is passed over."""
    group, claim_id = FIRST.claimant_group, FIRST.claim_id
    then = _rated(ratings=((FIRST.claimant, "B"),), credibility=((claim_id, "2"),))
    now = _rated(ratings=((group, "D"),), credibility=((claim_id, "4"),))
    assert [(one.of, one.name, one.before, one.after) for one in moved_ratings(then, now)] == [
        *sorted([("source", FIRST.claimant, "B", "F"), ("source", group, "F", "D")], key=lambda row: row[1]),
        ("claim", claim_id, "2", "4"),
    ]
    assert moved_ratings(now, now) == ()


def test_why_it_moves_nothing_is_said() -> None:
    """Of a source and of a claim, each its own."""
    now = _rated(ratings=((FIRST.claimant_group, "D"),), credibility=((FIRST.claim_id, "4"),))
    source, claim = moved_ratings(KNOWN, now)
    assert "what people think of a source and has no weight" in source.reason
    assert "what people think of a claim and has no weight" in claim.reason
    assert rating_words(source) == f"source {FIRST.claimant_group} (not judged → D)"
    assert rating_words(claim) == f"claim {FIRST.claim_id} (not judged → 4)"


def test_who_does_not_speak_in_the_case_is_passed_over() -> None:
    """As a briefing passes it over."""
    assert moved_ratings(KNOWN, _rated(ratings=(("Nobody", "A"),), credibility=(("no claim", "1"),))) == ()


def test_a_private_person_is_told_by_the_role() -> None:
    """By the name alone and nowhere else."""
    said = replace(FIRST, claimant="Jane Miller (nurse)", claimant_group="OTHER", quantity=Quantity.KILLED)
    known = replace(KNOWN, claims=(*KNOWN.claims, said))
    (told,) = moved_ratings(known, _rated(known, ratings=((said.claimant, "C"),)))
    assert (told.name, told.after) == ("a medical worker", "C")
    assert role_of_source(said.claimant, known.claims, ()) == "a medical worker"
    assert role_of_source(said.claimant, known.claims, (said.claimant,)) == ""
