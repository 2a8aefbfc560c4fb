"""The vector of parameters and its prior, against the same prior written in NumPyro."""

import jax
import jax.numpy as jnp
import numpy as np
import numpyro
import numpyro.distributions as dist
import pytest
from numpyro.infer.util import log_density

from passmuster.model.bend import HALVED, bent
from passmuster.model.design import make_design
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.parameters import (
    DEVIATIONS,
    blocks,
    centring_from,
    is_spread,
    level_places,
    log_prior,
    n_parameters,
    places_of,
    unpack,
)
from passmuster.model.priors import resolve
from passmuster.model.shape import FAMILIES
from worlds import rich_case
from worlds.prior_points import prior_points
from worlds.small_case import AS_OF

DESIGN = make_design(rich_case.ledger().known(AS_OF))
SHAPE = DESIGN.shape
TABLE = resolve(())
STANDARD = fixed_inputs(DESIGN, TABLE).standard
UNSCALED = STANDARD._replace(location=jnp.zeros_like(STANDARD.location), scale=jnp.ones_like(STANDARD.scale))
"""Parameters are their coordinates."""


def hierarchy():
    """The prior as a paper would write it: every parameter on its own scale, deviations with their own spread."""
    spread = {}
    for block in blocks(SHAPE):
        if block.prior:
            own = TABLE[block.prior]
            centre = dist.Normal(own.location, own.scale)
        elif block.name in DEVIATIONS:
            centre = dist.Normal(0.0, jnp.exp(spread_of(spread, DEVIATIONS[block.name], block.name)))
        else:
            centre = dist.Normal(0.0, 1.0)
        shape = block.sizes[len(centre.batch_shape) :] if not centre.batch_shape else block.sizes
        value = numpyro.sample(block.name, centre.expand(shape).to_event(len(shape)))
        spread[block.name] = value


def spread_of(drawn, name, deviation):
    """Log spread of a deviation: one a moving force or a part, or one a family of leans."""
    if name in drawn:
        moving = {"growth_shocks": SHAPE.growing, "hazard_shocks": SHAPE.fighting, "part_shocks": SHAPE.shifting}.get(
            deviation
        )
        return drawn[name] if moving is None else drawn[name][np.array(moving)]
    families = [*DESIGN.cell_families, *[0] * (SHAPE.n_cells - len(DESIGN.cell_families))]
    return jnp.stack([drawn[f"{name}_{FAMILIES[family]}"] for family in families])


def points(count):
    """Random points of the space, some of them far out."""
    rng = np.random.default_rng(11)
    return rng.normal(size=(count, n_parameters(SHAPE))) * rng.uniform(0.2, 2.0, size=(count, 1))


@pytest.mark.parametrize("centring", [1.0, 0.0, 0.3, "uneven"])
def test_prior_is_that_of_the_hierarchy(centring):
    """However deviations are centred, log densities differ from NumPyro's by one constant, the units of coordinates."""
    size = n_parameters(SHAPE)
    each = np.random.default_rng(2).uniform(size=size) if centring == "uneven" else np.full(size, centring)
    standard = STANDARD._replace(centring=jnp.asarray(each))
    ours, theirs = zip(*(both_densities(standard, jnp.asarray(x)) for x in points(6)), strict=True)
    np.testing.assert_allclose(np.diff(ours), np.diff(theirs), rtol=1e-9)


@jax.jit
def both_densities(standard, x):
    """Our log density of the prior, and NumPyro's of the same parameters with the volume that each coordinate spans."""

    def straight(point):
        """Parameters as they would be if nothing were halved."""
        place = places_of(SHAPE, "hazard_level")
        return dict(unpack(SHAPE, standard, point)) | {
            "hazard_level": standard.location[place] + standard.scale[place] * point[place]
        }

    def flat(point):
        parameters = straight(point)
        return jnp.concatenate([jnp.ravel(parameters[block.name]) for block in blocks(SHAPE)])

    theirs, _ = log_density(hierarchy, (), {}, straight(x))
    return log_prior(SHAPE, standard, x), theirs + jnp.linalg.slogdet(jax.jacrev(flat)(x))[1]


def test_centring_follows_what_the_claims_say():
    """A coordinate of which claims say nothing is not centred, one they pin down is; less than the prior is nothing."""
    np.testing.assert_allclose(centring_from(np.array([1.0, 0.4, 2.0, 100.0])), [0.0, 0.0, 0.5, 0.99])


def test_levels_are_where_they_are_said_to_be():
    """Marked in the vector, they are the sizes, hazards, gaps and totals and nothing else."""
    marks = unpack(
        SHAPE,
        UNSCALED,
        jnp.zeros(n_parameters(SHAPE)).at[level_places(SHAPE)].set(1.0),
    )
    for name, values in marks.items():
        wanted = name in {"force_size", "hazard_level", "part_gap", "supply_total"}
        np.testing.assert_array_equal(np.asarray(values) != 0.0, wanted, err_msg=name)


