"""The bill of health: what is sound passes and what is not is named."""

from dataclasses import replace

import numpy as np
import pytest

from passmuster.inference.diagnostics import ESS_NEEDED, MANY_DIVERGENCES, R_HAT_LIMIT, SMALL_EFFECT, Health
from passmuster.latent import empty_stock
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.design import make_design
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.health import examine, printed_quantities
from passmuster.model.posterior import Posterior, posterior_from
from passmuster.model.priors import resolve
from worlds import rich_case, small_case
from worlds.prior_points import prior_points
from worlds.small_case import AS_OF

CHAINS, DRAWS = 4, 500
NONE_DIVERGING = np.zeros((CHAINS, DRAWS), dtype=bool)


@pytest.fixture(scope="module")
def posterior():
    """Independent draws of the prior, which is what a perfect sampler would give."""
    design = make_design(small_case.ledger().known(AS_OF))
    table = resolve(())
    x = prior_points(design, table, CHAINS * DRAWS, seed=9)
    return posterior_from(design, fixed_inputs(design, table), x.reshape(CHAINS, DRAWS, -1))


def moved_apart(posterior, cell, by):
    """The same draws with one lean of the first chain moved by so many of its spreads."""
    leans = posterior.leans.copy()
    leans[:DRAWS, cell] += by * leans[:, cell].std()
    return replace(posterior, leans=leans)


def test_independent_draws_are_sound(posterior):
    """R-hat is near one and the effective size near the number of draws."""
    health = examine(posterior, NONE_DIVERGING)
    assert health.is_usable
    assert health.r_hat_max < R_HAT_LIMIT
    # Effective sizes of so many independent draws scatter by a tenth or two, and the smallest of forty is looked at.
    assert 0.5 * CHAINS * DRAWS < health.ess_min < 1.5 * CHAINS * DRAWS
    assert health.divergences == 0


def test_chains_that_disagree_are_found_and_named(posterior):
    """One chain elsewhere in one lean makes that lean unsound and names it."""
    health = examine(moved_apart(posterior, 2, 1.0), NONE_DIVERGING)
    assert not health.is_sound
    assert health.r_hat_max > R_HAT_LIMIT
    assert health.worst == " ".join(posterior.design.cells[2])
    assert health.unsound == (health.worst,)


def test_chains_that_crawl_are_found(posterior):
    """Draws that hardly move from one to the next have too small an effective size, though their chains agree."""
    slow = posterior.leans.copy()
    steps = np.random.default_rng(1).normal(size=(CHAINS, DRAWS))
    for draw in range(1, DRAWS):
        steps[:, draw] = 0.9 * steps[:, draw - 1] + np.sqrt(1 - 0.81) * steps[:, draw]
    slow[:, 0] = steps.ravel()
    health = examine(replace(posterior, leans=slow), NONE_DIVERGING)
    assert health.ess_min < ESS_NEEDED
    assert not health.is_sound
    assert health.unsound == (" ".join(posterior.design.cells[0]),)


@pytest.mark.parametrize(("size", "named"), [(120.0, ()), (90.0, (0,))])
def test_a_force_whose_counts_are_slow_and_can_be_printed_is_not_named(posterior, monkeypatch, size, named):
    """More draws as they are cost less there than a path that is dearer to follow."""
    monkeypatch.setattr("passmuster.model.health.bulk_size", lambda _: size)
    health = examine(posterior, NONE_DIVERGING)
    assert health.is_slow
    assert health.slow_forces == named


def test_a_force_of_which_a_count_cannot_be_printed_is_named(posterior):
    """By its place, where one chain has others present or dead; and not where a lean is all that is slow."""
    assert examine(posterior, NONE_DIVERGING).slow_forces == ()
    assert examine(moved_apart(posterior, 2, 1.0), NONE_DIVERGING).slow_forces == ()
    (force,) = posterior.design.forces
    for quantity in (Quantity.KILLED, Quantity.PRESENT, Quantity.RETURNED):
        paths = posterior.paths.copy()
        paths[:DRAWS, posterior.design.series_index(force.force_id, quantity)] *= 10.0
        assert examine(replace(posterior, paths=paths), NONE_DIVERGING).slow_forces == (0,)


def test_a_constant_has_no_r_hat(posterior):
    """A quantity fixed at one value is passed over instead of being called undefined."""
    fixed = posterior.leans.copy()
    fixed[:, 1] = 0.0
    assert np.isfinite(examine(replace(posterior, leans=fixed), NONE_DIVERGING).r_hat_max)


def test_every_number_of_a_briefing_is_examined(posterior):
    """Every path at the as-of date and every lean is on the list, each once."""
    names = [name for name, _ in printed_quantities(posterior)]
    assert len(names) == len(set(names))
    assert {"force present", "force killed", "force deployed"} <= set(names)
    assert {" ".join(cell) for cell in posterior.design.cells} <= set(names)


def test_a_few_divergences_are_a_remark_with_their_effect(posterior):
    """Three draws in a thousand may diverge, and how far means move without them is known; more, and none is sound."""
    few = int(0.003 * CHAINS * DRAWS)
    diverging = np.zeros((CHAINS, DRAWS), dtype=bool)
    diverging[0, :few] = True
    health = examine(posterior, diverging)
    assert health.is_usable
    assert health.divergences == few
    # A mean without a share s of independent draws moves by about s over the root of their number.
    assert 0.0 < health.divergence_effect < 0.01
    diverging[1, 0] = True
    assert not examine(posterior, diverging).is_sound


