"""Claims and entries of a ledger as they are told where no briefing stands around them, by the rule of `discretion`.

A claim of so few harmed people says that there were some, at most the cell size, or, of a floor, at least one; an entry
has "fewer than 10" in the place of each such number. A row that is handed on stays a row of its table. Words of the
source go with the number, because they hold it again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from passmuster.findings.discretion import AT_LEAST_ONE, CELL_SIZE, WITHHELD, is_small, of_harmed
from passmuster.findings.harmless_texts import CONTACT, harmless
from passmuster.findings.parts.discretion import Discretion, HandedOn
from passmuster.findings.private_people import number_of, roles_of
from passmuster.ledger.claim import Claim
from passmuster.ledger.deeds import Telling
from passmuster.ledger.entry import Content, Entry, ThingKind
from passmuster.ledger.vocabulary import Bound
from passmuster.wording.few import FewerThan
from passmuster.wording.quantities import tally
from passmuster.wording.verbal import gone_note

__all__ = [
    "Figures", "ToldClaims", "ToldEntries", "is_row_of_few", "kept_back_of", "noted_row", "private_in_rows",
    "row_of_few", "told_cells", "told_claims", "told_entries", "words_of",
]  # fmt: skip

Figures = Callable[[], tuple[str, ...]]
"""Public figures by the case's own list; asked for where somebody is named who would be private without it."""

NUMBERS: Final = ("low", "high", "point")
GIVEN_AWAY: Final = frozenset({"cue", "note", "span"})
"""Cells of a row that hold the number again, or where to read it."""

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
    documents = _left_out(kept.documents) if isinstance(kept, HandedOn) and kept.documents else ""
    return " ".join(part for part in (counts, people, contacts, documents) if part)


def _left_out(documents: int) -> str:
    are = "is" if documents == 1 else "are"
    return f"{tally(documents, 'document')} whose words hold what is withheld {are} left out."


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
    return of_harmed(claim.quantity) and any(map(is_small, (claim.low, claim.high, claim.point)))


def _of_few(claim: Claim) -> Claim:
    high = claim.number_high
    bare = replace(claim, low=None, point=None, high=None, cue="", note=gone_note(claim.note), span=None)
    if high is None:
        return replace(bare, bound=Bound.AT_LEAST, low=AT_LEAST_ONE)
    return replace(bare, bound=Bound.AT_MOST, high=FewerThan(CELL_SIZE) if is_small(high) else high)


def _because(claim: Claim, reason: str) -> Claim:
    return replace(claim, note=_with_reason(claim.note, reason))


def _with_reason(note: str, reason: str) -> str:
    return "; ".join(part for part in (note, f"small count shown because: {reason}") if part)


# Entries --------------------------------------------------------------------------------------------------------------


def told_entries(entries: Iterable[Entry], figures: Figures, *, shown_because: str = "") -> ToldEntries:
    """Entries whose claims are told as `told_claims` tells them, before and after alike."""
    given = tuple(entries)
    few = tuple(dict.fromkeys(entry.name for entry in given for row in _rows(entry) if is_row_of_few(row)))
    shown = given if shown_because else tuple(map(_entry_of_few, given))
    private = private_in_rows((row for entry in given for row in _rows(entry)), figures)
    told, contacts = harmless(shown, private)
    return ToldEntries(told, _kept_back(few, private, contacts, shown_because))


def _rows(entry: Entry) -> Iterator[Content]:
    if entry.kind == ThingKind.CLAIM:
        yield from (row for row in (entry.before, entry.after) if row is not None)


def _entry_of_few(entry: Entry) -> Entry:
    if entry.kind != ThingKind.CLAIM:
        return entry
    return replace(entry, before=_content_of_few(entry.before), after=_content_of_few(entry.after))


def _content_of_few(row: Content | None) -> Content | None:
    if row is None or not is_row_of_few(row):
        return row
    told = {name: cell for name, cell in row.items() if name not in GIVEN_AWAY}
    small = {name: WITHHELD for name in NUMBERS if name in row and is_small(_number(row[name]))}
    return told | small | {"note": gone_note(row.get("note", ""))}


def told_cells(figures: Figures) -> Telling:
    """How a refusal tells the cells of a row that stands on record or is to: as `told_entries` tells an entry's."""

    def told(kind: ThingKind, row: Content) -> Content:
        if kind not in {ThingKind.CLAIM, ThingKind.EVENT}:
            return row
        few = _content_of_few(row) or row if kind == ThingKind.CLAIM else row
        cells: Content = harmless((few,), private_in_rows([row], figures))[0][0]
        return cells

    return told


def kept_back_of(entries: Iterable[Entry], figures: Figures) -> Discretion:
    """What `told_entries` would keep back of entries that come one by one, and are not held together."""
    few: dict[str, None] = {}
    named: dict[tuple[str, str], None] = {}
    contacts = 0
    for entry in entries:
        for row in _rows(entry):
            few |= {entry.name: None} if is_row_of_few(row) else {}
            named |= dict.fromkeys(_named_in(row))
        contacts += sum(len(CONTACT.findall(cell)) for cell in _texts(entry))
    return _kept_back(tuple(few), _private(named, figures), contacts, "")


def _texts(entry: Entry) -> Iterator[str]:
    for row in (entry.before, entry.after):
        yield from (cell for name, cell in (row or {}).items() if name != "url")


# Rows -----------------------------------------------------------------------------------------------------------------


def is_row_of_few(row: Content) -> bool:
    """Whether a row of a claim table says so few harmed people."""
    return of_harmed(row.get("quantity", "")) and any(is_small(_number(row.get(name, ""))) for name in NUMBERS)


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


def row_of_few(row: Content) -> Content:
    """Such a row as `told_claims` tells its claim: a ceiling or a floor in cells that a claim table may have."""
    told = {name: cell for name, cell in row.items() if name not in {*GIVEN_AWAY, *NUMBERS}}
    told["note"] = gone_note(row.get("note", ""))
    if row.get("bound") == Bound.AT_LEAST:
        return told | {"low": f"{AT_LEAST_ONE:.0f}"}
    high = row.get("high") or row.get("point", "")
    return told | {"bound": str(Bound.AT_MOST), "high": f"{CELL_SIZE}" if is_small(_number(high)) else high}


def noted_row(row: Content, reason: str) -> Content:
    """Such a row as it stands, with the reason why it is shown in its note."""
    return {**row, "note": _with_reason(row.get("note", ""), reason)}


def private_in_rows(rows: Iterable[Content], figures: Figures) -> dict[str, str]:
    """Private people who are named in rows of claims or of events, and the role of each."""
    return _private(dict.fromkeys(pair for row in rows for pair in _named_in(row)), figures)


def _named_in(row: Content) -> Iterator[tuple[str, str]]:
    """Who speaks in a row, with the group; events name outlets under no group, which have the look of persons."""
    yield row.get("claimant", ""), row.get("claimant_group", "") if "quantity" in row else ""
    yield from ((name, "") for name in row.get("via", "").split(RELAYS) if name)


# Both -----------------------------------------------------------------------------------------------------------------


def _private(named: Iterable[tuple[str, str]], figures: Figures) -> dict[str, str]:
    """Roles of private people among names with their groups; the case's list is asked for only if there are any."""
    pairs = tuple(named)
    return roles_of(pairs, figures()) if roles_of(pairs, ()) else {}


def _kept_back(few: tuple[str, ...], private: Mapping[str, str], contacts: int, reason: str) -> Discretion:
    claims = () if reason else few
    return Discretion(
        cell_size=CELL_SIZE, claims=claims, people=number_of(private), contacts=contacts, shown_because=reason
    )
