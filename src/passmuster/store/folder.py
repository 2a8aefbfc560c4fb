"""A case folder to a Ledger: everything read, everything wrong told at once.

A case folder holds ``case.toml`` and ``claims.csv``, and may hold ``events.csv`` and a folder ``reports``; or it holds
``case.toml`` and a ledger, see `store/ledgerfolder.py`. Shipped examples answer to ``examples/NAME`` from anywhere,
unless a folder of that name stands where one is.
"""

import os
from datetime import datetime
from pathlib import Path
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.ledger.case import Case
from passmuster.ledger.claim import Claim
from passmuster.ledger.event import Event
from passmuster.ledger.ledger import Ledger
from passmuster.ledger.nearest import nearest, quoted_list
from passmuster.plainfile import leads_out
from passmuster.store.casefile import forces_known, groups_known, take_case
from passmuster.store.claimfile import COLUMNS, take_claims
from passmuster.store.eventfile import take_events
from passmuster.store.intake import Intake
from passmuster.store.ledgerplace import LEDGER_FILE, has_ledger
from passmuster.store.receipts import check_days, check_receipts
from passmuster.store.reportfile import take_reports

__all__ = ["find_case", "open_case", "shipped_examples"]

CASE_FILE: Final = "case.toml"


def open_case(folder: Path | str, known_at: datetime | None = None) -> Ledger:
    """The ledger of a case folder, claims and events in order of saying.

    Parameters
    ----------
    folder
        A case folder, its ``case.toml``, or the name of a shipped example such as ``examples/kursk``.
    known_at
        By what was on record at this moment, which only a case with a ledger can tell; by all that is when None.

    Raises
    ------
    BadInput
        If the folder is not there or not a case, or anything in its files is wrong; it carries every fault.
    """
    folder = find_case(folder)
    if has_ledger(folder):
        from passmuster.store.ledgerfolder import ledger_of

        return ledger_of(folder, known_at)
    if known_at is not None:
        rule = "only a case with a ledger knows what was on record when"
        remedy = f"Make a ledger of it, and ask from then on: passmuster import {folder} NEWFOLDER"
        raise BadInput([Fault.of_argument("known_at", rule, f"{folder} is a plain folder", remedy)])
    intake = Intake()
    case = take_case(folder / CASE_FILE, intake)
    claims = _claims(folder, case, intake)
    events = _events(folder, case, intake)
    reports = take_reports(folder / "reports", intake) if (folder / "reports").is_dir() else ()
    places = {"claim_place": str(folder / "claims.csv"), "event_place": str(folder / "events.csv")}
    check_receipts(claims, events, reports, intake, **places)
    check_days(claims, reports, intake, place=places["claim_place"])
    intake.close()
    assert case is not None
    return Ledger(
        case=case,
        claims=tuple(sorted(claims, key=lambda claim: claim.said_on)),
        events=tuple(sorted(events, key=lambda event: event.date)),
        reports=reports,
        input_hashes=tuple(intake.hashes),
        remarks=tuple(intake.remarks),
    )


def find_case(path: Path | str) -> Path:
    """The case folder that a path means.

    What exists is taken as it stands; ``examples/NAME`` that does not exist here is the shipped example.

    Raises
    ------
    BadInput
        If there is no such folder, or no ``case.toml`` in it; the message says what stands nearby.
    """
    path = Path(path)
    try:
        found = _found(path)
        strays = [stray for stray in _parts_of(found) if leads_out(stray, found)]
    except OSError as error:
        # A name too long for the file system, a folder that may not be entered.
        fault = Fault(str(path), "the folder must be readable", found=error.strerror or "", remedy="Check the path.")
        raise BadInput([fault]) from error
    if strays:
        raise BadInput([_stray(stray) for stray in strays])
    return found


def _parts_of(folder: Path) -> list[Path]:
    """What is read of a case folder, as far as it is there."""
    reports = folder / "reports"
    inside = sorted(reports.iterdir()) if reports.is_dir() and not reports.is_symlink() else [reports]
    return [*(folder / name for name in (CASE_FILE, "claims.csv", "events.csv", LEDGER_FILE)), *inside]


