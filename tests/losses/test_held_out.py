"""Rows left out of a fit: foretold from their stream, or widely where the stream is new."""

import numpy as np
import pytest

from passmuster.ledger.losses import LossBound, LossClaim, LossTable
from passmuster.losses.fit import LossFit
from passmuster.losses.held_out import foretell, score_rows
from passmuster.losses.results import HeldOutScore
from passmuster.losses.row_scores import score_of
from worlds.loss_fits import SPREAD, decreed_fit
from worlds.small_war import claim

NOISE = np.exp(-3.0)


@pytest.fixture(scope="module")
def fit() -> LossFit:
    """Tanks that grow evenly to 1,000, told half as high again by X and soberly by Y."""
    rows = [claim(row, 20 + 15 * row, 151.0 + 112.5 * row) for row in range(13)]
    rows += [claim(20, 200, 901.0, source="Y")]
    return decreed_fit(
        LossTable("t", tuple(rows), ""), levels={"Tanks": np.log(1000.0)}, leans={("X", "Tanks"): np.log(1.5)}
    )


def belief(fit: LossFit, one: LossClaim) -> np.ndarray:
    """What the fit expects in the place of a claim, draw by draw."""
    return foretell(fit, (one,), np.random.default_rng(1)).belief[0]


def scored(fit: LossFit, rows: tuple[LossClaim, ...], seed: int) -> HeldOutScore:
    """Mean scores of some claims."""
    return score_of([score_rows(fit, rows, seed)])


def test_a_row_is_foretold_from_its_stream(fit: LossFit) -> None:
    """Total on the day times lean, as far as the draws spread."""
    found = belief(fit, claim(90, 100, 700.0))
    assert found.mean() == pytest.approx(np.log(750.0), abs=0.01)
    assert found.std() == pytest.approx(SPREAD, rel=0.15)


def test_a_day_is_foretold_as_a_day(fit: LossFit) -> None:
    """An even war loses the same each day; the first day's total is the day's."""
    assert belief(fit, claim(90, 120, 7.0, is_daily=True)).mean() == pytest.approx(np.log(7.5), abs=0.02)
    first, total = (belief(fit, claim(90, 1, 7.0, is_daily=daily)) for daily in (True, False))
    np.testing.assert_allclose(first, total)


def test_a_week_is_foretold_as_seven_days(fit: LossFit) -> None:
    """An even war loses seven times as much in a week as in a day; the first week's total is the week's."""
    day, week = (belief(fit, claim(90, 120, 7.0, is_daily=True, span=span)) for span in (1, 7))
    assert week.mean() - day.mean() == pytest.approx(np.log(7.0), abs=0.02)
    first, total = (belief(fit, claim(90, 7, 7.0, is_daily=daily, span=7)) for daily in (True, False))
    np.testing.assert_allclose(first, total)


def test_what_is_new_is_foretold_widely(fit: LossFit) -> None:
    """A new source gets a lean of its own, a new category anything; each stranger is wider than the last."""
    known = belief(fit, claim(90, 100, 700.0))
    stranger = belief(fit, claim(90, 100, 700.0, source="New"))
    unheard = belief(fit, claim(90, 100, 700.0, category="Ships"))
    assert known.std() < 0.5 * stranger.std() < 0.5 * unheard.std()
    assert stranger.mean() == pytest.approx(np.log(500.0), abs=5.0 * 0.5 / np.sqrt(1000))


def test_a_stream_that_is_new_has_one_lean(fit: LossFit) -> None:
    """Two rows of one new stream are foretold with the same lean, draw by draw."""
    rows = (claim(90, 100, 700.0, source="New"), claim(91, 200, 700.0, source="New"))
    early, late = foretell(fit, rows, np.random.default_rng(1)).belief
    np.testing.assert_allclose(late - early, np.log(2.0), atol=1e-5)


def test_a_bound_of_a_stream_without_bounds_is_foretold_widely(fit: LossFit) -> None:
    """A floor is expected below the belief and a ceiling above it, by a quarter, and either may be anything."""
    rows = (claim(90, 100, 700.0, bound=LossBound.AT_LEAST), claim(91, 100, 700.0, bound=LossBound.AT_MOST))
    foretold = foretell(fit, rows, np.random.default_rng(1))
    np.testing.assert_allclose(foretold.belief.mean(axis=1), np.log(750.0) + np.array([-0.3, 0.3]), atol=0.01)
    assert foretold.noise.min() > 0.5


def test_noise_is_never_below_the_rounding(fit: LossFit) -> None:
    """A number printed to the thousand is foretold no better than to the thousand."""
    fine, coarse = foretell(
        fit, (claim(90, 100, 751.0), claim(91, 100, 1000.0)), np.random.default_rng(1)
    ).noise  # fmt: skip
    assert fine.mean() == pytest.approx(NOISE, rel=0.01)
    assert coarse.mean() == pytest.approx(np.hypot(NOISE, 1.0 / np.sqrt(12.0)), rel=0.01)


def test_scores_tell_good_from_bad(fit: LossFit) -> None:
    """Numbers as the fit expects them are covered and score better than numbers three times as high."""
    days = range(30, 200, 17)
    good = tuple(claim(row, day, 7.5 * day + 0.1) for row, day in enumerate(days))
    bad = tuple(claim(row, day, 22.5 * day + 0.1) for row, day in enumerate(days))
    sound, far = (scored(fit, rows, seed=1) for rows in (good, bad))
    assert (sound.n, sound.coverage95, far.coverage95) == (10, 1.0, 0.0)
    assert sound.log_score > far.log_score
    assert sound.crps_log < 0.1 < far.crps_log


def test_a_seed_fixes_the_scores(fit: LossFit) -> None:
    """The same seed gives the same scores, another one others."""
    rows = (claim(90, 100, 700.0, source="New"),)
    assert scored(fit, rows, seed=1) == scored(fit, rows, seed=1)
    assert scored(fit, rows, seed=1) != scored(fit, rows, seed=2)


def test_a_row_of_a_spoilt_report_is_foretold_with_its_neighbours() -> None:
    """Where the others of its report are numbers of the day, so may it be; by itself it is foretold soundly."""
    goods = {"Tanks": 1843.0, "Guns": 507.0, "Jets": 1220.0, "Trucks": 2951.0}
    rows = [
        claim(10 * day + at, day, float(round(level * (1.0 if day == 100 else day) / 200.0)), category=what)
        for day in range(10, 201, 10)
        for at, (what, level) in enumerate(goods.items())
    ]
    left_out = tuple(row for row in rows if (row.day, row.category) == (100, "Tanks"))
    seen = LossTable("t", tuple(row for row in rows if row not in left_out), "")
    fit = decreed_fit(seen, levels={what: np.log(level) for what, level in goods.items()}, log_noise=-4.0)
    alone, together = (score_of([score_rows(fit, left_out, 1, beside)]) for beside in (None, seen))
    assert together.log_score > alone.log_score + 1.0
    assert together.crps_log1p < 0.7 * alone.crps_log1p


def test_numbers_of_a_day_miss_together() -> None:
    """A source whose numbers of days are a third of the days' is foretold to say a third."""
    told = [claim(at, 20 + 15 * at, 101.0 + 75.0 * at) for at in range(13)]
    told += [claim(30 + at, 21 + 15 * at, 2.0, is_daily=True) for at in range(12)]
    own = decreed_fit(LossTable("t", tuple(told), ""), levels={"Tanks": np.log(1000.0)})
    found = belief(own, claim(90, 112, 2.0, is_daily=True))
    assert found.mean() == pytest.approx(np.log(2.0), abs=0.25)
