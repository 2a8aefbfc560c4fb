"""The network of choices: the reader's pass in NumPy against the teacher's in JAX, and what no table can learn."""

from importlib import import_module
from io import BytesIO
from types import ModuleType

import numpy as np
import pytest

from passmuster.networks.choice_network import NO_FEATURE, ChoiceNetwork, read_choice_network
from passmuster.reading.learned.tables import network_path
from worlds.project_files import ROOT

ROUNDS = 40
LEAST = 5


@pytest.fixture(scope="module")
def teacher() -> ModuleType:
    """What the network is learned by."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "scripts"))
        return import_module("reader_learning.choice_network")


@pytest.fixture(scope="module")
def file(teacher: ModuleType) -> bytes:
    """A network taught that of near and subject one is right, and neither both nor none; "odd" stands once."""
    wrong = (["near", "subject"], ["other"])
    choices = [
        teacher.Choice([[right, "thing"], [*wrong[at % 2], "thing"]], (0,))
        for at in range(600)
        for right in ("near", "subject")
    ]
    choices.append(teacher.Choice([["near", "odd"], ["near", "subject"]], (0,)))
    return bytes(teacher.choice_network_bytes(choices, [1] * len(choices), LEAST, ROUNDS))


@pytest.fixture(scope="module")
def network(file: bytes) -> ChoiceNetwork:
    """The same, as the reader has it."""
    return read_choice_network(BytesIO(file))


def test_two_roads_to_one_fit(network: ChoiceNetwork, teacher: ModuleType) -> None:
    """The reader's arithmetic is that by which the network was taught, but for rounding in single precision."""
    things = [["near", "thing"], ["near", "subject", "thing"], ["unheard"]]
    features = np.zeros((1, 4, 3), np.int32)
    for at, thing in enumerate(things):
        rows = [network.rows.get(feature, NO_FEATURE) for feature in thing]
        features[0, at, : len(rows)] = rows
    held = np.array([[True, True, True, False]])
    taught = np.asarray(teacher.forward(dict(network.weights), features, held))[0]
    assert network.fits(things) == pytest.approx(taught[:3], abs=1e-5)
    assert taught[3] < -1e6


def test_it_learns_what_does_not_add_up(network: ChoiceNetwork) -> None:
    """A feature speaks for a thing alone, and against it beside another."""
    fits = network.fits([["near", "thing"], ["near", "subject", "thing"]])
    assert fits[0] > fits[1]
    assert network.fits([["other", "thing"], ["subject", "thing"]])[1] > network.fits([["other"], ["subject"]])[0]


def test_rare_features_are_not_listed(network: ChoiceNetwork) -> None:
    """They count as nothing, and a thing of none but them is nothing beside the others."""
    assert set(network.rows) == {"near", "subject", "other", "thing"}
    assert network.fits([["odd"], ["near"]]) == network.fits([[], ["near"]])


def test_things_beyond_the_room_are_left_but_not_the_right_one(teacher: ModuleType) -> None:
    """The right and the last stay, wherever they stand."""
    choice = teacher.Choice([["thing"]] * 40, (30,))
    kept = teacher._kept(choice)
    assert len(kept) == teacher.MOST_THINGS
    assert {30, 39} <= set(kept)
    assert teacher._kept(teacher.Choice([["thing"]] * 3, (0,))) == [0, 1, 2]


def test_same_choices_same_bytes(teacher: ModuleType) -> None:
    """Nothing but the choices and the fixed key decides what is learned."""
    choices = [teacher.Choice([["near"], ["far"]], (0,))] * 64
    once, again = (teacher.choice_network_bytes(choices, [1] * 64, 1, 1) for _ in range(2))
    assert once == again != teacher.choice_network_bytes(choices, [1] * 64, 1, 2)


@pytest.mark.parametrize("name", ["forces", "voices"])
def test_the_shipped_ones_know_features_of_their_tables(name: str) -> None:
    """More than half of what they list has a weight there too: the same features teach both."""
    from passmuster.reading.learned.tables import shipped

    listed, table = read_choice_network(network_path(name)).rows, getattr(shipped(), name)
    assert sum(bool(table.of(feature)) for feature in listed) > len(listed) / 2
