"""Texts without what reaches or names private people: contact data left out, roles in the place of names.

Contact data are found by their shape, in time that grows with the text: addresses of mail, also with "at" and "dot" in
brackets; telephone numbers with a country's code, in three groups, or with the nought or eight that goes before them in
a country; houses in streets. Names are those that were found to be private; the last word of one is put for its role
as well where it stands alone ("Petrov said so").
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from operator import is_not
from typing import Any, Final, TypeVar

from passmuster.ledger.actors import actor_code
from passmuster.ledger.speakers import TITLES

__all__ = ["CONTACT", "NO_CONTACT", "harmless"]

AT: Final = r"(?:[@＠]|\s?[\[({]\s?at\s?[\])}]\s?)"
DOT: Final = r"(?:[.．]|\s?[\[({]\s?dot\s?[\])}]\s?)"
MAIL: Final = rf"(?<![\w.+-])[\w.+-]++{AT}[\w-]+(?:{DOT}[\w-]+)+"
PHONE: Final = (
    r"(?<![\w.,])(?:[+＋]|00)\d[\d\s().-]{7,16}\d(?![\w])"
    r"|(?<![\d.,-])\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d|,\d)"
    r"|(?<![\w.,-])(?=\(?0(?:[() -]{0,2}\d){8,10}(?![- ]?\d))"
    r"\(?0\d{2,4}\)?(?:[- ]\d{2,4}){2,4}(?<! 000)(?![\w:]|[.,]\d)"
    r"|(?<![\w.,-])(?:0\d-|\(0\d\)\s?)\d{3,4}[- ]\d{4}(?![\w-]|[.,]\d)"
    r"|(?<![\w.,-])8[- ]?\(?\d{3}\)?[- ]?\d{3}[- ]\d{2}[- ]\d{2}(?![\w-]|[.,]\d)"
    r"|(?<![\w.,-])1[3-9]\d-\d{4}-\d{4}(?![\w-]|[.,]\d)"
)
STREET: Final = (
    r"\b\d{1,4}[a-z]?\s+(?:[A-Z][\w'-]+\s+){1,3}(?:Street|St\.|Road|Rd\.|Avenue|Ave\.|Lane|Drive)(?=\W|$)"
    r"|\b(?:[Uu]l|[Vv]ul|[Уу]л|[Вв]ул)\.\s*(?:[^\W\d_][\w'-]*,?\s+){1,3}\d{1,4}[a-zа-я]?\b"
)
CONTACT: Final = re.compile(f"{MAIL}|{PHONE}|{STREET}")

NO_CONTACT: Final = "[contact withheld]"

SHORTEST_ALONE: Final = 4
"""Letters of the last word of a name that is looked for alone; shorter ones are too often another's."""

NEAR: Final = 80
"""Characters before a name that are looked at."""

NAMED: Final = re.compile(rf"[^\W\d_]{{{SHORTEST_ALONE},}}")
BEFORE: Final = re.compile(r"(?P<opens>^|[.!?:;]\s+|\n\s*)?(?:(?<=\s)|^)[\"'“(]*(?P<word>[^\W\d_][^\W\d_'’-]*\.?)\s+$")
"""The word before a name; one that opens a sentence has its capital from there."""

BEHIND: Final = re.compile(r"\s+[^\W\d_]")

Made = TypeVar("Made")


def harmless(findings: Made, private: Mapping[str, str]) -> tuple[Made, int]:
    """Every text without contact data, roles in the place of private names; and how many contacts there were.

    >>> harmless(("Petrov said so: write to i.petrov@example.org",), {"Ivan Petrov": "a prisoner"})
    (('a prisoner said so: write to [contact withheld]',), 1)
    """
    contacts = 0
    told_by = {spelt: role for name, role in private.items() for spelt in _spellings(name)}
    names = sorted(told_by, key=len, reverse=True)
    alone = _alone(private)

    def in_words(text: str) -> str:
        nonlocal contacts
        for person in names:
            text = text.replace(person, told_by[person])
        for surname, role in alone:
            text = _without_surname(text, surname, role)
        harmless, found = CONTACT.subn(NO_CONTACT, text)
        contacts += found
        return harmless

    def told(value: Any, name: str) -> Any:
        if type(value) is str:
            return value if name == "url" and value.startswith(("http://", "https://")) else in_words(value)
        if isinstance(value, tuple):
            items = tuple(told(item, name) for item in value)
            return items if any(map(is_not, items, value)) else value
        if isinstance(value, dict):
            return {key: told(item, key) for key, item in value.items()}
        if not is_dataclass(value) or isinstance(value, type):
            return value
        parts = [(part.name, getattr(value, part.name)) for part in fields(value)]
        changed = {part: made for part, item in parts if (made := told(item, part)) is not item}
        # Most of what there is holds no such words, and to make it anew is most of the work.
        return replace(value, **changed) if changed else value

    made: Made = told(findings, "")
    return made, contacts


def _spellings(name: str) -> Iterator[str]:
    """A name as it stands, with the family name behind where it stands first, and in small letters."""
    yield name
    family, comma, given = name.partition(", ")
    turned = f"{given} {family}" if comma and " " not in family and given[:1].isupper() else name
    yield from dict.fromkeys((turned, turned.title()) if turned.isupper() else (turned,))


def _alone(private: Mapping[str, str]) -> list[tuple[re.Pattern[str], str]]:
    """The last word of each name, as it is looked for, and the role in its place; none that is the name of a state."""
    found = {
        spelt: role
        for name, role in private.items()
        for word in _surnames(name)
        for spelt in (word, word.capitalize(), word.upper())
    }
    return [(re.compile(rf"(?<![\w'’.-]){re.escape(word)}(?![\w-])"), role) for word, role in found.items()]


def _surnames(name: str) -> Iterator[str]:
    words = name.partition(" (")[0].partition(",")[0].split()
    last = words[-1] if words else ""
    if " " in name and NAMED.fullmatch(last) and last[0].isupper() and not actor_code(last):
        yield last


def _without_surname(text: str, surname: re.Pattern[str], role: str) -> str:
    """The text with the role for each surname that no other name stands beside."""

    def put(found: re.Match[str]) -> str:
        behind = BEHIND.match(text, found.end())
        before = BEFORE.search(text[max(0, found.start() - NEAR) : found.start()])
        others = behind is not None and behind[0][-1].isupper()
        if before is not None and before["word"][0].isupper():
            word = before["word"].rstrip(".")
            is_name = len(word) == 1 or not word.isupper() or found[0].isupper()
            others = others or word.casefold() in TITLES or (is_name and before["opens"] is None)
        return found[0] if others else role

    return surname.sub(put, text)
