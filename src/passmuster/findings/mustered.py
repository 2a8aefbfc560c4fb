"""Findings narrowed to the audit of some claims: their verdicts, what they imply together, what cannot both hold."""

from collections.abc import Collection
from dataclasses import replace

from passmuster.errors import BadInput, Fault
from passmuster.findings.findings import Findings
from passmuster.ledger.nearest import did_you_mean

__all__ = ["audit_of", "check_named"]


def audit_of(findings: Findings, claim_ids: Collection[str]) -> Findings:
    """The findings with what the audit says of these claims alone; of all when none is named.

    Raises
    ------
    BadInput
        When a claim is named that nobody had made by the day; it carries every fault.
    """
    if not claim_ids:
        return findings
    check_named(claim_ids, {line.claim_id for line in findings.claims})
    wanted = set(claim_ids)
    return replace(
        findings,
        muster=tuple(line for line in findings.muster if line.claim_id in wanted),
        claims=tuple(line for line in findings.claims if line.claim_id in wanted),
        joint=tuple(line for line in findings.joint if wanted.intersection(line.claims)),
        conflicts=tuple(line for line in findings.conflicts if wanted.intersection(line.claims)),
    )


def check_named(claim_ids: Collection[str], known: Collection[str]) -> None:
    """Refuse ids that no claim bears.

    Raises
    ------
    BadInput
        With a fault for each of them.
    """
    faults = [
        Fault.of_argument("claim", "a claim is named by its id", f"'{name}'", did_you_mean(name, sorted(known)))
        for name in claim_ids
        if name not in known
    ]
    if faults:
        raise BadInput(faults)
