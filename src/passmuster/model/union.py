"""One design for two states of a case: every claim that is weighed in either, each with its weight in both.

The clock, the case and the priors are those of the later state. A claim that has changed stands there twice, as it was
and as it is. A weight of 0 leaves a row without a say, so that the posterior under the weights of one state is the
posterior of that state in a frame that both share.

Rows of a state are read as the design of that state alone would read them. What a group says in four weeks has a burst
of its own where it speaks more than once in them (`model/leans.py`), so that a claim which comes or goes changes how
another is read that stays as it is: that one stands there twice as well, read as it was and as it is, and its change is
part of the other's. So does one that may repeat the number of the other (`model/relays.py`). A correction is no second
claim. Battles, who would have told of more dead, and when a force began to come or ended are those of now.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from passmuster.ledger import Case, Claim, Known
from passmuster.ledger.echoes import Echoes
from passmuster.model.design import Design, design_of, make_design, weighable
from passmuster.model.entrants import Entrants, counted_forces
from passmuster.model.layout import VectorLayout
from passmuster.model.leans import NO_CELL, Burst, Leans, burst_of
from passmuster.model.relays import MayRelay, may_relay

__all__ = ["FORMER", "UnionDesign", "union_design"]

FORMER = " (before)"
"""Stands behind the id of a claim's row as it was before it changed."""


@dataclass(frozen=True, slots=True, eq=False)
class UnionDesign:
    """A design of two states. `before` and `after`, shape (n_observed,), weigh the claims of `design.observed`.

    `because` has the ids of claims that say what they said and are read otherwise, each with the id of the row whose
    coming or going does it.
    """

    design: Design
    before: np.ndarray
    after: np.ndarray
    because: Mapping[str, str]


def union_design(earlier: Known, later: Known, like: VectorLayout | None = None) -> UnionDesign:
    """The design of what was known on two occasions, in the frame of the later one."""
    # The earlier claims are weighed by the rules of today's case: another case file is another method.
    old, new = weighable(replace(earlier, case=later.case)), weighable(later)
    own = make_design(later, like)
    matched, former = _matched(old.entered.observed, new.entered.observed)
    bursts = _Bursts.of(old.entered.observed, new.entered.observed, own.bursts, later.case)
    relays = _Relays(may_relay(old.entered.observed, old.echoes), own.relays)
    because = _because(matched, former, new.entered.observed, bursts, relays)
    former += [(_former(matched[name], name), matched[name]) for name in because]
    stays = matched.keys() - because.keys()
    rows_then = [row for row, _ in former]
    observed = (*new.entered.observed, *rows_then)
    origins = {row.claim_id: old.echoes.origin_of[claim.claim_id] for row, claim in former}
    echoes = Echoes({**origins, **new.echoes.origin_of}, new.echoes.joins)
    either = [claim for claim in (*earlier.claims, *later.claims) if not claim.is_prospective]
    counted = counted_forces(later.case, either, Echoes({**old.echoes.origin_of, **new.echoes.origin_of}, ()))
    entered = Entrants(observed, new.entered.roles, new.entered.why_not, new.entered.restated)
    either_way = replace(new, counted=counted, entered=entered, echoes=echoes)
    # Where claims have come and nothing else has changed, both are laid out as the later state alone is.
    design = own if either_way == new else design_of(later.case, later.day, either_way, like)
    before = np.array([*(claim.claim_id in stays for claim in new.entered.observed), *(True for _ in former)], float)
    after = np.array([*(True for _ in new.entered.observed), *(False for _ in former)], dtype=float)
    design = replace(design, relays=relays.of_either(former))
    return UnionDesign(_read_alone(design, own, rows_then, bursts), before, after, because)


def _matched(old: Sequence[Claim], new: Sequence[Claim]) -> tuple[dict[str, Claim], list[tuple[Claim, Claim]]]:
    """Ids of later claims that say what was weighed before, each with the claim of then; and those weighed no more.

    The same words under another id are the same: where a copy of a claim turns up that was said first, it speaks for
    the origin, and nothing has changed. Of a claim that is there and says something else now, the former words stand
    under an id of their own; a claim that is weighed no more comes as its row and as it was.
    """
    now = {claim.claim_id: claim for claim in new}
    same = {
        claim.claim_id: claim for claim in old if claim.claim_id in now and _says(claim) == _says(now[claim.claim_id])
    }
    free: dict[object, list[str]] = defaultdict(list)
    for claim in new:
        if claim.claim_id not in same:
            free[_says(claim)].append(claim.claim_id)
    matched, former = dict(same), []
    for claim in old:
        if claim.claim_id in same:
            continue
        if free[_says(claim)]:
            matched[free[_says(claim)].pop(0)] = claim
        else:
            former.append((_former(claim, claim.claim_id) if claim.claim_id in now else claim, claim))
    return matched, former


def _former(claim: Claim, name: str) -> Claim:
    """A claim as it was, beside the one that has its name now."""
    return replace(claim, claim_id=name + FORMER)


