"""`passmuster diff`: what moved since a day or a briefing, and what moved it."""

from datetime import datetime
from pathlib import Path

import click

from passmuster.cli import FIT_FAILED, options
from passmuster.cli.progress import shown
from passmuster.cli.running import run_of
from passmuster.cli.saying import tell

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster diff examples/kursk --since 2025-01-31",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--since",
    required=True,
    metavar="DAY|FILE|DIR",
    help="What to compare with: a day, a briefing kept as JSON, or an earlier copy of the case.",
)
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), help="The later day; that of the latest claim when left out."
)
@options.seed
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)
@options.no_cache
@options.quiet
def command(case: Path, since: str, until: datetime | None, seed: int, form: str, no_cache: bool, quiet: bool) -> None:
    """Say what moved since a day or a briefing: new claims, corrections, time, method, or luck.

    CASE is a case folder. Every printed count is split into parts that add up to its move. An answer comes whether or
    not anything moved. Status 3 means that the fit failed, and the answer says so.
    """
    from passmuster.analysis.diff import diff_ledger
    from passmuster.analysis.inputs import open_case

    ledger = open_case(case)
    tell(ledger.remarks, quiet=quiet)
    with shown(quiet) as progress:
        run = run_of(seed=seed, cache=not no_cache, progress=progress)
        found = diff_ledger(ledger, run, since=since, until=until.date() if until else None)
    if form == "json":
        click.echo(found.to_json(), nl=False)
    else:
        from rich.console import Console

        from passmuster.briefing.terminal.changes import print_changes

        print_changes(found.findings, Console(soft_wrap=False))
    if not found.findings.is_usable:
        click.get_current_context().exit(FIT_FAILED)
