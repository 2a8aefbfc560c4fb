"""`passmuster muster`: the audit of a case, claim by claim."""

from datetime import datetime
from pathlib import Path

import click

from passmuster.cli import FIT_FAILED, options
from passmuster.cli.progress import shown
from passmuster.cli.running import run_of
from passmuster.cli.saying import tell

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster muster examples/kursk k097", context_settings={"help_option_names": ["-h", "--help"]}
)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("claims", nargs=-1)
@options.as_of
@options.known_at
@click.option("--since", type=options.Day(["%Y-%m-%d"]), help="Tell only the claims said after this day, in full.")
@options.seed
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)
@options.no_cache
@options.quiet
def command(
    case: Path,
    claims: tuple[str, ...],
    as_of: datetime | None,
    known_at: str | None,
    since: datetime | None,
    seed: int,
    form: str,
    no_cache: bool,
    quiet: bool,
) -> None:
    """Hold each claim of a case against the others: what passes, what fails, and what would have to be true.

    CASE is a case folder; CLAIMS are ids, and all are told when none is given. Status 3 means that the fit failed,
    and the answer says so.
    """
    from passmuster.analysis.audited import muster_ledger
    from passmuster.analysis.inputs import open_case
    from passmuster.analysis.who import moment_of_text

    ledger = open_case(case, moment_of_text(known_at))
    tell(ledger.remarks, quiet=quiet)
    with shown(quiet) as progress:
        run = run_of(seed=seed, cache=not no_cache, progress=progress)
        day, after = (None if when is None else when.date() for when in (as_of, since))
        audit = muster_ledger(ledger, run, claims=claims, as_of=day, since=after)
    if form == "json":
        click.echo(audit.to_json(), nl=False)
    else:
        from rich.console import Console

        from passmuster.briefing.terminal.mustering import print_muster

        print_muster(audit.findings, Console(soft_wrap=False), in_full=bool(audit.claims), since=audit.since)
    if not audit.is_usable:
        click.get_current_context().exit(FIT_FAILED)
