"""The posterior's density against a plain recomputation, and what must hold at every point."""

from dataclasses import replace
from datetime import timedelta
from functools import cache, partial

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from passmuster.ledger.vocabulary import Quantity
from passmuster.model import shape as shape_file
from passmuster.model import sizes as sizes_file
from passmuster.model.beginnings import chance_of_coming
from passmuster.model.counts import read_count
from passmuster.model.design import make_design
from passmuster.model.fixed_inputs import average_pace, fixed_inputs
from passmuster.model.grid import Grid
from passmuster.model.parameters import blocks, log_prior, n_parameters, unpack
from passmuster.model.posterior import posterior_from
from passmuster.model.priors import resolve
from passmuster.model.truth import fair_count, log_bounds, log_posterior, what_happened
from passmuster.observation.dating import AS_NAMED
from worlds import plain_model, rich_case, small_case
from worlds.prior_points import prior_points
from worlds.small_case import AS_OF, START, claim

TABLE = resolve(())
DESIGN = make_design(rich_case.ledger(claim("zero", 20, "killed", 0.0)).known(AS_OF))
GIVEN = fixed_inputs(DESIGN, TABLE)
SIZE = n_parameters(DESIGN.shape)


@partial(jax.jit, static_argnums=0)
def value_and_slope(shape, given, x):
    """The log posterior and its gradient, compiled once a shape."""
    return jax.value_and_grad(lambda point: log_posterior(shape, given, point))(x)


@partial(jax.jit, static_argnums=0)
def all_at(shape, given, x):
    """Parameters at a point, what happened there, what fair witnesses would have counted, and the prior's density."""
    parameters = unpack(shape, given.standard, x)
    truth = what_happened(shape, parameters, given)
    prior = log_prior(shape, given.standard, x) + log_bounds(truth, given)
    return parameters, truth, fair_count(parameters, truth, given), prior


def parameters_at(x):
    """Parameters by name at a point of the rich case."""
    return all_at(DESIGN.shape, GIVEN, x)[0]


def truth_at(x):
    """What happened at a point of the rich case."""
    return all_at(DESIGN.shape, GIVEN, x)[1]


@cache
def thousand_draws():
    """Points drawn from the prior of the rich case."""
    return prior_points(DESIGN, TABLE, 1000, seed=2)


def prior_draws(count):
    """The first so many of them."""
    return thousand_draws()[:count]


def plain_log_posterior(x):
    """The same by loops over weeks and claims."""
    p = {name: np.asarray(value) for name, value in parameters_at(jnp.asarray(x)).items()}
    prior = plain_model.log_prior(DESIGN, TABLE, p) + plain_model.log_bounds(DESIGN, p)
    return prior + plain_model.log_likelihood(DESIGN, TABLE, p)


def test_log_posterior_is_what_plain_loops_add_up():
    """At random points the compiled density and the plain one differ by one constant, the units of the coordinates."""
    points = np.concatenate([np.zeros((1, SIZE)), 0.5 * np.asarray(prior_draws(5))])
    ours = [float(value_and_slope(DESIGN.shape, GIVEN, jnp.asarray(x))[0]) for x in points]
    plain = [plain_log_posterior(x) for x in points]
    np.testing.assert_allclose(np.array(ours) - ours[0], np.array(plain) - plain[0], rtol=1e-8, atol=1e-6)


def test_told_landings_are_what_plain_loops_add_up():
    """Where two are told of one week and one of another, density and paths are those of loops over weeks."""
    told = [
        claim("l1", 44, "arrivals", 900.0, as_of_start=START + timedelta(days=43)),
        claim("l2", 46, "arrivals", 300.0, as_of_start=START + timedelta(days=46)),
        claim("l3", 80, "arrivals", 700.0, as_of_start=START + timedelta(days=74), subject="host"),
        claim("l4", 60, "arrivals", 2000.0, as_of_start=START + timedelta(days=44)),
    ]
    design = make_design(rich_case.ledger(*told).known(AS_OF))
    assert [one.force_id for one in design.landings] == ["force", "force", "host"]
    given, at = fixed_inputs(design, TABLE), []
    for x in 0.5 * np.random.default_rng(5).standard_normal((3, n_parameters(design.shape))):
        p = {name: np.asarray(value) for name, value in all_at(design.shape, given, jnp.asarray(x))[0].items()}
        prior = plain_model.log_prior(design, TABLE, p) + plain_model.log_bounds(design, p)
        plain = prior + plain_model.log_likelihood(design, TABLE, p)
        at.append(float(value_and_slope(design.shape, given, jnp.asarray(x))[0]) - plain)
    np.testing.assert_allclose(at, at[0], rtol=1e-8, atol=1e-6)


