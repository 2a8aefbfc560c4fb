"""Mutations of bytes and texts that know no format: bits, pieces, repeats, and strings that have done harm."""

import random
from typing import Final

__all__ = ["HOSTILE", "LONGEST", "bytes_mutated", "encoded_otherwise", "hostile", "text_mutated"]

LONGEST: Final = 100_000
"""Bytes of an input, but for one in some hundred that is made long on purpose."""

HOSTILE: Final = (
    *(
        "",
        " ",
        "0",
        "-1",
        "-0",
        "1e999",
        "-1e-999",
        "nan",
        "NaN",
        "inf",
        "Infinity",
        "1_000",
        "0x10",
        "１２",
        "۳۰۰",
        "½",
    ),
    *("9" * 25, "9" * 400, "9" * 5000, "1" + "0" * 4400, "0." + "3" * 6000, "1e400000000", "-" + "9" * 309),
    *("null", "true", "[]", "{}", "None", "\x00", "\x1b[31mred\x1b]0;t\x07", "\x9b2J", "\x85", "\u2028", "\ufeff"),
    *("\u202e000,21\u202c", "\u2066x\u2069", "\ud800", "\udfff\ud800", "e\u0301" * 40, "\U0001f600", "\U000e0041"),
    *('=HYPERLINK("http://x")', "@SUM(1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", "＝1+1", "'", '"', '""', "`", "\\"),
    *("<script>alert(1)</script>", "</style>", "{{7*7}}", "${7*7}", "%s%n", "[bold]x[/bold]", "[/]", "[link=x]y"),
    *(
        "../../../etc/passwd",
        "/dev/stdin",
        "CON",
        "a/b",
        "~",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://[",
        ":",
    ),
    *("0000-00-00", "0001-01-01", "9999-12-31", "2025-02-30", "2024-W53", "10000-01-01", "2025-01-01T00:00:00+99:99"),
    *(
        "KP",
        "killed",
        "about",
        "at_least",
        "range",
        "planned",
        "kp-force",
        "UA",
        "none",
        "of them",
        "x" * 3000,
        "; ; ;",
        "=",
        ",",
    ),
)
"""Cells, values and words that have broken some program somewhere."""

PIECES: Final = (
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xc2\x9b",
        b"\x1b[2J",
        b"\xe2\x80\xae",
        b'"',
        b"'",
        b",",
        b";",
    ),
    *(
        b"\n",
        b"\r",
        b"\r\n",
        b"\n\n",
        b"[[",
        b"]]",
        b"{",
        b"}",
        b"=",
        b"<",
        b">",
        b"&",
        b"&#0;",
        b"&#x110000;",
        b"<![CDATA[",
    ),
    *(
        b"-",
        b"9" * 30,
        b"1e999",
        b"\\u0000",
        b"\\ud800",
        b"=?utf-7?Q?+?=",
        b"=?x?B?",
        b"--",
        b"%",
        b"\x80",
        b"\xf4\x90\x80\x80",
    ),
)

ENCODINGS: Final = ("utf-16", "utf-16-be", "utf-32", "cp1251", "koi8-r", "latin-1", "utf-7", "utf-8-sig", "shift_jis")


def hostile(chance: random.Random) -> str:
    """One of the strings that have done harm, or digits or letters without end."""
    if chance.random() < 0.08:
        return chance.choice("19ax,[(<") * chance.choice((600, 5_000, 70_000))
    return chance.choice(HOSTILE)


def bytes_mutated(chance: random.Random, content: bytes, others: tuple[bytes, ...] = ()) -> bytes:
    """The bytes after a few changes; `others` are inputs that pieces may come from."""
    for _ in range(chance.randint(1, 6)):
        content = _changed(chance, content, others)[:LONGEST]
    return content * 40 if chance.random() < 0.002 else content


def _changed(chance: random.Random, content: bytes, others: tuple[bytes, ...]) -> bytes:
    at = chance.randint(0, len(content))
    what = chance.random()
    if what < 0.2 and content:
        at = min(at, len(content) - 1)
        return content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]
    if what < 0.45:
        return content[:at] + chance.choice(PIECES) + content[at + chance.choice((0, 0, 1, 3)) :]
    if what < 0.6:
        return content[:at] + content[at + chance.choice((1, 2, 8, 60, 500)) :]
    if what < 0.7:
        return content[:at] + hostile(chance).encode("utf-8", "surrogatepass") + content[at:]
    if what < 0.8:
        piece = content[at : at + chance.choice((1, 4, 30, 300))]
        return content[:at] + piece * chance.choice((2, 3, 20, 100)) + content[at:]
    if what < 0.9 and others:
        other = chance.choice(others)
        return content[:at] + other[chance.randint(0, len(other)) :]
    return content[:at] if what < 0.95 else chance.randbytes(chance.randint(0, 200))


def text_mutated(chance: random.Random, text: str, words: tuple[str, ...] = ()) -> str:
    """The text after a few changes, in which hostile strings and `words` stand between its own."""
    for _ in range(chance.randint(1, 5)):
        at = chance.randint(0, len(text))
        what = chance.random()
        if what < 0.4:
            text = f"{text[:at]}{hostile(chance)}{text[at:]}"
        elif what < 0.6 and words:
            text = f"{text[:at]} {chance.choice(words)} {text[at:]}"
        elif what < 0.75:
            text = text[:at] + text[at + chance.randint(1, 60) :]
        elif what < 0.9:
            pieces = text.split(" ")
            chance.shuffle(pieces)
            text = " ".join(pieces)
        else:
            text = text[:at] + chr(chance.randint(0, 0x10FFFF)) + text[at:]
        text = text[:LONGEST]
    return text


def encoded_otherwise(chance: random.Random, content: bytes) -> bytes:
    """The same text in another encoding, as far as that has its letters."""
    return content.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")
