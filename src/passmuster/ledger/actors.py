"""Actors: states and armed groups, their codes, plain names and adjectives."""

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any, Final

from passmuster.plaintoml import toml_table

__all__ = [
    "actor_adjective",
    "actor_code",
    "actor_group",
    "actor_in_text",
    "actor_name",
    "actors",
    "is_mission",
    "is_seat",
    "kind_of",
    "known_states",
    "spelt_as_known",
]

TABLE: Final = Path(__file__).parent / "actors.toml"
"""Names, adjectives, peoples, seats and leaders of each actor, the source group of its own statements, and its ties:
where a group is at `home`, `of` which state a firm or volunteers are, and where a mission `serves` or has served."""


COMMON: Final = (
    "United Republic Kingdom Emirates Netherlands Philippines UN Union Army Front Opposition Movement Coalition "
    "See coalition Government Alliance Council Mission Force Forces Organization Organisation League Party Legion "
    "Empire Emirate Sultanate Caliphate Pact Brigade Rouge Cong Minh Taliban Tuareg Peshmerga Kuomintang militia "
    "mujahideen"
)
"""Last words of names that take an article, beside plurals."""

PLURAL: Final = (
    r"(?!Hamas|Honduras|Laos|Cyprus|Barbados|Belarus|Mauritius|Erinys|Operation)(?:[\w-]+ ){0,4}"
    r"(?!Services|Solutions|Outcomes|Risks|Resources)[A-Za-z][a-z-]+[^aius]s"
)
TAKES_THE: Final = re.compile(
    rf"(?:.*\b(?:{COMMON.replace(' ', '|')})|{PLURAL}|Houthis|Contras|Bahamas)$|"
    r"(?:Democratic |Autonomous )?(?:Republic|Kingdom|Sultanate|Imamate|Union|Communist Party|Movement|Convention) "
    r"(?:of|for)\b"
)
"""A name that a sentence puts an article before: one whose last word is a common one, or a plural."""


STYLE: Final = re.compile(
    r"(?:the )?(?:(?:(?:islamic|people's|democratic|federal|socialist|united|arab|hashemite|federative) )*"
    r"(?:republic|kingdom|state|sultanate|emirate|union|commonwealth) of (?:the )?(?!congo|viet ?nam|china)(?P<of>.+)"
    r"|(?P<adjective>.+?) (?:(?:arab|islamic|people's|democratic|federal|socialist) )*(?:republic|kingdom))"
)
"""A state's full style: what it is, before its name or behind its adjective. Where two states share a name, the style
tells which, and stands in the table or nowhere."""


@cache
def actors() -> dict[str, dict[str, Any]]:
    """Actor code to what is known of its names; states first, then armed groups."""
    rules = _table()
    return {**rules["state"], **rules["armed"]}


@cache
def known_states() -> frozenset[str]:
    """The codes of states."""
    return frozenset(_table()["state"])


def is_seat(name: str) -> bool:
    """Whether a name is a capital or a palace that stands for a government; letter case aside.

    >>> is_seat("New Delhi"), is_seat("India")
    (True, False)
    """
    return name.strip().casefold() in _seats()


@cache
def _seats() -> frozenset[str]:
    return frozenset(seat.casefold() for one in actors().values() for seat in one.get("seats", ()))


def is_mission(code: str) -> bool:
    """Whether an actor is a force that several states make up: a mission, an alliance, a coalition."""
    return bool(actors().get(code, {}).get("mission", False))


@cache
def kind_of(code: str) -> str:
    """A `state`, a `mission` of several, or an `armed` group or firm."""
    return "state" if code in known_states() else "mission" if is_mission(code) else "armed"


@cache
def _table() -> dict[str, Any]:
    return toml_table(TABLE)


def actor_code(written: str) -> str:
    """Code of an actor by its code, name, adjective or people, letter case aside; empty for one that is not known.

    A state is known by its full style as well.

    >>> actor_code("ke"), actor_code("North Korea"), actor_code("al-Shabaab"), actor_code("Atlantis")
    ('KE', 'KP', 'shabaab', '')
    >>> actor_code("the Islamic Republic of Iran"), actor_code("Lao People's Democratic Republic")
    ('IR', 'LA')
    """
    name = written.strip().casefold()
    if name in _codes():
        return _codes()[name]
    style = STYLE.fullmatch(name)
    code = _codes().get(style["of"] or style["adjective"], "") if style else ""
    return code if code in known_states() else ""


def spelt_as_known(written: str, known: Collection[str]) -> str:
    """The word among `known` that is written, or that names the same actor; else the actor's code, empty for none.

    >>> spelt_as_known("Cuba", ("OSINT", "CU")), spelt_as_known("CU", ("Cuba",)), spelt_as_known("South Africa", ())
    ('CU', 'Cuba', 'ZA')
    >>> spelt_as_known("media", ("OSINT", "MEDIA"))
    'MEDIA'
    """
    if written in known:
        return written
    code, folded = actor_code(written), written.casefold()
    same = (word for word in known if word.casefold() == folded or (code and actor_code(word) == code))
    return next(same, code)


@cache
def _codes() -> dict[str, str]:
    kinds = ("people", "adjectives", "names")
    spelt = {word.casefold(): code for kind in kinds for code, e in actors().items() for word in e.get(kind, [])}
    return {**spelt, **{code.casefold(): code for code in actors()}}


def actor_group(code: str) -> str:
    """Source group of an actor's own statements, `OTHER` for one that has none."""
    return str(actors().get(code, {}).get("group", "OTHER"))


def actor_name(code: str) -> str:
    """The plain name of an actor; of one that is on no list, the words that its code is made of.

    A code of several words is written as tables write it, and read as a name: `mexican_empire` is the Mexican Empire.
    """
    return str(actors()[code]["names"][0]) if code in actors() else _in_words(code)


def actor_in_text(code: str) -> str:
    """An actor inside a sentence, with the article that its name takes.

    >>> actor_in_text("AE"), actor_in_text("taliban"), actor_in_text("KE"), actor_in_text("united_tajik_opposition")
    ('the United Arab Emirates', 'the Taliban', 'Kenya', 'the United Tajik Opposition')
    """
    name = actor_name(code)
    return f"the {name}" if TAKES_THE.match(name) else name


def actor_adjective(code: str) -> str:
    """The word that goes before a noun: "North Korean"; the name where there is no such word."""
    entry = actors().get(code, {})
    return str((entry.get("adjectives") or entry.get("names") or [_in_words(code)])[0])


def _in_words(code: str) -> str:
    """ "mexican_empire" as "Mexican Empire"; a code of one word as it is written."""
    return code.replace("_", " ").title() if "_" in code and code.islower() else code
