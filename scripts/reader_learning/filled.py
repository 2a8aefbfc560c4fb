"""Filled: plain sentences with places for states and groups, each with several casts.

A place is a letter of the cast and a form, `{Pn}`: n name, a adjective, p people, s seat; `{n}` is a number.
`[a/b]` is one of the words, a further one in each cast.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from passmuster.ledger.actors import actors

__all__ = ["filled_casts"]

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


def filled_casts(file: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Of each line, what is told before the bar, the sentence filled, and who is who; once for each cast."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    for number, line in enumerate(lines):
        told, _, text = line.partition(" | ")
        for turn in range(TIMES):
            casts = OF_GROUPS if "A" in told.split() else CASTS
            cast = dict(zip("PHOXY", casts[(number * TIMES + turn) % len(casts)].split(), strict=True))
            yield told, _filled(text, cast, number + turn), cast


def _filled(text: str, cast: dict[str, str], turn: int) -> str:
    def word(place: re.Match[str]) -> str:
        letters = place[1]
        if letters in {"n", "m"}:
            return NUMBERS[(turn + (letters == "m")) % len(NUMBERS)]
        return _form(cast[letters[0]], letters[1])

    varied = re.sub(r"\[([^\]]+)\]", lambda place: (words := place[1].split("/"))[turn % len(words)], text)
    filled = re.sub(r"\{(\w+)\}", word, varied)
    return filled[0].upper() + filled[1:]


def _form(code: str, form: str) -> str:
    entry = actors().get(code) or actors()[code.lower()]
    name = str(entry["names"][0])
    adjective = str((entry.get("adjectives") or [name])[0])
    if form == "p":
        return str((entry.get("people") or [f"{adjective}s"])[0])
    return {"n": name, "a": adjective, "s": str((entry.get("seats") or [name])[0])}[form]
