"""The tables of the package."""

from importlib import import_module

import pytest

from passmuster.reading.learned.tables import PLACE, shipped
from worlds.project_files import ROOT

MOST_BYTES = 2_000_000


def test_tables_are_small_and_read_once() -> None:
    """Two megabytes for all of them together."""
    assert sum(path.stat().st_size for path in PLACE.glob("*.tsv")) <= MOST_BYTES
    assert shipped() is shipped()


def test_numbers_may_be_none_or_any_quantity() -> None:
    """And are put forward in one of five ways."""
    heads = shipped().numbers.heads
    assert set(heads["claim"]) == {"none", "claim"}
    assert {"present", "killed", "planned"} <= set(heads["quantity"])
    assert set(heads["mode"]) == {"asserted", "estimated", "planned", "projected", "rumoured"}


def test_who_owns_a_force_is_told_by_features_that_can_be_read() -> None:
    """Whoever stands nearest ahead of the number owns it sooner than another."""
    own, other = (dict(shipped().forces.of(f"nearest={fits}:ahead"))[0] for fits in (True, False))
    assert own > 0 > other


@pytest.mark.slow
def test_the_corpus_gives_the_tables_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """To the last byte: what is learned is what the corpus holds, and no choice of a machine's."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    learning, examples = import_module("reader_learning.learn"), import_module("reader_learning.examples")
    for name, text in learning.learn_text(examples.passages()).items():
        if name != "doubt":  # learned from readings with each writer left out, in minutes
            assert (PLACE / f"{name}.tsv").read_text(encoding="utf-8") == text, name
