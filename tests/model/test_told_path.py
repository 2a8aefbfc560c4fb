"""What claims tell of those present: which of them do, how precisely, and around which path."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from passmuster.inference.diagnostics import Health
from passmuster.inference.nuts import Draws, Tuning
from passmuster.inference.whitening import Whitening
from passmuster.model import chains as chains_file
from passmuster.model.chains import Chains, extended, may_go_on
from passmuster.model.design import make_design
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.parameters import level_places, n_parameters, places_of
from passmuster.model.priors import resolve
from passmuster.model.settings import Settings
from passmuster.model.told_path import LOOKED_AT, retold, told_around
from worlds import small_case
from worlds.small_case import START, claim

DAYS = range(60, 700, 40)


def told_by(*more, days=DAYS):
    """The shape, and the inputs with a map around the middle of the prior, of a war of two years."""
    claims = (claim(f"long-{day}", day, "present", 2000.0 + 5.0 * day) for day in days)
    base = small_case.ledger()
    said = sorted((*base.claims, *claims, *more), key=lambda one: one.said_on)
    design = make_design(replace(base, claims=tuple(said)).known(START + timedelta(days=700)))
    given = fixed_inputs(design, resolve(()))
    return design.shape, told_around(design.shape, given, np.zeros((1, n_parameters(design.shape))))


def precision_of(given):
    """What is told of the first force's path, as a precision of each step, centred."""
    rows = np.asarray(given.standard.told.told)[0]
    return np.diag(rows.T @ rows)


def test_more_claims_tell_more_and_losses_tell_nothing_of_those_present():
    """Twice as many claims of those there make the path surer; claims of the dead leave what is told as it is."""
    shape, given = told_by()
    dense = told_by(days=range(60, 700, 20))[1]
    assert precision_of(dense).sum() > precision_of(given).sum()
    dead = told_by(*(claim(f"dead-{day}", day, "killed", 10.0 * day) for day in (100, 300)))[1]
    # Of some steps nothing is told: what stands there is rounding, far below the prior's own precision of 1.
    np.testing.assert_allclose(precision_of(dead), precision_of(given), rtol=0.05, atol=1e-9)
    assert shape.growing == (0,)


def test_shocks_of_a_map_are_not_centred():
    """They follow their spread by the map itself; all other deviations keep their centring."""
    shape, given = told_by()
    centring = np.asarray(given.standard.centring)
    shocks = places_of(shape, "growth_shocks")
    assert np.all(centring[shocks] == 0.0)
    assert np.all(np.delete(centring, np.r_[shocks]) == 1.0)


def test_the_path_is_the_mean_over_draws():
    """Of as many as are looked at, evenly spaced; each draw keeps whatever else is known of it."""
    shape, given = told_by()
    plain = given._replace(standard=given.standard._replace(told=None))
    x = np.zeros((2, LOOKED_AT, n_parameters(shape)))
    x[1, :, 0] = 1.0
    flags = np.zeros((2, LOOKED_AT), dtype=bool)
    draws = Draws(x, flags, flags.astype(int), Tuning(x[:, -1], np.ones(2), np.ones((2, x.shape[-1]))))
    made, moved = retold(shape, plain, draws)
    low, high = (np.asarray(told_around(shape, plain, x[one, :1]).standard.told.path) for one in (0, 1))
    np.testing.assert_allclose(np.asarray(made.standard.told.path), (low + high) / 2.0)
    assert moved.diverging is flags
    assert moved.x.shape == x.shape


def slow_and_short():
    """A shape, settings of few draws, and chains without a map: a few points about the middle of the prior."""
    shape, given = told_by()
    plain, settings = given._replace(standard=given.standard._replace(told=None)), Settings(n_draws=20)
    n = n_parameters(shape)
    x = 0.1 * np.random.default_rng(4).standard_normal((2, LOOKED_AT, n))
    flags = np.zeros((2, LOOKED_AT), dtype=bool)
    draws = Draws(x, flags, flags.astype(int), Tuning(x[:, -1], np.full(2, 0.1), np.ones((2, n))))
    return shape, settings, Chains(draws, Whitening(np.zeros(n), np.eye(n)), plain)


SLOW = Health(r_hat_max=1.3, ess_min=30.0, divergences=0, worst="x", n_draws=64, unsound=("x",))
COARSE = replace(SLOW, r_hat_max=1.015, ess_min=300.0)


