"""Echoes: which claims are one witness wearing several coats.

Claims are gathered into origins. Two claims share one when any of these holds; each join keeps the sentence that
justifies it.

1. **Named.** Both name the same ``origin``, or one names the other's claim_id there. What the file says wins: claims
   that name different origins are never joined, whatever else is alike, and a claim that names itself is a witness of
   its own, joined only by those that name it.
2. **Same statement.** One speaker, one subject, one quantity, the same number, about the same days. The days may differ
   by up to three where the bound is of the same kind, because pages date a statement by its saying or its printing;
   the bound may differ where the day is the same, because relays turn "at least" into "about". Days are those the
   number speaks about, so a statement printed again weeks later is still the same; where it speaks about none (plans),
   the day of saying counts. A number that its speaker goes on repeating unchanged, never more than three days apart, is
   one statement repeated.
3. **Relay.** A claim that says it comes through or from another speaker (in ``via``, in its claimant's name, or in a
   note that speaks of a relay) and gives that speaker's number within ten days. The subject or the quantity may
   differ, as a careless relay changes one of them, but not both, and the kind of number must be the same.
4. **Same page.** A page's own number, without a source, which a named speaker gives in the same report for the same
   subject and kind of number.

Copies of a row under new ids fall under rule 2, so a claim repeated a hundred times is one origin. Different numbers
of one speaker, and one number on days far apart, are different statements: what a speaker's statements have in common
is for the model to learn. Outlets play no part: who prints a claim is not who makes it.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from itertools import chain, pairwise
from operator import attrgetter
from typing import Final

from passmuster.ledger.alike import by_claimant, by_speaker, days_apart, grouped, printed_numbers, said_near
from passmuster.ledger.claim import Claim
from passmuster.ledger.speakers import Directory
from passmuster.ledger.vocabulary import Bound

__all__ = ["RELAY_DAYS", "Echoes", "Join", "find_echoes"]

SAME_STATEMENT_DAYS: Final = 3
"""A long week-end between saying and printing."""

RELAY_DAYS: Final = 10
"""A news cycle and a weekly after it; in the Kursk table every marked relay appeared within two days."""

BOUND_FAMILY: Final = {
    Bound.EXACT: "point",
    Bound.ABOUT: "point",
    Bound.AT_LEAST: "floor",
    Bound.AT_MOST: "ceiling",
    Bound.RANGE: "range",
}

RELAY_WORDS: Final = (
    "relay",
    "citing",
    "cites",
    "quoting",
    "quotes",
    "copy of",
    "copies",
    "repeats",
    "retold",
    "credited",
)
"""A note is read for names only when it holds one of these: notes also compare, and a comparison is no relay."""

_words_of: Final = attrgetter(*(part.name for part in fields(Claim) if part.compare and part.name != "claim_id"))
"""Everything that makes two claims equal, but their ids."""

UNSOURCED_GROUPS: Final = frozenset({"MEDIA", "OTHER"})
"""Groups whose claims may be a page repeating what somebody else said on it."""


@dataclass(frozen=True, slots=True)
class Join:
    """Why two claims share an origin: `claim_id` echoes `echo_of`, the earlier of the two."""

    claim_id: str
    echo_of: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Echoes:
    """Origins of claims: `origin_of` maps each claim_id to its origin, named as the file names it, else by the
    claim_id of its first claim."""

    origin_of: Mapping[str, str]
    joins: tuple[Join, ...]

    @property
    def origins(self) -> tuple[str, ...]:
        """Names of the origins, in order of their first claims."""
        return tuple(dict.fromkeys(self.origin_of.values()))

    def claims_of(self, origin: str) -> tuple[str, ...]:
        """Claims of an origin, in order of saying."""
        return tuple(claim_id for claim_id, name in self.origin_of.items() if name == origin)


def find_echoes(claims: Iterable[Claim]) -> Echoes:
    """Origins of claims by the rules above; neither the order of the claims nor their ids matter to who is joined."""
    return _found_among(tuple(claims))


@lru_cache(maxsize=4)
def _found_among(claims: tuple[Claim, ...]) -> Echoes:
    """The same, kept for the few states of a case that one call looks at again and again."""
    ordered = sorted(claims, key=lambda claim: (claim.said_on, claim.claim_id))
    groups = _Groups(ordered)
    alike = [claim for claim in ordered if claim.origin != claim.claim_id]
    for one, other, evidence in chain(_named(ordered), _copied(alike)):
        groups.join(one, other, evidence)
    # From here on one copy speaks for all of them, which keeps ten thousand copies as quick as ten.
    distinct = list({_words_of(claim): claim for claim in reversed(alike)}.values())[::-1]
    for rule in (_same_statement, _relayed, _on_same_page):
        for one, other, evidence in rule(distinct):
            groups.join(one, other, evidence)
    return groups.result()


Pair = tuple[Claim, Claim, str]
"""Two claims that share an origin, and why."""


class _Groups:
    """Claims merged pair by pair; a group never holds two different named origins."""

    def __init__(self, ordered: Sequence[Claim]) -> None:
        self._place = {claim.claim_id: position for position, claim in enumerate(ordered)}
        self._parent = {claim.claim_id: claim.claim_id for claim in ordered}
        ids = self._parent.keys()
        self._name = {claim.claim_id: claim.origin for claim in ordered if claim.origin and claim.origin not in ids}
        self._name |= {claim.claim_id: claim.claim_id for claim in ordered if claim.origin == claim.claim_id}
        self._joins: list[Join] = []

    def join(self, one: Claim, other: Claim, evidence: str) -> None:
        """Merge the groups of two claims, unless the file names different origins for them."""
        first, second = sorted((one.claim_id, other.claim_id), key=self._place.__getitem__)
        root, child = sorted((self._root(first), self._root(second)), key=self._place.__getitem__)
        names = {self._name[group] for group in (root, child) if group in self._name}
        if root == child or len(names) > 1:
            return
        self._parent[child] = root
        if names:
            self._name[root] = names.pop()
        self._joins.append(Join(second, first, evidence))

    def result(self) -> Echoes:
        """Origins and joins as they stand."""
        origin_of = {claim_id: self._name.get(root, root) for claim_id in self._place if (root := self._root(claim_id))}
        return Echoes(origin_of, tuple(self._joins))

    def _root(self, claim_id: str) -> str:
        while self._parent[claim_id] != claim_id:
            # Halving the path keeps long chains of joins quick.
            self._parent[claim_id] = self._parent[self._parent[claim_id]]
            claim_id = self._parent[claim_id]
        return claim_id


def _named(claims: Sequence[Claim]) -> Iterator[Pair]:
    """Rule 1: claims that name one origin, or another claim as theirs."""
    by_id = {claim.claim_id: claim for claim in claims}
    named = [claim for claim in claims if claim.origin]
    for claim in named:
        if claim.origin in by_id and claim.origin != claim.claim_id:
            yield by_id[claim.origin], claim, f"{claim.claim_id} names claim {claim.origin} as its origin."
    for group in grouped(named, lambda claim: claim.origin):
        for claim in group[1:]:
            yield group[0], claim, f"{claim.claim_id} and {group[0].claim_id} both name the origin '{claim.origin}'."


def _copied(claims: Sequence[Claim]) -> Iterator[Pair]:
    """Rule 2 at its plainest: rows that differ in nothing but their ids."""
    for copies in grouped(claims, _words_of):
        for copy in copies[1:]:
            yield copies[0], copy, f"{copy.claim_id} is {copies[0].claim_id} again, word for word."


def _same_statement(claims: Sequence[Claim]) -> Iterator[Pair]:
    """Rule 2: one speaker, subject, quantity and number, about the same days."""
    for group in grouped(claims, _statement):
        for same in by_speaker(group):
            for kind in grouped(same, lambda claim: BOUND_FAMILY[claim.bound]):
                yield from _neighbours(kind, SAME_STATEMENT_DAYS)
            yield from _neighbours(same, 0)


def _statement(claim: Claim) -> Hashable:
    """What must be alike in two claims to be one statement; speaker, days and bound aside."""
    return claim.claimant_group, claim.subject, claim.quantity, printed_numbers(claim), claim.is_window


def _neighbours(group: Sequence[Claim], days: int) -> Iterator[Pair]:
    """Pairs of claims next to one another in time and at most `days` apart at both ends of what they speak about."""
    ordered = sorted(group, key=lambda claim: (claim.day, claim.as_of_start or date.min, claim.said_on))
    for one, other in pairwise(ordered):
        if days_apart(one.day, other.day) <= days and all(
            days_apart(getattr(one, column), getattr(other, column)) <= days for column in ("as_of_start", "horizon")
        ):
            yield one, other, _repeated(one, other)


def _repeated(one: Claim, other: Claim) -> str:
    apart = days_apart(one.day, other.day)
    days = f" on {one.day}" if apart == 0 else f", {_days(apart)} apart"
    return (
        f"{other.claim_id} is the statement of {one.claim_id} again: "
        f"{other.claimant} gave {_number(other)} for the same quantity{days}."
    )


def _relayed(claims: Sequence[Claim]) -> Iterator[Pair]:
    """Rule 3: a claim that names another speaker as where it comes from, and gives that speaker's number."""
    for group in grouped(claims, lambda claim: (printed_numbers(claim), claim.family)):
        by_name = by_claimant(group)
        directory = Directory(by_name)
        for claim in group:
            for name, words in _named_sources(claim, directory).items():
                source = _source(claim, by_name[name])
                if source is not None:
                    yield source, claim, _went_through(claim, source, words)


