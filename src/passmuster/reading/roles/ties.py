"""Ties: where armed groups are at home, whose firms and volunteers some are, and which states missions were sent to.

A text that counts Rwandans beside the M23 speaks of the Congo whether it says so or not, and one that names Wagner and
Russia has Wagner's men in the field. The ties stand in `ledger/actors.toml`, and bind a group or mission to states.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from passmuster.ledger.actors import actors

__all__ = ["TIES", "ties_alone", "ties_together"]

TIES: Final = {
    "home": ("is at home in", "is home of"),
    "of": ("is of", "has"),
    "serves": ("serves in", "is served by"),
}
"""A tie to what it is called from the group to the state, and from the state to the group."""


def ties_together(one: str, other: str) -> Iterator[str]:
    """The ties of two, from the one to the other, by their codes."""
    for tie, (there, back) in TIES.items():
        if other in _states(one, tie):
            yield there
        if one in _states(other, tie):
            yield back


def ties_alone(code: str, mentions: Mapping[str, int]) -> dict[str, float]:
    """How much of what a text names is tied to one: for each tie the share of the mentions, and that there is any."""
    total = max(1, sum(mentions.values()))
    told: dict[str, float] = {}
    for other, count in mentions.items():
        for tie in ties_together(code, other):
            told[f"{tie} a share"] = told.get(f"{tie} a share", 0.0) + count / total
            told[f"{tie} somebody"] = 1.0
    return told


@cache
def _states(code: str, tie: str) -> frozenset[str]:
    written = actors().get(code, {}).get(tie, ())
    return frozenset([written] if isinstance(written, str) else written)
