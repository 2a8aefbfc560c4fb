"""Files to text: bytes, their hash, and the encoding they are in.

UTF-8 is expected, with or without a byte order mark; UTF-16 and UTF-32 are accepted when they carry their mark. Nothing
is guessed beyond that: a wrong guess would change names silently.
"""

import codecs
import errno
import hashlib
from pathlib import Path

from passmuster.plainfile import LARGEST_TABLE, bytes_of
from passmuster.store.intake import Intake

__all__ = ["decode", "read_bytes", "read_text"]

MARKS = (
    # The UTF-32 mark begins with the UTF-16 one, so the longer is looked for first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
"""Byte order marks and the codec each calls for."""

SHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of spreadsheets begin, the newer ones and the older."""


def read_text(path: Path, intake: Intake, *, name: str = "", limit: int = LARGEST_TABLE) -> str | None:
    """The text of a file of at most `limit` bytes, its hash left with the intake under `name`; None after a fault."""
    content = read_bytes(path, intake, name=name, limit=limit)
    return None if content is None else decode(content, str(path), intake)


def read_bytes(path: Path, intake: Intake, *, name: str = "", limit: int = LARGEST_TABLE) -> bytes | None:
    """The bytes of a file, at most `limit`, their hash left with the intake under `name`; None after a fault."""
    try:
        content = bytes_of(path, limit)
    except OSError as error:
        reason = error.strerror or str(error)
        too_large = error.errno == errno.EFBIG
        remedy = "Split it, each part with the header line." if too_large else "Check the path and its rights."
        intake.refuse(str(path), "the file must be readable", found=reason, remedy=remedy)
        return None
    intake.hashes.append((name or path.name, hashlib.sha256(content).hexdigest()))
    return content


def decode(content: bytes, file: str, intake: Intake) -> str | None:
    """Text of a document's bytes without its byte order mark; None after a fault that names the byte and its line."""
    if content.startswith(SHEETS):
        remedy = "Save the sheet as CSV in UTF-8, and give that."
        found = "a packed file, as spreadsheets (.xlsx, .xls, .ods) are"
        intake.refuse(file, "the file must be text", found=found, remedy=remedy)
        return None
    codec = next((codec for mark, codec in MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        _refuse_bytes(content, file, codec, error, intake)
        return None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        remedy = "Give a text file; UTF-16 needs its byte order mark."
        intake.refuse(file, "the file must be text", found="a NUL byte, as in binary files", remedy=remedy, row=line)
        return None
    return text


def _refuse_bytes(content: bytes, file: str, codec: str, error: UnicodeDecodeError, intake: Intake) -> None:
    """Put on record which byte breaks the encoding; binary files, which hold NUL bytes, are called so."""
    line = content.count(b"\n", 0, error.start) + 1
    found = f"byte 0x{content[error.start]:02X} at offset {error.start:,}"
    if codec == "utf-8" and b"\0" in content:
        remedy = "Give a text file."
        intake.refuse(file, "the file must be text, this looks binary", found=found, remedy=remedy, row=line)
        return
    name = codec.removesuffix("-sig").upper()
    remedy = "Save the file as UTF-8."
    if name == "UTF-8":
        remedy = "It was probably saved in another encoding, such as Windows-1252; save it as UTF-8."
    intake.refuse(file, f"the file must be valid {name}", found=found, remedy=remedy, row=line)
