"""Parts of a move: they add up, know no order, and are those of closed forms."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passmuster.inference.attribution import (
    NODES,
    SHARES,
    SHORT_WAY,
    Parts,
    least_effective,
    mean_parts,
    quantile_parts,
)
from passmuster.inference.pool import Pool, pooled

PRIOR_MEAN, PRIOR_PRECISION = 0.4, 1.5
SAID, PRECISIONS = np.array([1.0, -0.8, 2.0]), np.array([0.5, 2.0, 1.25])


def _normal_world() -> tuple[Pool, np.ndarray]:
    """A normal mean whose prior stands on a grid so fine and wide that sums over it are integrals to 1e-12."""
    x = np.linspace(-9.0, 9.0, 6001)
    prior = -0.5 * PRIOR_PRECISION * (x - PRIOR_MEAN) ** 2
    changes = -0.5 * PRECISIONS * (x[:, None] - SAID) ** 2
    return pooled([changes], [0.0], own=[prior]), x


def test_nodes_are_those_of_gauss_and_legendre() -> None:
    """As NumPy works them out."""
    np.testing.assert_allclose([NODES, SHARES], np.polynomial.legendre.leggauss(len(NODES)), rtol=0, atol=2e-16)


def test_parts_of_a_normal_mean_are_those_of_the_closed_form() -> None:
    """part_k = τ_k [(x_k − x̄) ln(1 + T/τ₀)/T + (x̄ − m)/(τ₀ + T)], T = Σ τ_k and x̄ their weighted mean."""
    pool, x = _normal_world()
    total, mean = PRECISIONS.sum(), PRECISIONS @ SAID / PRECISIONS.sum()
    own = (SAID - mean) * np.log1p(total / PRIOR_PRECISION) / total
    shared = (mean - PRIOR_MEAN) / (PRIOR_PRECISION + total)
    found = mean_parts(pool, x[:, None])
    np.testing.assert_allclose(found.parts[0], PRECISIONS * (own + shared), atol=1e-10)
    np.testing.assert_allclose(found.old, PRIOR_MEAN, atol=1e-10)
    posterior = (PRIOR_PRECISION * PRIOR_MEAN + PRECISIONS @ SAID) / (PRIOR_PRECISION + total)
    np.testing.assert_allclose(found.new, posterior, atol=1e-10)


def test_parts_of_a_normal_quantile_add_up_to_its_move() -> None:
    """Quantiles of the prior and of the posterior are known; smoothing adds its width's square to the variance."""
    pool, x = _normal_world()
    found = quantile_parts(pool, np.column_stack([x, x]), [0.5, 0.95])
    total = PRIOR_PRECISION + PRECISIONS.sum()
    ends = np.array([PRIOR_MEAN, (PRIOR_PRECISION * PRIOR_MEAN + PRECISIONS @ SAID) / total])
    # The width of smoothing hangs on the spread of the bare grid, which is twelve times the prior's.
    width = 0.08 * 0.34 * 18.0
    upper = ends + 1.6448536269514722 * np.sqrt(1 / np.array([PRIOR_PRECISION, total]) + width**2)
    np.testing.assert_allclose([found.old[0], found.new[0]], ends, atol=1e-8)
    np.testing.assert_allclose([found.old[1], found.new[1]], upper, atol=1e-3)
    np.testing.assert_allclose(found.parts.sum(axis=1), found.move, atol=1e-10)
    np.testing.assert_allclose(found.parts[0], mean_parts(pool, x[:, None]).parts[0], atol=2e-2)


def _drawn(seed: int, n_changes: int = 4, n: int = 120) -> tuple[list[np.ndarray], np.ndarray]:
    """Changes of two sets of draws, and a number that hangs on them."""
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((2 * n, 3))
    changes = x @ rng.standard_normal((3, n_changes)) * 0.3 + 0.1 * np.sin(x[:, :1] * np.arange(n_changes))
    return [changes[:n], changes[n:]], np.exp(0.3 * x[:, 0] + 0.1 * x[:, 1] ** 2)


