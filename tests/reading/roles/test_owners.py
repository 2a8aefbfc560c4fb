"""Whose men a number counts, once it is known whose war the text is of."""

from dataclasses import replace
from datetime import date

import pytest

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.learned.weights import Weights, read_weights
from passmuster.reading.reader import read_text
from passmuster.reading.roles.owners import NOBODY, owned_in_war, owner_choices, parts_given
from passmuster.reading.roles.role_choice import OPEN, Casting

TEXT = "Kenyan troops entered Somalia in May. Two soldiers were killed on Friday. Five rebels were killed on Sunday."
WAR = parts_given(Casting("KE", "SO", "shabaab"))

SOLDIERS_ARE_THE_PARTNERS = read_weights("owner\tfit\n\npartner:noun~soldier\ta900\nnobody\ta100\n")
REBELS_ARE_THE_OPPONENTS = read_weights("owner\tfit\n\nopponent:noun~rebel\ta900\nnobody\ta100\n")
NOTHING = read_weights("none\tnone\n\n")


def owners_by(weights: Weights) -> list[str]:
    """Whose men the numbers of the text count."""
    reading = read_text(TEXT)
    return [claim.actor for claim in owned_in_war(TEXT, reading.claims, reading.sightings, WAR, weights)]


def test_who_has_a_part_in_a_war_is_known_for_certain_where_it_is_given() -> None:
    """Each in its own; a role that is open is nobody's."""
    assert parts_given(Casting("KE", "SO", "")) == {"KE": (1.0, 0.0, 0.0), "SO": (0.0, 1.0, 0.0)}
    assert parts_given(OPEN) == {}


def test_an_owner_is_weighed_by_its_role_and_by_what_is_counted() -> None:
    """By one table rebels are nobody's, by the other the opponent's; soldiers are the partner's by the words."""
    assert owners_by(SOLDIERS_ARE_THE_PARTNERS) == ["KE", NOBODY]
    assert owners_by(REBELS_ARE_THE_OPPONENTS) == ["KE", "shabaab"]


@pytest.mark.parametrize(
    ("by_the_words", "table", "owner"),
    [
        (0.6, "by the words=True\ta200", "KE"),
        (0.6, "opponent:noun~soldier\ta900", "shabaab"),
        (0.6, "nobody\ta200", NOBODY),
        (0.8, "opponent:noun~soldier\ta900", "KE"),
    ],
)
def test_an_owner_by_the_words_stands_where_they_are_sure_or_the_war_allows_it(
    by_the_words: float, table: str, owner: str
) -> None:
    """Else another takes its place who is likely enough, or nobody."""
    text = "Kenyan troops entered Somalia in May. Two Kenyan soldiers were killed on Friday."
    reading = read_text(text)
    shares = {"KE": by_the_words, NOBODY: 1.0 - by_the_words}
    claims = [replace(claim, actor="KE", worded_owner="KE", owners=shares) for claim in reading.claims]
    weights = read_weights(f"owner\tfit\n\n{table}\n")
    assert [claim.actor for claim in owned_in_war(text, claims, reading.sightings, WAR, weights)] == [owner]


def test_who_is_named_nowhere_may_own_men_by_the_war() -> None:
    """The group that the text calls rebels is among those thought of, since the war has it."""
    reading = read_text(TEXT)
    choices = list(owner_choices(TEXT, reading.claims, reading.sightings, WAR))
    assert all({"KE", "SO", "shabaab", NOBODY} <= set(choice.names) for choice in choices)
    assert all(len(choice.names) == len(choice.told) for choice in choices)


def test_roles_alone_tell_the_owners_apart_and_never_names() -> None:
    """Another war with its parts dealt alike has the same features."""
    other = TEXT.replace("Kenyan", "Rwandan").replace("Somalia", "Mozambique")
    told = []
    for text, cast in ((TEXT, Casting("KE", "SO", "")), (other, Casting("RW", "MZ", ""))):
        reading = read_text(text)
        partner, principal, _ = cast
        (choice, *_) = owner_choices(text, reading.claims, reading.sightings, parts_given(cast))
        told.append([set(choice.told[choice.names.index(name)]) for name in (partner, principal)])
    assert told[0] == told[1]


@pytest.mark.parametrize("weights", [NOTHING, SOLDIERS_ARE_THE_PARTNERS])
def test_without_a_table_or_a_war_owners_stay_as_the_words_have_them(weights: Weights) -> None:
    """Nothing is known that could change them."""
    reading = read_text(TEXT)
    parts = WAR if weights is NOTHING else {}
    assert owned_in_war(TEXT, reading.claims, reading.sightings, parts, weights) == reading.claims


def test_men_of_several_nations_together_stay_nobodys() -> None:
    """No war makes one of them the owner of all."""
    text = "Some 3,700 men from 14 countries serve beside the Kenyans in Somalia."
    claims = read_text(text, published=date(2015, 5, 1), cast=Casting("KE", "SO", "shabaab")).claims
    assert [(claim.quantity, claim.actor) for claim in claims] == [(Quantity.PRESENT, NOBODY)]
