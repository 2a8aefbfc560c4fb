"""Claims: every number of a text that states a quantity we follow, with who says it, of whom, how many and how firmly.

The grammar proposes (`proposals.py`), what was learned from the corpus chooses (`choices/`): whether a number is a
claim at all, which quantity it is, how firmly it is put, how much of the whole it is, and whose men they are. Speaker
and bound are the grammar's.
"""

from dataclasses import replace

from passmuster.reading.choices.doubt import likely_right
from passmuster.reading.choices.force_choice import chosen_force
from passmuster.reading.choices.force_features import ClaimedNumber
from passmuster.reading.choices.number_choice import NumberChoice, choices_for
from passmuster.reading.meaning.contingents import subject_named
from passmuster.reading.meaning.measures import measures_of
from passmuster.reading.proposals import Proposal, ReadSoFar, fresh, proposals_of
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.text.parsed import Parsed

__all__ = ["claims_of"]


def claims_of(s: Parsed, statements: list[ReadStatement], state: ReadSoFar) -> list[ReadClaim]:
    """The claims of one sentence; `state` takes note of what later sentences may lean on."""
    proposals = proposals_of(s, statements, state)
    chosen = zip(proposals, choices_for(s, proposals, state.learned.numbers), strict=True)
    found = (_chosen(s, p, choice, statements, state) for p, choice in chosen if choice.is_claim)
    return [claim for claim in found if claim is not None]


def _chosen(
    s: Parsed, p: Proposal, choice: NumberChoice, statements: list[ReadStatement], state: ReadSoFar
) -> ReadClaim | None:
    """The claim of a number as it was chosen; None where the grammar finds no value for it, or it is only denied."""
    claim = p.claim or fresh(s, p, statements, state)
    if claim is None:
        return None
    quantity, mode = choice.pair
    counted = ClaimedNumber(p, quantity, claim.actor, claim.claimant_actor)
    actor = chosen_force(s, counted, state.named, state.last_force, state.learned.forces)
    state.last_force = actor
    measures, reason = measures_of(s, p.governed, quantity) if p.governed else ((), "")
    return replace(
        claim, quantity=quantity, mode=mode, scope=choice.scope, actor=actor,
        probability=likely_right(choice.likelihood, "whole", state.learned.doubt),
        measure_probability=likely_right(choice.likelihood, "measure", state.learned.doubt),
        measures=measures, measures_reason=reason,
        subject=subject_named(claim.kind, actor, quantity), rule=f"{claim.rule};{choice.rule}",
    )  # fmt: skip
