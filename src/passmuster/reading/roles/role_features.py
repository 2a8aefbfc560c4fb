"""Features of roles: what makes one of those named the partner, the principal or the opponent, or leaves a role open.

One list of features is told of each that is named, and one of each two; what speaks for a partner and not for an
opponent, and for one two as partner and principal and not as principal and opponent, is for the weights to say.
"""

from collections.abc import Iterator
from typing import Final

from passmuster.ledger.actors import kind_of
from passmuster.reading.learned.past_wars import known_of_two, known_then
from passmuster.reading.roles.ties import ties_together
from passmuster.reading.roles.window import Window

__all__ = ["NOBODY", "alone", "candidates", "of_nobody", "together", "with_nobody"]

NOBODY: Final = ""
"""The choice that leaves a role open."""

MOST_NAMED: Final = 6
"""Of those whom a window names, so many may have a role: the ones most often named, the first of them first."""


def candidates(window: Window) -> list[str]:
    """Who may have a role in a window, in the order in which they are first named."""
    kept = {code for code, _ in window.mentions.most_common(MOST_NAMED)}
    return [code for code in window.mentions if code in kept]


def alone(window: Window, code: str) -> Iterator[str]:
    """What is told of one that is named."""
    mentions, counted = window.mentions, window.strengths + window.losses
    kind = kind_of(code)
    own, strength = counted[code], window.strengths[code]
    yield f"kind={kind}"
    yield f"kind={kind},named={min(5, len(mentions))}"
    yield f"rank={min(4, sum(mentions[other] > mentions[code] for other in mentions))}"
    yield f"place={min(3, list(mentions).index(code))}"
    yield f"mentions={min(3, mentions[code])}"
    yield f"strengths={min(3, strength)}"
    yield f"losses={min(3, window.losses[code])}"
    yield f"speaks={min(3, window.speakers[code])}"
    yield f"counted most={own > 0 and own == max(counted.values())}"
    yield f"strongest={strength > 0 and strength == max(window.strengths.values())}"
    yield f"counted alone={own > 0 and len(counted) == 1}"
    yield from sorted(window.alone(code))


def of_nobody(window: Window) -> Iterator[str]:
    """What is told of leaving a role open."""
    yield "nobody"
    yield f"nobody:named={min(5, len(window.mentions))}"
    yield f"nobody:owned={min(3, (window.strengths + window.losses).total())}"
    yield f"nobody:unowned={min(3, window.unowned)}"


def together(window: Window, one: str, other: str) -> list[str]:
    """What is told of two that are named, from the one to the other."""
    kinds = f"kinds={kind_of(one)} {kind_of(other)}"
    known = *known_of_two(one, other), *ties_together(one, other)
    return [
        kinds,
        *known,
        *known_then(one, other, window.years),
        *(sorted(window.together(one, other)) or ["never together"]),
    ]


def with_nobody(one: str, other: str) -> list[str]:
    """What is told of two roles of which at least one is left open."""
    return [f"open={not one}{not other}"]
