"""One design for two states of a case: every claim that is weighed in either, each with its weight in both.

The clock, the case and the priors are those of the later state. A claim that has changed stands there twice, as it was
and as it is. A weight of 0 leaves a row without a say, so that the posterior under the weights of one state is the
posterior of that state in a frame that both share.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from passmuster.ledger import Claim, Known
from passmuster.ledger.echoes import Echoes
from passmuster.model.design import Design, Weighable, design_of, weighable
from passmuster.model.entrants import Entrants, counted_forces
from passmuster.model.layout import VectorLayout

__all__ = ["FORMER", "UnionDesign", "union_design"]

FORMER = " (before)"
"""Stands behind the id of a claim's row as it was before it changed."""


@dataclass(frozen=True, slots=True, eq=False)
class UnionDesign:
    """A design of two states. `before` and `after`, shape (n_observed,), weigh the claims of `design.observed`."""

    design: Design
    before: np.ndarray
    after: np.ndarray


def union_design(earlier: Known, later: Known, like: VectorLayout | None = None) -> UnionDesign:
    """The design of what was known on two occasions, in the frame of the later one."""
    # The earlier claims are weighed by the rules of today's case: another case file is another method.
    old, new = weighable(replace(earlier, case=later.case)), weighable(later)
    stays, former = _matched(old.entered.observed, new.entered.observed)
    observed = (*new.entered.observed, *former)
    echoes = Echoes({**_origins(former, old.echoes), **new.echoes.origin_of}, new.echoes.joins)
    either = [claim for claim in (*earlier.claims, *later.claims) if not claim.is_prospective]
    counted = counted_forces(later.case, either, Echoes({**old.echoes.origin_of, **new.echoes.origin_of}, ()))
    entered = Entrants(observed, new.entered.roles, new.entered.why_not, new.entered.restated)
    design = design_of(later.case, later.day, Weighable(counted, entered, echoes), like)
    before = np.array([*(claim.claim_id in stays for claim in new.entered.observed), *(True for _ in former)], float)
    after = np.array([*(True for _ in new.entered.observed), *(False for _ in former)], dtype=float)
    return UnionDesign(design, before, after)


def _matched(old: Sequence[Claim], new: Sequence[Claim]) -> tuple[set[str], tuple[Claim, ...]]:
    """Ids of later claims that say what was weighed before; and the earlier ones that are weighed no more.

    The same words under another id are the same: where a copy of a claim turns up that was said first, it speaks for
    the origin, and nothing has changed. Of a claim that is there and says something else now, the former words stand
    under an id of their own.
    """
    now = {claim.claim_id: claim for claim in new}
    same = {claim.claim_id for claim in old if claim.claim_id in now and _says(claim) == _says(now[claim.claim_id])}
    free: dict[object, list[str]] = defaultdict(list)
    for claim in new:
        if claim.claim_id not in same:
            free[_says(claim)].append(claim.claim_id)
    stays, former = set(same), []
    for claim in old:
        if claim.claim_id in same:
            continue
        if free[_says(claim)]:
            stays.add(free[_says(claim)].pop(0))
        else:
            former.append(replace(claim, claim_id=claim.claim_id + FORMER) if claim.claim_id in now else claim)
    return stays, tuple(former)


def _says(claim: Claim) -> tuple[object, ...]:
    """Everything about a claim that its likelihood hangs on."""
    return (
        claim.subject, claim.quantity, claim.measures, claim.bound, claim.mode, claim.claimant_group, claim.low,
        claim.high, claim.point, claim.day, claim.as_of_start, claim.is_window,
    )  # fmt: skip


def _origins(former: Sequence[Claim], echoes: Echoes) -> dict[str, str]:
    return {claim.claim_id: echoes.origin_of[claim.claim_id.removesuffix(FORMER)] for claim in former}
