"""Patterns: ways of saying a quantity in plain English (`corpus/patterns.txt`), filled, as passages to learn from.

A pattern is filled several times; which word stands in a place follows from the pattern's number and the turn alone.
"""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from passmuster.ledger.actors import actors

PATTERNS = Path(__file__).parents[2] / "corpus" / "patterns.txt"
TIMES = 6
"""How often each pattern is filled."""

GROUPS = ("rebel", "opposition", "separatist", "jihadist", "militia")
LONGEST_NEST = 3
"""Times that a pattern is gone through: a word of a place may itself hold places."""


def filled_patterns() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each filled pattern, as its text and its claims."""
    places, patterns = _read()
    for number, pattern in enumerate(patterns):
        for turn in range(TIMES):
            yield _marked(_filled(pattern, places, number, turn))


def _read() -> tuple[dict[str, list[str]], list[str]]:
    lines = [line for line in PATTERNS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    listed = [re.fullmatch(r"(\w+) = (.*)", line) for line in lines]
    places = {match[1]: match[2].split("|") for match in listed if match}
    return places, [line for line, match in zip(lines, listed, strict=True) if not match]


def _filled(pattern: str, places: dict[str, list[str]], number: int, turn: int) -> str:
    states = places["states"]
    state, steps = states[(number * TIMES + turn) % len(states)], count(number * 7 + turn * 3 + 1)

    def word(place: re.Match[str]) -> str:
        name = place[1]
        if name in {"H", "A", "P"}:
            return _form(state, name)
        if name == "G":
            return GROUPS[(number + turn) % len(GROUPS)]
        words = places.get(name) or name.split("|")
        step = next(steps)
        return words[(turn * 5 + step * 11 + number * 3 + turn * step) % len(words)]

    for _ in range(LONGEST_NEST):
        pattern = re.sub(r"\{([^{}]*)\}", word, pattern)
    return pattern


def _form(code: str, form: str) -> str:
    entry = actors()[code]
    name = str(entry["names"][0])
    adjective = str((entry.get("adjectives") or [name])[0])
    return {"H": name, "A": adjective, "P": str((entry.get("people") or [f"{adjective} soldiers"])[0])}[form]


def _marked(line: str) -> tuple[str, list[dict[str, Any]]]:
    """The text of a filled pattern and its claims: quantity, mode, and scope where it is written out."""
    text, claims = "", list[dict[str, Any]]()
    for piece in re.split(r"(\[[^\]]*\])", line):
        if not piece.startswith("["):
            text += piece
            continue
        what, _, counted = piece.strip("[]").partition(":")
        quantity, mode, scope = (*what.split("/"), "", "")[:3]
        span = [len(text), len(text) + len(counted)]
        told = {"scope": scope} if scope else {}
        claims.append({"span": span, "quantity": quantity, "mode": mode or "asserted", **told})
        text += counted
    return text[:1].upper() + text[1:], claims
