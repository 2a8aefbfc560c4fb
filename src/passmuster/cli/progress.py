"""What is being done, shown on standard error while it is done."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from passmuster.cli.saying import say
from passmuster.plaintext import one_line
from passmuster.progress import SILENT, Progress

__all__ = ["shown"]


@contextmanager
def shown(quiet: bool, *, in_lines: bool = False) -> Iterator[Progress]:
    """Somebody who shows what is being done on standard error.

    A line that changes, where that is a terminal, and a line for each stage elsewhere; with `in_lines` a line for each
    stage, wherever it goes. Nothing at all if `quiet`.
    """
    if quiet:
        yield SILENT
    elif in_lines or not sys.stderr.isatty():
        yield _Lines()
    else:
        from rich.console import Console
        from rich.text import Text

        with Console(stderr=True).status("passmuster") as status:
            yield _Line(lambda text: status.update(Text(one_line(text))))


class _Line:
    """Shows each step in place of the one before, with its share."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show

    def step(self, text: str, share: float | None = None) -> None:
        """Show a step."""
        self._show(f"passmuster: {text}" if share is None else f"passmuster: {text}, {100.0 * share:.0f} %")


NUMBER = re.compile(r"\d[\d,]*")
"""A number in the text of a step."""


class _Lines:
    """Shows each stage once, when it begins: of steps in a row that are told with their share the first, and of texts
    that differ in a number alone the first too.
    """

    def __init__(self) -> None:
        self._last = ""
        self._shared = False

    def step(self, text: str, share: float | None = None) -> None:
        """Show a step that is new."""
        stage = NUMBER.sub("#", text)
        goes_on = share is not None and self._shared
        if stage != self._last and not goes_on:
            self._last = stage
            say(text)
        self._shared = share is not None
