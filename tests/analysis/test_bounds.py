"""What is asked for lies within bounds, and what does not is refused before anything is worked out."""

from datetime import date

import pytest

from passmuster.analysis.bounds import FIRST_YEAR, LARGEST_SEED, LAST_YEAR, day_asked, refuse_seed
from passmuster.analysis.run import Run
from passmuster.analysis.sources import day_of
from passmuster.errors import BadInput
from passmuster.ledger.years import is_thinkable
from passmuster.randomness import RandomStream, generator


@pytest.mark.parametrize("day", [date(1, 1, 1), date(FIRST_YEAR - 1, 12, 31), date(LAST_YEAR + 1, 1, 1), date.max])
def test_a_day_in_which_nothing_can_lie_is_refused(day: date) -> None:
    """By its argument, in either form: from such a day weeks could not be counted."""
    assert not is_thinkable(day)
    for asked in (day, day.isoformat()):
        with pytest.raises(BadInput, match="as_of: the year must lie from 1700 to 2199"):
            day_of(asked)


@pytest.mark.parametrize("day", [date(FIRST_YEAR, 1, 1), date(2025, 2, 28), date(LAST_YEAR, 12, 31)])
def test_other_days_are_taken(day: date) -> None:
    """The first and the last among them."""
    assert day_of(day) == day_of(day.isoformat()) == day_asked(day, "as_of") == day


@pytest.mark.parametrize("day", [5, 2025.0, ["2025-01-01"], "soon"])
def test_what_is_no_day_is_refused(day: object) -> None:
    """Whatever its type."""
    with pytest.raises(BadInput, match="a day is written YYYY-MM-DD"):
        day_of(day)


@pytest.mark.parametrize("seed", [-1, LARGEST_SEED + 1, 10**23])
def test_a_seed_that_no_generator_takes_is_refused(seed: int) -> None:
    """By whoever begins a run."""
    with pytest.raises(BadInput, match="seed: a seed is a whole number from 0 to 4,294,967,295"):
        Run(seed=seed)


def test_the_largest_seed_draws() -> None:
    """In numpy and in JAX."""
    import jax

    refuse_seed(LARGEST_SEED)
    assert 0.0 <= generator(RandomStream.HAZARDS, LARGEST_SEED).random() < 1.0
    assert 0.0 <= float(jax.random.uniform(jax.random.PRNGKey(LARGEST_SEED))) < 1.0