def test_every_path_is_what_plain_loops_give():
    """Each subject and quantity follows week by week what stepping the stock gives."""
    x = 0.5 * prior_draws(1)[0]
    p = {name: np.asarray(value) for name, value in parameters_at(x).items()}
    paths = np.asarray(truth_at(x).paths)
    for (subject, quantity), expected in plain_model.totals(DESIGN, p).items():
        np.testing.assert_allclose(
            paths[DESIGN.series_index(subject, quantity)], expected, rtol=1e-9, atol=1e-9 * max(expected)
        )


def test_a_hundred_copies_leave_the_posterior_exactly_as_it_was():
    """A claim repeated a hundred times changes neither the density nor its slope, to the last bit."""
    ledger = rich_case.ledger(claim("zero", 20, "killed", 0.0))
    copies = tuple(replace(ledger.claims[3], claim_id=f"copy{n}") for n in range(100))
    copied = make_design(replace(ledger, claims=(*ledger.claims, *copies)).known(AS_OF))
    x = 0.5 * prior_draws(1)[0]
    value, slope = value_and_slope(DESIGN.shape, GIVEN, x)
    value_again, slope_again = value_and_slope(copied.shape, fixed_inputs(copied, TABLE), x)
    assert value == value_again
    np.testing.assert_array_equal(slope, slope_again)


def test_a_new_statement_does_change_the_posterior():
    """The check above can fail: the same number from another speaker counts."""
    ledger = rich_case.ledger(claim("zero", 20, "killed", 0.0))
    other = replace(ledger.claims[1], claim_id="other", claimant="a newspaper", claimant_group="MEDIA")
    more = make_design(replace(ledger, claims=(*ledger.claims, other)).known(AS_OF), DESIGN.layout)
    assert more.shape == DESIGN.shape
    x = 0.5 * prior_draws(1)[0]
    given = fixed_inputs(more, TABLE)
    assert value_and_slope(DESIGN.shape, given, x)[0] != value_and_slope(DESIGN.shape, GIVEN, x)[0]


def test_padding_adds_nothing(monkeypatch):
    """Longer arrays with more empty rows give the same density."""
    x = 0.5 * prior_draws(1)[0]
    monkeypatch.setattr(sizes_file, "BUCKETS", (64,))
    longer = make_design(rich_case.ledger(claim("zero", 20, "killed", 0.0)).known(AS_OF))
    assert longer.shape.n_claims > DESIGN.shape.n_claims
    value, slope = value_and_slope(longer.shape, fixed_inputs(longer, TABLE), x)
    expected, expected_slope = value_and_slope(DESIGN.shape, GIVEN, x)
    assert float(value) == pytest.approx(float(expected), rel=1e-12)
    np.testing.assert_allclose(slope, expected_slope, rtol=1e-9, atol=1e-9)


def test_many_claims_are_read_as_few_are(monkeypatch):
    """Looked up among the different readings, claims have the density and slope that each has read for itself."""
    x = 0.5 * prior_draws(1)[0]
    expected, expected_slope = value_and_slope(DESIGN.shape, GIVEN, x)
    monkeypatch.setattr(shape_file, "MANY_CLAIMS", 1)
    looked_up = fixed_inputs(DESIGN, TABLE)
    assert looked_up.reading.which is not None
    value, slope = value_and_slope(DESIGN.shape, looked_up, x)
    assert float(value) == pytest.approx(float(expected), rel=1e-12)
    np.testing.assert_allclose(slope, expected_slope, rtol=1e-9, atol=1e-9)


