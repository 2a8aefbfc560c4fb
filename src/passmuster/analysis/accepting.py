"""What has to be known of two claims before one is taken for an echo of the other."""

from pathlib import Path

from passmuster.ledger.claim import Claim
from passmuster.ledger.entry import Entry, ThingKind
from passmuster.ledger.originals import are_of_one_count
from passmuster.store.casefile import forces_known, groups_known, take_case
from passmuster.store.contents import CASE_NAME, claims_of
from passmuster.store.intake import Intake
from passmuster.store.journal.entries import StandingThing, latest_entries
from passmuster.store.journal.shelf import Shelf

__all__ = ["origins_named", "two_statements"]


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


def _claim(folder: Path, entry: Entry) -> Claim:
    """The claim of an entry that stands."""
    intake = Intake()
    case = take_case(folder / CASE_NAME, intake)
    kept = StandingThing(name=entry.name, content=entry.after or {}, number=entry.number,
                         recorded_at=entry.recorded_at, first_recorded_at=entry.recorded_at)  # fmt: skip
    place = f"claim '{entry.name}'"
    found = claims_of([kept], place, intake, forces=forces_known(case), groups=groups_known(case))
    intake.close()
    return found[0]
