"""Statement: one statement in a sentence, with its speaker and its reach."""

from dataclasses import dataclass

from passmuster.ledger.vocabulary import Mode
from passmuster.reading.speech.source import ReadSource

__all__ = ["ReadStatement"]


@dataclass(frozen=True, slots=True)
class ReadStatement:
    """A statement: who speaks, how firmly, where its words stand (tokens, stop exclusive), and which way it reaches.

    `form` is `pre` (reaches right), `post` (reaches left, then right), `phrase` (both ways), `deep` (both ways, and its
    source stands behind the others) or `noun` (reaches right). `opened` is True when a comma or a quotation mark stands
    before its subject, so that it may answer for what came before when nothing else does. `relay` runs outwards.
    """

    source: ReadSource
    mode: Mode
    form: str
    first: int
    stop: int
    relay: tuple[str, ...] = ()
    opened: bool = False
