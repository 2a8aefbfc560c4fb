"""The chains of a fit, kept between calls."""

import jax
import numpy as np
import pytest

from passmuster.cache.keeper import Keeper
from passmuster.inference.nuts import Draws, Tuning
from passmuster.inference.whitening import Whitening
from passmuster.ledger import Ledger
from passmuster.model import fit as fitting
from passmuster.model.fit import Fit, fit_case
from passmuster.model.kept_chains import MOST_KEPT, KeptChains, find_chains, keep_chains
from passmuster.model.kept_draws import chains_key
from passmuster.model.pace_map import ToldPaces
from passmuster.model.parameters import Bearings
from passmuster.model.settings import Settings
from worlds.muster_world import AS_OF, case, ordinary_claims

KEY = "0" * 64
RANDOM = np.random.default_rng(1)
CHAINS = KeptChains(
    draws=Draws(
        RANDOM.normal(size=(2, 5, 3)), RANDOM.random((2, 5)) < 0.5, RANDOM.integers(9, size=(2, 5)),
        Tuning(RANDOM.normal(size=(2, 3)), RANDOM.random(2), RANDOM.random((2, 3))),
    ),
    whitening=Whitening(RANDOM.normal(size=3), RANDOM.normal(size=(3, 3))), bearings=Bearings(RANDOM.random(3)),
    seconds=1.5,
)  # fmt: skip
SHORT = Settings(n_pilots=1, n_pilot=30, n_draws=40, most_extensions=0)
LEDGER = Ledger(case=case(), claims=tuple(ordinary_claims()))


@pytest.mark.parametrize(
    "told",
    [None, ToldPaces(*(RANDOM.random(size) for size in range(1, len(ToldPaces._fields) + 1)))],
    ids=["no", "a map"],
)
def test_chains_come_back_to_the_last_bit(tmp_path, told):
    """Every array and the seconds are what they were, and so is the map that they moved by, where there was one."""
    chains = CHAINS._replace(bearings=CHAINS.bearings._replace(told=told))
    keep_chains(Keeper(tmp_path), KEY, chains)
    found = find_chains(Keeper(tmp_path), KEY)
    assert found is not None
    for one, other in zip(jax.tree.leaves(found), jax.tree.leaves(chains), strict=True):
        assert np.array_equal(one, other)
        assert np.asarray(one).dtype == np.asarray(other).dtype


def test_damaged_chains_are_none(tmp_path):
    """Those that were cut off are as good as none, and so are any where nothing is kept."""
    keep_chains(Keeper(tmp_path), KEY, CHAINS)
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(entry.read_bytes()[:-1])
    assert find_chains(Keeper(tmp_path), KEY) is None
    keep_chains(Keeper(None), KEY, CHAINS)
    assert find_chains(Keeper(None), KEY) is None


def test_only_the_last_chains_stay(tmp_path):
    """Those kept longest ago go first, and other kinds are left alone."""
    keeper = Keeper(tmp_path)
    keeper.put(KEY, b"block", "bin")
    for number in range(MOST_KEPT + 3):
        keep_chains(keeper, f"{number:064}", CHAINS)
    assert len(list(tmp_path.glob("*.chains"))) == MOST_KEPT
    assert find_chains(keeper, f"{0:064}") is None
    assert find_chains(keeper, f"{MOST_KEPT + 2:064}") is not None
    assert keeper.find(KEY, "bin") == b"block"


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Fit, Fit]:
    """A fit, and the same asked for again where sampling is forbidden."""
    keeper = Keeper(tmp_path_factory.mktemp("cache"))
    first = fit_case(LEDGER.known(AS_OF), seed=4, settings=SHORT, keeper=keeper)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fitting, "sampled_anew", None)
        return first, fit_case(LEDGER.known(AS_OF), seed=4, settings=SHORT, keeper=keeper)


def test_a_fit_that_is_there_is_not_sampled_again(twice):
    """What follows from kept chains is what followed from it at first: posterior, health, and claims left out."""
    first, again = twice
    assert again.health == first.health
    for name in ("paths", "leans", "log_likelihood"):
        assert np.array_equal(getattr(again.posterior, name), getattr(first.posterior, name))
    left_out = [LEDGER.claims[0].claim_id]
    assert np.array_equal(again.without(left_out).paths, first.without(left_out).paths)


@pytest.mark.parametrize("changed", ["seed", "settings", "claims"])
def test_another_question_is_another_fit(twice, tmp_path, changed):
    """Another seed, length or claim is not answered from chains that belong to something else."""
    keeper = Keeper(tmp_path)
    keep_chains(keeper, chains_key(LEDGER.known(AS_OF), 4, SHORT), CHAINS)
    other = {
        "seed": (LEDGER.known(AS_OF), 5, SHORT),
        "settings": (LEDGER.known(AS_OF), 4, Settings()),
        "claims": (Ledger(case=LEDGER.case, claims=LEDGER.claims[1:]).known(AS_OF), 4, SHORT),
    }[changed]
    assert find_chains(keeper, chains_key(*other)) is None
