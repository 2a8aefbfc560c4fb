"""Made-up cases: the plan is kept, the numbers follow the truth, and the fit finds it again."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

import small_case
from passmuster.model.design import make_design
from passmuster.model.fit import Settings, fit_case
from passmuster.model.simulate import simulate
from small_case import AS_OF, claim

PLAN = small_case.ledger()


def test_one_seed_is_one_case():
    """The same seed gives the same claims and truth, another seed others."""
    one, again, other = (simulate(PLAN, AS_OF, seed=seed) for seed in (1, 1, 2))
    assert one.ledger == again.ledger
    np.testing.assert_array_equal(one.paths, again.paths)
    assert one.ledger.claims != other.ledger.claims


def test_only_numbers_and_bounds_are_made_up():
    """Who speaks, about what, when, how firmly and with which meanings stays as planned."""
    made = simulate(PLAN, AS_OF, seed=3).ledger
    blank = {"low": None, "high": None, "point": None, "bound": ""}
    assert [replace(c, **blank) for c in made.claims] == [replace(c, **blank) for c in sorted(
        PLAN.claims, key=lambda c: (c.said_on, c.claim_id))]  # fmt: skip
    assert made.case == PLAN.case


def test_a_made_up_ledger_has_the_shape_of_its_plan():
    """Every claim is weighed again, and the arrays keep their sizes, so that a thousand cases compile once."""
    plan = make_design(PLAN, AS_OF)
    for seed in range(10):
        design = make_design(simulate(PLAN, AS_OF, seed=seed).ledger, AS_OF)
        assert design.shape == plan.shape
        assert set(design.roles.values()) == {"observation"}


def test_planned_bounds_fall_on_the_side_of_the_belief():
    """Far below the truth a planned floor is a floor and a range a floor; far above it both are ceilings."""
    truth = simulate(PLAN, AS_OF, seed=5)
    size = float(truth.path("force", "present").max())
    for factor, bound in ((1e-6, "at_least"), (1e6, "at_most")):
        plan = replace(
            PLAN,
            claims=(
                claim("floor", 55, "present", size * factor, bound="at_least"),
                claim("ceiling", 65, "present", size * factor, bound="at_most"),
                claim("range", 75, "present", None, low=size * factor, high=2 * size * factor, bound="range"),
            ),
        )
        assert {said.bound for said in simulate(plan, AS_OF, seed=5, x=truth.x[: truth.x.size]).ledger.claims} == {
            bound
        }


def test_beliefs_spread_about_the_truth_as_the_witness_says():
    """Many claims of one group on one day scatter around count times lean with the t4 of their own noise."""
    many = tuple(claim(f"n{n:03d}", 60, "present", 5000.0, claimant=f"office {n}", as_of_end=AS_OF) for n in range(400))
    plan = replace(PLAN, claims=many)
    design = make_design(plan, AS_OF)
    truth = simulate(plan, AS_OF, seed=12)
    assert design.shape.n_claims >= 400
    printed = np.log([said.point for said in truth.ledger.claims])
    centre = np.log(truth.path("force", "present")[-1]) + truth.leans[0]
    scale = float(np.exp(truth.parameters["noise_strength"]))
    # A Kolmogorov distance that 400 draws pass all but once in ten thousand times, and the slips the prior expects.
    slips = float(1 / (1 + np.exp(-truth.parameters["slip_probability"])))
    distance = stats.ks_1samp(printed, stats.t(4, loc=centre, scale=scale).cdf).statistic
    assert distance < stats.kstwo(400).ppf(0.9999) + slips
    assert stats.ks_1samp(printed, stats.t(4, loc=centre, scale=3 * scale).cdf).statistic > 0.15


def test_the_fit_finds_a_known_truth():
    """From eleven claims the fit's central 99 % holds those present, sent and killed, and the leans."""
    truth = simulate(PLAN, AS_OF, seed=21)
    settings = Settings(chains=2, n_pilots=1, n_pilot=60, n_draws=200)
    posterior = fit_case(truth.ledger, AS_OF, seed=1, settings=settings).posterior
    for quantity in ("present", "deployed", "killed", "casualties"):
        draws = posterior.path("force", quantity)[:, -1]
        assert np.quantile(draws, 0.005) <= truth.path("force", quantity)[-1] <= np.quantile(draws, 0.995), quantity
    for column, lean in enumerate(truth.leans):
        assert np.quantile(posterior.leans[:, column], 0.005) <= lean <= np.quantile(posterior.leans[:, column], 0.995)


def test_claims_taught_the_fit_something():
    """Those present are known far better after eleven claims than before any."""
    truth = simulate(PLAN, AS_OF, seed=21)
    settings = Settings(chains=2, n_pilots=1, n_pilot=60, n_draws=200)
    present = fit_case(truth.ledger, AS_OF, seed=1, settings=settings).posterior.path("force", "present")[:, -1]
    # The prior of a force's size alone has a log spread of 2.5.
    assert np.log(present).std() < 0.5
    assert np.log(present).mean() == pytest.approx(np.log(truth.path("force", "present")[-1]), abs=1.5)
