"""What somebody with the file of a record and the program's source could do to it: some nine hundred kinds."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from passmuster.forecast.record.entries import START, Entry, Forecast
from passmuster.forecast.record.lines import hash_of, line_of
from worlds.recorded import NOW, forecast, resolution

__all__ = ["ENTRIES", "chained", "tamperings"]

ENTRIES: tuple[Entry, ...] = (*(forecast(f"q{n}", n / 20) for n in range(1, 11)), resolution("q1"), resolution("q2"))
"""Ten forecasts, and what came of two of them."""

OTHERWISE = (
    ("outcomes", (("yes", 0.11), ("no", 0.89))), ("text", "Would it?"), ("seed", 7), ("q05", 0.01), ("threshold", 1.0),
    ("quantiles", (1.0, 2.0, 3.0, 4.0, 5.0)), ("as_of", date(2030, 1, 1)), ("case", "other"), ("version", "9.9.9"),
    ("subject", "another"), ("outcome", "no"), ("resolved_on", date(2031, 2, 2)), ("receipts", ("elsewhere",)),
)  # fmt: skip
"""A field of an entry, and what it is made to say instead."""

FLIPS = 30
"""Bytes of each line that are flipped, spread over it."""


def chained(entries: tuple[Entry, ...], *, step: timedelta = timedelta()) -> list[bytes]:
    """The lines of entries, chained and marked as the program would, each some time after the one before."""
    lines, previous = [], START
    for number, entry in enumerate(entries):
        lines.append(line_of(entry, previous, NOW + number * step))
        previous = hash_of(lines[-1])
    return lines


def tamperings() -> Iterator[tuple[str, bytes]]:
    """A name and the bytes of each tampered record; the record that it was made of is `chained(ENTRIES)`."""
    lines = chained(ENTRIES)
    for at, entry in enumerate(ENTRIES):
        yield from _lines_moved(lines, at)
        yield from _bytes_changed(lines, at)
        for name, value in OTHERWISE:
            if hasattr(entry, name):
                yield from _said_otherwise(lines, at, name, value)
    forged = forecast("q99", 0.5)
    yield "a forged line appended", b"".join(chained((*ENTRIES, forged)))
    yield "a backdated line appended", b"".join([*lines, line_of(forged, hash_of(lines[-1]), NOW - timedelta(days=9))])
    yield "moments moved", b"".join(chained(ENTRIES, step=timedelta(days=1)))
    yield "turned round", b"".join(chained((*reversed(ENTRIES[:10]), *ENTRIES[10:])))


def _lines_moved(lines: list[bytes], at: int) -> Iterator[tuple[str, bytes]]:
    """Lines cut, dropped, told twice, swapped or slipped in, chained anew or not."""
    slipped = line_of(forecast("q99", 0.5), hash_of(lines[at - 1]) if at else START, NOW)
    yield f"cut to {at}", b"".join(lines[:at])
    yield f"{at} dropped", b"".join(lines[:at] + lines[at + 1 :])
    yield f"{at} twice", b"".join([*lines[: at + 1], *lines[at:]])
    yield f"slipped in before {at}", b"".join([*lines[:at], slipped, *lines[at:]])
    yield f"slipped in before {at}, chained", b"".join(chained((*ENTRIES[:at], forecast("q99", 0.5), *ENTRIES[at:])))
    yield f"begun at {at}", b"".join(lines[at + 1 :])
    if at:
        yield f"{at} before {at - 1}", b"".join([*lines[: at - 1], lines[at], lines[at - 1], *lines[at + 1 :]])
    if isinstance(ENTRIES[at], Forecast) and at > 1:
        yield f"{at} dropped, chained", b"".join(chained((*ENTRIES[:at], *ENTRIES[at + 1 :])))


def _bytes_changed(lines: list[bytes], at: int) -> Iterator[tuple[str, bytes]]:
    """Bits flipped all over a line, and the line cut in its middle, at the file's end or not."""
    line = lines[at]
    for flip in range(FLIPS):
        place = flip * (len(line) - 1) // FLIPS
        changed = line[:place] + bytes([line[place] ^ 1]) + line[place + 1 :]
        yield f"byte {place} of {at}", b"".join([*lines[:at], changed, *lines[at + 1 :]])
    for part in range(1, 6):
        half = line[: part * len(line) // 6]
        yield f"{part}/6 of {at} at the end", b"".join(lines[:at]) + half
        yield f"{part}/6 of {at}", b"".join([*lines[:at], half, b"\n", *lines[at + 1 :]])


def _said_otherwise(lines: list[bytes], at: int, name: str, value: object) -> Iterator[tuple[str, bytes]]:
    """A field that says something else: in the text alone, with a mark of its own, and with all that follows anew."""
    document = json.loads(lines[at])
    told = json.loads(json.dumps(dict(value) if name == "outcomes" else value, default=str))  # type: ignore[call-overload]
    edited = json.dumps(document | {name: told}, separators=(",", ":")).encode() + b"\n"
    yield f"{name} of {at} edited", b"".join([*lines[:at], edited, *lines[at + 1 :]])
    other = replace(ENTRIES[at], **{name: value})
    marked = line_of(other, document["previous"], NOW)
    yield f"{name} of {at} marked anew", b"".join([*lines[:at], marked, *lines[at + 1 :]])
    yield f"{name} of {at} chained anew", b"".join(chained((*ENTRIES[:at], other, *ENTRIES[at + 1 :])))
