"""Where output goes: a terminal or pipe that cannot write every letter, and one whose reader has gone.

What was worked out is never lost to a letter: where the encoding of the output has none, a mark stands in its place. A
reader that has seen enough (`| head`) closes the pipe; that is the reader's affair and no error.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper

__all__ = ["lenient_streams", "reader_may_leave"]


def lenient_streams() -> None:
    """Let standard output and error write a mark for letters that their encoding lacks; what is closed swallows all."""
    if sys.stdin is None:  # closed before as well: there is nothing to read
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - lives as long as we do
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # so Python says that it was begun with this stream closed
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - lives as long as we do
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace" if stream is sys.stderr else "replace")


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """A context in which a closed pipe ends the work and nothing else; everything written is flushed at its end."""
    try:
        yield
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit) as end:
        # Rich ends the program itself, with status 1, when it finds the pipe closed.
        if isinstance(end, SystemExit) and not isinstance(end.__context__, BrokenPipeError):
            raise
        # What Python writes at its end would find the pipe closed again, and say so.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
