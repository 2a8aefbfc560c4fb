"""What is being done, shown on standard error while it is done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from passmuster.analysis.run import SILENT, Progress
from passmuster.briefing.plaintext import one_line
from passmuster.cli.saying import say

__all__ = ["shown"]


@contextmanager
def shown(quiet: bool, *, in_lines: bool = False) -> Iterator[Progress]:
    """Somebody who shows what is being done on standard error.

    A line that changes, where that is a terminal, and nothing elsewhere; with `in_lines` a line for each step, wherever
    it goes. Nothing at all if `quiet`.
    """
    if quiet:
        yield SILENT
    elif in_lines:
        yield _Lines()
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.text import Text

        with Console(stderr=True).status("passmuster") as status:
            yield _Line(lambda text: status.update(Text(one_line(text))))
    else:
        yield SILENT


class _Line:
    """Shows each step in place of the one before, with its share."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show

    def step(self, text: str, share: float | None = None) -> None:
        """Show a step."""
        self._show(f"passmuster: {text}" if share is None else f"passmuster: {text}, {100.0 * share:.0f} %")


class _Lines:
    """Shows each step once, when it begins."""

    def __init__(self) -> None:
        self._last = ""

    def step(self, text: str, share: float | None = None) -> None:
        """Show a step that is new."""
        if text != self._last:
            self._last = text
            say(text)
