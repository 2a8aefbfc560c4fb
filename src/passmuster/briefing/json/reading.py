"""What was read in documents as JSON lines."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from passmuster.briefing.json.document import line_text

__all__ = ["reading_lines"]


def reading_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """One object a line for each claim and event, every field as it was read."""
    return map(line_text, rows)
