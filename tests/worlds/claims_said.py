"""Claims for tests of forecasts that look at claims alone: one a line, with days counted from the first of 2030."""

from datetime import date, timedelta

from passmuster.forecast.backtest.printed import Printed
from passmuster.ledger import Claim

__all__ = ["day", "said", "said_many"]


def day(number: int) -> date:
    """Day `number` of the story."""
    return date(2030, 1, 1) + timedelta(days=number)


def said(number: int, count: float | None, **changed: object) -> Claim:
    """A claim about the people present, said and true on day `number`."""
    settled: dict[str, object] = {
        "claim_id": f"c{number}", "said_on": day(number), "subject": "force", "quantity": "present", "bound": "about",
        "mode": "asserted", "claimant": "Foe", "claimant_group": "FOE", "point": count, "as_of_end": day(number),
    }  # fmt: skip
    return Claim(**(settled | changed))  # type: ignore[arg-type]


def said_many(*claims: Claim) -> tuple[Printed, ...]:
    """The numbers of claims."""
    return tuple(Printed.of(claim) for claim in claims)