def _all(pool: Pool, values: np.ndarray) -> list[Parts]:
    return [mean_parts(pool, values[:, None]), quantile_parts(pool, np.tile(values[:, None], 3), [0.05, 0.5, 0.95])]


@settings(max_examples=8)
@given(st.integers(0, 10_000))
def test_parts_add_up_on_the_draws(seed: int) -> None:
    """Whatever the changes, the parts of a number add up to its move, to a millionth of it and better."""
    sets, values = _drawn(seed)
    for found in _all(pooled(sets, [0.0, 1.0]), values):
        np.testing.assert_allclose(found.parts.sum(axis=1), found.move, rtol=1e-7, atol=1e-7 * values.std())


@settings(max_examples=8)
@given(st.integers(0, 10_000))
def test_the_way_back_is_the_way_forth(seed: int) -> None:
    """Undoing all changes moves a number by minus the same parts."""
    sets, values = _drawn(seed)
    forth = _all(pooled(sets, [0.0, 1.0]), values)
    back = _all(pooled([-own for own in sets], [1.0, 0.0]), values)
    for one, other in zip(forth, back, strict=True):
        np.testing.assert_allclose(one.parts, -other.parts, atol=1e-9 * values.std())


@settings(max_examples=8)
@given(st.integers(0, 10_000), st.permutations(range(4)))
def test_no_order_is_seen(seed: int, order: list[int]) -> None:
    """Changes listed in another order have the same parts, to ten digits and more."""
    sets, values = _drawn(seed)
    plain = _all(pooled(sets, [0.0, 1.0]), values)
    mixed = _all(pooled([own[:, order] for own in sets], [0.0, 1.0]), values)
    for one, other in zip(plain, mixed, strict=True):
        np.testing.assert_allclose(one.parts[:, order], other.parts, rtol=1e-10, atol=1e-12)
        np.testing.assert_allclose(one.mcse[:, order], other.mcse, rtol=1e-8, atol=1e-12)


@settings(max_examples=8)
@given(st.integers(0, 10_000))
def test_parts_of_claims_add_up_to_those_of_their_source(seed: int) -> None:
    """Two changes taken as one have the sum of their parts, and the others keep theirs."""
    sets, values = _drawn(seed)
    grouped = [np.column_stack([own[:, 0] + own[:, 1], own[:, 2:]]) for own in sets]
    for one, other in zip(_all(pooled(sets, [0, 1]), values), _all(pooled(grouped, [0, 1]), values), strict=True):
        expected = np.column_stack([one.parts[:, 0] + one.parts[:, 1], one.parts[:, 2:]])
        np.testing.assert_allclose(other.parts, expected, atol=1e-9 * values.std())


def test_what_changes_nothing_gets_nothing() -> None:
    """A plan, a copy of a claim, a row of no weight: 0, and not nearly 0."""
    sets, values = _drawn(5)
    for own in sets:
        own[:, 2] = 0.0
    for found in _all(pooled(sets, [0.0, 1.0]), values):
        assert np.all(found.parts[:, 2] == 0.0)
        assert np.all(found.mcse[:, 2] == 0.0)


def test_where_nothing_changed_there_is_no_part() -> None:
    """Numbers stand where they stood."""
    changes, values = _drawn(5, n_changes=1)
    none = [one[:, :0] for one in changes]
    for found in _all(pooled(none, [0.0, 1.0]), values):
        assert found.parts.shape == (len(found.old), 0)
        np.testing.assert_allclose(found.move, 0.0, atol=1e-12)


def test_parts_are_linear_in_the_number() -> None:
    """Sent = there + gone, part by part."""
    sets, values = _drawn(6)
    other = np.random.default_rng(6).standard_normal(values.size)
    found = mean_parts(pooled(sets, [0.0, 1.0]), np.column_stack([values, other, values + other]))
    np.testing.assert_allclose(found.parts[0] + found.parts[1], found.parts[2], atol=1e-12)


def test_a_number_that_never_differs_has_no_parts() -> None:
    """Nobody home in every draw: no move, and no division by no spread."""
    sets, values = _drawn(7)
    for found in _all(pooled(sets, [0.0, 1.0]), np.zeros_like(values)):
        assert not found.parts.any()
        assert not found.move.any()


