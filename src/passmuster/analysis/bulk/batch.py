"""Batch: lines of `{id, text}` in, lines of `{id, claims, events}` out, on all cores, in order, resumable.

Answers come back in the order of the input: the same lines give the same bytes on one core or on many. Folders of
documents are answered alike (`folder.py`). Lines are looked through before the first is answered (`check_lines`), so
that a batch with a faulty line is refused whole, and one whose id an earlier line has is left out and told: whoever
goes on with a batch, or joins answers to texts, knows them by their ids.
"""

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias

from passmuster.documents.document import LONGEST_TEXT
from passmuster.documents.one import one_document
from passmuster.errors import MOST_TOLD, BadInput, Fault
from passmuster.parallel.processes import done_in_order
from passmuster.plainfile import MIB, bytes_of
from passmuster.plainjson import json_value
from passmuster.progress import SILENT, Progress
from passmuster.reading.reader import MOST_SIGHTINGS, TextReading, read_text
from passmuster.reading.roles.role_choice import Casting
from passmuster.reading.text.told_day import day_of_text
from passmuster.reading.war_told import war_told_by

__all__ = [
    "NONE_ANSWERED", "RepeatedId", "answer_line", "answer_lines", "answered_ids", "as_answer", "check_lines", "line_of",
]  # fmt: skip

CHUNK: Final = 64
"""Lines handed to a process at once: enough to outweigh the handing over, few enough to keep progress visible."""

LARGEST_OUTPUT: Final = 4096 * MIB
"""Bytes of answers that a batch can be gone on with."""

LONGEST_LINE: Final = 16 * MIB
"""Characters of one line; the longest text that is read has half as many."""

NONE_ANSWERED: Final[Mapping[str, int]] = {}


@dataclass(frozen=True, slots=True)
class RepeatedId:
    """A line whose id an earlier line has; lines count from 1, and the id is in JSON."""

    line: int
    first: int
    identity: str


Answered: TypeAlias = tuple[list[str], tuple[Fault, ...]]


def answer_lines(
    lines: Iterable[str],
    name: str,
    *,
    workers: int = 1,
    skip: Mapping[str, int] = NONE_ANSWERED,
    leave_out: Collection[int] = frozenset(),
    progress: Progress = SILENT,
) -> Iterator[str]:
    """One answer for each line that is not blank, in order; `progress` is told the lines done after each chunk.

    Parameters
    ----------
    workers
        Processes; 0 means one for each core. One means this process.
    skip
        Ids (as JSON) that were answered before, each with how often; as many lines with it are left out now.
    leave_out
        Numbers of lines that are not answered.

    Raises
    ------
    BadInput
        At the first line that is not a JSON object with `id` and `text`; it names the line.
    """
    numbered = (
        (number, line) for number, line in enumerate(lines, start=1) if number not in leave_out and line.strip()
    )
    wanted = _unanswered(numbered, skip) if skip else numbered
    done = 0
    for answers, faults in done_in_order(wanted, partial(_answer_chunk, name=name), size=CHUNK, workers=workers):
        yield from answers
        done += len(answers)
        progress.step(f"{done:,} items")
        if faults:
            raise BadInput(list(faults))


