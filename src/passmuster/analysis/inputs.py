"""Inputs: whatever paths a reader gives, to a ledger.

A case folder stands alone. Articles may be many, and so may claim tables; of these two a case is built by rule, and its
rules are printed. Kinds are not mixed: a folder says what tables and articles leave open, so that one number would be
weighed by two sets of rules.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from passmuster.errors import BadInput, Fault
from passmuster.ledger import Case, Claim, Ledger
from passmuster.ledger.vocabulary import GROUPS
from passmuster.store.claimfile import take_claims
from passmuster.store.folder import open_case, shipped_examples
from passmuster.store.frames import claims_of_frame, is_frame
from passmuster.store.intake import Intake

__all__ = ["STANDARD_INPUT", "LaterClaims", "open_case", "open_inputs", "open_later"]

STANDARD_INPUT: Final = Path("-")

CASE, TABLE, ARTICLE = "a case folder", "a claim table", "an article"


def open_inputs(paths: Sequence[Path], as_of: date | None, read_standard_input: Callable[[], bytes]) -> Ledger:
    """The ledger of some paths; `-` is an article on standard input.

    Parameters
    ----------
    as_of
        The day that undated articles are taken to be from.
    read_standard_input
        Called once when `-` is among the paths.

    Raises
    ------
    BadInput
        When nothing is given, kinds are mixed, or anything in the files is wrong.
    """
    kinds = {path: _kind(path) for path in paths}
    _refuse_mixture(kinds)
    kind = next(iter(kinds.values()))
    if kind == CASE:
        return open_case(next(iter(kinds)))
    if kind == TABLE:
        from passmuster.store.casefromtable import ledger_from_tables

        return ledger_from_tables(list(kinds))
    return _from_articles(list(kinds), as_of, read_standard_input)


@dataclass(frozen=True, slots=True)
class LaterClaims:
    """Claims that a forecast has not seen, in order of saying, with the hash of their file and its remarks."""

    claims: tuple[Claim, ...]
    input_hashes: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()


def open_later(table: Path | Any, case: Case) -> LaterClaims:
    """Claims of a table, in a file or a data frame, about forces and by groups of a case.

    Raises
    ------
    BadInput
        When anything in the table is wrong; it carries every fault.
    """
    intake = Intake()
    forces = [force.force_id for force in case.forces]
    groups = (*GROUPS, *case.groups)
    take = claims_of_frame if is_frame(table) else take_claims
    claims = take(table, intake, forces=forces, groups=groups)
    intake.close()
    ordered = sorted(claims, key=lambda claim: (claim.said_on, claim.claim_id))
    return LaterClaims(tuple(ordered), tuple(intake.hashes), tuple(intake.remarks))


def _kind(path: Path) -> str:
    if path == STANDARD_INPUT:
        return ARTICLE
    if path.is_dir() or path.name == "case.toml" or _is_example(path):
        return CASE
    if path.suffix.lower() == ".csv":
        return TABLE
    # What is not there and has no suffix was meant as a folder, and is refused as one.
    return ARTICLE if path.suffix or path.exists() else CASE


def _is_example(path: Path) -> bool:
    return path.parent == Path("examples") and path.name in shipped_examples()


def _refuse_mixture(kinds: dict[Path, str]) -> None:
    found = ", ".join(f"'{path}' ({kind})" for path, kind in kinds.items())
    if not kinds:
        remedy = "Try: passmuster brief examples/kursk"
        raise BadInput([Fault("PATH", "a briefing needs something to brief on", "nothing", remedy)])
    if len(set(kinds.values())) > 1:
        remedy = "Brief on them one kind at a time, or put the claims of all into one case folder."
        raise BadInput([Fault("PATH", "case folders, claim tables and articles are not mixed", found, remedy)])
    if len(kinds) > 1 and CASE in kinds.values():
        raise BadInput([Fault("PATH", "one case folder at a time", found, "Give one of them.")])


def _from_articles(paths: list[Path], as_of: date | None, read_standard_input: Callable[[], bytes]) -> Ledger:
    from passmuster.documents import Document, open_document
    from passmuster.reading.assembly.articles import ledger_from_articles

    sources: list[Path | Document] = [path for path in paths if path != STANDARD_INPUT]
    if STANDARD_INPUT in paths:
        sources += open_document(read_standard_input(), "standard input")
    return ledger_from_articles(sources, as_of)
