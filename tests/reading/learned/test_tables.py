"""The tables of the package."""

from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from math import exp
from typing import Any

import numpy as np
import pytest

from passmuster.networks.choice_network import read_choice_network
from passmuster.networks.number_network import read_number_network
from passmuster.reading import read_text
from passmuster.reading.learned.tables import NETWORKS, TABLES, network_path, shipped, table_path, table_text
from passmuster.reading.learned.weights import read_weights
from worlds.project_files import ROOT

MOST_BYTES = 2_000_000


def test_tables_are_small_and_read_once() -> None:
    """Two megabytes for all of them and the networks together."""
    paths = [*map(table_path, TABLES), *map(network_path, NETWORKS)]
    assert sum(path.stat().st_size for path in paths) <= MOST_BYTES
    assert shipped() is shipped()


def test_numbers_may_be_none_or_any_quantity() -> None:
    """And are put forward in one of five ways."""
    heads = shipped().numbers.heads
    assert set(heads["claim"]) == {"none", "claim"}
    assert {"present", "killed", "planned"} <= set(heads["quantity"])
    assert set(heads["mode"]) == {"asserted", "estimated", "planned", "projected", "rumoured"}


def test_who_owns_a_force_is_told_by_features_that_can_be_read() -> None:
    """Whoever stands nearest ahead of the number owns it sooner than another."""
    assert shipped().forces.of("nearest=True:ahead")
    (claim,) = read_text("After Uganda left, Kenya kept 400 soldiers in Somalia.").claims
    assert claim.actor == "KE"


def test_a_table_is_written_as_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """In hundredths or in twentieths, small weights left out."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    as_text = import_module("reader_learning.table").as_text
    table = {"force": {"near": [0.74], "far": [-0.26], "always": [0.04]}}
    fine, coarse = (read_weights(as_text({"force": ["fit"]}, table, 6, parts)) for parts in (100, 20))
    assert fine.scores(["near", "far", "always"]) == [pytest.approx(0.48)]
    assert coarse.scores(["near", "far", "always"]) == [pytest.approx(0.5)]


def test_what_features_begin_with_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where that takes fewer letters; the table is the same when it is read, and written once more."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    grouped = import_module("reader_learning.table").grouped
    table = "in\t20\na\tx\n\nfar\ta\nlink= and:here\tA\nlink= and:there\ta2\nlink= and:where\ta3\nlink=:here\ta\n"
    short = "in\t20\na\tx\n\nfar\ta\nlink=:here\ta\nlink= and:\n here\tA\n there\ta2\n where\ta3\n"
    assert grouped(table) == short
    assert read_weights(short) == read_weights(table)


@pytest.mark.parametrize("rarely", [1, 40])
def test_weights_settle(monkeypatch: pytest.MonkeyPatch, rarely: int) -> None:
    """However unlike the features in how often they stand, no weight can be moved for the better."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    fit = import_module("reader_learning.logistic").fit
    told = [(["always", *(["rare"] if at % rarely == 0 else [])], "yn"[at % 3 == 0]) for at in range(400)]
    found = fit([f for f, _ in told], [a for _, a in told], ["y", "n"], 1.0, [1.0] * len(told))
    for feature in ("always", "rare"):
        of = [(features, answer) for features, answer in told if feature in features]
        missed = 0.0
        for features, answer in of:
            no, yes = (sum(found[f][at] for f in features) for at in (1, 0))
            missed += 1 / (1 + exp(no - yes)) - (answer == "y")
        assert missed + len(of) ** 0.5 * found[feature][0] == pytest.approx(0.0, abs=0.01)


@pytest.fixture(scope="module")
def learned_anew() -> Iterator[Any]:
    """What the corpus teaches but doubt, which is learned from readings with each writer left out, in minutes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "scripts"))
        learning, examples = import_module("reader_learning.learn"), import_module("reader_learning.examples")
        yield learning.learn_choices(examples.passages())


@pytest.mark.slow
def test_the_corpus_gives_the_tables_of_numbers_again(learned_anew: Any) -> None:
    """To the last byte: what is learned is what the corpus holds, and no choice of a machine's."""
    for name in ("numbers", "forces", "voices"):
        assert table_text(name) == learned_anew.texts[name], name


@pytest.mark.slow
def test_the_corpus_gives_the_networks_of_choices_again(learned_anew: Any) -> None:
    """But for rounding, which another processor does otherwise: the same features, and weights that run alike."""
    for name, file in learned_anew.networks.items():
        anew, own = read_choice_network(BytesIO(file)), read_choice_network(network_path(name))
        assert anew.rows == own.rows
        adding = [network.weights["feature"][:, 0] for network in (anew, own)]
        assert np.corrcoef(*adding)[0, 1] > 0.9, name


@pytest.mark.slow
def test_the_corpus_gives_the_network_of_numbers_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """But for rounding, which another processor does otherwise, and so for some of the choices on what it was shown.

    Either gives more than 95 in a hundred of these rightly, so that two agree on more than 90.
    """
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    learning, examples = import_module("reader_learning.learn"), import_module("reader_learning.examples")
    kept = examples.passages()
    anew = read_number_network(BytesIO(learning.learn_number_network(kept)))
    own = read_number_network(network_path("numbers"))
    assert (anew.signs, anew.heads) == (own.signs, own.heads)
    begins = {"claim": 0, "quantity": 2}
    width = 2 + len(own.heads["quantity"])
    windows = [number.window for row in kept[::40] for number in examples.number_examples(row.row)]
    chosen = [
        [
            max(
                range(2, width),
                key=network.scores(window, {**begins, "mode": width, "scope": width + 5}, width + 9).__getitem__,
            )
            for window in windows
        ]
        for network in (anew, own)
    ]
    alike = sum(one == other for one, other in zip(*chosen, strict=True)) / len(windows)
    assert alike > 0.9
