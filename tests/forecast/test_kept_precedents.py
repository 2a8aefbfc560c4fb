"""What the precedents taught, kept between calls."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from passmuster.cache.keeper import Keeper
from passmuster.forecast.kept_precedents import TaughtByPast, find_learned, keep_learned
from passmuster.forecast.reference_classes import ClassForecast
from worlds.muster_world import decreed_fit

CLASS = ClassForecast(
    name="all", definition="everybody", n_members=1, n_exits=1, members=("x",),
    exit_probability=((4, 0.1, 0.0, 0.2),), probability=(0.1,),
)  # fmt: skip
OUTLOOK = SimpleNamespace(judging=SimpleNamespace(learned=None), classes=(CLASS,))
HORIZONS = (4, 13)


def test_what_was_learned_comes_back_for_the_same_case_day_and_seed(tmp_path: Path) -> None:
    """Claims do not matter; another day, seed, horizon or class is another thing to learn."""
    keeper, fit = Keeper(tmp_path), decreed_fit()
    keep_learned(keeper, fit, HORIZONS, OUTLOOK)  # type: ignore[arg-type]
    found = find_learned(keeper, replace(fit, known=replace(fit.known, claims=fit.known.claims[:2])), HORIZONS)
    assert found == TaughtByPast.of(OUTLOOK) or (found is not None and found.classes == (CLASS,))  # type: ignore[arg-type]
    case = replace(fit.known.case, precedent_id="somewhere_else")
    for other in (
        replace(fit, seed=8),
        replace(fit, known=replace(fit.known, day=date(2024, 12, 1))),
        replace(fit, known=replace(fit.known, case=case)),
    ):
        assert find_learned(keeper, other, HORIZONS) is None
    assert find_learned(keeper, fit, (4,)) is None


def test_nothing_is_kept_where_nothing_can_be() -> None:
    """Without a folder, what past wars say is worked out each time."""
    keep_learned(Keeper(None), decreed_fit(), HORIZONS, OUTLOOK)  # type: ignore[arg-type]
    assert find_learned(Keeper(None), decreed_fit(), HORIZONS) is None