def _says(claim: Claim) -> tuple[object, ...]:
    """Everything about a claim that its likelihood hangs on."""
    return (
        claim.subject, claim.quantity, claim.measures, claim.bound, claim.mode, claim.claimant_group, claim.low,
        claim.high, claim.point, claim.day, claim.as_of_start, claim.is_window,
    )  # fmt: skip


# Rows as each state reads them ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Bursts:
    """The bursts that claims have in either state."""

    case: Case
    then: frozenset[Burst]
    now: frozenset[Burst]

    @classmethod
    def of(cls, old: Sequence[Claim], new: Sequence[Claim], own: Sequence[Burst], case: Case) -> "_Bursts":
        """Those of now are `own`; one that nobody speaks in twice came with the layout, and is there in both states."""
        then, now = (frozenset(Leans.of(claims, case).bursts) for claims in (old, new))
        return cls(case, then | (frozenset(own) - now), frozenset(own))

    def reads_alike(self, then: Claim, now: Claim) -> bool:
        """Whether a claim has a burst in both states or in neither."""
        return (burst_of(then, self.case) in self.then) == (burst_of(now, self.case) in self.now)


@dataclass(frozen=True, slots=True)
class _Relays:
    """What may repeat another's number in either state, by the claim's id in that state."""

    then: Mapping[str, MayRelay]
    now: Mapping[str, MayRelay]

    def reads_alike(self, then: Claim, now: Claim) -> bool:
        """Whether a claim would weigh the same in both states if it were a relay, or is none in either."""
        one, other = self.then.get(then.claim_id), self.now.get(now.claim_id)
        if one is None or other is None:
            return one is other
        return math.isclose(one.log_density, other.log_density, rel_tol=1e-12)

    def repeated_in_one(self, then: Claim, now: Claim) -> frozenset[str]:
        """Claims that it may repeat in one of the states alone."""
        told = self.then.get(then.claim_id), self.now.get(now.claim_id)
        one, other = (frozenset[str]() if relay is None else frozenset(relay.others) for relay in told)
        return one ^ other

    def of_either(self, former: Sequence[tuple[Claim, Claim]]) -> Mapping[str, MayRelay]:
        """Those of now, and those of rows that were so before, by the id of the row."""
        rows = {row.claim_id: self.then[claim.claim_id] for row, claim in former if claim.claim_id in self.then}
        return {**self.now, **{name: replace(relay, claim_id=name) for name, relay in rows.items()}}


def _because(
    matched: Mapping[str, Claim],
    former: Sequence[tuple[Claim, Claim]],
    new: Sequence[Claim],
    bursts: _Bursts,
    relays: _Relays,
) -> dict[str, str]:
    """Claims that stay and are read otherwise, each with the row that came or went and does it."""
    came = [claim for claim in new if claim.claim_id not in matched]
    of_burst = {
        burst_of(row, bursts.case): row.claim_id for row in [*reversed([row for row, _ in former]), *came[::-1]]
    }
    row_of = {**{claim.claim_id: row.claim_id for row, claim in former}, **{row.claim_id: row.claim_id for row in came}}
    read = {claim.claim_id: (matched[claim.claim_id], claim) for claim in new if claim.claim_id in matched}
    beside = {
        name: of_burst.get(burst_of(both[1], bursts.case))
        for name, both in read.items()
        if not bursts.reads_alike(*both)
    }
    repeating = {
        name: min((row_of[other] for other in relays.repeated_in_one(*both) if other in row_of), default=None)
        for name, both in read.items() if not relays.reads_alike(*both)
    }  # fmt: skip
    causes = {**repeating, **{name: cause for name, cause in beside.items() if cause is not None}}
    return {name: cause for name, cause in causes.items() if cause is not None}


def _read_alone(union: Design, own: Design, rows_then: Sequence[Claim], bursts: _Bursts) -> Design:
    """The union with the rows of now as their own design reads them, and those of then in the bursts of then."""
    row_of = dict(zip([claim.claim_id for claim in union.observed], union.rows.tolist(), strict=True))
    burst, opening, closing = (
        array.copy() for array in (union.arrays.burst, union.arrays.opening, union.arrays.closing)
    )
    for claim, place in zip(own.observed, own.rows.tolist(), strict=True):
        row = row_of[claim.claim_id]
        opening[row], closing[row] = own.arrays.opening[place], own.arrays.closing[place]
        if burst_of(claim, bursts.case) not in bursts.now:
            burst[row] = NO_CELL
    for claim in rows_then:
        if burst_of(claim, bursts.case) not in bursts.then:
            burst[row_of[claim.claim_id]] = NO_CELL
    arrays = union.arrays._replace(burst=burst, opening=opening, closing=closing)
    if union.forces != own.forces:
        return replace(union, arrays=arrays)
    return replace(
        union, arrays=arrays, battles=own.battles, silences=own.silences, untold=own.untold, begins=own.begins,
        first_told=own.first_told, endings=own.endings, lowered=own.lowered,
    )  # fmt: skip
