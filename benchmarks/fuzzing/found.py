"""What is found of a case that is let in: sound cases with odd words wherever anybody may write, through the whole of
a briefing, an audit, a forecast and what moved. Fits are decreed and not sampled, so that one takes a second.

Private people, how to reach them, and words beside counts of few people stand in each case; none may come out.
"""

import csv
import io
import json
import random
from typing import Final

from fuzzing import beginnings
from fuzzing.mutations import hostile
from fuzzing.trial import Trial

__all__ = ["found"]

WAYS: Final = (
    *(("brief", "case"), ("brief", "case", "--full"), ("brief", "case", "--format", "json")),
    *(("brief", "case", "--html", "out.html"), ("brief", "case", "--full", "--show-small-counts", "asked for")),
    ("brief", "claims.csv", "--full"),
    *(("muster", "case"), ("muster", "case", "--format", "json"), ("claims", "case", "--format", "csv")),
    *(("forecast", "case"), ("forecast", "case", "--format", "json"), ("forecast", "case", "--format", "hubverse")),
    ("forecast", "case", "--record", "new.jsonl"),
)

NAMES: Final = (
    "Zebulon Quartermaine", "Z. Quartermaine", "Quartermaine, Zebulon", "Mrs Zebulon Quartermaine",
    "Zebulon van Quartermaine", "ZEBULON QUARTERMAINE", "Zebulon Quartermaine (captured soldier, 8th regiment)",
    "Zebulon Quartermaine, prisoner of war",
)  # fmt: skip
"""A private person, as tables may write the name."""

PRIVATE: Final = ("quartermaine", "zq@mail.example", "123-45-67", "123 45 67")
"""What of such people may never be told."""

CONTACTS: Final = ("mail zq@mail.example", "ring +7 900 123-45-67", "ring 050 123 45 67", "ring 8 (900) 123-45-67")

HARMED: Final = ("killed", "wounded", "captured", "casualties", "missing")

FEW_WORDS: Final = "xylophonic"
"""A word that stands beside every count of few people, and goes with it."""

HEADER: Final = (
    "claim_id", "reported_on", "as_of_end", "subject", "quantity", "low", "high", "point", "bound", "mode", "claimant",
    "claimant_group", "via", "outlet", "url", "note",
)  # fmt: skip


def found(chance: random.Random) -> Trial:
    """A case of a few to two dozen claims, each odd in some place, asked one of the things that hang on a fit."""
    way = chance.choice(WAYS)
    table = _claims(chance)
    case = beginnings.CASE.replace('"A test"', _text(chance)).replace('"partner\'s force"', _text(chance))
    case += f'\n[[questions]]\nid = {_text(chance)}\ntext = {_text(chance)}\nsubject = "kp-force"\n'
    asked, threshold = chance.choice(("present", "killed")), chance.choice((3, 12000))
    case += f'quantity = "{asked}"\nthreshold = {threshold}\nby = 2025-06-01\n'
    files = beginnings.plain() | {"case/case.toml": case.encode(), "case/claims.csv": table, "claims.csv": table}
    never = PRIVATE if "--show-small-counts" in way else (*PRIVATE, FEW_WORDS)
    return Trial(
        arguments=way, files=files, is_fitted=True, never=never, written="out.html" if "out.html" in way else ""
    )


def _claims(chance: random.Random) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for number in range(chance.randint(3, 24)):
        writer.writerow(_row(chance, number))
    return out.getvalue().encode()


def _row(chance: random.Random, number: int) -> list[str]:
    quantity = chance.choice(("present", "deployed") if chance.random() < 0.4 else HARMED)
    few = quantity in HARMED and chance.random() < 0.5
    count = chance.randint(1, 9) if few else chance.choice((0, 12, 600, 11_000, 3 * 10**5)) + chance.randint(0, 40)
    bound = chance.choice(("exact", "about", "at_least", "at_most", "range"))
    low, high, point = "", "", f"{count}"
    if bound == "range":
        low, high, point = f"{count}", f"{count + chance.choice((0, 1, 50))}", ""
    private = chance.random() < 0.4
    claimant = chance.choice(NAMES) if private else _word(chance) or "Seoul"
    said = chance.choice(("Quartermaine said so", chance.choice(CONTACTS), "")) if private else ""
    note = " ".join(word for word in (FEW_WORDS if few else _word(chance), said) if word)
    day = f"2024-{chance.choice(('11', '12'))}-{chance.randint(1, 28):02d}"
    group = "OTHER" if private else chance.choice(("UA", "KR", "US", "MEDIA", "OTHER"))
    name = f"c{number}" if chance.random() < 0.6 else f"{_word(chance)}{number}"
    url = chance.choice(("", "https://example.org/a", _word(chance)))
    mode = chance.choice(("asserted", "estimated", "rumoured", "planned"))
    words = (_word(chance) if chance.random() < 0.3 else "" for _ in range(2))
    return [name, day, day, "kp-force", quantity, low, high, point, bound, mode, claimant, group, *words, url, note]


def _word(chance: random.Random) -> str:
    """Something odd that a cell may hold."""
    return hostile(chance).replace("\x00", "").encode("utf-8", "replace").decode().strip()


def _text(chance: random.Random) -> str:
    """The same, or a plain word, as a text of TOML."""
    word = _word(chance) if chance.random() < 0.5 else ""
    return json.dumps(word or f"plain {chance.randint(0, 99)}", ensure_ascii=False).replace("\x7f", "\\u007f")
