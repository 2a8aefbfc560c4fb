"""What is printed on a terminal of a given width, into a pipe."""

import io
from collections.abc import Callable, Iterable
from typing import Any

from rich.console import Console, RenderableType

from passmuster.briefing.terminal.pieces import Trimmed

__all__ = ["drawn", "printed"]


def printed(show: Callable[[Any, Console], None], findings: object, width: int = 80) -> str:
    """What a command prints."""
    out = io.StringIO()
    show(findings, Console(file=out, width=width))
    return out.getvalue()


def drawn(parts: Iterable[RenderableType], width: int = 80) -> str:
    """What the parts of a section look like, one below the other."""
    out = io.StringIO()
    console = Console(file=out, width=width)
    for part in parts:
        console.print(Trimmed(part), width=width, highlight=False, markup=False, emoji=False)
    return out.getvalue()
