"""Candidate: a number with what it counts, before it is known which quantity that is."""

from dataclasses import dataclass

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.numbers.number import Number

__all__ = ["Candidate"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number with its noun: what kind of thing, whose, and where the noun phrase lies.

    `kind` is a head of `nouns.toml`, `demonym` ("North Koreans") or `anaphor` (people spoken of before). `actor` is
    the code of the nation or group named in the phrase, or empty. `noun_first` to `noun_stop` are tokens, stop
    exclusive. `leans_on` is the index (among the sentence's candidates) of the number whose noun this one borrows.
    `part_of` is True for "3,000 of them". `total` is the token of the total that the number completes ("the toll has
    reached 190"). `recalled` is the quantity that the sentence before counted, None for none.
    """

    number: Number
    kind: str
    actor: str
    noun_first: int
    noun_stop: int
    elliptic: bool = False
    leans_on: int | None = None
    part_of: bool = False
    total: int | None = None
    recalled: Quantity | None = None
