"""Made-up cases: the plan is kept, the numbers follow the truth, and the fit finds it again."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from passmuster.ledger import Prior
from passmuster.model.design import make_design
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.priors import resolve
from passmuster.model.reaching import sampled_anew
from passmuster.model.settings import Settings
from passmuster.model.simulate import simulate
from passmuster.progress import SILENT
from worlds import small_case
from worlds.small_case import AS_OF, claim

PLAN = small_case.ledger(priors=small_case.CALM)
QUICK = Settings(chains=2, n_pilots=1, n_pilot=60, n_draws=200, most_extensions=0)


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
    """Every claim is weighed again, and laid out like its plan a case fits into the plan's arrays.

    Laid out by itself it differs in the sizes of its stretches alone: a number that comes out as none counts as a
    ceiling. Each stretch has one of two sizes, so that a thousand cases compile few times.
    """
    plan = make_design(PLAN.known(AS_OF))
    made = [simulate(PLAN, AS_OF, seed=seed).ledger.known(AS_OF) for seed in range(10)]
    for known in made:
        design = make_design(known, plan.layout)
        assert design.shape == plan.shape
        assert set(design.roles.values()) == {"observation"}
    by_themselves = {make_design(known).shape for known in made}
    assert {replace(shape, stretches=plan.shape.stretches) for shape in by_themselves} == {plan.shape}
    assert {size for shape in by_themselves for size in shape.stretches} <= {8, 16}
    assert len(by_themselves) <= 4


def bounds(number):
    """A plan of a floor, a ceiling and a range about one number."""
    return replace(
        PLAN,
        claims=(
            claim("floor", 55, "present", number, bound="at_least"),
            claim("ceiling", 65, "present", number, bound="at_most"),
            claim("range", 75, "present", None, low=number, high=2 * number, bound="range"),
        ),
    )


def test_planned_bounds_are_told_short_of_the_belief():
    """A floor comes out as a floor, a ceiling as a ceiling, whatever was planned; a range that misses is a number."""
    truth = simulate(bounds(4000.0), AS_OF, seed=5)
    size = float(truth.path("force", "present").max())
    for factor in (1e-6, 1e6):
        told = {c.claim_id: c for c in simulate(bounds(size * factor), AS_OF, seed=5, x=truth.x).ledger.claims}
        assert {name: c.bound for name, c in told.items()} == {
            "floor": "at_least", "ceiling": "at_most", "range": "exact",
        }  # fmt: skip
        assert told["floor"].point / size == pytest.approx(1.0, abs=0.999)
        assert told["ceiling"].point / size == pytest.approx(5.0, abs=4.9)


def test_floors_lie_short_of_beliefs_by_an_exponential():
    """Of many floors of one belief, half lie within a factor of 1.4 of it, as the exponential of mean 0.5 has it."""
    many = tuple(
        claim(f"n{n:03d}", 60, "present", 5000.0, bound="at_least", claimant=f"office {n}", origin=f"office {n}")
        for n in range(400)
    )
    calm = (Prior(name=name, location=-30.0, scale=0.1, reason="none") for name in ("misdated_asserted", "burst_lean"))
    exact = Prior(name="noise_strength", location=-8.0, scale=0.1, reason="none")
    plan = replace(PLAN, claims=many, case=replace(PLAN.case, priors=(*PLAN.case.priors, *calm, exact)))
    truth = simulate(plan, AS_OF, seed=12)
    printed = np.log([said.point for said in truth.ledger.claims])
    path = truth.path("force", "present")
    centre = np.log(np.interp((60 + 1) / 7, np.arange(path.size), path)) + truth.leans[0]
    short = centre - printed
    assert stats.ks_1samp(short[np.abs(short) < 20], stats.expon(scale=0.5).cdf).statistic < 0.15


def test_beliefs_spread_about_the_truth_as_the_witness_says():
    """Many claims of one group on one day scatter around count times lean with the t4 of their own noise."""
    many = tuple(
        claim(f"n{n:03d}", 60, "present", 5000.0, claimant=f"office {n}", as_of_end=AS_OF, origin=f"office {n}")
        for n in range(400)
    )
    # Noise alone: every number is of the day that it names, and the month has no error of its own.
    none = (Prior(name=name, location=-30.0, scale=0.1, reason="none") for name in ("misdated_asserted", "burst_lean"))
    plan = replace(PLAN, claims=many, case=replace(PLAN.case, priors=(*PLAN.case.priors, *none)))
    design = make_design(plan.known(AS_OF))
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


CASES = 5


@pytest.fixture(scope="module")
def found():
    """Some made-up cases, each with its posterior; laid out like their plan, they are sampled by one program."""
    layout, priors = make_design(PLAN.known(AS_OF)).layout, resolve(PLAN.case.priors)
    truths = [simulate(PLAN, AS_OF, seed=seed) for seed in range(CASES)]
    designs = [make_design(truth.ledger.known(AS_OF), layout) for truth in truths]
    reached = [sampled_anew(design, fixed_inputs(design, priors), 1, QUICK, SILENT) for design in designs]
    return [(truth, one.posterior) for truth, one in zip(truths, reached, strict=True)]


@pytest.mark.parametrize("quantity", ["present", "deployed", "killed", "casualties"])
def test_fits_find_known_truths(found, quantity):
    """Of five central 80 % intervals at most four miss the truth; a right model misses five once in three thousand.

    `tests/studies` counts two hundred cases and is the test of calibration; this one sees that nothing is broken.
    """
    missed = 0
    for truth, posterior in found:
        low, high = np.quantile(posterior.path("force", quantity)[:, -1], (0.1, 0.9))
        missed += not low <= truth.path("force", quantity)[-1] <= high
    assert missed < CASES


def test_claims_taught_the_fits_something(found):
    """Those present are known three times better after eleven claims than before any, in every case."""
    before = resolve(()).scale("force_size")
    for _, posterior in found:
        assert np.log(posterior.path("force", "present")[:, -1]).std() < before / 3
