"""What is believed before any claim: the shipped priors, and those that a case replaces.

A case file may replace any of the shipped priors (`prior_defaults.py`) by name; what it leaves alone is shown in the
briefing as a default.
"""

import difflib
import math
from collections.abc import Iterable
from datetime import date

from passmuster.errors import BadInput, Fault
from passmuster.ledger import Prior
from passmuster.model.prior_defaults import DEFAULTS, Default, logit
from passmuster.model.tours import tour_default

__all__ = ["DEFAULTS", "PriorTable", "resolve"]


BEYOND = 6.0
"""Scales of the shipped default: no belief about the same parameter lies so far away but by a slip of the unit."""


class PriorTable(dict[str, Prior]):
    """Resolved priors by name: `table["tour_weeks"].location`."""

    def location(self, name: str) -> float:
        """Location on the prior's own scale."""
        return self[name].location

    def scale(self, name: str) -> float:
        """Scale on the prior's own scale."""
        return self[name].scale


def resolve(from_case: Iterable[Prior], file: str = "case.toml", *, start: date | None = None) -> PriorTable:
    """Every prior by name: the case's own where it has one, the shipped default elsewhere.

    `start` is the first day of the case, on which the prior of tours hangs (`model/tours.py`); that of today if None.

    Raises
    ------
    BadInput
        When the case names a prior that does not exist, one with a scale that is not above zero, or one whose location
        is a figure in natural units where a log or a logit is meant; all at once.
    """
    own = {prior.name: prior for prior in from_case}
    faults = [_unknown_prior(name, file) for name in own if name not in DEFAULTS]
    faults += [_flat_prior(prior, file) for prior in own.values() if prior.scale <= 0]
    faults += [_on_another_scale(prior, file) for prior in own.values() if _is_on_another_scale(prior)]
    if faults:
        raise BadInput(faults)
    shipped = {
        name: Prior(name=name, location=d.location, scale=d.scale, reason=d.reason, is_default=True)
        for name, d in _of_its_time(start).items()
    }
    return PriorTable({**shipped, **own})


def _of_its_time(start: date | None) -> dict[str, Default]:
    """The shipped defaults of a case that starts on this day."""
    return DEFAULTS if start is None else {**DEFAULTS, "tour_weeks": tour_default(start)}


def _unknown_prior(name: str, file: str) -> Fault:
    near = difflib.get_close_matches(name, DEFAULTS, n=1)
    hint = f"Did you mean '{near[0]}'?" if near else "The known names are in docs/reference/priors.md."
    return Fault(file, "a prior must be one of the model's parameters", f"'{name}'", hint, column=f"priors.{name}")


def _is_on_another_scale(prior: Prior) -> bool:
    """Whether a location makes no sense on the prior's scale and does as a plain figure.

    It makes none `BEYOND` scales of the shipped default away from it, and does when the plain figure lies nearer.
    """
    shipped = DEFAULTS.get(prior.name)
    meant = None if shipped is None else _from_natural(prior.location, shipped.link)
    if shipped is None or meant is None:
        return False
    away = abs(prior.location - shipped.location)
    return away > BEYOND * shipped.scale and abs(meant - shipped.location) < away


def _from_natural(figure: float, link: str) -> float | None:
    """A figure in natural units, a share also in per cent, on a prior's scale; None where it has no place there."""
    if link == "log":
        return math.log(figure) if figure > 0 else None
    share = figure / 100
    return logit(share) if link == "logit" and 0 < share < 1 else None


def _on_another_scale(prior: Prior, file: str) -> Fault:
    shipped = DEFAULTS[prior.name]
    meant = _from_natural(prior.location, shipped.link)
    words, unit = ("natural logarithm", shipped.unit) if shipped.link == "log" else ("logit", "per cent")
    rule = f"the location of this prior is a {words}"
    found = f"{prior.location:g}, which looks like {prior.location:g} {unit}"
    remedy = f"For that write location = {meant:.3f}; scale is a spread of the {words}, such as {shipped.scale:g}."
    return Fault(file, rule, found, remedy, column=f"priors.{prior.name}.location")


def _flat_prior(prior: Prior, file: str) -> Fault:
    rule, column = "a prior's scale must be above 0", f"priors.{prior.name}.scale"
    return Fault(file, rule, f"{prior.scale}", "Give the spread you mean.", column=column)
