"""Encoding: bytes to text, by byte order mark, then by what the document says of itself, then by trial.

UTF-8 is tried before the legacy code pages, which accept anything; the one chosen stands in the document's remarks
whenever it was not UTF-8 or declared.
"""

import codecs
import re
from typing import Final

__all__ = ["decode", "is_binary"]

MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
LOOK: Final = 4096
"""Bytes at the beginning in which a declaration or a sign of binary data is looked for."""

CYRILLIC_BYTES: Final = re.compile(rb"[\xc0-\xff]{3,}")


def decode(content: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Text of some bytes, and a remark when the encoding had to be guessed. Never fails."""
    for mark, codec in MARKS:
        if content.startswith(mark):
            return content.decode(codec, errors="replace"), ()
    for name in (declared, _declaration(content), "utf-8"):
        text = _tried(content, name)
        if text is not None:
            return text, ()
    guess = "cp1251" if len(CYRILLIC_BYTES.findall(content[: 16 * LOOK])) > 20 else "cp1252"
    return content.decode(guess, errors="replace"), (f"the encoding is not declared and not UTF-8; read as {guess}",)


def is_binary(content: bytes) -> bool:
    """True for bytes that are no text in any encoding: many zero or control bytes without a byte order mark."""
    head = content[:LOOK]
    if not head or any(content.startswith(mark) for mark, _ in MARKS):
        return False
    strange = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    return strange * 50 > len(head) or b"\x00\x00" in head


def _declaration(content: bytes) -> str:
    found = DECLARED.search(content[:LOOK])
    return found.group(1).decode("ascii") if found else ""


def _tried(content: bytes, name: str) -> str | None:
    if not name:
        return None
    try:
        if not codecs.lookup(name)._is_text_encoding:
            return None
        return content.decode(name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
