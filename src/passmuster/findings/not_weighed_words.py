"""Why a claim is not weighed, in words."""

from datetime import date

from passmuster.ledger import Case, Claim
from passmuster.ledger.roles import WhyNotWeighed
from passmuster.model.entrants import ENOUGH_FOR_SUPPLY

__all__ = ["not_weighed_words"]


def not_weighed_words(why: WhyNotWeighed, claim: Claim, case: Case, start: date) -> str:
    """The reason as a clause that begins small: "no source states how many there are of ...".

    `start` is the first day that the model knows.
    """
    name = case.name_of(claim.subject)
    match why:
        case WhyNotWeighed.NO_GOODS:
            return f"{claim.quantity} is not a number that a supply has"
        case WhyNotWeighed.TOO_FEW_ORIGINS:
            return f"fewer than {ENOUGH_FOR_SUPPLY} origins speak of {name}, so there is nothing to hold it against"
        case WhyNotWeighed.NO_STRENGTH:
            return f"no source states how many there are of {name}, so its losses have nothing to be measured against"
        case WhyNotWeighed.NO_SUCH_COUNT:
            return f"the model keeps no count of {claim.quantity} for {name}"
        case WhyNotWeighed.TOO_EARLY:
            return f"it speaks about days before the case's start on {start.isoformat()}"
