"""Tests of what a source would say, in the decreed world of the model's tests: no chain is run."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from scipy.special import stdtr

from passmuster.forecast.backtest import saying
from passmuster.forecast.backtest.habits import GAP_GUESS
from passmuster.forecast.backtest.printed import is_observation
from passmuster.forecast.backtest.saying import Sayings
from passmuster.ledger import Claim
from passmuster.model.ahead import Ahead
from passmuster.model.bend import admitted
from passmuster.model.paths import paths_ahead
from passmuster.observation.t4 import DEGREES_OF_FREEDOM
from passmuster.observation.witness import SLIP_SCALE
from worlds.muster_world import AS_OF, claim, decreed_fit

N_PATHS = 20_000
FOUR_ERRORS = 4.0 * 0.5 / np.sqrt(N_PATHS)
"""Four standard errors of a share, at most: a right share lies outside once in 16,000 runs."""


def sayings(*more: Claim, known: tuple[Claim, ...] = (), weeks: int = 6) -> Sayings:
    """Forecasts from the decreed fit; `known` is what habits are learned from."""
    fit = decreed_fit(*more)
    return Sayings(paths_ahead(fit.posterior, weeks, seed=3, n_paths=N_PATHS), fit.priors, known)


def draws(found: Sayings, wanted: Claim, seed: int = 1) -> np.ndarray:
    """Draws of the log of what would be printed."""
    told = found.of(wanted, np.random.default_rng(seed))
    assert told.draws is not None, told.why_not
    return told.draws


def analytic(ahead: Ahead, wanted: Claim, lean: np.ndarray, mode_noise: str | None, log_number: float) -> float:
    """P(belief ≤ number), the noise and the slip integrated by their distribution function and not drawn."""
    own = {name: value[ahead.draw] for name, value in ahead.posterior.parameters.items()}
    count = ahead.level(wanted.subject, wanted.quantity, wanted.as_of_end)
    scale = np.exp(own[f"noise_{wanted.family}"] + (own[mode_noise] if mode_noise else 0.0))
    slip = 1.0 / (1.0 + np.exp(-own["slip_probability"]))
    away = log_number - np.log(count) - lean
    chance = (1 - slip) * stdtr(DEGREES_OF_FREEDOM, away / scale) + slip * stdtr(DEGREES_OF_FREEDOM, away / SLIP_SCALE)
    return float(chance.mean())


@pytest.mark.parametrize(("mode", "noise"), [("asserted", None), ("rumoured", "noise_rumoured")])
def test_a_number_in_full_is_the_witness_and_nothing_else(mode, noise):
    """Of a claim that prints every digit the draws follow the witness's own distribution, worked out another way."""
    found = sayings()
    wanted = claim("later", "present", 3000, AS_OF + timedelta(days=20), bound="exact", mode=mode)
    said = draws(found, wanted)
    cell = found.ahead.design.cell_index(wanted)
    lean = found.ahead.posterior.leans[found.ahead.draw, cell]
    for probability in (0.05, 0.25, 0.5, 0.75, 0.95):
        number = float(np.quantile(said, probability))
        assert analytic(found.ahead, wanted, lean, noise, number) == pytest.approx(probability, abs=FOUR_ERRORS)


def test_days_ahead_move_the_forecast():
    """Losses run on: what will be said in six weeks is more than what would be said today, and less sure."""
    found = sayings()
    now, then = (
        draws(found, claim("later", "killed", 1, AS_OF + timedelta(days=lead), bound="exact")) for lead in (1, 40)
    )
    assert np.median(then) > np.median(now) + 0.1
    assert np.subtract(*np.quantile(then, [0.95, 0.05])) > np.subtract(*np.quantile(now, [0.95, 0.05]))


def test_those_present_in_a_stretch_of_days_are_a_level_and_no_gain():
    """ "In May" counts those who were there on some day of May, read as their mean, and not who came meanwhile."""
    found = sayings(weeks=12)
    one = claim("day", "present", 3000, AS_OF + timedelta(days=30), bound="exact")
    stretch = replace(one, as_of_start=AS_OF + timedelta(days=15), as_of_end=AS_OF + timedelta(days=45))
    day, month = (np.median(draws(found, wanted)) for wanted in (one, stretch))
    assert abs(month - day) < 0.05
    ends = [found.ahead.level(one.subject, one.quantity, AS_OF + timedelta(days=away)) for away in (15, 45)]
    mean = found.ahead.mean_level(one.subject, one.quantity, stretch.as_of_start, stretch.as_of_end)
    assert np.median(mean) == pytest.approx(np.median(np.mean(ends, axis=0)), rel=0.05)


