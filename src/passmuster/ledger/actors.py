"""Actors: states and armed groups, their codes, plain names and adjectives."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

__all__ = ["actor_adjective", "actor_group", "actor_name", "actors", "known_states"]

TABLE: Final = Path(__file__).parent / "actors.toml"
"""Names, adjectives, peoples, seats and leaders of each actor, and the source group of its own statements."""


@cache
def actors() -> dict[str, dict[str, Any]]:
    """Actor code to what is known of its names; states first, then armed groups."""
    rules = _table()
    return {**rules["state"], **rules["armed"]}


def known_states() -> frozenset[str]:
    """The codes of states."""
    return frozenset(_table()["state"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def actor_group(code: str) -> str:
    """Source group of an actor's own statements, `OTHER` for one that has none."""
    return str(actors().get(code, {}).get("group", "OTHER"))


def actor_name(code: str) -> str:
    """The plain name of an actor."""
    return str(actors()[code]["names"][0]) if code in actors() else code


def actor_adjective(code: str) -> str:
    """The word that goes before a noun: "North Korean"; the name where there is no such word."""
    entry = actors().get(code, {})
    return str((entry.get("adjectives") or entry.get("names") or [code])[0])
