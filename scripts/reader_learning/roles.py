"""Roles: passages and plain beginnings of articles, with whose war each is, as choices to learn from."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from passmuster.ledger.actors import actors
from passmuster.reading.learned.tables import Learned
from passmuster.reading.reader import read_text
from passmuster.reading.roles.role_features import (
    NOBODY,
    opponent_options,
    partner_options,
    principal_options,
)
from passmuster.reading.roles.window import Window
from reader_learning.ranking import Choice

BEGINNINGS = Path(__file__).parents[2] / "corpus" / "whose_war.txt"
ROLES = ("partner", "principal", "opponent")

CASTS = (
    "KE SO shabaab GB US", "RW MZ jihadists FR ZA", "TD ML daesh FR US", "UG CD adf BE UN", "EG YE royalists SA GB",
    "CU AO unita ZA US", "PL BY LT DE NO", "VN KH khmer_rouge TH CN", "ET SS rsf KE EG", "GR BG TR IT RO",
    "TR AZ AM FR IR", "BR PE EC CL AR", "PH MY ID SG JP", "SN GM GW ML MR", "JO IQ daesh US IR", "NG LR ruf GH GB",
)  # fmt: skip
"""States and groups that take the parts: partner, principal, opponent and two others; who they are teaches nothing."""

OF_GROUPS = (
    "CO rsf SD EG AE", "RW m23 CD FR US", "SY lna gna TR EG", "IR houthis YE SA OM", "LY swapo ZA CU BR",
    "SD renamo MZ ZW PT", "JO fsa SY IR TR", "UG sla SS KE ET",
)  # fmt: skip
"""The same where the principal is an armed group that fights a government."""

NUMBERS = ("1,200", "300", "about 4,000", "some 40", "2,500", "650", "11,000", "27")
TIMES = 4
"""Casts that each beginning is read with."""


def role_choices(row: dict[str, Any], learned: Learned) -> list[Choice]:
    """The three choices of a passage: partner, principal given it, opponent given both; read by the given tables."""
    reading = read_text(row["text"], learned=learned)
    if not reading.sightings:
        return []
    window = Window(reading.sightings, reading.claims)
    partner, principal, opponent = (_named(window, row[role]) for role in ROLES)
    names = [*window.mentions, NOBODY]
    return [
        Choice(partner_options(window), (names.index(partner),)),
        Choice(principal_options(window, partner), (names.index(principal),)),
        Choice(opponent_options(window, partner, principal), (names.index(opponent),)),
    ]


def _named(window: Window, written: str) -> str:
    return next((code for code in window.mentions if code.lower() == written.lower()), NOBODY)


def beginnings() -> Iterator[dict[str, Any]]:
    """The plain beginnings of articles, each with several casts, as rows of a text and whose war it is."""
    lines = [line for line in BEGINNINGS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    for number, line in enumerate(lines):
        told, _, text = line.partition(" | ")
        for turn in range(TIMES):
            casts = OF_GROUPS if "A" in told else CASTS
            cast = dict(zip("PHOXY", casts[(number * TIMES + turn) % len(casts)].split(), strict=True))
            roles = dict(zip(ROLES, (cast.get(letter, "") for letter in told.replace("A", "H").split()), strict=True))
            yield {"text": _filled(text, cast, number + turn), **roles}


def _filled(text: str, cast: dict[str, str], turn: int) -> str:
    def word(place: re.Match[str]) -> str:
        letters = place[1]
        if letters in {"n", "m"}:
            return NUMBERS[(turn + (letters == "m")) % len(NUMBERS)]
        return _form(cast[letters[0]], letters[1])

    filled = re.sub(r"\{(\w+)\}", word, text)
    return filled[0].upper() + filled[1:]


def _form(code: str, form: str) -> str:
    entry = actors().get(code) or actors()[code.lower()]
    name = str(entry["names"][0])
    adjective = str((entry.get("adjectives") or [name])[0])
    if form == "p":
        return str((entry.get("people") or [f"{adjective}s"])[0])
    return {"n": name, "a": adjective, "s": str((entry.get("seats") or [name])[0])}[form]