def _source(claim: Claim, said: Sequence[Claim]) -> Claim | None:
    """The claim nearest in time among those a speaker made, if it may be what another claim relays."""
    near = [*said_near(said, claim.said_on, RELAY_DAYS)]
    same = [source for source in near if claim.subject == source.subject or claim.quantity == source.quantity]
    return min(same, key=lambda source: days_apart(source.said_on, claim.said_on), default=None)


def _went_through(claim: Claim, source: Claim, words: str) -> str:
    days = (claim.said_on - source.said_on).days
    when = f"{_days(abs(days))} {'earlier' if days > 0 else 'later'}" if days else "on the same day"
    return (
        f"{claim.claim_id} goes back to {source.claim_id}: its words '{words}' name {source.claimant}, "
        f"who gave the same number, {_number(source)}, {when}."
    )


def _named_sources(claim: Claim, directory: Directory) -> dict[str, str]:
    """Speakers that a claim names as its source, each with the words that do so."""
    note = [claim.note] if any(word in claim.note.casefold() for word in RELAY_WORDS) else []
    texts = (*note, claim.claimant, *reversed(claim.relay))
    named = {name: text for text in texts for name in directory.named_in(text)}
    named.pop(claim.claimant, None)
    return named


def _on_same_page(claims: Sequence[Claim]) -> Iterator[Pair]:
    """Rule 4: a page's own number that a speaker named on it gives."""
    paged = [claim for claim in claims if claim.report_id]
    for group in grouped(paged, lambda claim: (claim.report_id, printed_numbers(claim), claim.family, claim.subject)):
        sourced = [claim for claim in group if claim.claimant_group not in UNSOURCED_GROUPS]
        for claim in group:
            if sourced and claim.claimant_group in UNSOURCED_GROUPS:
                yield sourced[0], claim, _unsourced(claim, sourced[0])


def _unsourced(claim: Claim, source: Claim) -> str:
    return (
        f"{claim.claim_id} repeats without a source of its own the number {_number(claim)} "
        f"that {source.claimant} gives in the same report ({source.claim_id})."
    )


def _number(claim: Claim) -> str:
    return " to ".join(f"{value:,.0f}" for value in printed_numbers(claim))


def _days(count: int) -> str:
    return f"{count} day{'s' * (count > 1)}"
