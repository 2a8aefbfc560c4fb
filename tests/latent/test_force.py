"""The stock and flow of a force: accounts balance, two roads meet, and the step is the competing-risks closed form."""

from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passmuster import latent
from passmuster.latent import ForceFlow, ForceStock, advance, empty_stock

run_weeks, solve_steps = jax.jit(latent.run_weeks), jax.jit(latent.solve_steps)


@partial(jax.jit, static_argnums=0)
def slopes(road: Callable[..., ForceStock], flows: ForceFlow, *steps: jax.Array) -> ForceFlow:
    """Slopes of all heads of a force of ten with respect to every flow."""
    return jax.grad(lambda flow: sum(jnp.sum(leaf) for leaf in road(empty_stock(jnp.asarray(10.0)), flow, *steps)))(
        flows
    )


RELATIVE = 1e-9
"""Promised for the balance of stocks. Double rounding over a year of weeks stays near 1e-14."""
WEEKS = 12
BOTH_ROADS = pytest.mark.parametrize("road", [run_weeks, solve_steps], ids=["stepped", "solved"])


def shares(least: float = 0.0, most: float = 1.0) -> st.SearchStrategy[float]:
    """A share, its ends more often."""
    return st.sampled_from((least, most)) | st.floats(least, most)


def weekly(values: st.SearchStrategy[float]) -> st.SearchStrategy[list[float]]:
    """One value for each of the weeks."""
    return st.lists(values, min_size=WEEKS, max_size=WEEKS)


@st.composite
def forces(draw: st.DrawFn) -> tuple[ForceStock, ForceFlow]:
    """People at the start and the flow of every week, from nothing at all to everything at once."""
    counts = st.sampled_from((0.0, 1.0)) | st.floats(0.0, 1e6)
    rates = st.sampled_from((0.0, 1e-12, 50.0)) | st.floats(0.0, 3.0)
    killed = draw(shares())
    constant = [killed, draw(shares(0.0, 1.0 - killed)), draw(shares()), draw(rates)]
    columns = [draw(weekly(counts)), draw(weekly(rates)), draw(weekly(rates)), *([v] * WEEKS for v in constant)]
    return empty_stock(jnp.asarray(draw(counts))), ForceFlow(*(jnp.asarray(column) for column in columns))


def constant_flow(weeks: int, **rates: float) -> ForceFlow:
    """The same flow every week; what is not named is zero."""
    nothing = dict.fromkeys(ForceFlow._fields, 0.0)
    return ForceFlow(*(jnp.full(weeks, value) for value in (nothing | rates).values()))


def imbalance(path: ForceStock) -> jax.Array:
    """People who came less people who are somewhere."""
    somewhere = path.present + path.recovering + path.killed + path.captured + path.evacuated + path.returned
    return path.deployed - somewhere


@BOTH_ROADS
@given(force=forces())
def test_everybody_is_somewhere(road, force):
    """At the end of every week, those who came are present, recovering, dead, captured, evacuated or home."""
    path = road(*force)
    assert jnp.all(jnp.abs(imbalance(path)) <= RELATIVE * path.deployed)


@BOTH_ROADS
@given(force=forces())
def test_nobody_is_fewer_than_none(road, force):
    """No place ever holds less than zero people, up to rounding of the whole force."""
    path = road(*force)
    for name, heads in path._asdict().items():
        assert jnp.all(heads >= -RELATIVE * path.deployed), name


@given(force=forces())
def test_running_totals_never_fall(force):
    """Those deployed, killed, wounded, captured, evacuated and returned only grow, up to rounding."""
    path = run_weeks(*force)
    for name in ("deployed", "killed", "wounded", "captured", "evacuated", "returned"):
        heads = getattr(path, name)
        assert np.all(np.diff(heads) >= -RELATIVE * np.asarray(path.deployed[1:])), name


@given(force=forces())
def test_loop_and_matrices_meet(force):
    """`run_weeks` and `solve_steps` give the same stocks."""
    stepped = run_weeks(*force)
    size = float(jnp.max(stepped.deployed))
    for one, other in zip(stepped, solve_steps(*force), strict=True):
        np.testing.assert_allclose(other, one, rtol=RELATIVE, atol=RELATIVE * size)


