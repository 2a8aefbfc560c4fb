"""What has to be known of claims before one is taken for an echo of another, or the other goes off the record."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from passmuster.errors import BadInput
from passmuster.ledger.alike import printed_numbers
from passmuster.ledger.claim import Claim
from passmuster.ledger.entry import Entry, ThingKind
from passmuster.ledger.originals import are_of_one_count
from passmuster.store.casefile import forces_known, groups_known, take_case
from passmuster.store.contents import CASE_NAME, claims_of
from passmuster.store.intake import Intake
from passmuster.store.journal.entries import StandingThing, latest_entries, standing
from passmuster.store.journal.shelf import Shelf
from passmuster.wording.lists import first_of

__all__ = ["left_by_originals", "origins_named", "two_statements"]

MOST_NAMED: Final = 8
"""Echoes of one claim that a remark names."""


def origins_named(shelf: Shelf, entry: Entry) -> list[str]:
    """The claims that a claim names as where it comes from, one after the other, as far as they stand."""
    names = [entry.name]
    while (origin := (entry.after or {}).get("origin", "")) and origin not in names:
        found = latest_entries(shelf, [(ThingKind.CLAIM, origin)]).get((ThingKind.CLAIM, origin))
        if found is None or found.after is None:
            break
        names.append(origin)
        entry = found
    return names[1:]


def two_statements(folder: Path, echo: Entry, first: Entry) -> tuple[str, ...]:
    """What is said of an echo that counts something else than what it goes back to; nothing where both count the same.

    Raises
    ------
    BadInput
        If the case file or one of the claims breaks a rule.
    """
    if are_of_one_count(_claim(folder, echo), _claim(folder, first)):
        return ()
    return (
        f"{echo.name} and {first.name} count different things, so neither stands for the other: they are two "
        "statements of one origin",
    )


def left_by_originals(folder: Path, shelf: Shelf, names: Iterable[str]) -> tuple[str, ...]:
    """What is said of echoes that stand while the claims that spoke for them go off the record.

    `names` are those of the claims, which stand still. An echo that counts something else than the claim it goes back
    to counted before, and of claims that break a rule nothing is said: they may go for just that.
    """
    going = dict.fromkeys(names)
    latest = latest_entries(shelf, [(ThingKind.CLAIM, name) for name in going])
    originals = {entry.name: entry for entry in latest.values() if entry.after is not None}
    echoes: dict[str, list[StandingThing]] = defaultdict(list)
    for subject in sorted({(entry.after or {}).get("subject", "") for entry in originals.values()}):
        for thing in standing(shelf, ThingKind.CLAIM, subject=subject):
            if thing.name not in going:
                echoes[thing.content.get("origin", "")].append(thing)
    told = (_left(folder, entry, echoes[name]) for name, entry in originals.items() if name in echoes)
    return tuple(words for words in told if words)


def _left(folder: Path, original: Entry, echoes: Sequence[StandingThing]) -> str:
    """What is said of the echoes of one claim; empty where none of them was silent for it."""
    try:
        first, *others = _claims(folder, [_thing(original), *echoes], "claims")
    except BadInput:
        return ""
    left = [claim for claim in others if not claim.is_prospective and are_of_one_count(claim, first)]
    if not left or first.is_prospective:
        return ""
    names, numbers = [claim.claim_id for claim in left], {printed_numbers(claim) for claim in left}
    way_out = f"withdraw {{}} as well: passmuster withdraw {folder} {' '.join(names[:MOST_NAMED])} --why REASON"
    if len(left) == 1:
        return (
            f"{names[0]} was taken for an echo of {first.claim_id}, which spoke for it, and counts by itself from now "
            f"on. Where it rests on {first.claim_id} alone, {way_out.format('it')}"
        )
    count = "as one statement" if len(numbers) == 1 else f"one by one, as {len(numbers):,} numbers"
    return (
        f"{first_of(names, MOST_NAMED)} were taken for echoes of {first.claim_id}, which spoke for them, and count "
        f"{count} from now on. Where they are one statement, take one for an echo of another: passmuster accept "
        f"{folder} {names[1]} --echo-of {names[0]}. Where they rest on {first.claim_id} alone, {way_out.format('them')}"
    )


def _claim(folder: Path, entry: Entry) -> Claim:
    """The claim of an entry that stands."""
    return _claims(folder, [_thing(entry)], f"claim '{entry.name}'")[0]


def _thing(entry: Entry) -> StandingThing:
    """What an entry put on record."""
    return StandingThing(name=entry.name, content=entry.after or {}, number=entry.number,
                         recorded_at=entry.recorded_at, first_recorded_at=entry.recorded_at)  # fmt: skip


def _claims(folder: Path, things: Sequence[StandingThing], place: str) -> tuple[Claim, ...]:
    """The claims of rows that stand."""
    intake = Intake()
    case = take_case(folder / CASE_NAME, intake)
    found = claims_of(things, place, intake, forces=forces_known(case), groups=groups_known(case))
    intake.close()
    return found
