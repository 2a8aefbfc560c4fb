"""A case from nothing but claim tables.

A table of claims does not say whose war it is or when it began. What is missing is supplied here by rule, and every
rule that was used leaves a sentence in `Case.assumptions`, which the briefing prints.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from passmuster.errors import BadInput, Fault
from passmuster.ledger.case import Case, Force
from passmuster.ledger.case_start import case_start, start_sentence
from passmuster.ledger.claim import Claim
from passmuster.ledger.ledger import Ledger
from passmuster.ledger.vocabulary import ForceKind, Quantity
from passmuster.store.claimfile import take_claims
from passmuster.store.frames import FRAME, claims_of_frame
from passmuster.store.intake import Intake

__all__ = ["ledger_from_frame", "ledger_from_tables"]

GOODS: Final = frozenset({Quantity.SHELLS, Quantity.MISSILES, Quantity.WORKERS, Quantity.OTHER})
"""A subject of which nothing else is counted is a supply and not a force."""


def ledger_from_tables(paths: Sequence[Path]) -> Ledger:
    """A case built from claim tables, with every claim in them.

    Raises
    ------
    BadInput
        If anything in a table is wrong, two of them use one claim_id, or none holds a claim; it carries every fault.
    """
    intake = Intake()
    return _ledger([(str(path), take_claims(path, intake)) for path in paths], intake)


def ledger_from_frame(frame: Any) -> Ledger:
    """A case built from a data frame with the columns of a claim table, as `ledger_from_tables` builds one.

    Raises
    ------
    BadInput
        As for tables; rows count from 0, as the frame counts them.
    """
    intake = Intake()
    return _ledger([(FRAME, claims_of_frame(frame, intake))], intake)


def _ledger(tables: Sequence[tuple[str, tuple[Claim, ...]]], intake: Intake) -> Ledger:
    """The case of some tables by name."""
    _refuse_shared_ids(tables, intake)
    intake.close()
    claims = sorted((claim for _, table in tables for claim in table), key=lambda claim: claim.said_on)
    if not claims:
        names = ", ".join(name for name, _ in tables)
        remedy = "Add a row, or set up a case folder whose case.toml names the forces."
        raise BadInput([Fault(names, "a table without a case file must hold a claim", "none", remedy)])
    return Ledger(
        case=_case(claims),
        claims=tuple(claims),
        input_hashes=tuple(intake.hashes),
        remarks=tuple(intake.remarks),
    )


def _refuse_shared_ids(tables: Sequence[tuple[str, tuple[Claim, ...]]], intake: Intake) -> None:
    """Put every claim_id that a second table uses again on record."""
    first: dict[str, str] = {}
    for name, claims in tables:
        for claim in claims:
            if first.setdefault(claim.claim_id, name) != name:
                found = f"'{claim.claim_id}', which is in {first[claim.claim_id]} already"
                remedy = "Give the rows of one table other ids."
                intake.refuse(name, "a claim_id must be used once", found=found, remedy=remedy)


def _case(claims: Sequence[Claim]) -> Case:
    forces = tuple(_force(subject, claims) for subject in sorted({claim.subject for claim in claims}))
    start = case_start(min(claim.said_on for claim in claims))
    partner = _partner(forces, claims)
    return Case(
        case_id="table",
        title=f"Claims about {', '.join(force.name for force in forces[:NAMES_IN_TITLE])}",
        principal="",
        partner=partner.actor,
        opponent="",
        start=start,
        forces=forces,
        sides=(),
        assumptions=_assumptions(partner, start),
    )


NAMES_IN_TITLE: Final = 3


def _force(subject: str, claims: Sequence[Claim]) -> Force:
    """A force of its own actor: nothing says that two subjects belong to one state."""
    counted = {claim.quantity for claim in claims if claim.subject == subject}
    kind = ForceKind.SUPPLY if counted <= GOODS else ForceKind.FORCE
    return Force(force_id=subject, name=subject, actor=subject, kind=kind, starts_empty=False)


def _partner(forces: Sequence[Force], claims: Sequence[Claim]) -> Force:
    """The force that most claims speak of, the first by name among equals; a supply only if there is nothing else."""
    times = Counter(claim.subject for claim in claims)
    return min(forces, key=lambda force: (force.kind == ForceKind.SUPPLY, -times[force.force_id], force.force_id))


def _assumptions(partner: Force, start: date) -> tuple[str, ...]:
    return (
        f"The tables do not say whose war it is: '{partner.name}', which most claims speak of, is taken for the "
        "partner's force, the principal is not named, and no source group is taken to stand on a side.",
        "Each subject is taken for a force of its own, or for a running total of goods where nothing else is counted.",
        start_sentence(start),
    )