@pytest.mark.slow
def test_slow_chains_go_on_along_what_is_told():
    """They begin in the coordinates of the map where they stood without it, and what could not be printed is
    replaced."""
    shape, settings, chains = slow_and_short()
    along = extended(shape, chains, (1, 2), settings, 0, replace(SLOW, slow_forces=(0,)))
    assert along.given.standard.told is not None
    assert along.draws.x.shape == (2, 20, chains.draws.x.shape[2])
    assert np.isfinite(along.draws.x).all()


@pytest.fixture
def asked(monkeypatch):
    """What was asked of a sampler whose draws are all 1: inputs, space, tuning, adapting, thrown away, jumps."""
    asked = []

    def drawn(log_density, static, data, whitening, tuning, luck, *, adapt, n_discarded, n_draws, jumps, **_):
        asked.append((data, whitening, tuning, adapt, n_discarded, jumps))
        rows = np.ones((2, n_draws))
        return Draws(np.ones((2, n_draws, whitening.centre.size)), rows > 1, rows.astype(int), tuning)

    monkeypatch.setattr(chains_file, "sample", drawn)
    return asked


def test_slow_chains_are_sent_along_what_is_told(asked, monkeypatch):
    """They find their step anew, in a space straightened there, and what could not be printed is replaced."""
    shape, settings, chains = slow_and_short()
    monkeypatch.setattr(chains_file, "whitening_at", lambda *_: chains.whitening)
    along = extended(shape, chains, (1, 2), settings, 0, replace(SLOW, slow_forces=(0,)))
    ((data, _, tuning, *how),) = asked
    assert along.given is data
    assert data.standard.told is not None
    assert tuning is not chains.draws.tuning
    assert how == [True, chains_file.WARM_UP, len(level_places(shape))]
    assert along.draws.x.shape[1] == 20


def test_chains_that_were_slow_in_what_no_path_tells_of_jump_more_often(asked):
    """They go on from where they stand in their own coordinates, every level is offered a jump behind each path, and
    what could not be printed is replaced; what can be printed is kept."""
    shape, settings, chains = slow_and_short()
    on = extended(shape, chains, (1, 2), settings, 0, SLOW)
    ((data, whitening, tuning, *how),) = asked
    assert (data, whitening, tuning) == (chains.given, chains.whitening, chains.draws.tuning)
    assert how == [False, 0, len(level_places(shape))]
    assert len(level_places(shape)) > 1
    assert on.draws.x.shape[1] == 20
    kept = extended(shape, chains, (1, 2), settings, 0, replace(SLOW, tolerates=True, unsound=()))
    assert kept.draws.x.shape[1] == LOOKED_AT + 20


def test_other_forces_are_no_reason_to_go_along_a_path(asked):
    """Only the path of a force whose pace moves is mapped: that another's is slow changes nothing."""
    shape, settings, chains = slow_and_short()
    assert 7 not in shape.growing
    on = extended(shape, chains, (1, 2), settings, 0, replace(SLOW, slow_forces=(7,)))
    assert on.given.standard.told is None


@pytest.mark.parametrize(
    ("health", "along", "may"),
    [(SLOW, False, True), (SLOW, True, False), (COARSE, False, True), (COARSE, True, False),
     (replace(SLOW, r_hat_max=1.0, ess_min=900.0), False, False), (replace(SLOW, divergences=9), False, False)],
)  # fmt: skip
def test_slow_chains_go_on_once_more_unless_they_went_along_a_path(health, along, may):
    """Levels jump more often from then on, and the path has not been tried; what is sound or diverges does not."""
    shape, _, chains = slow_and_short()
    given = chains.given._replace(standard=chains.given.standard._replace(told=told_by()[1].standard.told))
    assert may_go_on(shape, chains._replace(given=given) if along else chains, health) is may


def test_chains_that_were_only_short_of_draws_stay_in_their_coordinates(asked):
    """They go on from where they stand, by the inputs that they had, and what is drawn stands behind what was."""
    shape, settings, chains = slow_and_short()
    short = Health(r_hat_max=1.015, ess_min=300.0, divergences=0, worst="x", n_draws=64)
    on = extended(shape, chains, (1, 2), settings, 0, short)
    ((data, whitening, tuning, *how),) = asked
    assert data is chains.given
    assert (whitening is chains.whitening, tuning is chains.draws.tuning, *how) == (
        True,
        True,
        False,
        0,
        len(level_places(shape)),
    )
    assert on.given.standard.told is None
    assert on.draws.x.shape[1] == LOOKED_AT + 20
    np.testing.assert_array_equal(on.draws.x[:, :LOOKED_AT], chains.draws.x)
    assert np.all(on.draws.x[:, LOOKED_AT:] == 1.0)
