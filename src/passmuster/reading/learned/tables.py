"""Tables: the weights that come with the package, for each kind of choice."""

import gzip
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from passmuster.network import Network, read_network
from passmuster.reading.learned.weights import Weights, read_weights

__all__ = ["NETWORK", "PLACE", "TABLES", "Learned", "shipped", "table_path", "table_text", "write_table"]

PLACE: Final = Path(__file__).parent
"""Where the tables lie; `scripts/train_reader.py` writes them."""


TABLES: Final = ("numbers", "forces", "roles", "owners", "voices", "events", "doubt")
"""The names of the tables, in the order in which `Learned` has them."""

PACKED: Final = frozenset({"forces"})
"""Tables that are kept packed, for size: the sums of small weights that fill it are read by few; `zcat` shows them."""

PACKED_ENDING: Final = ".gz"

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


def table_path(name: str) -> Path:
    """Where a table lies."""
    return PLACE / f"{name}.tsv{PACKED_ENDING if name in PACKED else ''}"


def table_text(name: str) -> str:
    """A table as it is written."""
    held = table_path(name).read_bytes()
    return (gzip.decompress(held) if name in PACKED else held).decode()


def write_table(name: str, text: str) -> None:
    """Lay a table in its place."""
    held = text.encode()
    table_path(name).write_bytes(gzip.compress(held, mtime=0) if name in PACKED else held)


@cache
def shipped() -> Learned:
    """The tables of the package; read once, in some hundredths of a second."""
    tables = {name: read_weights(table_text(name)) for name in TABLES}
    return Learned(**tables, network=_shipped_network)


@cache
def _shipped_network() -> Network:
    return read_network(PLACE / NETWORK)
