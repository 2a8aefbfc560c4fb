"""Units of tables: what features say together."""

from importlib import import_module

import pytest

from passmuster.reading.learned.units import fit_of
from passmuster.reading.learned.weights import read_weights
from worlds.project_files import ROOT

ADDED = "in\t20\nforce\tfit\nfor\tfor1\nagainst\tagainst1\n\n"


def test_a_unit_speaks_when_its_features_come_together() -> None:
    """As far as their sum is more than nothing; one that speaks against takes away."""
    weights = read_weights(f"{ADDED}any\tB20\nnear\ta10b20\nsubject\tb20c4\nfar\tC8\n")
    assert fit_of(weights, ["near"]) == 0.5
    assert fit_of(weights, ["near", "subject"]) == pytest.approx(0.5 + 1.0 - 0.2)
    assert fit_of(weights, ["subject", "far", "never"]) == 0.0


def test_a_table_without_units_adds_up() -> None:
    """As every table did."""
    assert fit_of(read_weights("force\tfit\n\nnear\ta50\nfar\tA20\n"), ["near", "far"]) == pytest.approx(0.3)


@pytest.fixture
def either_but_not_both(monkeypatch: pytest.MonkeyPatch):
    """Choices that weights which add up cannot make: right has one of two features, wrong has both or none."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    choice = import_module("reader_learning.ranking").Choice
    wrong = (["near", "subject"], ["other"])
    return [
        choice([[right, "thing"], [*wrong[at % 2], "thing"]], (0,))
        for at in range(600)
        for right in ("near", "subject")
    ]


def test_units_learn_what_does_not_add_up(either_but_not_both) -> None:
    """And are written and read as any table; the same choices give the same weights."""
    learning, table = (import_module(f"reader_learning.{name}") for name in ("units", "table"))
    linear = import_module("reader_learning.ranking").fit_ranking(either_but_not_both, 1.0)
    counts = [1.0] * len(either_but_not_both)
    found = learning.fit_units(either_but_not_both, counts, linear, 1.0)
    assert learning.fit_units(either_but_not_both, counts, linear, 1.0) == found
    heads = {head: [f"{head}{at}" for at in range(len(of["any"]))] for head, of in found.items()}
    weights = read_weights(table.as_text(heads, found, 2, 40))
    told = {words: fit_of(weights, [*words.split(), "thing"]) for words in ("near", "subject", "near subject", "other")}
    assert min(told["near"], told["subject"]) > max(told["near subject"], told["other"])
