"""`passmuster log`: tell the life of a ledger, or of one claim, an entry a line."""

from datetime import datetime
from pathlib import Path

import click

from passmuster.cli import options

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster log mycase c12",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("name", required=False)
@click.option("--as-of", type=options.Day(["%Y-%m-%d"]), help="Only what was said or came by the end of this day.")
@click.option("--since", metavar="MOMENT", help="Only entries recorded after this moment, a day or ISO 8601.")
@options.known_at
@options.small_counts
@options.form
def command(
    case: Path,
    name: str | None,
    as_of: datetime | None,
    since: str | None,
    known_at: str | None,
    small_because: str,
    form: str,
) -> None:
    """Tell the life of a ledger, an entry a line: number, moment (UTC), who, what, and why.

    NAME is the id of a claim, an event, a report or a source; without it all entries are told.
    """
    from passmuster.analysis.ledger_log import told_log
    from passmuster.analysis.who import moment_of_text

    moments = {"since": moment_of_text(since, "since"), "known_at": moment_of_text(known_at)}
    day = as_of.date() if as_of else None
    told = told_log(case, name, as_of=day, **moments, show_small_counts=small_because.strip())
    if form == "json":
        from passmuster.briefing.json.ledger import log_to_json

        click.echo(log_to_json(told.entries, told.discretion, as_of=day, **moments), nl=False)
        return
    from rich.console import Console

    from passmuster.briefing.terminal.ledger import print_log

    print_log(told.entries, Console(soft_wrap=False), as_of=day, **moments, kept_back=told.words)