@settings(max_examples=40)
@given(force=forces(), cuts=st.lists(st.integers(1, WEEKS - 1), max_size=4, unique=True).map(sorted))
def test_a_longer_step_is_as_many_weeks_alike(force, cuts):
    """Steps of several weeks end where their weeks one by one end: rates hold within a step, arrivals are even."""
    ticks = np.array([0, *cuts, WEEKS])
    weeks = np.diff(ticks)
    start, flows = force
    held = ForceFlow(*(np.asarray(leaf)[ticks[:-1]] for leaf in flows))
    by_week = run_weeks(start, ForceFlow(*(np.repeat(leaf, weeks) for leaf in held)))
    steps = solve_steps(start, held._replace(arrivals=held.arrivals * weeks), weeks)
    size = float(jnp.max(by_week.deployed))
    for one, other in zip(by_week, steps, strict=True):
        # Sums over weeks are quotients of differences, and lose some digits where next to nobody leaves.
        np.testing.assert_allclose(other, one[ticks[1:] - 1], rtol=1e-6, atol=1e-6 * size)


@settings(max_examples=40)
@given(force=forces(), share=st.floats(0.0, 1.0), cuts=st.lists(st.integers(1, WEEKS - 1), max_size=4, unique=True))
def test_who_is_relieved_at_once_leaves_nobody_missing(force, share, cuts):
    """Week by week those who go home are counted, and a share of them are there again at its end; in long steps too."""
    start, flows = force
    weeks = np.diff([0, *sorted(cuts), WEEKS])
    held = ForceFlow(*(np.asarray(leaf)[np.cumsum([0, *weeks[:-1]])] for leaf in flows))
    now, ends = start, []
    for week in np.repeat(np.arange(weeks.size), weeks):
        then = latent.advance(now, ForceFlow(*(leaf[week] for leaf in held)))
        come = share * (then.returned - now.returned)
        now = then._replace(present=then.present + come, deployed=then.deployed + come)
        ends.append(now)
    spread = held._replace(arrivals=held.arrivals * weeks)
    solved = solve_steps(start, spread, jnp.asarray(weeks), jnp.full(weeks.size, share))
    size = float(max(one.deployed for one in ends))
    for name in ForceStock._fields:
        expected = np.array([getattr(one, name) for one in ends])[np.cumsum(weeks) - 1]
        np.testing.assert_allclose(getattr(solved, name), expected, rtol=1e-6, atol=1e-6 * size, err_msg=name)


@pytest.mark.parametrize("rate", [0.0, 1e-100, 1e-12, 1.0, 700.0])
def test_gradients_of_longer_steps_are_finite_at_the_edges(rate):
    """Slopes of steps of several weeks exist at zero rates and at rates that empty a force within a week."""
    flows = constant_flow(
        3, arrivals=1.0, casualty_hazard=rate, return_rate=rate, killed_share=0.2, recovering_share=0.5,
        recovery_rate=rate,
    )  # fmt: skip
    for name, slope in slopes(latent.solve_steps, flows, jnp.array([1, 4, 40]))._asdict().items():
        assert jnp.all(jnp.isfinite(slope)), name


def test_both_roads_take_forces_side_by_side():
    """Forces on a second axis are run as if each were alone."""
    rng = np.random.default_rng(7)
    start = jnp.asarray(rng.uniform(0, 100, 3))
    flows = ForceFlow(*(jnp.asarray(rng.uniform(0, 0.5, (WEEKS, 3))) for _ in ForceFlow._fields))
    flows = flows._replace(recovery_rate=jnp.broadcast_to(flows.recovery_rate[0], (WEEKS, 3)))
    for road in (run_weeks, solve_steps):
        together = road(empty_stock(start), flows)
        alone = [road(empty_stock(start[f]), ForceFlow(*(leaf[:, f] for leaf in flows))) for f in range(3)]
        for name in ForceStock._fields:
            expected = np.stack([getattr(path, name) for path in alone], axis=1)
            np.testing.assert_allclose(getattr(together, name), expected, rtol=1e-12)


