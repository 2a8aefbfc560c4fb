"""Claims and entries of a ledger as they are told where no briefing stands around them, by the rule of `discretion`.

A claim of so few harmed people says that there were some, at most the cell size; an entry has "fewer than 10" in the
place of each such number. Words of the source go with the number, because they hold it again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from passmuster.findings.discretion import CELL_SIZE, WITHHELD, harmless, is_small, of_harmed
from passmuster.findings.parts.discretion import Discretion
from passmuster.findings.private_people import roles_of
from passmuster.ledger.claim import Claim
from passmuster.ledger.entry import Content, Entry, ThingKind
from passmuster.ledger.vocabulary import Bound
from passmuster.wording.few import FewerThan
from passmuster.wording.quantities import tally

__all__ = ["Figures", "ToldClaims", "ToldEntries", "told_claims", "told_entries", "words_of"]

Figures = Callable[[], tuple[str, ...]]
"""Public figures by the case's own list; asked for where somebody is named who would be private without it."""

NUMBERS: Final = ("low", "high", "point")
GIVEN_AWAY: Final = frozenset({"cue", "note", "span"})
"""Cells of a row that hold the number again, or where to read it."""

GONE: Final = "words withheld with the number"

RELAYS: Final = "; "
"""What stands between the relays of a claim in its cell."""


@dataclass(frozen=True, slots=True)
class ToldClaims:
    """Claims as they are told, and what was kept back."""

    claims: tuple[Claim, ...]
    discretion: Discretion


@dataclass(frozen=True, slots=True)
class ToldEntries:
    """Entries as they are told, and what was kept back."""

    entries: tuple[Entry, ...]
    discretion: Discretion

    @property
    def words(self) -> str:
        """What was kept back, in words."""
        return words_of(self.discretion)


def words_of(kept: Discretion) -> str:
    """What was kept back of records, in a sentence or two; empty where nothing was and no reason was given."""
    if kept.shown_because:
        counts = f"Small counts of people are shown, because: {kept.shown_because.rstrip('.')}."
    elif kept.claims:
        counts = f"{tally(len(kept.claims), 'claim')} of {WITHHELD} dead, wounded, captured or missing people."
        counts = f"Numbers are withheld in {counts}"
    else:
        counts = ""
    people = f"Private people are told by their role ({kept.people})." if kept.people else ""
    contacts = f"Contact data are left out ({kept.contacts})." if kept.contacts else ""
    return " ".join(part for part in (counts, people, contacts) if part)


# Claims ---------------------------------------------------------------------------------------------------------------


def told_claims(claims: Iterable[Claim], figures: Figures, *, shown_because: str = "") -> ToldClaims:
    """Claims as a briefing would tell them; of those of few people, no number, words or span into a document.

    Parameters
    ----------
    shown_because
        Why small counts are shown; it stands in the note of each such claim. Empty where they are not.
    """
    given = tuple(claims)
    few = tuple(claim.claim_id for claim in given if _is_of_few(claim))
    if shown_because:
        shown = (_because(claim, shown_because) if _is_of_few(claim) else claim for claim in given)
    else:
        shown = (_of_few(claim) if _is_of_few(claim) else claim for claim in given)
    private = _private((pair for claim in given for pair in _named(claim)), figures)
    told, contacts = harmless(tuple(shown), private)
    return ToldClaims(told, _kept_back(few, private, contacts, shown_because))


def _named(claim: Claim) -> Iterator[tuple[str, str]]:
    yield claim.claimant, claim.claimant_group
    yield from ((name, "") for name in claim.relay)


def _is_of_few(claim: Claim) -> bool:
    return of_harmed(claim.quantity) and (is_small(claim.number_low) or is_small(claim.number_high))


def _of_few(claim: Claim) -> Claim:
    high = claim.number_high
    ceiling = FewerThan(CELL_SIZE) if high is None or is_small(high) else high
    return replace(claim, bound=Bound.AT_MOST, low=None, point=None, high=ceiling, cue="", note=GONE, span=None)


def _because(claim: Claim, reason: str) -> Claim:
    return replace(claim, note="; ".join(part for part in (claim.note, f"small count shown because: {reason}") if part))


# Entries --------------------------------------------------------------------------------------------------------------


def told_entries(entries: Iterable[Entry], figures: Figures, *, shown_because: str = "") -> ToldEntries:
    """Entries whose claims are told as `told_claims` tells them, before and after alike."""
    given = tuple(entries)
    few = tuple(dict.fromkeys(entry.name for entry in given for row in _rows(entry) if _row_of_few(row)))
    shown = given if shown_because else tuple(map(_entry_of_few, given))
    private = _private((pair for entry in given for row in _rows(entry) for pair in _named_in(row)), figures)
    told, contacts = harmless(shown, private)
    return ToldEntries(told, _kept_back(few, private, contacts, shown_because))


def _rows(entry: Entry) -> Iterator[Content]:
    if entry.kind == ThingKind.CLAIM:
        yield from (row for row in (entry.before, entry.after) if row is not None)


def _row_of_few(row: Content) -> bool:
    return of_harmed(row.get("quantity", "")) and any(is_small(_number(row.get(name, ""))) for name in NUMBERS)


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


def _entry_of_few(entry: Entry) -> Entry:
    if entry.kind != ThingKind.CLAIM:
        return entry
    return replace(entry, before=_content_of_few(entry.before), after=_content_of_few(entry.after))


def _content_of_few(row: Content | None) -> Content | None:
    if row is None or not _row_of_few(row):
        return row
    told = {name: cell for name, cell in row.items() if name not in GIVEN_AWAY}
    small = {name: WITHHELD for name in NUMBERS if name in row and is_small(_number(row[name]))}
    return told | small | {"note": GONE}


def _named_in(row: Content) -> Iterator[tuple[str, str]]:
    yield row.get("claimant", ""), row.get("claimant_group", "")
    yield from ((name, "") for name in row.get("via", "").split(RELAYS) if name)


# Both -----------------------------------------------------------------------------------------------------------------


def _private(named: Iterable[tuple[str, str]], figures: Figures) -> dict[str, str]:
    """Roles of private people among names with their groups; the case's list is asked for only if there are any."""
    pairs = tuple(named)
    return roles_of(pairs, figures()) if roles_of(pairs, ()) else {}


def _kept_back(few: tuple[str, ...], private: Mapping[str, str], contacts: int, reason: str) -> Discretion:
    claims = () if reason else few
    return Discretion(cell_size=CELL_SIZE, claims=claims, people=len(private), contacts=contacts, shown_because=reason)