def _unanswered(numbered: Iterable[tuple[int, str]], skip: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Lines whose id was answered less often than it has come."""
    left = Counter(skip)
    for item in numbered:
        identity = _identity(item[1])
        if identity is not None and left[identity] > 0:
            left[identity] -= 1
        else:
            yield item


def check_lines(lines: Iterable[str], name: str) -> tuple[RepeatedId, ...]:
    """See that every line that is not blank can be answered, and which have the id of an earlier one.

    Raises
    ------
    BadInput
        If one is not a JSON object with `id` and a string `text`, or is too long; it carries every fault.
    """
    faults: list[Fault] = []
    more = 0
    first: dict[str, int] = {}
    repeated: list[RepeatedId] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            identity = json.dumps(_item(line, name, number)[0], sort_keys=True)
        except BadInput as refusal:
            room = len(faults) < MOST_TOLD
            faults += refusal.faults if room else ()
            more += 0 if room else len(refusal.faults)
        else:
            if first.setdefault(identity, number) != number:
                repeated.append(RepeatedId(number, first[identity], identity))
    if faults:
        raise BadInput(faults, more)
    return tuple(repeated)


def answer_line(line: str, name: str, number: int) -> str:
    """The answer to one line, as JSON.

    Raises
    ------
    BadInput
        If it is not a JSON object with `id` and a string `text`.
    """
    identity, text, published = _item(line, name, number)
    with one_document(f"{name}, line {number}"):
        return line_of(as_answer(identity, read_text(text, published=published or day_of_text(text))))


def _item(line: str, name: str, number: int) -> tuple[Any, str, date | None]:
    """The id and the text of a line, and the day on which it was published, None where the line tells none.

    Raises
    ------
    BadInput
        As `answer_line`.
    """
    if len(line) > LONGEST_LINE:
        rule, found = f"a line may have {LONGEST_LINE:,} characters", f"{len(line):,}"
        raise BadInput([Fault(name, rule, found, "Cut the passage in two.", row=number)])
    try:
        item = json_value(line)
        identity, text = item["id"], item["text"]
        json.dumps(identity)
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput([_fault(name, number, line, error)]) from error
    if not isinstance(text, str):
        rule = "'text' must be a string"
        raise BadInput([Fault(name, rule, type(text).__name__, "Put the passage into 'text'.", row=number)])
    if len(text) > LONGEST_TEXT:
        rule, found = f"a text may have {LONGEST_TEXT:,} characters", f"{len(text):,}"
        raise BadInput([Fault(name, rule, found, "Cut the passage in two.", row=number)])
    return identity, text, _published(item, name, number)


def _published(item: Mapping[str, Any], name: str, number: int) -> date | None:
    """The day under `published`; it may be left out or empty."""
    told = item.get("published")
    if told is None or told == "":
        return None
    try:
        return date.fromisoformat(told)
    except (TypeError, ValueError):
        rule = "'published' must be a day, yyyy-mm-dd"
        raise BadInput([Fault(name, rule, repr(told)[:60], "Write such a day, or leave it out.", row=number)]) from None


def line_of(answer: dict[str, Any]) -> str:
    """The answer as a line of JSON that can be written in UTF-8.

    Letters stand as they are, unless there is half a pair among them (a lone surrogate, as names of files that are not
    UTF-8 have); then the line is written in escapes, which say the same.
    """
    line = json.dumps(answer, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(answer)
    return line


def as_answer(identity: Any, reading: TextReading) -> dict[str, Any]:
    """The answer to one item as plain data."""
    return {
        "id": identity,
        **_war_of(reading)._asdict(),
        "claims": [claim.as_dict() for claim in reading.claims],
        "events": [event.as_dict() for event in reading.events],
    }


def _war_of(reading: TextReading) -> Casting:
    """Whose war a text is of: as its events were read, where all of it was at hand then."""
    is_known = reading.claims and len(reading.sightings) < MOST_SIGHTINGS
    return reading.cast if is_known else war_told_by([reading]).told


def answered_ids(path: Path) -> Mapping[str, int]:
    """Ids (as JSON) of the whole lines of an output file, each with how often; half a last line is cut from the file.

    Raises
    ------
    BadInput
        If a whole line is no answer, so that the file must be something else, or it is no plain file.
    """
    if not path.exists():
        return NONE_ANSWERED
    try:
        content = bytes_of(path, LARGEST_OUTPUT)
    except OSError as error:
        rule, found = "the answers so far must be readable", error.strerror or str(error)
        raise BadInput([Fault(str(path), rule, found, "Name another output file.")]) from error
    whole = content[: content.rfind(b"\n") + 1]
    ids: Counter[str] = Counter()
    # Only a line feed ends a line: an id may hold the other signs that end lines of a text.
    for number, line in enumerate(whole.decode("utf-8", errors="replace").split("\n")[:-1], start=1):
        identity = _identity(line)
        if identity is None:
            remedy = "Name another output file."
            raise BadInput([Fault(str(path), "each line must be an answer", repr(line[:60]), remedy, row=number)])
        ids[identity] += 1
    if len(whole) < len(content):
        os.truncate(path, len(whole))
    return ids


def _identity(line: str) -> str | None:
    try:
        return json.dumps(json_value(line)["id"], sort_keys=True)
    except (ValueError, KeyError, TypeError):
        return None


def _answer_chunk(chunk: list[tuple[int, str]], *, name: str) -> Answered:
    """Answers up to the first fault, and that fault: a refusal does not travel between processes, its faults do."""
    answers: list[str] = []
    for number, line in chunk:
        try:
            answers.append(answer_line(line, name, number))
        except BadInput as refusal:
            return answers, refusal.faults
    return answers, ()


def _fault(name: str, number: int, line: str, error: Exception) -> Fault:
    found = f"no {error}" if isinstance(error, KeyError) else repr(line.strip()[:60])
    rule = "each line must be a JSON object with 'id' and 'text'"
    return Fault(name, rule, found, 'Write {"id": "...", "text": "..."}.', row=number)