def test_one_pulse_without_recovery_decays_as_competing_risks():
    """A thousand who come at once leave by two exits in proportion to their rates: S0·exp(−(λ+ρ)t) remain."""
    hazard, leaving, killed, captured = 0.08, 0.03, 0.4, 0.1
    flows = constant_flow(
        WEEKS, casualty_hazard=hazard, return_rate=leaving, killed_share=killed, captured_share=captured
    )
    path = run_weeks(empty_stock(jnp.asarray(1000.0)), flows)
    t = np.arange(1, WEEKS + 1)
    left = 1000.0 * -np.expm1(-(hazard + leaving) * t)
    casualties = left * hazard / (hazard + leaving)
    expected = {
        "present": 1000.0 - left,
        "killed": killed * casualties,
        "captured": captured * casualties,
        "wounded": (1 - killed - captured) * casualties,
        "evacuated": (1 - killed - captured) * casualties,
        "returned": left - casualties,
    }
    for name, heads in expected.items():
        np.testing.assert_allclose(getattr(path, name), heads, rtol=1e-12, err_msg=name)
    np.testing.assert_allclose(path.recovering, 0.0, atol=1e-9)


def test_step_length_does_not_matter_without_recovery():
    """Four quarter weeks are one week, because the step is exact."""
    flow = ForceFlow(*(leaf[0] for leaf in constant_flow(1, casualty_hazard=0.5, return_rate=0.2, killed_share=0.3)))
    start = empty_stock(jnp.asarray(500.0))
    quarters = start
    for _ in range(4):
        quarters = advance(quarters, flow, 0.25)
    for one, four in zip(advance(start, flow), quarters, strict=True):
        np.testing.assert_allclose(four, one, rtol=1e-12)


@BOTH_ROADS
def test_one_pulse_with_recovery_is_a_power_of_a_matrix(road):
    """With constant rates, present and recovering follow the powers of a 2×2 matrix of weekly transitions."""
    hazard, leaving, killed, recovering, back = 0.1, 0.05, 0.25, 0.6, 0.2
    stay = np.exp(-(hazard + leaving))
    to_hospital = (1 - stay) * hazard / (hazard + leaving) * (1 - killed) * recovering
    rejoin = -np.expm1(-back)
    # Those who rejoin do so at the start of the week and share its risks.
    step = np.array([[stay, rejoin * stay], [to_hospital, 1 - rejoin + rejoin * to_hospital]])
    flows = constant_flow(
        WEEKS, casualty_hazard=hazard, return_rate=leaving, killed_share=killed,
        recovering_share=recovering, recovery_rate=back,
    )  # fmt: skip
    path = road(empty_stock(jnp.asarray(1000.0)), flows)
    for week in range(WEEKS):
        present, in_hospital = np.linalg.matrix_power(step, week + 1) @ [1000.0, 0.0]
        assert float(path.present[week]) == pytest.approx(present, rel=1e-12)
        assert float(path.recovering[week]) == pytest.approx(in_hospital, rel=1e-11)


@BOTH_ROADS
def test_without_rates_nothing_moves(road):
    """When nobody comes, is hit or goes home, the force stays as it was."""
    path = road(empty_stock(jnp.asarray(12_000.0)), constant_flow(WEEKS))
    np.testing.assert_array_equal(path.present, 12_000.0)
    np.testing.assert_array_equal(path.deployed, 12_000.0)
    for name in ("recovering", "killed", "wounded", "captured", "evacuated", "returned"):
        np.testing.assert_array_equal(getattr(path, name), 0.0, err_msg=name)


@BOTH_ROADS
@pytest.mark.parametrize("rate", [0.0, 1e-100, 1e-12, 1.0, 700.0])
def test_gradients_are_finite_at_the_edges(road, rate):
    """Slopes with respect to every flow exist at zero rates and at rates that empty a force within a week."""
    flows = constant_flow(
        WEEKS, arrivals=1.0, casualty_hazard=rate, return_rate=rate, killed_share=0.2, recovering_share=0.5,
        recovery_rate=rate,
    )  # fmt: skip
    for name, slope in slopes(road, flows)._asdict().items():
        assert jnp.all(jnp.isfinite(slope)), name


@settings(max_examples=25)
@given(force=forces(), factor=st.floats(0.01, 100.0))
def test_a_force_grows_in_proportion(force, factor):
    """Twice the people at the start and twice the arrivals are twice the people everywhere."""
    start, flows = force
    larger = run_weeks(empty_stock(start.present * factor), flows._replace(arrivals=flows.arrivals * factor))
    # Whoever leaves is what the whole was less what stays of it, and known to the digits of the whole.
    digits = 1e-14 * float(jnp.max(larger.deployed))
    for small, large in zip(run_weeks(start, flows), larger, strict=True):
        np.testing.assert_allclose(large, small * factor, rtol=1e-12, atol=digits)