@pytest.mark.parametrize(
    ("r_hat", "size", "divergences", "usable"),
    [(1.009, 401, 0, True), (1.01, 401, 0, False), (1.0, 400, 0, False), (1.0, 4000, 9, True), (1.0, 4000, 10, False)],
)
def test_the_bars_are_those_of_the_literature(r_hat, size, divergences, usable):
    """R-hat below 1.01, effective size above 400, three draws in a thousand diverging; nothing less."""
    assert Health(r_hat, size, divergences, "force present", n_draws=3200).is_usable is usable


def test_what_is_coarse_is_tolerated_and_what_is_unsound_is_withheld(posterior):
    """A lean that misses the usual bar by little voids nothing; the partner's own force, all apart, voids the fit."""
    coarse = examine(moved_apart(posterior, 2, 0.35), NONE_DIVERGING)
    assert not coarse.is_sound
    assert coarse.is_usable
    assert coarse.withheld == ()
    paths = posterior.paths.copy()
    paths[:DRAWS] *= 100.0
    apart = examine(replace(posterior, paths=paths), NONE_DIVERGING)
    assert apart.withheld == ("force",)
    assert not apart.is_usable


def test_another_force_that_is_unsound_is_withheld_with_its_sums():
    """Whoever hangs on it is withheld too, and the partner's force stands."""
    design = make_design(rich_case.ledger().known(AS_OF))
    posterior = _even(design, np.random.default_rng(3))
    row = design.series_index("host", Quantity.KILLED)
    posterior.paths[:DRAWS, row] *= 50.0
    health = examine(posterior, NONE_DIVERGING)
    assert health.withheld == ("host", "joint")
    assert health.is_usable


def test_many_divergences_void_everything(posterior):
    """Two draws in a hundred may diverge in a fit that is coarse; one more and nothing of it is printed."""
    diverging = np.zeros(CHAINS * DRAWS, dtype=bool)
    most = int(MANY_DIVERGENCES * diverging.size)
    # Evenly spaced, so that they are a fair sample and bend no mean by as much as SMALL_EFFECT.
    places = np.linspace(0, diverging.size - 1, most + 1).astype(int)
    diverging[places[:most]] = True
    coarse = examine(posterior, diverging.reshape(CHAINS, DRAWS))
    assert coarse.divergence_effect < SMALL_EFFECT
    assert not coarse.is_sound
    assert coarse.is_usable
    diverging[places[most]] = True
    assert not examine(posterior, diverging.reshape(CHAINS, DRAWS)).is_usable


@pytest.mark.parametrize(("far", "usable"), [(0.0, True), (50.0, False)])
def test_divergences_that_bend_a_mean_void_everything(posterior, far, usable):
    """Few enough by their number, they lie far out in one lean: a share s moves a mean by up to √(s / (1 − s)).

    The same draws where they do not lie far out leave the fit usable, so that it is the effect that voids it.
    """
    diverging = np.zeros((CHAINS, DRAWS), dtype=bool)
    diverging[:, :: int(1 / 0.015)] = True
    assert diverging.sum() < MANY_DIVERGENCES * diverging.size
    leans = posterior.leans.copy()
    leans[diverging.ravel(), 0] += far * leans[:, 0].std()
    health = examine(replace(posterior, leans=leans), diverging)
    assert (health.divergence_effect > SMALL_EFFECT) is not usable
    assert health.withheld == ()
    assert health.is_usable is usable


def _even(design, random):
    """Independent draws of everything that is examined, without a model."""
    n, steps, forces = CHAINS * DRAWS, design.grid.n_steps, design.shape.n_forces
    paths = np.exp(random.normal(size=(n, design.shape.n_series, steps + 1)))
    empty = np.ones((n, steps, forces))
    return Posterior(
        design=design, n_chains=CHAINS, stocks=empty_stock(empty), arrivals=empty, hazard=empty, paths=paths,
        leans=random.normal(size=(n, len(design.cells))), log_likelihood=np.zeros((n, len(design.observed))),
        landings=np.zeros((n, 0)),
        parameters={"supply_total": random.normal(size=(n, len(design.supplies)))},
    )  # fmt: skip


def test_totals_that_nobody_states_are_left_aside_alone():
    """Of a force that nobody says how many were sent or went home of, chains that disagree on either void nothing.

    That so many at least went home states no total.
    """
    told = small_case.ledger()
    silent = replace(told, claims=tuple(claim for claim in told.claims if claim.quantity != "deployed"))
    stated = replace(told, claims=(*silent.claims, small_case.claim("all", 20, "deployed", 12_000.0)))
    least = small_case.claim("least", 20, "returned", bound="at_least", low=200.0)
    some = replace(silent, claims=(*silent.claims, least))
    aside_alone = (("force", "returned"),)
    for ledger, aside in ((silent, aside_alone), (some, aside_alone), (stated, ())):
        design = make_design(ledger.known(AS_OF))
        table = resolve(())
        x = prior_points(design, table, CHAINS * DRAWS, seed=9)
        drawn = posterior_from(design, fixed_inputs(design, table), x.reshape(CHAINS, DRAWS, -1))
        paths = drawn.paths.copy()
        row = design.series_index("force", Quantity.RETURNED)
        paths[:DRAWS, row] += 3.0 * paths[:, row].std(axis=0)
        health = examine(replace(drawn, paths=paths), NONE_DIVERGING)
        assert "force returned" in health.unsound
        assert health.left_aside == aside
        assert health.withheld == (() if aside else ("force",))
        assert health.is_usable is bool(aside)
