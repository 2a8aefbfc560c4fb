"""Files of lines: read one by one, and written where nothing is yet."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from passmuster.errors import BadInput, Fault

__all__ = ["lines_of", "new_file"]


@contextmanager
def lines_of(path: Path) -> Iterator[TextIO]:
    """A file to be read line by line.

    Raises
    ------
    BadInput
        If it cannot be opened, or what is read of it is not UTF-8.
    """
    with _trying(path), path.open(encoding="utf-8") as lines:
        yield lines


@contextmanager
def new_file(path: Path, *, append: bool = False) -> Iterator[TextIO]:
    """A file to be written; an existing one is only ever added to, and only when asked.

    Raises
    ------
    BadInput
        If it is there already and is not to be added to, or cannot be written.
    """
    if path.exists() and not append:
        raise BadInput([Fault(str(path), "nothing is overwritten", "the file is there already", "Name another file.")])
    with _trying(path), path.open("a", encoding="utf-8", newline="\n") as out:
        yield out


@contextmanager
def _trying(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, UnicodeDecodeError) as error:
        rule = "the file must be readable UTF-8 and its folder must be there"
        raise BadInput([Fault(str(path), rule, str(error), "Check the path and its rights.")]) from error
