"""What of a fit can be printed: all but withheld forces and totals left aside."""

from dataclasses import dataclass, replace

from passmuster.findings.printable import is_printable, printable
from passmuster.inference.diagnostics import Health
from passmuster.ledger.vocabulary import Quantity

HEALTH = Health(r_hat_max=1.0, ess_min=900.0, divergences=0, worst="")


@dataclass
class Count:
    """A count of a force."""

    subject: str
    quantity: Quantity


COUNTS = [Count(force, quantity) for force in ("a", "b") for quantity in (Quantity.PRESENT, Quantity.DEPLOYED)]


def test_a_withheld_force_and_a_total_left_aside_are_not_printed() -> None:
    """Of the one nothing, of the other all but that total; of a sound fit everything."""
    assert printable(COUNTS, HEALTH) == tuple(COUNTS)
    assert printable(COUNTS, replace(HEALTH, withheld=("a",))) == tuple(COUNTS[2:])
    assert printable(COUNTS, replace(HEALTH, left_aside=(("a", "deployed"),))) == (COUNTS[0], *COUNTS[2:])


def test_arrivals_go_with_those_sent() -> None:
    """They are what the total gained."""
    aside = replace(HEALTH, left_aside=(("a", "deployed"),))
    assert not is_printable(aside, Count("a", Quantity.ARRIVALS))
    assert is_printable(aside, Count("b", Quantity.ARRIVALS))