def test_a_part_is_at_most_the_whole():
    """In every draw of the prior and every week, those at the front are no more than the force."""
    for x in prior_draws(200):
        paths = truth_at(x).paths
        whole, part = (paths[DESIGN.series_index(name, "present")] for name in ("force", "front"))
        assert jnp.all(part <= whole)


def test_stocks_balance_in_every_draw_of_the_prior():
    """Sent is present, recovering, dead, captured, evacuated or home, to a billionth."""
    for x in prior_draws(100):
        s = truth_at(x).stocks
        somewhere = s.present + s.recovering + s.killed + s.captured + s.evacuated + s.returned
        np.testing.assert_allclose(somewhere, s.deployed, rtol=1e-9)


def test_the_anchor_step_holds_the_force_size():
    """Those present at the end of the anchor step number what the parameter says."""
    x = 0.5 * prior_draws(1)[0]
    size = jnp.exp(parameters_at(x)["force_size"])
    present = truth_at(x).stocks.present
    for force, step in enumerate(DESIGN.anchor_steps):
        assert float(present[step, force]) == pytest.approx(float(size[force]), rel=1e-12)


def test_a_level_of_losses_is_that_of_the_weeks_that_are_told_of():
    """So that what a silence is takes nothing from the weeks before it, however long it lasts."""
    design = make_design(rich_case.ledger(claim("late", 600, "present", 9000.0)).known(AS_OF + timedelta(weeks=80)))
    given = fixed_inputs(design, resolve(()))
    assert 0 in design.shape.silent
    parameters = dict(unpack(design.shape, given.standard, jnp.zeros(n_parameters(design.shape))))
    told = np.maximum(1.0 - design.silences[:, 0], 1e-3) * design.grid.weeks
    for depth in (-4.0, 0.0):
        parameters["hazard_silence"] = jnp.full(len(design.shape.silent), depth)
        hazard = np.asarray(what_happened(design.shape, parameters, given).hazard)[: design.grid.n_steps, 0]
        assert (hazard @ told) / told.sum() == pytest.approx(np.exp(float(parameters["hazard_level"][0])))


@pytest.mark.parametrize("coordinate", range(0, SIZE, 7))
@pytest.mark.parametrize("far", [-30.0, 30.0])
def test_slopes_stay_finite_far_out(coordinate, far):
    """Thirty prior scales away in any direction the density may be tiny, but it and its slope are numbers."""
    value, slope = value_and_slope(DESIGN.shape, GIVEN, jnp.zeros(SIZE).at[coordinate].set(far))
    assert jnp.isfinite(value)
    assert jnp.all(jnp.isfinite(slope))


def test_without_claims_the_posterior_is_the_prior():
    """A ledger in which nobody has spoken leaves the density at the prior's."""
    silent = make_design(replace(small_case.ledger(), claims=()).known(AS_OF))
    given = fixed_inputs(silent, TABLE)
    x = jnp.asarray(np.random.default_rng(0).normal(size=n_parameters(silent.shape)))
    prior = all_at(silent.shape, given, x)[3]
    assert float(value_and_slope(silent.shape, given, x)[0]) == pytest.approx(float(prior), rel=1e-12)


def test_a_pace_counts_from_where_a_force_began():
    """It is one over the weeks since, before the case or within it; and since the start before a force began."""
    pace = average_pace(Grid((0, 1, 2)), np.array([0.0, -26.0, 1.0]))
    assert pace.tolist() == [pytest.approx([1, 1 / 27, 1]), pytest.approx([1 / 2, 1 / 28, 1])]


def test_a_longer_step_grows_as_its_weeks_together():
    """The pace of a step is the sum of the paces of its weeks."""
    empty = np.array([0.0, -26.0])
    weekly = average_pace(Grid(tuple(range(10))), empty)
    longer = average_pace(Grid((0, 1, 4, 9)), empty)
    np.testing.assert_allclose(longer, [weekly[:1].sum(axis=0), weekly[1:4].sum(axis=0), weekly[4:].sum(axis=0)])


