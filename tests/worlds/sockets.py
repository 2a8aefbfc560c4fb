"""A watch on the network: what asks for a socket while it is kept, told by the interpreter itself."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

__all__ = ["sockets_told"]

WATCHES: list[list[str]] = []
"""Where to write down what is asked for; empty while nobody watches."""


def _note(event: str, _: tuple[Any, ...]) -> None:
    if event.startswith("socket."):
        for asked in WATCHES:
            asked.append(event)


# A hook stays for the life of the process, so there is one, and watches come and go.
sys.addaudithook(_note)


@contextmanager
def sockets_told() -> Iterator[list[str]]:
    """The names of all events about sockets, of this process, while the block lasts."""
    asked: list[str] = []
    WATCHES.append(asked)
    try:
        yield asked
    finally:
        WATCHES.remove(asked)
