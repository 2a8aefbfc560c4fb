"""What the table of past wars tells of two."""

import sys
from pathlib import Path

import pytest

from passmuster.ledger.actors import actors
from passmuster.reading.learned.past_wars import FOUGHT, HELPED, TABLE, known_of_two

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))

import past_wars

FACTS = [tuple(line.split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("KR", "south_vietnam", ()),
        ("KE", "SO", ("has helped",)),
        ("SO", "KE", ("was helped by",)),
        ("BI", "m23", ("has fought",)),
        ("m23", "BI", ("has fought",)),
        ("PY", "MN", ()),
    ],
)
def test_two_are_told_of_from_the_one_to_the_other(one: str, other: str, told: tuple[str, ...]) -> None:
    """Help has a direction and a fight has none; those of whom the tables know nothing have nothing."""
    assert tuple(known_of_two(one, other)) == told


def test_the_table_holds_facts_of_known_actors_once_and_in_order() -> None:
    """Three cells a line, no one beside itself, and every fight told from both ends."""
    assert sorted(set(FACTS)) == FACTS
    assert {deed for deed, _, _ in FACTS} == {HELPED, FOUGHT}
    assert all(one != other and {one, other} <= set(actors()) for _, one, other in FACTS)
    assert all((FOUGHT, other, one) in set(FACTS) for deed, one, other in FACTS if deed == FOUGHT)


def test_the_table_is_what_the_shipped_tables_give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script writes the same bytes."""
    monkeypatch.setattr(past_wars, "TABLE", tmp_path / "again.tsv")
    past_wars.main()
    assert (tmp_path / "again.tsv").read_bytes() == TABLE.read_bytes()


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("Government of Kenya", {"KE"}),
        ("M23 rebels", {"m23"}),
        ("Spain and Portugal", {"ES", "PT"}),
        ("Nowhere", set()),
    ],
)
def test_a_cell_names_actors_in_several_ways(written: str, codes: set[str]) -> None:
    """A government by its state, rebels without that word, two at once; nobody where none is known."""
    assert past_wars.codes_of(written) == codes