def test_a_force_has_begun_to_come_the_likelier_the_nearer_the_first_word_of_it():
    """The mean over a step of a chance that rises evenly; certain from the first word on, and where it was in place."""
    told = np.array([0.0, 3.5, 20.0])
    coming = chance_of_coming(Grid((0, 1, 4, 9)), told)
    days = np.linspace(0.0, 9.0, 90_001)
    risen = np.minimum(days[:, None] / np.maximum(told, 1e-9), 1.0)
    risen[:, 0] = 1.0
    by_step = [risen[(first <= days) & (days <= last)].mean(axis=0) for first, last in ((0, 1), (1, 4), (4, 9))]
    np.testing.assert_allclose(coming, by_step, rtol=1e-3)


def test_a_flow_since_before_the_start_counts_what_came_before_at_a_pace_of_its_own():
    """What a claim reads is what `counts` reads off the draws: since the start, and before it at the earlier pace."""
    since = small_case.START - timedelta(weeks=40)
    early = claim("early", 60, "killed", 900.0, subject="host", as_of_start=since)
    design = make_design(rich_case.ledger(early).known(AS_OF))
    host = [force.force_id for force in design.forces].index("host")
    assert design.shape.earlier == (host,)
    given = fixed_inputs(design, TABLE)
    x = jnp.asarray(0.5 * np.random.default_rng(4).normal(size=n_parameters(design.shape)))
    posterior = posterior_from(design, given, x[None, None])
    parameters, _, read, _ = all_at(design.shape, given, x)
    place = [one.claim_id for one in design.observed].index("early")
    opening, closing = design.clock.beginning_of(since), design.clock.end_of(early.day)
    counted = read_count(posterior, "host", Quantity.KILLED, opening, closing)
    since_start = read_count(posterior, "host", Quantity.KILLED, 0.0, closing)
    assert counted is not None
    assert since_start is not None
    np.testing.assert_allclose(np.exp(float(read[design.rows[place], AS_NAMED])), counted[0], rtol=1e-9)
    pace = float(jnp.exp(parameters["earlier_pace"][0]))
    whole = float(posterior.path("host", Quantity.KILLED)[0, -1])
    np.testing.assert_allclose(counted - since_start, 40.0 * pace * whole / design.clock.n_weeks, rtol=1e-9)


def test_a_stock_of_a_month_is_read_as_its_mean():
    """Those present at some time within four weeks are held against the mean of the path over them."""
    wide = claim("wide", 55, "present", 4000.0, as_of_start=small_case.START + timedelta(days=27))
    ledger = small_case.ledger()
    design = make_design(replace(ledger, claims=(*ledger.claims, wide)).known(AS_OF))
    given = fixed_inputs(design, TABLE)
    _, truth, read, _ = all_at(design.shape, given, jnp.zeros(n_parameters(design.shape)))
    place = [one.claim_id for one in design.observed].index("wide")
    path = np.asarray(truth.paths)[design.series_index("force", Quantity.PRESENT)]
    mean = np.mean(np.interp(np.linspace(4.0, 8.0, 27), np.arange(path.size), path))
    assert np.exp(float(read[design.rows[place], AS_NAMED])) == pytest.approx(mean)


def test_the_first_week_is_a_week_like_any_other():
    """Of a force that comes evenly, prior draws bring no more in the first week than in each of the next.

    Once the chance that it has begun to come is divided out, weeks are alike but for luck: the geometric mean of the
    first over that of the others lies within four standard errors of 1, and a first week that held a remainder would
    lie far outside.
    """
    draws = np.array(prior_draws(1000))
    names = [block.name for block in blocks(DESIGN.shape)]
    start = sum(int(np.prod(block.sizes)) for block in blocks(DESIGN.shape)[: names.index("growth_level")])
    draws[:, start] = -TABLE.location("growth_level") / TABLE.scale("growth_level")
    arrivals = np.log([truth_at(jnp.asarray(x)).arrivals[: DESIGN.clock.n_weeks, 0] for x in draws])
    arrivals -= np.log(chance_of_coming(DESIGN.grid, np.array(DESIGN.first_told)))[:, 0]
    apart = arrivals[:, 0] - arrivals[:, 1:].mean(axis=1)
    error = apart.std() / np.sqrt(apart.size)
    assert abs(apart.mean()) < 4.0 * error
    assert np.log(np.e / (np.e - 1.0)) > 10.0 * error
