"""Tests of how often contingents grow: spans, the rate, its recovery, and what it does without any count."""

from datetime import date, timedelta

import numpy as np
import pytest

from passmuster.datasets.strengths import load_strengths
from passmuster.precedents.growth import LARGEST_RATIO, SURGE_RATIO, StrengthCount, fit_surges, spans_of

SHIPPED = load_strengths()


def count(participant: str, day: date, troops: int, war: str = "W") -> StrengthCount:
    """One count of a made-up contingent."""
    return StrengthCount(war=war, participant=participant, day=day, troops=troops, source="made up")


def test_spans_join_counts_that_follow_one_another() -> None:
    """Each two neighbouring counts of one contingent make a span, whatever their order, small beginnings left out."""
    days = [date(2000, 1, 1), date(2001, 1, 1), date(2002, 1, 1)]
    counts = [count("A", days[2], 130), count("A", days[0], 100), count("A", days[1], 110), count("B", days[0], 50)]
    counts.append(count("B", days[1], 500))
    spans = spans_of(counts)
    assert [span.ratio for span in spans] == pytest.approx([1.1, 130 / 110])
    assert [span.surged for span in spans] == [False, False]
    assert spans_of([count("A", days[0], 100), count("A", days[1], 125)])[0].surged


def test_the_shipped_counts_say_what_the_readme_says() -> None:
    """34 of 119 spans of 52 contingents in three wars show a quarter more, about 0.24 surges a year."""
    found = fit_surges(SHIPPED, seed=1)
    assert (found.n_spans, found.n_surges, found.n_contingents, len(found.wars)) == (119, 34, 52, 3)
    assert found.constant_per_week * 52.18 == pytest.approx(34 / 143.0, abs=0.002)


def test_growth_is_one_that_was_counted() -> None:
    """Draws of growth run from a quarter more to threefold."""
    found = fit_surges(SHIPPED, seed=1)
    assert found.growth.min() >= SURGE_RATIO
    assert found.growth.max() == LARGEST_RATIO


def test_nothing_counted_later_gets_in() -> None:
    """Counts after the as-of day leave the rate as it was, to the last bit."""
    later = [*SHIPPED, count("Z", date(2030, 1, 1), 100), count("Z", date(2031, 1, 1), 900)]
    first, again = (fit_surges(rows, as_of=date(2025, 2, 28), seed=3) for rows in (SHIPPED, later))
    assert first.per_week.tobytes() == again.per_week.tobytes()


def test_before_any_count_the_prior_answers() -> None:
    """On a day before the first span the rate is the prior's, and wide."""
    found = fit_surges(SHIPPED, as_of=date(1900, 1, 1), seed=1)
    assert (found.n_spans, found.constant_per_week * 52.18) == (0, pytest.approx(0.2, abs=1e-3))
    low, high = np.quantile(found.per_week, [0.05, 0.95])
    assert high / low > 100


def test_a_known_rate_comes_back() -> None:
    """With twenty wars of known rates, 90 % intervals of a new war's rate hold it about nine times in ten."""
    inside = 0
    for seed in range(15):
        random = np.random.default_rng([20, seed])
        rates = 0.3 * np.exp(0.7 * random.standard_normal(21))
        counts = []
        for war, rate in enumerate(rates[:-1]):
            for member in range(8):
                grows = random.random() < -np.expm1(-rate)
                first = date(2000, 1, 1)
                counts.append(count(f"m{member}", first, 1000, f"w{war}"))
                counts.append(count(f"m{member}", first + timedelta(days=365), 1500 if grows else 1000, f"w{war}"))
        low, high = np.quantile(fit_surges(counts, seed=seed, n_draws=1000).per_week * 52.18, [0.05, 0.95])
        inside += low <= rates[-1] <= high
    # Binomial of 15 at 0.9: fewer than 10 has a chance of 0.2 %.
    assert inside >= 10


def test_few_wars_are_drawn_toward_the_naive_rate() -> None:
    """With three wars the mean chance lies a third of the way up from the naive one, in logs, and as wide as before."""
    found = fit_surges(SHIPPED, seed=1)
    mean, naive = found.chance(26).mean(), -np.expm1(-found.constant_per_week * 26)
    drawn = -np.expm1(-found.drawn_in * 26).mean()
    assert np.log(drawn) == pytest.approx(np.log(mean) / 3 + np.log(naive) * 2 / 3)
    assert np.std(np.log(found.drawn_in)) == pytest.approx(np.std(np.log(found.per_week)))
    assert fit_surges([], seed=1).drawn_in.mean() > 0
