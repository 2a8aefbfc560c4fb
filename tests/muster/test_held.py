"""Of the readings that a claim's words admit the one that suits it is held against the others."""

from dataclasses import replace

import numpy as np

from passmuster.ledger.vocabulary import Quantity
from passmuster.muster.held import PASSES_FROM, best_held
from passmuster.muster.readings import CountReading
from passmuster.observation.predictive import Predictive
from worlds.muster_world import AS_OF, claim

SENT, THERE = (CountReading(quantity, None, AS_OF) for quantity in (Quantity.DEPLOYED, Quantity.PRESENT))


def around(count: float, scale: float = 0.1) -> Predictive:
    """A predictive around a count."""
    return Predictive(np.full(100, count), np.full(100, scale), np.full(100, 0.01))


def test_the_reading_under_which_it_passes_comes_first() -> None:
    """However firmly another one speaks against it; a reading without a count is passed over."""
    against = {SENT: around(12_000.0), THERE: around(3_000.0, 0.01)}
    held = best_held(claim("c", "present", 12_000), [THERE, SENT], against.get)
    assert held is not None
    assert (held.reading, held.is_firm) == (SENT, True)
    assert held.low < 12_000 < held.high
    assert best_held(claim("c", "present", 12_000), [replace(SENT, last_day=AS_OF)], {}.get) is None
    assert 0.0 < PASSES_FROM < 1.0


def test_what_leaves_the_number_open_is_not_firm() -> None:
    """The ends of its interval differ twentyfold."""
    held = best_held(claim("c", "present", 12_000), [SENT], {SENT: around(12_000.0, 2.0)}.get)
    assert held is not None
    assert not held.is_firm