def test_at_the_origin_every_parameter_is_its_prior_median():
    """The point of zeros gives each parameter its location and each deviation zero."""
    parameters = unpack(SHAPE, STANDARD, jnp.zeros(n_parameters(SHAPE)))
    for block in blocks(SHAPE):
        expected = TABLE.location(block.prior) if block.prior else 0.0
        np.testing.assert_array_equal(parameters[block.name], np.full(block.sizes, expected))


def test_what_lies_above_the_middle_of_a_hazard_is_halved():
    """Far below its prior's location a hazard is where a normal has it, and far above it half as far off."""
    assert set(HALVED) == {"hazard_level", "hazard_silence"}
    for x, kept in ((-3.0, 1.0), (3.0, 0.5)):
        level = unpack(SHAPE, STANDARD, jnp.full(n_parameters(SHAPE), x))["hazard_level"]
        off = np.asarray(level) - TABLE.location("hazard_level")
        np.testing.assert_allclose(off, kept * x * TABLE.scale("hazard_level"), atol=0.15)


def test_one_unit_is_one_prior_scale():
    """Moving a coordinate by one moves a parameter by its prior's scale, and a deviation by its median spread."""
    parameters = unpack(SHAPE, STANDARD, jnp.ones(n_parameters(SHAPE)))
    assert float(parameters["tour_weeks"][0] - TABLE.location("tour_weeks")) == pytest.approx(TABLE.scale("tour_weeks"))
    np.testing.assert_allclose(parameters["growth_shocks"], np.exp(TABLE.location("growth_shock")))
    expected = [np.exp(TABLE.location(f"group_lean_{cell[2]}")) for cell in DESIGN.cells]
    np.testing.assert_allclose(parameters["group_leans"][: len(expected)], expected)


def test_blocks_fill_the_vector_without_gap():
    """Every coordinate belongs to exactly one named stretch."""
    numbered = unpack(SHAPE, UNSCALED, jnp.arange(n_parameters(SHAPE), dtype=float))
    together = np.concatenate([np.ravel(numbered[block.name]) for block in blocks(SHAPE)])
    expected = np.arange(n_parameters(SHAPE), dtype=float)
    halved = places_of(SHAPE, "hazard_level")
    expected[halved] = np.asarray(bent(expected[halved]))
    np.testing.assert_allclose(together, expected, rtol=1e-12)


def test_a_case_without_parts_or_supplies_has_no_parameters_for_them():
    """Blocks that would be empty are not there."""
    bare = make_design(rich_case.ledger().known(AS_OF)).shape.__class__(
        n_steps=13, is_weekly=True, n_forces=1, growing=(0,), fighting=(0,), silent=(), earlier=(), shifting=(),
        part_parents=(),
        sum_members=(), n_supplies=0, n_cells=8, n_camps=4, n_habits=0, n_bursts=0, stretches=SHAPE.stretches,
        n_withdrawals=0, n_buildups=0, n_landings=0, n_measures=1, is_told_singly=False,
    )  # fmt: skip
    names = {block.name for block in blocks(bare)}
    assert not names & {"part_gap", "part_shock", "part_shocks", "supply_total", "supply_growth", "habits", "bursts"}
    assert names < {block.name for block in blocks(SHAPE)}


def test_spreads_are_the_parameters_that_others_spread_by():
    """Noise, shocks, leans' spreads and persistences are marked; levels and deviations are not."""
    marks = unpack(SHAPE, UNSCALED, jnp.asarray(is_spread(SHAPE), dtype=float))
    for name, values in marks.items():
        prefixes = ("noise_", "group_lean_", "measure_lean", "burst_lean", "misdated_", "stale_", "relay_", "slip_")
        wanted = name.startswith(prefixes) or name.endswith(("_shock", "_persistence"))
        np.testing.assert_array_equal(values, float(wanted), err_msg=name)


def test_draws_from_the_prior_spread_as_they_should():
    """Standardised by the spread drawn with them, coordinates of prior draws are standard normals."""
    x = prior_points(DESIGN, TABLE, 400, seed=5)
    drawn = jax.vmap(lambda point: unpack(SHAPE, STANDARD, point))(x)
    spread = jnp.exp(drawn["growth_shock"])[:, np.array(SHAPE.growing)]
    z = np.asarray(drawn["growth_shocks"] / spread[:, None, :]).ravel()
    leans = np.asarray(drawn["group_leans"][:, 0] / jnp.exp(drawn[f"group_lean_{DESIGN.cells[0][2]}"]))
    level = np.asarray((drawn["growth_level"] - TABLE.location("growth_level")) / TABLE.scale("growth_level")).ravel()
    for values in (z, leans, level):
        # Four standard errors of a mean and of a variance of normals: one failure in ten thousand.
        assert abs(values.mean()) < 4 / np.sqrt(values.size)
        assert abs(values.var() - 1) < 4 * np.sqrt(2 / values.size)
