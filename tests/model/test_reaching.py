"""From a fitted case to one nearby: draws reweighted, chains that go on, and what is said about it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from passmuster.inference.whitening import Whitening
from passmuster.ledger import Claim
from passmuster.model import reaching
from passmuster.model.chains import Settings
from passmuster.model.design import make_design
from passmuster.model.fit import Fit
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.posterior import posterior_from
from passmuster.model.priors import resolve
from passmuster.model.reaching import Base, Reached, Way, reach, said_by_claims
from worlds.listener import Listener
from worlds.muster_world import AS_OF, N_DRAWS, claim, decreed_fit, ordinary_ledger

MOVES = (
    *(claim(f"present-moves-{day}", "present", 9_900, date(2024, 12, day)) for day in (1, 11)),
    *(claim(f"killed-moves-{day}", "killed", 900 + day, date(2024, 12, day)) for day in (1, 11)),
)
"""With the ordinary claims enough to tell movements, so that one more claim begins none."""


@pytest.fixture(autouse=True)
def _few_draws_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """The decree has three hundred draws that all count alike."""
    monkeypatch.setattr(reaching, "ESS_NEEDED", 20)
    monkeypatch.setattr("passmuster.inference.diagnostics.ESS_NEEDED", 20)
    monkeypatch.setattr("passmuster.inference.diagnostics.R_HAT_LIMIT", 1.2)


def _base(fit: Fit) -> Base:
    assert fit.draws is not None
    size = fit.draws.x.shape[-1]
    whitening = Whitening(np.zeros(size), np.eye(size))
    return Base(fit.design.layout, fit.draws, whitening, np.ones(size), said_by_claims(fit.posterior, fit.given))


def _reached(*more: Claim, told: Listener | None = None) -> Reached | None:
    fit = decreed_fit(*MOVES)
    base = _base(fit)
    design = make_design(ordinary_ledger(*MOVES, *more).known(AS_OF), base.layout)
    given = fixed_inputs(design, resolve(()))
    return reach(base, design, given, 7, Settings(n_draws=N_DRAWS), told or Listener())


def test_one_claim_more_takes_draws_as_often_as_it_speaks_for_them() -> None:
    """The mean of what was sent moves to the mean under weights exp(log likelihood of the new claim)."""
    found = _reached(claim("new", "present", 11_000))
    assert found is not None
    assert found.road.way is Way.REWEIGHTED
    assert found.road.effective is not None
    # The draws that were there, read in the design that has a row for the claim.
    whole = posterior_from(found.posterior.design, found.chains.given, _base(decreed_fit(*MOVES)).draws.x)
    column = [one.claim_id for one in whole.design.observed].index("new")
    said = whole.log_likelihood[:, column]
    weights = np.exp(said - said.max())
    weights /= weights.sum()
    there = whole.path("kp-force", "present")[:, -1]
    now = found.posterior.path("kp-force", "present")[:, -1]
    # Each draw is taken as often as its weight says, to within one.
    assert abs(now.mean() - weights @ there) < np.ptp(there) / np.sqrt(there.size)
    assert set(np.round(now, 6)) <= set(np.round(there, 6))


def test_nothing_new_leaves_every_draw() -> None:
    """A copy of a claim and a plan change no weight: the draws are those that are there, each once."""
    again = replace(ordinary_ledger(*MOVES).claims[0], claim_id="again")
    found = _reached(again, claim("plan", "planned", 15_000))
    assert found is not None
    assert np.array_equal(found.chains.draws.x, _base(decreed_fit(*MOVES)).draws.x)
    assert found.road.k_hat == 0.0


def test_a_claim_out_of_reach_is_not_reweighted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a handful of draws would carry all the weight, chains go on, and whoever waits is told."""
    asked = []

    def no_chains(*given: object) -> Reached:
        asked.append(given)
        raise InterruptedError

    monkeypatch.setattr(reaching, "_sampled_on", no_chains)
    told = Listener()
    with pytest.raises(InterruptedError):
        _reached(*(claim(f"new-{number}", "present", 12_000 + 500 * number) for number in range(8)), told=told)
    assert told.texts == ["sampling on from a fit nearby"]


def test_what_is_laid_out_otherwise_is_not_reached() -> None:
    """Where the case counts somebody else, there is no road from here."""
    base = _base(decreed_fit())
    design = make_design(ordinary_ledger().known(AS_OF), replace(base.layout, subjects=("somebody-else",)))
    given = fixed_inputs(design, resolve(()))
    assert (
        reach(replace(base, layout=replace(base.layout, subjects=("x",))), design, given, 7, Settings(), Listener())
        is None
    )


def test_weights_outside_nought_to_one_are_refused() -> None:
    """A claim counts not at all, in full, or between."""
    fit = replace(decreed_fit(), base=_base(decreed_fit()))
    with pytest.raises(ValueError, match="0 to 1; that of 'killed-1' is 2"):
        fit.with_weights({"killed-1": 2.0})
    with pytest.raises(KeyError, match="no claim is known as k999"):
        fit.with_weights({"k999": 0.5})


def test_a_doubted_claim_says_part_of_what_it_said() -> None:
    """At half its weight, what it says counts half: the mean lies between with and without."""
    fit = replace(decreed_fit(), base=_base(decreed_fit()), settings=Settings(n_draws=N_DRAWS))
    means = [
        fit.with_weights({"killed-1": weight}).posterior.path("kp-force", "killed")[:, -1].mean()
        for weight in (1.0, 0.5, 0.0)
    ]
    assert means[0] < means[1] < means[2] or means[0] > means[1] > means[2]