def _stray(path: Path) -> Fault:
    found, remedy = "a link that leads out of it", "Copy the file into the folder."
    return Fault(str(path), "what is read of a case lies in its folder", found, remedy)


def _found(path: Path) -> Path:
    """As `find_case`, with the errors of the file system let through."""
    if path.name == CASE_FILE and path.is_file():
        return path.parent
    if (path / CASE_FILE).is_file():
        return path
    if not path.exists() and path.parent == Path("examples") and path.name in shipped_examples():
        return _shipped() / path.name
    raise BadInput([_not_a_case(path) if path.exists() else _not_there(path)])


def shipped_examples() -> tuple[str, ...]:
    """Names of the cases that come with the package."""
    return tuple(sorted(entry.name for entry in _shipped().iterdir() if (entry / CASE_FILE).is_file()))


def _shipped() -> Path:
    return Path(__file__).parents[1] / "examples"


def _not_there(path: Path) -> Fault:
    """The fault of a path that leads nowhere, with what stands where it breaks off."""
    home = next(parent for parent in path.absolute().parents if parent.is_dir())
    lost = path.absolute().relative_to(home).parts
    shown = home if path.is_absolute() else Path(*path.parts[: -len(lost)])
    beside = sorted(entry.name for entry in home.iterdir() if not entry.name.startswith("."))
    examples = [f"examples/{name}" for name in shipped_examples()]
    guess = nearest(lost[0], beside)
    guess = str(shown / guess) if guess else nearest(str(path), examples)
    hint = f"Did you mean '{guess}'?" if guess else f"In '{shown}' there is {quoted_list(beside) or 'nothing'}."
    return Fault(str(path), "there is no such folder", remedy=f"{hint} Shipped examples: {quoted_list(examples)}.")


def _not_a_case(path: Path) -> Fault:
    """The fault of a path that exists but is not a case folder."""
    if not path.is_dir():
        remedy = f"Give the folder that holds {CASE_FILE}."
        return Fault(str(path), "a case is a folder with a case.toml", found="a file", remedy=remedy)
    inside = sorted(entry.name for entry in path.iterdir() if not entry.name.startswith("."))
    if CASE_FILE in inside:
        return Fault(str(path / CASE_FILE), "a case file is a plain file that can be read", found="something else")
    cases = [name for name in inside if (path / name / CASE_FILE).is_file()]
    guess = nearest(CASE_FILE, inside)
    remedy = "Write one, or give a folder that has one."
    if cases:
        remedy = f"Did you mean '{path / cases[0]}'?"
    elif guess:
        remedy = f"Rename '{guess}' to '{CASE_FILE}'."
    found = quoted_list(inside) or "an empty folder"
    return Fault(str(path), f"a case folder must hold {CASE_FILE}", found=found, remedy=remedy)


def _claims(folder: Path, case: Case | None, intake: Intake) -> tuple[Claim, ...]:
    """Claims of the folder's table, which must be there even when it is empty."""
    path = folder / "claims.csv"
    if not os.path.lexists(path):
        guess = nearest(path.name, [entry.name for entry in folder.iterdir()])
        header = (
            f"Make it; its header line is {','.join(COLUMNS)}. Where the case had a ledger, put {LEDGER_FILE} of the "
            "latest backup back instead."
        )
        intake.refuse(
            str(path),
            "a case folder must hold claims.csv",
            remedy=f"Rename '{guess}' to 'claims.csv'." if guess else header,
        )
        return ()
    forces = forces_known(case)
    return take_claims(path, intake, forces=forces, groups=groups_known(case))


def _events(folder: Path, case: Case | None, intake: Intake) -> tuple[Event, ...]:
    """Events of the folder's table; none when there is no table."""
    path = folder / "events.csv"
    return take_events(path, intake, groups=groups_known(case)) if os.path.lexists(path) else ()
