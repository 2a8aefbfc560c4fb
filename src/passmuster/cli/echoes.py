"""`passmuster echoes`: claims that may repeat others, by the documents they stand in."""

from datetime import datetime
from pathlib import Path

import click

from passmuster.cli import options

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster echoes mycase",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@options.as_of
@options.known_at
@click.option("--since", type=options.Day(["%Y-%m-%d"]), help="Propose only claims that were said after this day.")
@options.form
def command(case: Path, as_of: datetime | None, known_at: str | None, since: datetime | None, form: str) -> None:
    """Propose which claims are echoes: documents that print earlier ones again, and numbers that follow another's.

    CASE is a case folder, with a ledger or without. Copies that were cut, re-headlined, edited or told in another
    language are found, and speakers who give hardly any number that another had not given before. Nothing is decided:
    `passmuster accept` and `refuse` do that, and both can be undone.
    """
    from passmuster.analysis.echo_proposals import echoes

    day, after = (None if when is None else when.date() for when in (as_of, since))
    found = echoes(case, as_of=day, known_at=known_at, since=after)
    if form == "json":
        click.echo(found.to_json(), nl=False)
        return
    from rich.console import Console

    from passmuster.briefing.terminal.echoes import print_echoes

    print_echoes(found.found, Console(soft_wrap=False))
