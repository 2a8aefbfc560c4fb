"""Features of a number from the dates beside it: whether it is of one day, of a stretch of days, or of all of them."""

from collections.abc import Iterator, Sequence
from typing import Final

from passmuster.reading.syntax.symbols import symbols_of
from passmuster.reading.text.parsed import Parsed

__all__ = ["date_features"]

DATE: Final = "<date>"
STEP: Final = 4
"""Tokens by which distances are told."""

FURTHEST: Final = 4
TOLD_WITH: Final = ("grammar=", "verb~")
"""What the nearest date is told together with: what the grammar made of the number, and the classes of its verb."""


def date_features(s: Parsed, first: int, before: Parsed | None, own: Sequence[str]) -> Iterator[str]:
    """The features of the number at token `first`, whose other features are `own`; `before` is the sentence before."""
    dates = [at for at, symbol in enumerate(symbols_of(s)) if symbol == DATE]
    if dates:
        near = min(dates, key=lambda at: abs(at - first))
        side = f"date={'L' if near < first else 'R'}"
        yield f"{side}{min(FURTHEST, abs(near - first) // STEP)}"
        yield from (f"date-lead={s.low(near - 1)}", f"date-lead={s.low(near - 2)} {s.low(near - 1)}")
    else:
        side = "date=none:P" if before is not None and DATE in symbols_of(before) else "date=none"
    yield side
    yield from (f"{side}:{feature}" for feature in own if feature.startswith(TOLD_WITH) and ":" not in feature)
