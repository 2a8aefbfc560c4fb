"""What commands say beside their answer: one line each, on standard error, with nothing in it that drives a terminal.

Names of files, ids and words of documents stand in remarks and faults; whoever wrote them may be anybody.
"""

import click

from passmuster.briefing.plaintext import one_line

__all__ = ["say"]


def say(text: str) -> None:
    """One line on standard error."""
    click.echo(f"passmuster: {one_line(text)}", err=True)
