"""The walk of a fit, kept between calls."""

import jax
import numpy as np
import pytest

from passmuster.cache.keeper import Keeper
from passmuster.inference.nuts import Draws, Tuning
from passmuster.inference.whitening import Frame
from passmuster.ledger import Ledger
from passmuster.model import fit as fitting
from passmuster.model.fit import Fit, Settings, fit_case
from passmuster.model.kept_walk import MOST_KEPT, KeptWalk, find_walk, keep_walk
from worlds.muster_world import AS_OF, case, ordinary_claims

KEY = "0" * 64
RANDOM = np.random.default_rng(1)
WALK = KeptWalk(
    draws=Draws(
        RANDOM.normal(size=(2, 5, 3)), RANDOM.random((2, 5)) < 0.5, RANDOM.integers(9, size=(2, 5)),
        Tuning(RANDOM.normal(size=(2, 3)), RANDOM.random(2), RANDOM.random((2, 3))),
    ),
    frame=Frame(RANDOM.normal(size=3), RANDOM.normal(size=(3, 3))), centring=RANDOM.random(3), seconds=1.5,
)  # fmt: skip
SHORT = Settings(n_pilots=1, n_pilot=30, n_draws=40, second_walks=0)
LEDGER = Ledger(case=case(), claims=tuple(ordinary_claims()))


def test_a_walk_comes_back_to_the_last_bit(tmp_path):
    """Every array and the seconds are what they were."""
    keep_walk(Keeper(tmp_path), KEY, WALK)
    found = find_walk(Keeper(tmp_path), KEY)
    assert found is not None
    for one, other in zip(jax.tree.leaves(found), jax.tree.leaves(WALK), strict=True):
        assert np.array_equal(one, other)
        assert np.asarray(one).dtype == np.asarray(other).dtype


def test_a_damaged_walk_is_none(tmp_path):
    """One that was cut off is as good as none, and so is one where nothing is kept."""
    keep_walk(Keeper(tmp_path), KEY, WALK)
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(entry.read_bytes()[:-1])
    assert find_walk(Keeper(tmp_path), KEY) is None
    keep_walk(Keeper(None), KEY, WALK)
    assert find_walk(Keeper(None), KEY) is None


def test_only_the_last_walks_stay(tmp_path):
    """Those kept longest ago go first, and other kinds are left alone."""
    keeper = Keeper(tmp_path)
    keeper.put(KEY, b"block", "bin")
    for number in range(MOST_KEPT + 3):
        keep_walk(keeper, f"{number:064}", WALK)
    assert len(list(tmp_path.glob("*.walk"))) == MOST_KEPT
    assert find_walk(keeper, f"{0:064}") is None
    assert find_walk(keeper, f"{MOST_KEPT + 2:064}") is not None
    assert keeper.find(KEY, "bin") == b"block"


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Fit, Fit]:
    """A fit, and the same asked for again where sampling is forbidden."""
    keeper = Keeper(tmp_path_factory.mktemp("cache"))
    first = fit_case(LEDGER.known(AS_OF), seed=4, settings=SHORT, keeper=keeper)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fitting, "_walked", None)
        return first, fit_case(LEDGER.known(AS_OF), seed=4, settings=SHORT, keeper=keeper)


def test_a_fit_that_is_there_is_not_walked_again(twice):
    """What follows from a kept walk is what followed from it at first: posterior, health, and claims left out."""
    first, again = twice
    assert again.health == first.health
    for name in ("paths", "leans", "log_likelihood"):
        assert np.array_equal(getattr(again.posterior, name), getattr(first.posterior, name))
    left_out = [LEDGER.claims[0].claim_id]
    assert np.array_equal(again.without(left_out).paths, first.without(left_out).paths)


@pytest.mark.parametrize("changed", ["seed", "settings", "claims"])
def test_another_question_is_another_walk(twice, tmp_path, changed):
    """Another seed, length or claim is not answered from a walk that belongs to something else."""
    keeper = Keeper(tmp_path)
    keep_walk(keeper, fitting._walk_key(LEDGER.known(AS_OF), 4, SHORT), WALK)
    other = {
        "seed": (LEDGER.known(AS_OF), 5, SHORT),
        "settings": (LEDGER.known(AS_OF), 4, Settings()),
        "claims": (Ledger(case=LEDGER.case, claims=LEDGER.claims[1:]).known(AS_OF), 4, SHORT),
    }[changed]
    assert find_walk(keeper, fitting._walk_key(*other)) is None
