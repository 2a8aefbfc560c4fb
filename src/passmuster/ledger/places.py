"""Places: towns and regions, and the state that each lies in.

From GeoNames (geonames.org, CC BY 4.0): towns of 15,000 people and more, and the first divisions of states; a name that
several states share is not here. Beside them every state and territory with its capital, in its English name alone.
`scripts/places.py` writes the tables. Today's borders are used for every year.
"""

from functools import cache
from pathlib import Path
from typing import Final

__all__ = ["is_land", "state_of_place"]

TABLE: Final = Path(__file__).parent / "places.tsv"
"""A line for each state: its code, and its places."""
LANDS: Final = Path(__file__).parent / "lands.tsv"
"""A line for each state and territory: its code, its name and its capital."""


def state_of_place(name: str) -> str:
    """Code of the state that a place lies in, letter case aside; empty for a name that is not known.

    >>> state_of_place("Cabo Delgado"), state_of_place("Nowhere")
    ('MZ', '')
    """
    return _states().get(name.lower(), "")


def is_land(name: str) -> bool:
    """Whether a name is that of a state, of a territory or of a capital; letter case aside.

    >>> is_land("Puerto Rico"), is_land("San Juan"), is_land("Juana Diaz")
    (True, True, False)
    """
    return name.strip().casefold() in _lands()


@cache
def _lands() -> frozenset[str]:
    lines = (line.split("\t") for line in LANDS.read_text(encoding="utf-8").splitlines())
    return frozenset(name.casefold() for _, *names in lines for name in names if name)


@cache
def _states() -> dict[str, str]:
    lines = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {name.lower(): state for state, names in lines for name in names.split(";")}
