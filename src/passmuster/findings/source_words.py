"""How the lean of a claim's own group explains its number, in a sentence."""

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Bound, Family
from passmuster.muster.found import ClaimLean
from passmuster.wording.numbers import factor_words
from passmuster.wording.sides import side_words

__all__ = ["expected_from_source"]

FAMILY_WORDS = {
    Family.STRENGTH: "figures of strength",
    Family.LOSSES: "loss figures",
    Family.MATERIEL: "figures of goods",
}


def expected_from_source(lean: ClaimLean, claim: Claim) -> str:
    """A sentence that sets the claim beside what its group usually prints.

    "UA loss figures about the Russian side run 1.5 times the truth (90 % interval 0.9 to 2.8); this one is 3.9 times
    the estimate."
    """
    about = f" about {side_words(lean.side)}" if lean.side else ""
    return (
        f"{lean.group} {FAMILY_WORDS[lean.family]}{about} run {factor_words(lean.q50)} times the truth (90 % interval "
        f"{factor_words(lean.q05)} to {factor_words(lean.q95)}); {_this_one(lean, claim)}."
    )


def _this_one(lean: ClaimLean, claim: Claim) -> str:
    if lean.ratio is None:
        return "this one says there are none"
    kind = {Bound.AT_LEAST: "this floor", Bound.AT_MOST: "this ceiling"}.get(claim.bound, "this one")
    return f"{kind} is {factor_words(lean.ratio)} times the estimate"
