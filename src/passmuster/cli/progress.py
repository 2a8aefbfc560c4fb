"""What is being done, shown while it is done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["doing_shown"]


@contextmanager
def doing_shown(quiet: bool) -> Iterator[Callable[[str], None]]:
    """What is being done, on standard error while it is a terminal, and nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("passmuster") as status:
        yield lambda doing: status.update(f"passmuster: {doing}")
