"""Amending a ledger: corrections, withdrawals, ratings, echoes accepted or refused, and entries taken back.

Nothing is written over. Each of these is a new entry that names the one it supersedes, and `undo` takes any of them
back as long as nothing later was said of the same thing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from passmuster.analysis.accepting import left_by_originals, origins_named, two_statements
from passmuster.analysis.adding import reports_on_record
from passmuster.analysis.who import name_of_user, needs_reason
from passmuster.errors import BadInput, Fault
from passmuster.findings.told_records import private_in_rows
from passmuster.ledger.claim import Claim
from passmuster.ledger.deeds import inverse_of
from passmuster.ledger.entry import Act, Content, Deed, Entry, ThingKind
from passmuster.ledger.event import Event
from passmuster.ledger.nearest import did_you_mean
from passmuster.plainfile import TEXT_RULE, is_text
from passmuster.store import claimfile, eventfile
from passmuster.store.casefile import forces_known, groups_known, public_figures_of, take_case
from passmuster.store.contents import CASE_NAME, claim_act, claims_of, event_act, events_of
from passmuster.store.folder import find_case
from passmuster.store.intake import Intake
from passmuster.store.journal.entries import StandingThing, entry_of, latest_entries, standing
from passmuster.store.journal.journal import Appended, Journal
from passmuster.store.ledgerfolder import opened_journal, with_case
from passmuster.store.receipts import check_receipts

__all__ = ["LETTERS", "accept", "correct", "rate", "refuse", "undo", "withdraw"]

LETTERS: Final = "ABCDEF"
"""Reliability of a source, from completely reliable to not to be judged (Admiralty code)."""

DIGITS: Final = "123456"
"""Credibility of one claim, from confirmed to not to be judged."""

ROW_KINDS: Final = (ThingKind.CLAIM, ThingKind.EVENT)
"""Things that are rows of a table, in the order in which a name is looked for."""


def correct(
    case: Path | str, name: str, changes: Mapping[str, str | float | date | None], *, why: str, who: str | None = None
) -> Appended:
    """Put other content in cells of a claim or an event.

    Parameters
    ----------
    changes
        Column of the table to what it is to hold; an empty text or None empties the cell.

    Raises
    ------
    BadInput
        If there is no such row or column, the reason is missing, or the row would break a rule of its table.
    """
    needs_reason(why)
    cells = {column: _cell(value) for column, value in changes.items()}

    def acts(folder: Path, journal: Journal) -> Sequence[Act]:
        latest = _row(journal, name)
        return [Act(deed=Deed.CORRECT, kind=latest.kind, name=name, upon=latest.number,
                    after=_checked(folder, journal, latest, _changed(latest, cells)))]  # fmt: skip

    return _recorded(case, acts, who, why)


def withdraw(case: Path | str, names: Sequence[str], *, why: str, who: str | None = None) -> Appended:
    """Take claims, events or reports off the record: they no longer count, and their entries stay.

    Where one of them spoke for echoes that stand, `remarks` of what is returned says what these count from now on.

    Raises
    ------
    BadInput
        If any of them is not on record, or the reason is missing.
    """
    needs_reason(why)
    told: list[str] = []

    def acts(folder: Path, journal: Journal) -> Sequence[Act]:
        found = [_thing(journal, name) for name in dict.fromkeys(names)]
        told.extend(_left_behind(folder, journal, found))
        return [Act(deed=Deed.WITHDRAW, kind=entry.kind, name=entry.name) for entry in found]

    return replace(_recorded(case, acts, who, why), remarks=tuple(told))


def rate(case: Path | str, name: str, rating: str, *, why: str = "", who: str | None = None) -> Appended:
    """Rate how far a source can be relied on (a letter, A to F) or how credible a claim is (a digit, 1 to 6).

    A letter belongs to the source, named as claims name their claimant or its group, and a digit to the claim.

    Raises
    ------
    BadInput
        If the rating is none of them, or nothing on record bears the name.
    """
    given = rating.strip().upper()
    if given not in set(LETTERS) | set(DIGITS):
        remedy = "Write a letter from A to F for a source, or a digit from 1 to 6 for a claim; F and 6 mean not judged."
        raise BadInput([Fault.of_argument("rating", "a rating is one letter or one digit", f"'{rating}'", remedy)])
    is_letter = given in LETTERS

    def acts(folder: Path, journal: Journal) -> Sequence[Act]:
        if is_letter:
            _needs_source(journal, name, folder)
        else:
            _row(journal, name, (ThingKind.CLAIM,))
        kind, column = (ThingKind.SOURCE, "reliability") if is_letter else (ThingKind.CREDIBILITY, "credibility")
        return [Act(deed=Deed.RATE, kind=kind, name=name, after={column: given})]

    return _recorded(case, acts, who, why)


def accept(case: Path | str, name: str, echo_of: str, *, why: str = "", who: str | None = None) -> Appended:
    """Take a claim for an echo of another: both go back to one origin from then on, and count as one witness.

    Whatever number the echo gives of the count, that of the other is weighed. Where the two count different things,
    both stay weighed, as two statements of one origin, and `remarks` of what is returned says so.

    Raises
    ------
    BadInput
        If either is not on record, or they are the same, or the other is an echo of this one.
    """
    told: list[str] = []

    def acts(folder: Path, journal: Journal) -> Sequence[Act]:
        latest, first = (_row(journal, one, (ThingKind.CLAIM,)) for one in (name, echo_of))
        if name == echo_of:
            raise BadInput([Fault.of_argument("echo_of", "a claim is no echo of itself", f"'{name}'", "Name another.")])
        if name in origins_named(journal.shelf, first):
            rule = f"'{echo_of}' is an echo of '{name}' already"
            remedy = f"Refuse that first: passmuster refuse {folder} {echo_of}"
            raise BadInput([Fault.of_argument("echo_of", rule, f"'{echo_of}'", remedy)])
        told.extend(two_statements(folder, latest, first))
        return [Act(deed=Deed.ACCEPT, kind=latest.kind, name=name, upon=latest.number,
                    after={**(latest.after or {}), "origin": echo_of})]  # fmt: skip

    return replace(_recorded(case, acts, who, why), remarks=tuple(told))


def refuse(case: Path | str, name: str, *, why: str, who: str | None = None) -> Appended:
    """Take a claim for a witness of its own, whatever it resembles.

    Raises
    ------
    BadInput
        If it is not on record, or the reason is missing.
    """
    needs_reason(why)

    def acts(_: Path, journal: Journal) -> Sequence[Act]:
        latest = _row(journal, name, (ThingKind.CLAIM,))
        return [Act(deed=Deed.REFUSE, kind=latest.kind, name=name, upon=latest.number,
                    after={**(latest.after or {}), "origin": name})]  # fmt: skip

    return _recorded(case, acts, who, why)


def undo(case: Path | str, number: int, *, why: str = "", who: str | None = None) -> Appended:
    """Take an entry back: what stood before it stands again.

    Where that takes a claim off the record, `remarks` are those of `withdraw`.

    Raises
    ------
    BadInput
        If there is no such entry, a later one speaks of the same thing, it had something forgotten, or it put the case
        file on record.
    """
    told: list[str] = []

    def acts(folder: Path, journal: Journal) -> Sequence[Act]:
        entries = journal.head().entries
        entry = entry_of(journal.shelf, number) if isinstance(number, int) and 0 < number <= entries else None
        if entry is None:
            rule = f"there is no entry {str(number)[:40]}"
            raise BadInput([Fault.of_argument("number", rule, f"{entries:,} entries", "See passmuster log.")])
        if entry.deed == Deed.FORGET:
            rule = "what is forgotten cannot be brought back"
            raise BadInput([Fault.of_argument("number", rule, f"entry {number}", "Add it anew under another name.")])
        if entry.kind == ThingKind.CASE and entry.before is None:
            rule, found = "a ledger has a case file on record", f"entry {number}, which put it there"
            remedy = "Edit case.toml; what is edited goes on record with the next entry."
            raise BadInput([Fault.of_argument("number", rule, found, remedy)])
        back = inverse_of(entry)
        told.extend(_left_behind(folder, journal, [entry]) if back.after is None else ())
        return [back]

    return replace(_recorded(case, acts, who, why), remarks=tuple(told))


def _left_behind(folder: Path, journal: Journal, going: Sequence[Entry]) -> tuple[str, ...]:
    """What is said of echoes whose originals go off the record."""
    return left_by_originals(folder, journal.shelf, [entry.name for entry in going if entry.kind == ThingKind.CLAIM])


def _recorded(case: Path | str, acts: Callable[[Path, Journal], Sequence[Act]], who: str | None, why: str) -> Appended:
    """Record the acts that a ledger's state calls for."""
    folder = find_case(case)
    with opened_journal(folder) as journal:
        return journal.record(with_case(folder, journal, acts(folder, journal)), who=name_of_user(who), why=why)


