"""The network: the reader's pass in NumPy against the teacher's in JAX, what it learns, and the same bytes twice."""

from importlib import import_module
from io import BytesIO
from types import ModuleType

import numpy as np
import pytest

from passmuster.networks.number_network import (
    AHEAD,
    BEHIND,
    MOST_SIGNS,
    NO_ROLE,
    NOTHING,
    NOUN,
    NUMBER,
    UNKNOWN,
    WIDTH,
    WORD,
    NumberNetwork,
    NumberWindow,
    read_number_network,
    signs_of,
)
from passmuster.reading.learned.tables import shipped
from worlds.project_files import ROOT

HEADS = {"claim": ["none", "claim"], "quantity": ["killed", "present"]}
TAUGHT = 384
COLUMNS = {"claim": 0, "quantity": 2}


def _window(verb: str, place: int = 2) -> NumberWindow:
    """ "<number> men VERB", with the verb so many tokens behind the number."""
    signs = [()] * AHEAD + [("<number>",), ("men", "n~soldier"), *[("and",)] * (place - 2), (verb,)]
    roles = [NO_ROLE] * AHEAD + [NUMBER, NOUN, *[WORD] * (place - 1)]
    left = WIDTH - len(signs)
    return NumberWindow((*signs, *[()] * left), (*roles, *[NO_ROLE] * left))


@pytest.fixture(scope="module")
def teacher() -> ModuleType:
    """What the network is learned by."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "scripts"))
        return import_module("reader_learning.number_network")


@pytest.fixture(scope="module")
def file(teacher: ModuleType) -> bytes:
    """A network of few rounds that is shown two verbs at many places."""
    told = [("fell", "killed"), ("stay", "present")] * (TAUGHT // 2)
    shown = [
        teacher.Taught(_window(verb, 2 + at % 7), {"claim": "claim", "quantity": quantity})
        for at, (verb, quantity) in enumerate(told)
    ]
    return bytes(teacher.number_network_bytes(shown, HEADS, 40))


@pytest.fixture(scope="module")
def network(file: bytes) -> NumberNetwork:
    """The same, as the reader has it."""
    return read_number_network(BytesIO(file))


def test_two_roads_to_one_score(network: NumberNetwork, teacher: ModuleType) -> None:
    """The reader's arithmetic is that by which the network was taught, but for rounding in single precision."""
    windows = [_window("fell"), _window("stay", 6), _window("unheard")]
    signs, roles = np.array([signs_of(w, network.signs) for w in windows]), np.array([w.roles for w in windows])
    taught = np.asarray(teacher.forward(dict(network.weights), signs, roles))
    read = [network.scores(window, COLUMNS, 4) for window in windows]
    assert read == pytest.approx(taught, abs=1e-4)


@pytest.mark.parametrize(("verb", "place", "at"), [("fell", 3, 0), ("stay", 5, 1), ("fell", 8, 0), ("stay", 2, 1)])
def test_it_learns_what_it_is_shown(network: NumberNetwork, verb: str, place: int, at: int) -> None:
    """The verb decides, wherever behind the number it stands."""
    scores = network.scores(_window(verb, place), COLUMNS, 4)
    assert max((0, 1), key=scores[2:].__getitem__) == at


def test_columns_are_those_of_the_table(network: NumberNetwork) -> None:
    """A table may have its choices in another order, and more of them, which stay at nought."""
    window = _window("fell")
    plain, moved = network.scores(window, COLUMNS, 4), network.scores(window, {"quantity": 1, "claim": 3}, 6)
    assert moved == [0.0, *plain[2:], *plain[:2], 0.0]


def test_few_signs_and_unknown_words() -> None:
    """A word that is not listed is unknown and keeps its other signs; more than may be looked at are left."""
    known = {f"s{at}": at + UNKNOWN + 1 for at in range(9)}
    signs = (("rare", "s1"), tuple(known), ())
    window = NumberWindow((*signs, *[()] * (WIDTH - 3)), tuple([WORD] * WIDTH))
    first, second, third = signs_of(window, known)[:3]
    assert first == [UNKNOWN, known["s1"], *[NOTHING] * (MOST_SIGNS - 2)]
    assert second == list(known.values())[:MOST_SIGNS]
    assert third == [NOTHING] * MOST_SIGNS


def test_same_windows_same_bytes(file: bytes, teacher: ModuleType) -> None:
    """Nothing but the windows and the fixed key decides what is learned."""
    shown = [teacher.Taught(_window("fell"), {"claim": "claim"})] * 48
    assert teacher.number_network_bytes(shown, HEADS, 1) == teacher.number_network_bytes(shown, HEADS, 1) != file


def test_the_shipped_one_has_the_choices_of_the_table() -> None:
    """With the same classes in the same order, since scores are added column by column."""
    learned = shipped()
    assert learned.number_network is not None
    network = learned.number_network()
    assert dict(network.heads) == learned.numbers.heads
    assert AHEAD + BEHIND == WIDTH == len(network.weights["place"])
