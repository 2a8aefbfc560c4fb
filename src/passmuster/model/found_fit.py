"""A fit of an earlier call, of which only what an answer asks for is read: how its draws lie, and not the draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np

from passmuster.model.design import Design, fresh_sizes
from passmuster.model.drawn import Drawn
from passmuster.model.kept_draws import chains_key, find_drawn
from passmuster.model.priors import PriorTable, resolve
from passmuster.model.settings import Settings, usual_settings

if TYPE_CHECKING:
    from passmuster.cache.keeper import Keeper
    from passmuster.inference.diagnostics import Health
    from passmuster.ledger import Known
    from passmuster.model.fit import Fit
    from passmuster.model.reaching import Base

__all__ = ["Fitted", "FoundFit", "find_fit"]


class Fitted(Protocol):
    """A fitted case: one that is at hand (`model/fit.py`), or one that was found."""

    @property
    def known(self) -> Known:
        """What it rests on."""

    @property
    def as_of(self) -> date:
        """The day whose knowledge is used."""

    @property
    def seed(self) -> int:
        """What fixed every draw."""

    @property
    def settings(self) -> Settings:
        """How long it was sampled."""

    @property
    def priors(self) -> PriorTable:
        """The priors that it has."""

    @property
    def design(self) -> Design:
        """What was fitted."""

    @property
    def health(self) -> Health:
        """Whether it can be used."""

    @property
    def drawn(self) -> Drawn | None:
        """Its draws with what claims say about them; None for a posterior that was set down."""

    @property
    def base(self) -> Base | None:
        """The sampled fit that its draws come from; None likewise."""


@dataclass(frozen=True, eq=False)
class FoundFit:
    """A fit that was found. `whole` gives all of it, worked out anew where it cannot be read any more."""

    known: Known
    seed: int
    settings: Settings
    priors: PriorTable
    health: Health
    drawn: Drawn
    whole: Callable[[], Fit]

    @property
    def as_of(self) -> date:
        """The day whose knowledge is used."""
        return self.known.day

    @property
    def design(self) -> Design:
        """What was fitted."""
        return self.drawn.design

    @cached_property
    def base(self) -> Base | None:
        """The sampled fit that its draws come from."""
        return self.whole().base


def find_fit(
    known: Known, whole: Callable[[], Fit], *, seed: int, settings: Settings | None, keeper: Keeper
) -> FoundFit | None:
    """The fit of an earlier call, or None where none was kept.

    Parameters
    ----------
    whole
        Gives the fit, by `fit_case` with the same arguments.
    known, seed, settings, keeper
        As in `fit_case`.
    """
    priors = resolve(known.case.priors, start=known.case.start)
    settings = settings or usual_settings(fresh_sizes(known))

    def again() -> np.ndarray:
        draws = whole().draws
        assert draws is not None, "a fit that was kept was sampled"
        return draws.x

    found = find_drawn(keeper, chains_key(known, seed, settings), known, priors, again)
    return None if found is None else FoundFit(known, seed, settings, priors, found[1], found[0], whole)
