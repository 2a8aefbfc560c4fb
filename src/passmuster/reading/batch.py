"""Batch: lines of `{id, text}` in, lines of `{id, claims, events}` out."""

import json
from collections.abc import Iterable, Iterator

from passmuster.errors import BadInput, Fault
from passmuster.reading.reader import read_text

__all__ = ["answer_line", "answer_lines"]


def answer_lines(lines: Iterable[str], name: str) -> Iterator[str]:
    """One answer for each line that is not blank, in order.

    Raises
    ------
    BadInput
        At the first line that is not a JSON object with `id` and `text`; it names the line.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield answer_line(line, name, number)


def answer_line(line: str, name: str, number: int) -> str:
    """The answer to one line, as JSON."""
    try:
        item = json.loads(line)
        identity, text = item["id"], item["text"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInput([_fault(name, number, line, error)]) from error
    if not isinstance(text, str):
        raise BadInput(
            [Fault(name, "'text' must be a string", type(text).__name__, "Put the passage into 'text'.", row=number)]
        )
    reading = read_text(text)
    answer = {
        "id": identity,
        "claims": [claim.as_dict() for claim in reading.claims],
        "events": [event.as_dict() for event in reading.events],
    }
    return json.dumps(answer, ensure_ascii=False)


def _fault(name: str, number: int, line: str, error: Exception) -> Fault:
    found = f"no {error}" if isinstance(error, KeyError) else repr(line.strip()[:60])
    return Fault(
        name,
        "each line must be a JSON object with 'id' and 'text'",
        found,
        'Write {"id": "...", "text": "..."}.',
        row=number,
    )
