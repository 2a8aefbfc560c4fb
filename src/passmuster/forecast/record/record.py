"""The record of forecasts: an append-only file that can be checked by anybody who has it.

One JSON object a line. Each entry carries the SHA-256 of the line before it, so that no entry can be changed, dropped
or slipped in without every later one disagreeing, and a mark of its own, so that the last one cannot be edited either.
Nothing is overwritten; what turns out wrong is put right by a further entry that names the old one and says why.

Whoever has the file can write all of it anew, or cut its end. That shows only to somebody who noted the head, the
number of entries and the hash of the last line, somewhere else (`vouching.py`).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.forecast.record.appending import append_whole, read_whole
from passmuster.forecast.record.entries import (
    START,
    Entry,
    EntryKind,
    Forecast,
    Head,
    Knowledge,
    Record,
    Resolution,
    YesNo,
)
from passmuster.forecast.record.lines import entry_of, hash_of, line_of, refuse
from passmuster.forecast.record.soundness import broken_rule

__all__ = [
    "EntryKind", "Forecast", "Head", "Knowledge", "Record", "Resolution", "YesNo", "append_entries",
    "check_record_place", "read_record", "record_in",
]  # fmt: skip

BEGINS: Final = b'{"kind":"'
"""How each line begins; half of one that does not is no line of a record."""


# Reading --------------------------------------------------------------------------------------------------------------


def read_record(path: Path) -> Record:
    """The record in a file, every entry checked; an empty record where there is no file.

    Raises
    ------
    BadInput
        When a line is no entry, does not carry the hash of the line before it, was edited, is earlier than the one
        before, or says what cannot be.
    """
    content = read_whole(path)
    return Record() if content is None else record_in(content, str(path))


def record_in(content: bytes, file: str) -> Record:
    """The record that some bytes hold, checked as by `read_record`; half a line at the end is told and passed over."""
    whole = _whole_lines(content, file)
    forecasts: list[Forecast] = []
    resolutions: list[Resolution] = []
    expected, moment = START, None
    asked: dict[tuple[str, date], Forecast] = {}
    for number, line in enumerate(_lines(content[:whole]), start=1):
        entry = entry_of(line, expected, file, number)
        if moment is not None and entry.recorded_at is not None and entry.recorded_at < moment:
            refuse(file, number, "entries stand in the order of their moments", f"{entry.recorded_at} after {moment}")
        if broken := broken_rule(entry, asked):
            refuse(file, number, *broken)
        expected, moment = hash_of(line), entry.recorded_at
        if isinstance(entry, Forecast):
            forecasts.append(entry)
            asked[entry.question_id, entry.by] = entry
        else:
            resolutions.append(entry)
    remarks = () if whole == len(content) else (_half_words(file, len(forecasts) + len(resolutions)),)
    return Record(tuple(forecasts), tuple(resolutions), expected, remarks)


def _whole_lines(content: bytes, file: str) -> int:
    """How many bytes of a record are whole lines.

    Raises
    ------
    BadInput
        When what follows them is not the beginning of a line.
    """
    whole = content.rfind(b"\n") + 1
    half = content[whole:]
    if not half.startswith(BEGINS[: len(half)]):
        rule, found = "a record ends with a whole line, or with half of one that passmuster wrote", "something else"
        raise BadInput([Fault(file, rule, found, "Name the record, or restore it from a copy.")])
    return whole


def _lines(content: bytes) -> Iterator[bytes]:
    """Lines with their newlines; a carriage return ends none."""
    return (line + b"\n" for line in content.split(b"\n")[:-1])


def _half_words(file: str, entries: int) -> str:
    return (
        f"{file}: ends with half a line, as a writer leaves it that was stopped; it is no entry, and is cut off when "
        f"the next one is written. {entries} whole entries stand before it: if there were more once, somebody cut them."
    )


# Writing --------------------------------------------------------------------------------------------------------------


def check_record_place(path: Path, case: str) -> Record:
    """The record at a place, refused before anything is worked out where none of the case can be kept.

    Raises
    ------
    BadInput
        When the folder is not there, or a folder, something that is no record, or that of another case stands there.
    """
    if path.is_dir() or not path.absolute().parent.is_dir():
        found = "a folder" if path.is_dir() else f"no folder {path.absolute().parent}"
        rule = "a record needs a file name in a folder that is there"
        raise BadInput([Fault(str(path), rule, found, "Name another.")])
    record = read_record(path)
    others = sorted({forecast.case for forecast in record.forecasts} - {case})
    if others:
        found = ", ".join(f"'{other}'" for other in others)
        raise BadInput([Fault(str(path), f"a record is of one case, here '{case}'", found, "Name another file.")])
    return record


def append_entries(path: Path, entries: Sequence[Entry], *, now: datetime | None = None) -> tuple[Entry, ...]:
    """Append entries that are not on record yet, and return those that were written.

    The record is read, checked and added to while no other writer has it; its lines are added whole or not at all.

    Raises
    ------
    BadInput
        When the record cannot be read or written, the clock stands before its last entry, an entry says what cannot
        be, or answers a question otherwise than an entry that was made on the same day, knowledge, seed and version.
        Then the file is as it was.
    """
    written: list[Entry] = []

    def lines_after(content: bytes) -> tuple[int, bytes]:
        record = record_in(content, str(path))
        written.extend(_new(entries, record, str(path)))
        moment = (now or datetime.now(UTC)).replace(microsecond=0)
        _check_clock(record, moment, str(path))
        return _whole_lines(content, str(path)), _chained(written, record.last_hash, moment)

    if entries:
        append_whole(path, lines_after)
    return tuple(written)


def _chained(entries: Iterable[Entry], previous: str, moment: datetime) -> bytes:
    lines = []
    for entry in entries:
        lines.append(line_of(entry, previous, moment))
        previous = hash_of(lines[-1])
    return b"".join(lines)


def _new(entries: Sequence[Entry], record: Record, file: str) -> Iterator[Entry]:
    """The entries that are not on record yet, each of them sound and no second answer."""
    held = {*record.forecasts, *record.resolutions}
    answered = {_made_on(forecast): forecast for forecast in record.forecasts}
    asked = record.asked
    for entry in dict.fromkeys(entries):
        if entry in held:
            continue
        if broken := broken_rule(entry, asked):
            raise BadInput([Fault(file, *broken, "Nothing was written.")])
        if isinstance(entry, Forecast):
            before = answered.setdefault(_made_on(entry), entry)
            if before != entry:
                raise BadInput([_second_answer(file, entry, before)])
            asked[entry.question_id, entry.by] = entry
        yield entry


def _made_on(forecast: Forecast) -> tuple[object, ...]:
    """What a forecast follows from: made twice, it must be the same twice."""
    return forecast.question_id, forecast.by, forecast.as_of, forecast.knowledge, forecast.seed, forecast.version


def _second_answer(file: str, entry: Forecast, before: Forecast) -> Fault:
    rule = "one question, day, knowledge and seed have one answer"
    found = f"another answer to '{entry.question_id}' than in {before.entry or 'the same call'}"
    remedy = (
        "Nothing was written. Was it asked with another horizon, or on another kind of processor? Ask as before, or "
        "give another seed."
    )
    return Fault(file, rule, found, remedy)


def _check_clock(record: Record, moment: datetime, file: str) -> None:
    moments = [entry.recorded_at for entry in record.forecasts[-1:] if entry.recorded_at is not None]
    moments += [entry.recorded_at for entry in record.resolutions[-1:] if entry.recorded_at is not None]
    last = max(moments, default=None)
    if last is not None and moment < last:
        rule, found = "entries are written in the order of their moments", f"{moment} after {last}"
        raise BadInput([Fault(file, rule, found, "Set this machine's clock; nothing was written.")])
