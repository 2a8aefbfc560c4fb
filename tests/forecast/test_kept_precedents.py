"""What the precedents taught, kept between calls."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from passmuster.cache.keeper import Keeper
from passmuster.datasets.coalitions import load_participants
from passmuster.forecast.kept_precedents import KIND, TaughtByPast, find_learned, keep_learned
from passmuster.forecast.reference_classes import ClassForecast
from passmuster.model.fit import Fit
from passmuster.precedents.gibbs import BaseRateDraws
from passmuster.precedents.regression import HazardFit, fit_hazards
from worlds.muster_world import decreed_fit

CLASS = ClassForecast(
    name="all", definition="everybody", n_members=1, n_exits=1, members=("x",),
    exit_probability=((4, 0.1, 0.0, 0.2),), probability=(0.1,),
)  # fmt: skip
HORIZONS = (4, 13)


def taught(learned: HazardFit | None = None, base_rate: BaseRateDraws | None = None) -> TaughtByPast:
    """What past wars taught."""
    return TaughtByPast(learned, base_rate, (CLASS,))


def keep(keeper: Keeper, fit: Fit, taught: TaughtByPast) -> None:
    """Keep what past wars taught about a fit."""
    keep_learned(keeper, fit.known, fit.seed, HORIZONS, taught)


def find(keeper: Keeper, fit: Fit, horizons_weeks: Sequence[int] = HORIZONS) -> TaughtByPast | None:
    """What was kept of it."""
    return find_learned(keeper, fit.known, fit.seed, horizons_weeks)


@cache
def learned() -> HazardFit:
    """A fit to a few partners of past wars."""
    return fit_hazards(load_participants()[:30], as_of=date(2020, 1, 1), n_draws=8)


def parts(value: Any) -> Any:
    """A dataclass of dataclasses as nested tuples, arrays by the kind of their numbers, their shape and their bytes."""
    if isinstance(value, np.ndarray):
        return value.dtype, value.shape, value.tobytes()
    return tuple(parts(getattr(value, part.name)) for part in fields(value)) if is_dataclass(value) else value


def test_what_was_learned_comes_back_for_the_same_case_day_and_seed(tmp_path: Path) -> None:
    """Claims do not matter; another day, seed, horizon or class is another thing to learn."""
    keeper, fit = Keeper(tmp_path), decreed_fit()
    keep(keeper, fit, taught())
    found = find(keeper, replace(fit, known=replace(fit.known, claims=fit.known.claims[:2])))
    assert found is not None
    assert (found.hazards, found.base_rate, found.classes) == (None, None, (CLASS,))
    case = replace(fit.known.case, precedent_id="somewhere_else")
    for other in (
        replace(fit, seed=8),
        replace(fit, known=replace(fit.known, day=date(2024, 12, 1))),
        replace(fit, known=replace(fit.known, case=case)),
    ):
        assert find(keeper, other) is None
    assert find(keeper, fit, (4,)) is None


def test_no_bit_of_a_fit_is_lost(tmp_path: Path) -> None:
    """Every array comes back with its kind of numbers and its shape, and may be written to; the rest is equal."""
    keeper, fit = Keeper(tmp_path), decreed_fit()
    keep(keeper, fit, taught(learned()))
    found = find(keeper, fit)
    assert found is not None
    assert found.hazards is not None
    assert parts(found.hazards) == parts(learned())
    assert found.hazards.rates.flags.writeable
    assert found.base_rate is None


def test_no_bit_of_a_class_is_lost(tmp_path: Path) -> None:
    """Nor of the draws of the class that judges a case without a row."""
    keeper, fit, random = Keeper(tmp_path), decreed_fit(), np.random.default_rng(1)
    drawn = BaseRateDraws(random.random((4, 3, 2)), random.random((4, 3)), random.random((4, 3)))
    keep(keeper, fit, taught(None, drawn))
    found = find(keeper, fit)
    assert found is not None
    assert parts(found.base_rate) == parts(drawn)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"<f8"', b'"junk"'), (b'"<f8"', b'"<f4"'), (b'"shape":[8,', b'"shape":[9,'), (b'"seed":0', b'"seed":"0"')],
)
def test_what_holds_something_else_is_as_good_as_none(tmp_path: Path, old: bytes, new: bytes) -> None:
    """It is learned anew."""
    keeper, fit = Keeper(tmp_path), decreed_fit()
    keep(keeper, fit, taught(learned()))
    (path,) = tmp_path.iterdir()
    block = keeper.find(path.stem, KIND)
    assert block is not None
    assert old in block
    keeper.put(path.stem, block.replace(old, new, 1), KIND)
    assert find(keeper, fit) is None


def test_nothing_is_kept_where_nothing_can_be() -> None:
    """Without a folder, what past wars say is worked out each time."""
    keep(Keeper(None), decreed_fit(), taught())
    assert find(Keeper(None), decreed_fit()) is None
