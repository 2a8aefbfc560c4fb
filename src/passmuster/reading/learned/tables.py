"""Tables: the weights that come with the package, for each kind of choice."""

import gzip
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from passmuster.networks.choice_network import ChoiceNetwork, read_choice_network
from passmuster.networks.number_network import NumberNetwork, read_number_network
from passmuster.reading.learned.fits import SHARE_FOR_OWNERS, SHARE_FOR_SPEAKERS, Fitting
from passmuster.reading.learned.weights import Weights, read_weights

__all__ = [
    "NETWORKS",
    "PLACE",
    "TABLES",
    "Learned",
    "network_path",
    "shipped",
    "table_path",
    "table_text",
    "write_table",
]

PLACE: Final = Path(__file__).parent
"""Where the tables lie; `scripts/train_reader.py` writes them."""


TABLES: Final = ("numbers", "forces", "roles", "owners", "scopes", "voices", "events", "doubt")
"""The names of the tables, in the order in which `Learned` has them."""

PACKED: Final = frozenset({"numbers", "forces", "voices"})
"""Tables that are kept packed, for size; `zcat` shows them."""

PACKED_ENDING: Final = ".gz"

NETWORKS: Final = ("numbers", "forces", "voices")
"""The tables beside which a network reads again."""


class Learned(NamedTuple):
    """A table for each kind of choice, and what reads numbers, owners and speakers a second time."""

    numbers: Weights
    """For each number of a text: its quantity or none, its mode, and its scope."""

    forces: Weights
    """For each nation or group that may own the men a number counts: how well it fits."""

    roles: Weights
    """For each nation or group that a text names: how well it fits as partner, principal or opponent."""

    owners: Weights
    """For each that may own the men a number counts, once it is known whose war the text is of: how well it fits."""

    scopes: Weights
    """For each scope that a number may have, once all numbers of the text are known: how well it fits."""

    voices: Weights
    """For each speaker to whom a number may be given, and for the text itself: how well it fits."""

    events: Weights
    """For each deed of a sentence: whose it is and toward whom, or nobody's, and which act it is."""

    doubt: Weights
    """How often claims of a likelihood proved right, wholly and in their measure, with writers left out."""

    number_network: Callable[[], NumberNetwork] | None = None
    force_network: Callable[[], ChoiceNetwork] | None = None
    voice_network: Callable[[], ChoiceNetwork] | None = None
    """Networks, each loaded when it is first asked; None for none."""

    @property
    def owner_fits(self) -> Fitting:
        """How well each fits that may own the men a number counts."""
        return Fitting(self.forces, self.force_network, SHARE_FOR_OWNERS)

    @property
    def speaker_fits(self) -> Fitting:
        """How well each speaker fits to whom a number may be given."""
        return Fitting(self.voices, self.voice_network, SHARE_FOR_SPEAKERS)


def table_path(name: str) -> Path:
    """Where a table lies."""
    return PLACE / f"{name}.tsv{PACKED_ENDING if name in PACKED else ''}"


def network_path(name: str) -> Path:
    """Where the network lies that reads again beside a table."""
    return PLACE / f"{name}.npz"


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
    return Learned(**tables, number_network=_numbers_again, force_network=_owners_again, voice_network=_speakers_again)


@cache
def _numbers_again() -> NumberNetwork:
    return read_number_network(network_path("numbers"))


@cache
def _owners_again() -> ChoiceNetwork:
    return read_choice_network(network_path("forces"))


@cache
def _speakers_again() -> ChoiceNetwork:
    return read_choice_network(network_path("voices"))
