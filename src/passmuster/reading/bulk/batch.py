"""Batch: lines of `{id, text}` in, lines of `{id, claims, events}` out, on all cores, in order, resumable.

Answers come back in the order of the input: the same lines give the same bytes on one core or on many. Folders of
documents are answered alike (`folder.py`).
"""

import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias

from passmuster.errors import BadInput, Fault
from passmuster.parallel.processes import done_in_order
from passmuster.progress import SILENT, Progress
from passmuster.reading.reader import TextReading, read_text
from passmuster.reading.war_told import war_told_by

__all__ = ["answer_line", "answer_lines", "answered_ids", "as_answer"]

CHUNK: Final = 64
"""Lines handed to a process at once: enough to outweigh the handing over, few enough to keep progress visible."""

Answered: TypeAlias = tuple[list[str], tuple[Fault, ...]]


def answer_lines(
    lines: Iterable[str],
    name: str,
    *,
    workers: int = 1,
    skip: frozenset[str] = frozenset(),
    progress: Progress = SILENT,
) -> Iterator[str]:
    """One answer for each line that is not blank, in order; `progress` is told the lines done after each chunk.

    Parameters
    ----------
    workers
        Processes; 0 means one for each core. One means this process.
    skip
        Ids (as JSON) that were answered before and are left out now.

    Raises
    ------
    BadInput
        At the first line that is not a JSON object with `id` and `text`; it names the line.
    """
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    wanted = (item for item in numbered if not skip or _identity(item[1]) not in skip)
    done = 0
    for answers, faults in done_in_order(wanted, partial(_answer_chunk, name=name), size=CHUNK, workers=workers):
        yield from answers
        done += len(answers)
        progress.step(f"{done:,} items")
        if faults:
            raise BadInput(list(faults))


def answer_line(line: str, name: str, number: int) -> str:
    """The answer to one line, as JSON.

    Raises
    ------
    BadInput
        If it is not a JSON object with `id` and a string `text`.
    """
    try:
        item = json.loads(line)
        identity, text = item["id"], item["text"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInput([_fault(name, number, line, error)]) from error
    if not isinstance(text, str):
        rule = "'text' must be a string"
        raise BadInput([Fault(name, rule, type(text).__name__, "Put the passage into 'text'.", row=number)])
    return json.dumps(as_answer(identity, read_text(text)), ensure_ascii=False)


def as_answer(identity: Any, reading: TextReading) -> dict[str, Any]:
    """The answer to one item as plain data."""
    return {
        "id": identity,
        **war_told_by([reading]).told._asdict(),
        "claims": [claim.as_dict() for claim in reading.claims],
        "events": [event.as_dict() for event in reading.events],
    }


def answered_ids(path: Path) -> frozenset[str]:
    """Ids (as JSON) of the whole lines of an output file; a last line that broke off is cut from the file.

    Raises
    ------
    BadInput
        If a whole line is no answer, so that the file must be something else.
    """
    if not path.exists():
        return frozenset()
    content = path.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    ids: set[str] = set()
    for number, line in enumerate(whole.decode("utf-8", errors="replace").splitlines(), start=1):
        identity = _identity(line)
        if identity is None:
            remedy = "Name another output file."
            raise BadInput([Fault(str(path), "each line must be an answer", repr(line[:60]), remedy, row=number)])
        ids.add(identity)
    if len(whole) < len(content):
        path.write_bytes(whole)
    return frozenset(ids)


def _identity(line: str) -> str | None:
    try:
        return json.dumps(json.loads(line)["id"], sort_keys=True)
    except (ValueError, KeyError, TypeError, RecursionError):
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
