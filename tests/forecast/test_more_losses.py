"""More losses never make withdrawal rarer or a surge likelier, and no chance hangs on how long chains were drawn."""

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import numpy as np

from passmuster.cache.keeper import Keeper
from passmuster.forecast.kept_precedents import TaughtByPast
from passmuster.forecast.looking_ahead import look_ahead
from passmuster.forecast.outlook import Outlook
from passmuster.forecast.teaching import taught_by_past
from passmuster.ledger import Case, Event, Ledger
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.fit import Fit
from passmuster.model.posterior import joined
from worlds.muster_world import AS_OF, case, decreed, ordinary_claims

HELP = Event(
    event_id="e1", date=date(2024, 11, 5), source_actor="RU", target_actor="KP", event="AID", score=7.0,
    claimant="Seoul", claimant_group="KR",
)  # fmt: skip
OF_ITS_OWN = case(precedent_id="ukraine_north_korea")
OF_A_CLASS = case()
WEEKS = 13


def with_losses(factor: float, world: Case) -> Fit:
    """The decreed fit of a world whose every draw has so many times the casualties, and all else as it was."""
    fit = decreed(Ledger(case=world, claims=ordinary_claims(), events=(HELP,)).known(AS_OF))
    paths = np.array(fit.posterior.paths)
    for quantity in (Quantity.KILLED, Quantity.WOUNDED, Quantity.CAPTURED, Quantity.CASUALTIES):
        paths[:, fit.design.series_index("kp-force", quantity)] *= factor
    return replace(fit, posterior=replace(fit.posterior, paths=paths))


MULTIPLES = (0.0, 0.1, 1.0, 3.0, 10.0)


@cache
def taught(world: Case) -> TaughtByPast:
    """What past wars teach, which hangs on no loss."""
    return taught_by_past(Ledger(case=world, claims=()).known(AS_OF), (WEEKS,), seed=7, keeper=Keeper(None))


def outlook_of(fit: Fit) -> Outlook:
    """What the partner does next by a fit."""
    seen = look_ahead(
        fit, n_weeks=WEEKS, horizons_weeks=(WEEKS,), paths_per_draw=1, teach=lambda: taught(fit.known.case)
    ).outlook
    assert seen is not None
    return seen


@cache
def by_losses(world: Case) -> tuple[dict[str, float], ...]:
    """The probability of each action within a quarter, by ever more losses, on one set of random numbers."""
    outlooks = [outlook_of(with_losses(times, world)) for times in MULTIPLES]
    return tuple({row.action: row.probability for row in outlook.actions} for outlook in outlooks)


def test_more_losses_make_withdrawal_no_rarer_and_a_surge_no_likelier() -> None:
    """Exactly, from none to ten times as many, where the case has a row of its own among the precedents."""
    for fewer, more in pairwise(by_losses(OF_ITS_OWN)):
        assert more["withdraw"] > fewer["withdraw"]
        assert more["surge"] <= fewer["surge"]


def test_losses_do_not_move_a_case_that_is_judged_by_its_class() -> None:
    """To the last bit: a class counts its members alike, and the outlook says that losses do not act."""
    first, *others = by_losses(OF_A_CLASS)
    assert all(other == first for other in others)


def test_how_many_draws_a_walk_has_moves_no_chance_of_a_class() -> None:
    """A walk that was drawn on for longer finds the same outlook, to the last bit."""
    short = with_losses(1.0, OF_A_CLASS)
    long = replace(short, posterior=joined(short.posterior, short.posterior))
    assert outlook_of(long).actions == outlook_of(short).actions
