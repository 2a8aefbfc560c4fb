"""What the terminal shows, as text: for a notebook, a file, or a mail."""

import io
from collections.abc import Callable
from typing import Final

from rich.console import Console

__all__ = ["TEXT_WIDTH", "captured"]

TEXT_WIDTH: Final = 100
"""Columns: what a wide terminal shows."""


def captured(show: Callable[[Console], None]) -> str:
    """What `show` prints to a console of `TEXT_WIDTH` columns without colour."""
    out = io.StringIO()
    show(Console(file=out, width=TEXT_WIDTH, color_system=None, legacy_windows=False))
    return out.getvalue()
