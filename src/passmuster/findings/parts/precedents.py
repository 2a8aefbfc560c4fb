"""What was found about past partners: facts by name, rows under a title, and sentences for readers of a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = ["PrecedentAnswer"]


@dataclass(frozen=True, kw_only=True)
class PrecedentAnswer:
    """What was found: `facts` by name, `rows` that all have the same keys, `remarks` in sentences.

    `title` is the name of the rows in JSON: `participants`, `effects`, `nearest` or `scores`.
    """

    facts: Mapping[str, Any]
    title: str
    rows: Sequence[Mapping[str, Any]]
    remarks: Sequence[str] = field(default=())
