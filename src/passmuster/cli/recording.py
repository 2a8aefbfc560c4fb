"""What commands that put something on record print when they are done."""

from typing import Any

import click

__all__ = ["show_recorded"]


def show_recorded(appended: Any, form: str) -> None:
    """Say which entries were recorded, and what had nothing to do."""
    if form == "json":
        from passmuster.briefing.json.ledger import recorded_to_json

        click.echo(recorded_to_json(appended.first, appended.last, appended.held), nl=False)
        return
    from rich.console import Console

    from passmuster.briefing.terminal.ledger import print_recorded

    print_recorded(appended.first, appended.last, appended.held, Console(soft_wrap=False))
