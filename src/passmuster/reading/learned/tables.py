"""Tables: the weights that come with the package, for each kind of choice."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from passmuster.reading.learned.network import Network, read_network
from passmuster.reading.learned.weights import Weights, read_weights

__all__ = ["NETWORK", "TABLES", "Learned", "shipped"]

PLACE: Final = Path(__file__).parent
"""Where the tables lie; `scripts/train_reader.py` writes them."""


TABLES: Final = ("numbers", "forces", "roles", "owners", "voices", "events", "doubt")
"""The names of the tables, in the order in which `Learned` has them."""

NETWORK: Final = "network.npz"


class Learned(NamedTuple):
    """A table for each kind of choice, and a second reading of numbers."""

    numbers: Weights
    """For each number of a text: its quantity or none, its mode, and its scope."""

    forces: Weights
    """For each nation or group that may own the men a number counts: how well it fits."""

    roles: Weights
    """For each nation or group that a text names: how well it fits as partner, principal or opponent."""

    owners: Weights
    """For each that may own the men a number counts, once it is known whose war the text is of: how well it fits."""

    voices: Weights
    """For each speaker to whom a number may be given, and for the text itself: how well it fits."""

    events: Weights
    """For each deed of a sentence: whose it is and toward whom, or nobody's, and which act it is."""

    doubt: Weights
    """How often claims of a likelihood proved right, wholly and in their measure, with writers left out."""

    network: Callable[[], Network] | None = None
    """What reads numbers a second time, loaded when it is first asked; None for none."""


@cache
def shipped() -> Learned:
    """The tables of the package; read once, in some hundredths of a second."""
    tables = {name: read_weights((PLACE / f"{name}.tsv").read_text(encoding="utf-8")) for name in TABLES}
    return Learned(**tables, network=_shipped_network)


@cache
def _shipped_network() -> Network:
    return read_network(PLACE / NETWORK)
