"""Strain, dependence, hazards and surges recover known truths in simulation as often as their intervals say."""

from datetime import date, timedelta

import numpy as np
import pytest

from passmuster.forecast.dependence import dependence_of
from passmuster.forecast.stance import draw_fates
from passmuster.forecast.strain import DRIVERS, PRIORS, QUIET_LOSSES, settings_of
from passmuster.latent.strain import Scores, StrainSettings, smooth_strain, worn_sums
from passmuster.precedents.exposure import WEEKS_PER_MONTH, departure_indices
from passmuster.precedents.gibbs import Counts, draw_posterior
from passmuster.precedents.growth import StrengthCount, SurgeRate, fit_surges
from passmuster.precedents.hazards import Hazards
from passmuster.randomness import RandomStream
from worlds import study_pages
from worlds.precedents_world import simulate

WORLDS = 1000
COMMAND = "python -m pytest -m slow tests/studies/test_alliance.py"
LEVELS = (0.5, 0.9)

pytestmark = pytest.mark.slow

Shares = dict[str, list[float]]
"""What is recovered to the place of each truth among its draws, 0 to 1."""


def place(truth: float, draws: np.ndarray) -> float:
    """Share of the draws below a truth."""
    return float((draws < truth).mean())


def covered(places: list[float], level: float) -> float:
    """How often the central interval of a level held the truth."""
    return float(np.mean(np.abs(np.array(places) - 0.5) <= level / 2))


# Strain ---------------------------------------------------------------------------------------------------------------


def strain_world(random: np.random.Generator, settings: StrainSettings, n_weeks: int = 26, n_events: int = 14):
    """A path of strain, the scores it showed, and draws of the drivers that do not know the losses exactly."""
    loss = 0.03 * np.exp(np.cumsum(random.normal(0.0, 0.4, n_weeks)))
    drivers = np.zeros((len(DRIVERS), n_weeks))
    drivers[0] = np.log1p(np.minimum(loss, 0.3) / QUIET_LOSSES)
    drivers[1] = (random.random(n_weeks) < 0.2) * random.uniform(0.1, 0.9, n_weeks)
    drivers[2] = np.clip(np.cumsum(random.normal(0.02, 0.05, n_weeks)), 0.0, None)
    effects = settings.effect_mean + settings.effect_spread * random.standard_normal(len(DRIVERS))
    phi = settings.persistence
    wandering = worn_sums(np.sqrt(1 - phi**2) * random.standard_normal(n_weeks), phi)
    truth = effects @ worn_sums(drivers, phi) + wandering
    week, source = np.sort(random.integers(0, n_weeks, n_events)), random.integers(0, 4, n_events)
    credit = random.choice([1.0, 0.5, 0.35, 0.2, 0.08], n_events)
    tone = settings.tone + settings.tone_spread * random.standard_normal()
    lean = settings.lean_spread * random.standard_normal(4)
    noise = settings.noise / np.sqrt(credit) * random.standard_normal(n_events)
    scores = Scores(
        score=tone - settings.expression * truth[week] + lean[source] + noise, week=week, source=source, credit=credit
    )
    return truth, scores, np.broadcast_to(drivers, (400, *drivers.shape))


def strain_places(settings: StrainSettings, assumed: StrainSettings) -> Shares:
    """Places of true strain in the last week and on average, when `assumed` is what the program takes."""
    found: Shares = {"strain in the last week": [], "strain on average": []}
    for seed in range(WORLDS):
        random = np.random.default_rng([31, seed])
        truth, scores, drivers = strain_world(random, settings)
        draws = smooth_strain(drivers, scores, assumed, random=random).strain
        found["strain in the last week"].append(place(truth[-1], draws[:, -1]))
        found["strain on average"].append(place(truth.mean(), draws.mean(axis=1)))
    return found


# Dependence ---------------------------------------------------------------------------------------------------------


def dependence_places() -> Shares:
    """Places of a true share among shares of draws that are off by a common error and one of their own."""
    found: Shares = {"share of strength": []}
    for seed in range(WORLDS):
        random = np.random.default_rng([32, seed])
        truth = np.exp(random.normal(9.0, 1.0, 2))
        spread = np.array([[0.15, 0.1], [0.1, 0.3]])
        seen = truth * np.exp(spread @ random.standard_normal(2))
        draws = seen * np.exp(random.standard_normal((2000, 2)) @ spread.T)
        partner, principal = draws[:, :1], draws[:, 1:]
        (strength,) = dependence_of(partner_present=partner, principal_present=principal)
        found["share of strength"].append(place(float(truth[0] / truth.sum()), strength.share[:, 0]))
    return found


# Hazards and surges -------------------------------------------------------------------------------------------------