def test_the_number_itself_is_not_looked_at():
    """Two claims that differ in their number alone have the same forecast."""
    found = sayings()
    one, other = (claim("later", "present", number, AS_OF + timedelta(days=9)) for number in (5, 500_000))
    assert np.array_equal(draws(found, one), draws(found, other))


def test_a_rumour_is_less_sure_than_an_assertion():
    """The noise of the mode widens the forecast."""
    found = sayings()
    widths = [
        np.subtract(*np.quantile(draws(found, claim("later", "present", 1, bound="exact", mode=mode)), [0.75, 0.25]))
        for mode in ("asserted", "rumoured")
    ]
    assert widths[0] < widths[1]


def test_a_group_not_heard_before_is_less_sure():
    """A new group has no lean learned: its forecast is wider than that of one that has spoken, and not refused."""
    found = sayings()
    heard, new = (
        draws(found, claim("later", "killed", 1, bound="exact", claimant_group=group)) for group in ("UA", "KR")
    )
    assert np.subtract(*np.quantile(heard, [0.9, 0.1])) < np.subtract(*np.quantile(new, [0.9, 0.1]))


def test_a_habit_not_heard_before_widens_and_a_known_one_is_kept():
    """A group's first number of the wounded is less sure than its next of the dead, whose habit has been learned."""
    known = claim("known", "killed", 500)
    found = sayings(known)
    habit = found.ahead.design.measure_cells.index(("UA", "Russian side", "killed"))
    own = found.ahead.posterior.parameters
    own["habits"][:, habit] = 1.5
    new, told = (
        draws(found, claim("later", measure, 1, bound="exact")) - np.log(found.ahead.level("kp-force", measure, AS_OF))
        for measure in ("wounded", "killed")
    )
    assert np.median(told) - np.median(new) == pytest.approx(1.5, abs=0.1)
    assert np.subtract(*np.quantile(new, [0.9, 0.1])) > np.subtract(*np.quantile(told, [0.9, 0.1]))


