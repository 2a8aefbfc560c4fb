"""Rivals: of claims that cannot both hold, the one that lies farther out does not pass.

Each claim is judged against what all the others say, and where they leave room for several numbers, two of them may
both be in line that cannot both be true. So claims that pass are gone through from the one that lies nearest to the
farthest out, and one that cannot hold beside a claim that went before it is doubtful. Of two that lie equally far out
neither goes before the other, and both are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from passmuster.ledger import Case, Claim
from passmuster.muster.contradictions import contradictions
from passmuster.muster.found import Verdict, VerdictWord

__all__ = ["set_against_rivals"]

MOST_PAIRS: Final = 100_000
"""Pairs that are looked at; of more, those whose numbers lie furthest apart."""


def set_against_rivals(verdicts: Iterable[Verdict], claims: Sequence[Claim], case: Case) -> tuple[Verdict, ...]:
    """The verdicts, in their order, no two of which let claims pass that cannot both hold.

    Parameters
    ----------
    verdicts
        One for each of `claims`.
    claims
        All that were judged.
    case
        Whose forces the claims count.

    Returns
    -------
    tuple of Verdict
        Those that no longer pass are doubtful and name in `contradicted_by` the claim that stands against them.
    """
    by_id = {verdict.claim_id: verdict for verdict in verdicts}
    passing = [claim for claim in claims if by_id[claim.claim_id].verdict == VerdictWord.PASSES]
    beaten = _beaten(by_id, _rivals(passing, case))
    # Only one of several copies of a statement is set against others, and what becomes of it becomes of all.
    of_statement = {replace(one, claim_id=""): beaten[one.claim_id] for one in passing if one.claim_id in beaten}
    rival_of = {one.claim_id: of_statement.get(replace(one, claim_id=""), "") for one in passing}
    return tuple(_set_against(verdict, rival_of.get(verdict.claim_id, "")) for verdict in by_id.values())


def _rivals(passing: Sequence[Claim], case: Case) -> dict[str, set[str]]:
    """Claim id to the claims that it cannot hold beside."""
    rivals: dict[str, set[str]] = {}
    for pair in contradictions(case, passing, MOST_PAIRS).told:
        one, other = pair.claims
        rivals.setdefault(one, set()).add(other)
        rivals.setdefault(other, set()).add(one)
    return rivals


def _beaten(verdicts: Mapping[str, Verdict], rivals: Mapping[str, set[str]]) -> dict[str, str]:
    """Claim id to the nearest claim that goes before it, for those that have one."""

    def nearness(claim_id: str) -> float:
        return verdicts[claim_id].tail_probability or 0.0

    standing: set[str] = set()
    beaten: dict[str, str] = {}
    for claim_id in sorted(rivals, key=lambda one: (-nearness(one), one)):
        against = [other for other in rivals[claim_id] if other in standing or nearness(other) == nearness(claim_id)]
        if against:
            beaten[claim_id] = min(against, key=lambda one: (-nearness(one), one))
        else:
            standing.add(claim_id)
    return beaten


def _set_against(verdict: Verdict, rival: str) -> Verdict:
    return replace(verdict, verdict=VerdictWord.DOUBTFUL, contradicted_by=rival) if rival else verdict