def _needs_source(journal: Journal, name: str, folder: Path) -> None:
    """Refuse a source that no claim names; the nearest that is offered is no private person's name."""
    rows = [claim.content for claim in standing(journal.shelf, ThingKind.CLAIM)]
    known = {cell for row in rows for cell in (row["claimant"], row["claimant_group"])}
    if name in known:
        return
    known -= private_in_rows(rows, lambda: public_figures_of(folder)).keys()
    rule = "a source is named as claims name their claimant, or its group"
    raise BadInput([Fault.of_argument("name", rule, f"'{name}'", did_you_mean(name, sorted(known)))])


def _row(journal: Journal, name: str, kinds: Sequence[ThingKind] = ROW_KINDS) -> Entry:
    """The latest entry about a row that stands."""
    return _thing(journal, name, kinds)


def _thing(journal: Journal, name: str, kinds: Sequence[ThingKind] = (*ROW_KINDS, ThingKind.REPORT)) -> Entry:
    """The latest entry about a thing that stands, the first of the kinds that has the name."""
    latest = latest_entries(journal.shelf, [(kind, name) for kind in kinds])
    found = next((entry for kind in kinds if (entry := latest.get((kind, name))) is not None), None)
    if found is not None and found.after is not None:
        return found
    kind = " or ".join(kind.value for kind in kinds)
    taken = "" if found is None else f"entry {found.number} took it off ({found.deed})"
    names = [one.name for one in standing(journal.shelf, kinds[0])]
    remedy = f"Undo entry {found.number} to bring it back." if found is not None else did_you_mean(name, names)
    raise BadInput([Fault(journal.shelf.place, f"there is no {kind} '{name}' on record", taken, remedy)])


