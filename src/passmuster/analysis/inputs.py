"""Inputs: whatever paths a reader gives, to a ledger.

A case folder stands alone. Articles may be many, and so may claim tables; of these two a case is built by rule, and its
rules are printed. Kinds are not mixed: a folder says what tables and articles leave open, so that one number would be
weighed by two sets of rules.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from passmuster.errors import BadInput, Fault
from passmuster.ledger import Case, Claim, Ledger
from passmuster.ledger.vocabulary import GROUPS
from passmuster.store.claimfile import take_claims
from passmuster.store.folder import open_case, shipped_examples
from passmuster.store.intake import Intake
from passmuster.store.tablekind import CLAIMS, LOSSES, table_kind

__all__ = [
    "NO_ROLES",
    "STANDARD_INPUT",
    "LaterClaims",
    "RolesGiven",
    "is_example",
    "open_case",
    "open_inputs",
    "open_later",
    "refuse_moment",
    "refuse_roles",
]

STANDARD_INPUT: Final = Path("-")


@dataclass(frozen=True, slots=True)
class RolesGiven:
    """Whose war articles are about, by code or name, where somebody has settled it; empty is read off the text."""

    partner: str = ""
    principal: str = ""
    opponent: str = ""

    def given(self) -> dict[str, str]:
        """The roles that are settled."""
        roles = {"partner": self.partner, "principal": self.principal, "opponent": self.opponent}
        return {role: name for role, name in roles.items() if name}


NO_ROLES: Final = RolesGiven()

CASE, TABLE, ARTICLE = "a case folder", "a claim table", "an article"


def open_inputs(
    paths: Sequence[Path],
    as_of: date | None,
    read_standard_input: Callable[[], bytes],
    roles: RolesGiven = NO_ROLES,
    known_at: datetime | None = None,
) -> Ledger:
    """The ledger of some paths; `-` is an article on standard input.

    Parameters
    ----------
    as_of
        The day that undated articles are taken to be from.
    read_standard_input
        Called once when `-` is among the paths.
    roles
        Whose war articles are about, where it is settled by hand.
    known_at
        By what was on record at this moment; only a case folder with a ledger can tell.

    Raises
    ------
    BadInput
        When nothing is given, kinds are mixed, or anything in the files is wrong.
    """
    kinds = {path: _kind(path) for path in paths}
    _refuse_mixture(kinds)
    kind = next(iter(kinds.values()))
    if kind != ARTICLE:
        refuse_roles(roles, kind)
    if kind == CASE:
        return open_case(next(iter(kinds)), known_at)
    refuse_moment(known_at)
    if kind == TABLE:
        from passmuster.store.casefromtable import ledger_from_tables

        return ledger_from_tables(list(kinds))
    return _from_articles(list(kinds), as_of, read_standard_input, roles)


def refuse_moment(known_at: datetime | None) -> None:
    """Refuse a moment where there is no ledger that could tell what it knew then."""
    if known_at is not None:
        rule = "only a case with a ledger knows what was on record when"
        raise BadInput([Fault.of_argument("known_at", rule, "none", "Leave it out, or give a case with a ledger.")])


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
    from passmuster.store.frames import claims_of_frame, is_frame

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
    if path.is_dir() or path.name == "case.toml" or is_example(path):
        return CASE
    kind = table_kind(path)
    if kind == LOSSES:
        remedy = f"Try: passmuster losses {path}"
        raise BadInput([Fault(str(path), "a briefing is made of cases, articles and claim tables", kind, remedy)])
    if kind == CLAIMS or path.suffix.lower() == ".csv":
        return TABLE
    # What is not there and has no suffix was meant as a folder, and is refused as one.
    return ARTICLE if path.suffix or path.exists() else CASE


def is_example(path: Path) -> bool:
    """Whether a path is the name of a case that comes with the package."""
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


def refuse_roles(roles: RolesGiven, kind: str) -> None:
    """Refuse roles beside anything but articles.

    Raises
    ------
    BadInput
        When a role is given.
    """
    rule = "whose war it is can be given for articles only"
    remedy = "Leave it out; a case says it in case.toml, and a claim table by its forces."
    faults = [Fault.of_argument(role, rule, f"{kind} and '{name}'", remedy) for role, name in roles.given().items()]
    if faults:
        raise BadInput(faults)


def _from_articles(
    paths: list[Path], as_of: date | None, read_standard_input: Callable[[], bytes], roles: RolesGiven
) -> Ledger:
    from passmuster.assembly.articles import ledger_from_articles
    from passmuster.assembly.casting import given_roles
    from passmuster.documents import Document, open_document

    settled = given_roles(**roles.given())
    sources: list[Path | Document] = [path for path in paths if path != STANDARD_INPUT]
    if STANDARD_INPUT in paths:
        sources += open_document(read_standard_input(), "standard input")
    return ledger_from_articles(sources, as_of, settled)
