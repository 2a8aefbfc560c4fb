"""What nobody foresaw: one sentence, a status of its own, and a report that can be sent.

The report names the place in the code, the command and the versions. It holds no message of the exception, no value of
an option and no variable, since words of the user's documents may stand in any of them.
"""

import os
import platform
import sys
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Final

from passmuster._version import __version__

__all__ = ["report_of", "write_report"]

PACKAGES: Final = str(Path(__file__).parents[2])
"""Where the program lies; what stands before it in a path is the user's own."""


def report_of(error: BaseException, command: str) -> str:
    """The text of a report on an exception that ended a command."""
    options = sorted({word.partition("=")[0] for word in sys.argv[1:] if word.startswith("--")})
    lines = [
        f"passmuster {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        f"command {command or '(none)'}, options {' '.join(options) or '(none)'}",
        "",
    ]
    causes: list[BaseException] = []
    while error is not None and error not in causes:
        causes.append(error)
        error = error.__cause__ or error.__context__  # type: ignore[assignment]
    for cause in causes:
        lines += [type(cause).__qualname__, *_places(cause), ""]
    return "\n".join(lines)


def write_report(error: BaseException, command: str) -> str:
    """Write the report where temporary files go, and say its path; empty where nothing can be written."""
    with suppress(OSError):
        handle, name = tempfile.mkstemp(prefix="passmuster-report-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as out:
            out.write(report_of(error, command))
        return name
    return ""


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    return [f"  {_within(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _within(file: str) -> str:
    return os.path.relpath(file, PACKAGES) if file.startswith(PACKAGES) else Path(file).name