def _cell(value: str | float | date | None) -> str:
    """A value as a table has it."""
    if value is None:
        return ""
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)


def _changed(latest: Entry, changes: Mapping[str, str]) -> Content:
    """The row's cells with the changes in them."""
    columns = (*claimfile.COLUMNS, *claimfile.EXTRA_COLUMNS) if latest.kind == ThingKind.CLAIM else eventfile.COLUMNS
    own = columns[0]
    faults = [
        Fault.of_argument("changes", f"a {latest.kind} has no column '{name}' to change", f"'{name}'",
                          did_you_mean(name, columns[1:]) if name != own else "A name never changes.")
        for name in changes if name not in columns[1:]
    ] + [
        Fault.of_argument("changes", f"column '{name}': {TEXT_RULE}", ascii(cell[:60]), "Leave the sign out.")
        for name, cell in changes.items() if not is_text(cell)
    ]  # fmt: skip
    if faults or not changes:
        raise BadInput(faults or [Fault.of_argument("changes", "a correction changes something", "nothing")])
    cells = {**(latest.after or {}), **{name: cell.strip() for name, cell in changes.items()}}
    return {name: cell for name, cell in cells.items() if cell}


def _checked(folder: Path, journal: Journal, latest: Entry, content: Content) -> Content:
    """The cells as the table's rules write them, once they hold."""
    intake = Intake()
    case = take_case(folder / CASE_NAME, intake)
    groups = groups_known(case)
    kept = StandingThing(name=latest.name, content=content, number=latest.number, recorded_at=latest.recorded_at,
                         first_recorded_at=latest.recorded_at)  # fmt: skip
    place = f"{latest.kind} '{latest.name}'"
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    if latest.kind == ThingKind.CLAIM:
        claims = claims_of([kept], place, intake, forces=forces_known(case), groups=groups)
    else:
        events = events_of([kept], place, intake, groups=groups)
    reports = reports_on_record(journal, intake) if content.get("report_id") else []
    check_receipts(claims, events, reports, intake, claim_place=place, event_place=place)
    intake.close()
    act = claim_act(claims[0]) if claims else event_act(events[0])
    assert act.after is not None
    # The store's moment of recording is no cell of the row.
    return {name: cell for name, cell in act.after.items() if name != "recorded_at" or "recorded_at" in content}
