"""Towns and regions, and the states they lie in."""

from passmuster.ledger.actors import actors
from passmuster.ledger.places import LANDS, TABLE, is_land, state_of_place


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


def test_a_land_is_known_by_its_name_or_its_capital() -> None:
    """In any letter case; a town that is no capital is none."""
    assert all(map(is_land, ("Cabo Verde", "PUERTO RICO", "Phnom Penh", " Wellington ")))
    assert not any(map(is_land, ("Kandahar", "Juana Diaz", "")))


def test_every_land_stands_once_with_its_capital() -> None:
    """Code, name and capital; nine in ten have one."""
    lands = [line.split("\t") for line in LANDS.read_text(encoding="utf-8").splitlines()]
    codes, names, capitals = zip(*lands, strict=True)
    assert len(set(codes)) == len(set(names)) == len(lands) > 240
    assert all(len(code) == 2 and code.isupper() for code in codes)
    assert sum(map(bool, capitals)) > 0.9 * len(lands)