def hazard_places() -> Shares:
    """Places of true hazards of leaving in the first year, in worlds of forty camps."""
    found: Shares = {"hazard of leaving, first half-year": [], "spread between camps": []}
    for seed in range(WORLDS // 16):
        random = np.random.default_rng([33, seed])
        level = np.exp(random.normal(np.log(0.015), 0.4))
        rates = np.array([[level], [0.03], [0.003]]) * np.ones((3, 6))
        spread = np.array([random.uniform(0.4, 1.2), 0.6, 0.6])
        exposure, _ = simulate(random, rates=rates, spread=spread, n_wars=40, per_war=6, watched=90.0)
        posterior = draw_posterior(Counts.of(exposure), seed=seed, n_draws=1000)
        found["hazard of leaving, first half-year"].append(place(level, posterior.rates[:, 0, 0]))
        found["spread between camps"].append(place(spread[0], posterior.camp_spread[:, 0]))
    return found


def surge_places() -> Shares:
    """Places of the true rate of surges of a war not in the sample, in worlds of twelve wars."""
    found: Shares = {"rate of surges in a new war": []}
    for seed in range(WORLDS // 3):
        random = np.random.default_rng([34, seed])
        rates = 0.3 * np.exp(0.7 * random.standard_normal(13))
        counts = []
        for war, rate in enumerate(rates[:-1]):
            for member in range(8):
                grows = random.random() < -np.expm1(-rate)
                days = (date(2000, 1, 1), date(2000, 1, 1) + timedelta(days=365))
                for day, troops in zip(days, (1000, 1500 if grows else 1000), strict=True):
                    row = StrengthCount(war=f"w{war}", participant=f"m{member}", day=day, troops=troops, source="-")
                    counts.append(row)
        draws = fit_surges(counts, seed=seed, n_draws=1000).per_week * 52.18
        found["rate of surges in a new war"].append(place(float(rates[-1]), draws))
    return found


def stance_frequencies() -> tuple[np.ndarray, np.ndarray]:
    """For each world the forecast chance that a new partner leaves within 26 weeks, and how often 400 of them did."""
    forecast, came = [], []
    for seed in range(WORLDS // 16):
        random = np.random.default_rng([35, seed])
        level = np.exp(random.normal(np.log(0.015), 0.4))
        rates, spread = np.array([[level], [0.03], [0.003]]) * np.ones((3, 6)), np.array([0.8, 0.6, 0.6])
        exposure, _ = simulate(random, rates=rates, spread=spread, n_wars=40, per_war=6, watched=90.0)
        posterior = draw_posterior(Counts.of(exposure), seed=seed, n_draws=1000)
        base = Hazards(
            rates=posterior.rates, camp_spread=posterior.camp_spread, shares=posterior.shares, exposure=exposure,
            seed=seed, stream=RandomStream.NEW_WAR,
        )  # fmt: skip
        left = base.exit_probabilities(0.0, range(27))
        fates = draw_fates(left, SURGES, n_paths=1000, n_weeks=26, seed=seed)
        forecast.append(float(np.isin(fates.cause, departure_indices()).mean()))
        fresh, _ = simulate(random, rates=rates, spread=spread, n_wars=400, per_war=1, watched=26 / WEEKS_PER_MONTH)
        came.append(float(np.isin(fresh.cause, departure_indices()).mean()))
    return np.array(forecast), np.array(came)


SURGES = SurgeRate(
    per_week=np.zeros(1000), growth=np.ones(1000), constant_per_week=0.0, n_spans=1, n_surges=0, n_contingents=1,
    wars=("W",),
)  # fmt: skip


def test_stances_come_as_often_as_forecast() -> None:
    """Over worlds of unknown hazards the mean chance that a path leaves is how often new partners leave."""
    forecast, came = stance_frequencies()
    gap = forecast - came
    assert abs(gap.mean()) < 3 * gap.std() / np.sqrt(gap.size)


def test_truths_are_found_as_often_as_intervals_say() -> None:
    """Every coverage lies within four binomial errors of its level, and a program that knows no lean is caught."""
    settings = settings_of(PRIORS)
    trusting = StrainSettings(**{**fields_of(settings), "lean_spread": 0.01, "tone_spread": 0.01})
    found = {**strain_places(settings, settings), **dependence_places(), **hazard_places(), **surge_places()}
    wrong = strain_places(settings, trusting)
    write(found, wrong, *stance_frequencies())
    for name, places in found.items():
        for level in LEVELS:
            error = np.sqrt(level * (1 - level) / len(places))
            assert abs(covered(places, level) - level) < 4 * error, (name, level)
    assert covered(wrong["strain in the last week"], 0.9) < 0.9 - 3 * np.sqrt(0.09 / WORLDS)


def fields_of(settings: StrainSettings) -> dict[str, object]:
    """The constants by name."""
    return {name: getattr(settings, name) for name in StrainSettings.__dataclass_fields__}


def write(found: Shares, wrong: Shares, forecast: np.ndarray, came: np.ndarray) -> None:
    """Renew the page."""
    rows = [
        [name, len(places), *(f"{covered(places, level):.3f}" for level in LEVELS)] for name, places in found.items()
    ]
    caught = [
        [name, len(places), *(f"{covered(places, level):.3f}" for level in LEVELS)] for name, places in wrong.items()
    ]
    head = ("what", "worlds", "50 % interval holds", "90 % interval holds")
    study_pages.write(
        "alliance.md",
        "Does what is said of an alliance find known truths?",
        "Worlds are made from the program's own priors or from stated rates, and what made them is looked for.\n"
        "An interval of 90 % should hold the truth in 90 worlds of 100, up to chance.",
        study_pages.table(head, rows),
        "Strain knows the losses here; in a case their doubt is added, draw by draw.\n"
        "The rate of surges has twelve wars here and three in the shipped table, where its interval is wider.",
        f"Stances: in {forecast.size} worlds of hazards that the program does not know, paths on which the partner "
        f"leaves within 26 weeks are {100 * forecast.mean():.1f} % on average; of 400 new partners a world "
        f"{100 * came.mean():.1f} % left.",
        "The same count for a program that takes every source at its word, lean and tone of the pair left out. "
        "It should fail, and does:",
        study_pages.table(head, caught),
        study_pages.provenance(COMMAND, "[31, w] to [35, w] for world w"),
    )