def test_errors_are_as_large_as_repetition_shows() -> None:
    """Parts of 30 samples scatter as their errors say: a ratio of mean squares, within four of its standard errors."""
    found = []
    for seed in range(30):
        rng = np.random.default_rng(seed)
        early = rng.standard_normal(400) / np.sqrt(PRIOR_PRECISION) + PRIOR_MEAN
        total = PRIOR_PRECISION + PRECISIONS.sum()
        late = rng.standard_normal(400) / np.sqrt(total) + (PRIOR_PRECISION * PRIOR_MEAN + PRECISIONS @ SAID) / total
        sets = [-0.5 * PRECISIONS * (own[:, None] - SAID) ** 2 for own in (early, late)]
        values = np.concatenate([early, late])
        pool = pooled(sets, [0.0, 1.0])
        found.append((mean_parts(pool, values[:, None]), quantile_parts(pool, values[:, None], [0.5])))
    for kind in zip(*found, strict=True):
        parts, errors = (np.array([getattr(one, name)[0] for one in kind]) for name in ("parts", "mcse"))
        ratio = parts.var(axis=0, ddof=1) / np.mean(errors**2, axis=0)
        # The variance of 30 normal numbers is known to within a share of sqrt(2 / 29).
        assert np.all(np.abs(ratio - 1.0) < 4 * np.sqrt(2 / 29)), ratio


def test_chains_that_have_not_mixed_are_told_by_their_errors() -> None:
    """Four chains, each with a spread of its own: batches say that the sum is known four times better than it is."""
    found = []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        x = (np.exp(0.5 * rng.standard_normal((4, 1))) * rng.standard_normal((4, 800))).ravel()
        parts = mean_parts(pooled([0.1 * x[:, None]], [0.0]), x[:, None])
        found.append((parts.parts[0, 0], parts.mcse[0, 0], parts.move_mcse[0]))
    moves, errors, errors_of_moves = np.array(found).T
    np.testing.assert_allclose(errors, errors_of_moves, rtol=1e-9)
    # Three degrees of freedom each: errors are rough, and right on the whole.
    assert 0.5 < np.sqrt(np.mean(errors**2)) / moves.std() < 2.0
    assert np.mean(np.abs(moves - np.median(moves)) <= 2.0 * errors) > 0.7


def test_few_stretches_are_enough_for_a_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of a quantile that moves little are those of four times the stretches, to a tenth of their errors."""
    sets, values = _drawn(9, n=800)
    pool = pooled([0.3 * own for own in sets], [0.0, 1.0])
    several, levels = np.tile(values[:, None], 3), [0.05, 0.5, 0.95]
    found = quantile_parts(pool, several, levels)
    assert np.all(np.abs(found.move) < SHORT_WAY * values.std())
    monkeypatch.setattr("passmuster.inference.attribution.FEW_PANELS", 16)
    finer = quantile_parts(pool, several, levels)
    assert np.all(np.abs(found.parts - finer.parts) <= 0.1 * finer.mcse)


def test_a_wrong_part_is_seen() -> None:
    """Covariances at one end alone, the usual short cut, miss the move by more than the move itself."""
    pool, x = _normal_world()
    weights = pool.weights(0.0)
    at_one_end = [np.cov(x, column, aweights=weights, ddof=0)[0, 1] for column in pool.changes.T]
    move = mean_parts(pool, x[:, None]).move[0]
    assert abs(sum(at_one_end) - move) > abs(move)


def test_the_thinnest_point_is_named() -> None:
    """Two posteriors far apart leave few draws between them, and the point says where to sample."""
    rng = np.random.default_rng(8)
    early, late = rng.standard_normal((500, 1)), rng.standard_normal((500, 1)) + 6.0
    fewest, at = least_effective(pooled([6.0 * early, 6.0 * late], [0.0, 1.0]))
    assert fewest < 0.1 * 1000
    assert 0.2 < at < 0.8