def test_a_party_not_heard_before_admits_hardly_more_than_its_losses(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the model weighs it: of what its lean on its own dead lies above nought a quarter is left, and of no other."""
    found = sayings()
    said = [claim("later", "killed", 1, claimant_group=group) for group in ("RU", "KR")]
    own, other = (found._group_lean(one, np.random.default_rng(1)) for one in said)
    monkeypatch.setattr(saying, "admitted", lambda lean: lean)
    whole, same = (found._group_lean(one, np.random.default_rng(1)) for one in said)
    assert np.array_equal(other, same)
    assert own == pytest.approx(np.asarray(admitted(whole)))
    assert own.max() < whole.max() / 2.0


def test_sides_are_treated_alike():
    """Two new groups of different camps about the same force have the same forecast while no camp has shown a lean.

    That is of strengths: on losses a party leans otherwise on its own than on others', whichever party it is.
    """
    found = sayings()
    russian, other = (
        draws(found, claim("later", "present", 1, bound="exact", claimant_group=group)) for group in ("RU", "KR")
    )
    centre = np.median(russian) - np.median(other)
    # Both are spread around the truth by camp and group alike; medians of so many draws differ by chance alone.
    assert abs(centre) < 4 * 1.25 * np.std(other) * np.sqrt(2 / N_PATHS) * 2


def test_floors_lie_below_and_ceilings_above():
    """Without anything known, a floor is said below what is believed and a ceiling above, by the guessed gap."""
    found = sayings()
    floor, point, ceiling = (
        draws(found, claim("later", "present", 1, bound=bound)) for bound in ("at_least", "exact", "at_most")
    )
    assert np.mean(point) - np.mean(floor) == pytest.approx(GAP_GUESS, abs=0.05)
    assert np.mean(ceiling) - np.mean(point) == pytest.approx(GAP_GUESS, abs=0.05)


def test_the_gap_of_known_floors_is_copied():
    """Where a dozen floors lay at a tenth of the truth, the next one is expected there too."""
    floors = [
        claim(f"floor-{n}", "present", 1000 + n, date(2024, 12, 1) + timedelta(days=n), bound="at_least")
        for n in range(12)
    ]
    said = draws(sayings(*floors), claim("later", "present", 1, bound="at_least"))
    assert np.exp(np.median(said)) == pytest.approx(1000, rel=0.2)


def test_a_range_has_its_middle_near_the_belief():
    """The middle of a range scatters around what is believed, a little more than a point does."""
    found = sayings()
    middle, point = (
        draws(found, replace(claim("later", "present", 1), bound=bound, low=1.0, high=2.0))
        for bound in ("range", "exact")
    )
    assert np.median(middle) == pytest.approx(np.median(point), abs=0.05)
    assert np.var(middle) > np.var(point)


def test_what_is_meant_is_a_mixture():
    """Half killed and half casualties puts half of the forecast at each."""
    found = sayings()
    mixed = claim("later", "killed", 1, bound="exact", measures=(("killed", 0.5), ("casualties", 0.5)))
    killed, hit = (draws(found, claim("later", quantity, 1, bound="exact")) for quantity in ("killed", "casualties"))
    between = (np.median(killed) + np.median(hit)) / 2
    share = (draws(found, mixed) > between).mean()
    expected = ((killed > between).mean() + (hit > between).mean()) / 2
    assert share == pytest.approx(expected, abs=2 * FOUR_ERRORS)


def test_a_number_in_circulation_is_said_again():
    """A group that says 10,500 week after week is expected to say it again."""
    steady = tuple(claim(f"s{n}", "present", 10_500, date(2024, 11, 1) + timedelta(days=7 * n)) for n in range(9))
    said = draws(sayings(known=steady), claim("later", "present", 1, AS_OF + timedelta(days=7), bound="exact"))
    assert np.isclose(said, np.log(10_500)).mean() > 0.6


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"subject": "kp-shells", "quantity": "shells"}, "too little had been said of shells from North Korea"),
        ({"quantity": "missing"}, "the model keeps no count of missing for North Korean force"),
        ({"subject": "kp-force-kursk", "quantity": "killed"}, "no count of killed for North Koreans in Kursk"),
        ({"as_of_end": date(2024, 9, 1)}, "it speaks about days before the case's start on 2024-09-30"),
    ],
)
def test_what_cannot_be_forecast_has_a_reason(changed, words):
    """A force that is not modelled, and a quantity that is not kept, are named in a sentence."""
    saying = sayings().of(replace(claim("later", "present", 1), **changed), np.random.default_rng(1))
    assert saying.draws is None
    assert words in saying.why_not


def test_nobody_is_half_a_head():
    """However small a count, what is printed is no less than half a head on the log scale, and finite."""
    tiny = claim("later", "killed", 1, date(2024, 10, 1), bound="at_least", as_of_start=date(2024, 10, 1))
    said = draws(sayings(), tiny)
    assert np.all(np.isfinite(said))
    assert said.min() >= np.log(0.5) - 1e-12


def test_forecasts_are_calibrated_where_the_truth_is_drawn():
    """A number drawn from one path of the posterior by the witness lies below the forecast's quantile as often as said.

    The road back: truth, lean and noise of one draw are put together here by hand. 400 numbers; the share below each
    quantile lies within four standard errors.
    """
    found = sayings()
    wanted = claim("later", "present", 1, AS_OF + timedelta(days=12), bound="exact")
    forecast = np.sort(draws(found, wanted))
    random = np.random.default_rng(8)
    path = random.integers(N_PATHS, size=400)
    own = {name: value[found.ahead.draw[path]] for name, value in found.ahead.posterior.parameters.items()}
    count = found.ahead.level("kp-force", "present", wanted.as_of_end)[path]
    lean = found.ahead.posterior.leans[found.ahead.draw[path], found.ahead.design.cell_index(wanted)]
    slips = random.random(400) < 1 / (1 + np.exp(-own["slip_probability"]))
    noise = np.where(slips, SLIP_SCALE, np.exp(own["noise_strength"])) * random.standard_t(DEGREES_OF_FREEDOM, 400)
    below = np.searchsorted(forecast, np.log(count) + lean + noise) / forecast.size
    for level in (0.05, 0.25, 0.5, 0.75, 0.95):
        assert (below <= level).mean() == pytest.approx(level, abs=4 * np.sqrt(level * (1 - level) / 400))


def test_plans_are_no_business_of_it():
    """The claims that habits are learned from are observations."""
    assert all(is_observation(known) for known in sayings().known)
