"""What commands say, a line each: remarks on standard error, answers on output, with nothing that drives a terminal.

Names of files, ids and words of documents stand in what is said; whoever wrote them may be anybody.
"""

from collections.abc import Iterable

import click

from passmuster.plaintext import harmless, one_line

__all__ = ["answer", "say", "tell"]


def say(text: str) -> None:
    """One line on standard error."""
    click.echo(f"passmuster: {one_line(text)}", err=True)


def tell(remarks: Iterable[str], *, quiet: bool = False) -> None:
    """Remarks, a line each on standard error; none if `quiet`."""
    if not quiet:
        for remark in remarks:
            say(remark)


def answer(text: str) -> None:
    """One line on standard output, blanks at its beginning kept."""
    click.echo(harmless(text))
