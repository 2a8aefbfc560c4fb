"""Towns and regions, and the states they lie in."""

from passmuster.ledger.actors import actors
from passmuster.ledger.places import TABLE, state_of_place


def test_a_place_is_known_in_any_letter_case() -> None:
    """Towns, regions and other names of large towns."""
    assert [state_of_place(name) for name in ("Kandahar", "CABO DELGADO", "gedo", "Mekelle")] == [
        "AF",
        "MZ",
        "SO",
        "ET",
    ]


def test_a_name_of_nowhere_is_no_place() -> None:
    """Nothing is guessed."""
    assert state_of_place("Nowhere-upon-Nothing") == ""


def test_no_place_has_the_name_of_an_actor() -> None:
    """A state or group that is named stays itself."""
    names = {word.lower() for entry in actors().values() for word in [*entry["names"], *entry.get("seats", [])]}
    places = {name.lower() for line in TABLE.read_text().splitlines() for name in line.split("\t")[1].split(";")}
    assert not names & places


def test_no_place_stands_twice() -> None:
    """A name that two states share is in neither."""
    names = [name.lower() for line in TABLE.read_text().splitlines() for name in line.split("\t")[1].split(";")]
    assert len(names) > 50_000
    assert len(names) == len(set(names))
