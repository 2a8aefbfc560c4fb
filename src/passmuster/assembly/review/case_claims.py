"""What was decided on, as claims that a case takes in."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from passmuster.assembly.dating import days_of
from passmuster.assembly.entries import named_claimant
from passmuster.assembly.review.decisions import Decision
from passmuster.errors import BadInput, Fault
from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Bound, Mode, Quantity

__all__ = ["case_claims"]

SHOWN_OF_ID: Final = 8
"""Characters of a document's id that stand in the id of its claims."""

NEEDED: Final = {
    "said_on": ("a claim of a case has the day it was said", "Write it as 2025-01-13."),
    "force": ("a claim of a case names its force", "Write the id of a force of the case, such as kp-force."),
}
"""Columns that a proposal may leave blank and a case may not: rule and way out."""


def case_claims(decisions: Sequence[Decision], file: str) -> tuple[Claim, ...]:
    """A claim for each decision to accept or to change, in their order.

    Its id is made of its document and its place there: the same words get the same id whenever they are reviewed, and
    files of several reviews go into one table. `file` names the review file in messages.

    Raises
    ------
    BadInput
        If a day or a force is missing; it carries every fault.
    """
    kept = [(decision, decision.claim) for decision in decisions if decision.claim is not None]
    faults = [
        Fault(file, rule, "nothing", remedy, decision.line, column)
        for decision, _ in kept
        for column, (rule, remedy) in NEEDED.items()
        if not getattr(decision, column)
    ]
    if faults:
        raise BadInput(faults)
    return tuple(_claim(d, claim, d.said_on) for d, claim in kept if d.said_on is not None)


def _claim(decision: Decision, claim: dict[str, Any], said_on: date) -> Claim:
    quantity, mode = Quantity(claim["quantity"]), Mode(claim["mode"])
    days = days_of(quantity, mode, claim["time"], said_on)
    start, stop = claim["span"]
    return Claim(
        claim_id=f"{decision.document_id[:SHOWN_OF_ID]}-{start}-{stop}",
        said_on=said_on,
        subject=decision.force,
        quantity=quantity,
        bound=Bound(claim["bound"]),
        mode=mode,
        claimant=named_claimant(claim["claimant"], decision.outlet),
        claimant_group=claim["claimant_group"],
        low=claim["low"],
        high=claim["high"],
        point=claim["point"],
        as_of_start=days.start,
        as_of_end=days.end,
        horizon=days.horizon,
        relay=tuple(claim["relay"]),
        measures=_measures(decision.proposed, quantity),
        outlet=decision.outlet,
        url=decision.url,
        note=decision.note or claim["measures_reason"],
        report_id=decision.document_id,
        span=(start, stop),
        cue=claim["cue"],
        rule=claim["rule"],
    )


def _measures(proposed: dict[str, Any], quantity: Quantity) -> tuple[tuple[Quantity, float], ...]:
    """What the words may mean; an analyst who corrects the quantity has settled it."""
    if proposed["quantity"] != quantity:
        return ()
    return tuple((Quantity(name), weight) for name, weight in proposed["measures"].items())
