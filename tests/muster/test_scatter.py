"""How exact a source is, on decreed draws."""

from datetime import date, timedelta

import pytest

from passmuster.model.fit import Fit
from passmuster.muster.scatter import FEWEST, Scatter, scatters
from worlds.muster_world import AS_OF, claim, decreed_fit


def _of(fit: Fit, group: str, family: str = "strength") -> Scatter | None:
    place = next(at for at, cell in enumerate(fit.design.cells) if (cell[0], cell[2]) == (group, family))
    return scatters(fit.posterior)[place]


def _told(group: str, numbers: tuple[float, ...], **changes: object) -> list[object]:
    days = [AS_OF - timedelta(weeks=2 * place) for place in range(len(numbers))]
    return [
        claim(f"{group}-{place}", "present", number, day, claimant_group=group, **changes)
        for place, (number, day) in enumerate(zip(numbers, days, strict=True))
    ]


def test_who_prints_near_the_count_scatters_less_than_who_does_not() -> None:
    """Both print the same in the mean; the intervals say how much so few numbers leave open."""
    near, wild = (9_200.0, 8_900.0, 9_300.0, 9_100.0, 9_000.0), (4_000.0, 20_000.0, 5_000.0, 17_000.0, 9_000.0)
    fit = decreed_fit(*_told("KR", near), *_told("GB", wild))
    exact, loose = _of(fit, "KR"), _of(fit, "GB")
    assert exact is not None
    assert loose is not None
    assert (exact.numbers, loose.numbers) == (5, 5)
    assert 1.0 < exact.q05 < exact.q50 < exact.q95 < loose.q50
    assert loose.q05 < loose.q50 < loose.q95


def test_too_few_numbers_tell_nothing() -> None:
    """Two of them, or floors and noughts in any number."""
    fit = decreed_fit(*_told("KR", (9_000.0,) * (FEWEST - 1)), *_told("GB", (8_000.0,) * 5, bound="at_least"))
    assert _of(fit, "KR") is None
    assert _of(fit, "GB") is None


def test_each_kind_of_number_has_a_scatter_of_its_own() -> None:
    """Counts of the dead say nothing about how exactly somebody counts the living."""
    dead = [
        claim(f"dead-{place}", "killed", 400.0 + 20 * place, date(2024, 12, 1 + 6 * place), claimant_group="KR")
        for place in range(4)
    ]
    fit = decreed_fit(*dead, *_told("KR", (9_000.0,)))
    told = _of(fit, "KR", "losses")
    assert told is not None
    assert told.numbers == 4
    assert told.q50 == pytest.approx(1.25, abs=0.15)
    assert _of(fit, "KR") is None
