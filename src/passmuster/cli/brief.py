"""`passmuster brief`: the main job. A case folder, articles or claim tables in, a briefing out."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passmuster.cli import FIT_FAILED, options
from passmuster.cli.progress import shown
from passmuster.cli.running import run_of
from passmuster.cli.saying import tell

if TYPE_CHECKING:
    from passmuster.analysis.briefed import Briefing


__all__ = ["command"]


@click.command(
    epilog="Try: passmuster brief examples/kursk --html briefing.html",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@options.as_of
@options.known_at
@options.since
@options.horizon
@click.option(
    "--if",
    "levers",
    multiple=True,
    metavar="LEVER=VALUE",
    help="Tell what lies ahead as a lever of the case would have it; may be repeated.",
)
@click.option("--partner", default="", metavar="WHO", help="Articles: whose troops, by code or name (KE, Kenya).")
@click.option("--principal", default="", metavar="WHO", help="Articles: in whose war, by code or name (SO, Somalia).")
@click.option("--opponent", default="", metavar="WHO", help="Articles: against whom, by code or name (al-Shabaab).")
@options.small_counts
@options.seed
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write the briefing as a page as well.")
@click.option("--force", is_flag=True, help="Let --html write over a file that is no briefing.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)
@click.option("--full", is_flag=True, help="Print the whole briefing, not the first screen of it.")
@options.standard
@options.no_cache
@options.quiet
def command(
    paths: tuple[Path, ...],
    as_of: datetime | None,
    known_at: str | None,
    since: str | None,
    horizon: int | None,
    levers: tuple[str, ...],
    partner: str,
    principal: str,
    opponent: str,
    small_because: str,
    seed: int,
    html: Path | None,
    force: bool,
    form: str,
    full: bool,
    standard: str,
    no_cache: bool,
    quiet: bool,
) -> None:
    """Brief on a case: what is there behind the claims, and what comes next.

    PATHS are one case folder, or articles (text, HTML, PDF, e-mail, feeds), or claim tables (.csv); - is an article on
    standard input. The answer goes to standard output: a first screen of it, or with --full all of it. Status 3 means
    that the fit failed, and the answer says so.
    """
    from passmuster.analysis.brief import briefing_of_ledger
    from passmuster.analysis.inputs import RolesGiven, open_inputs
    from passmuster.analysis.who import moment_of_text
    from passmuster.briefing.page.file import check_page_place, write_page

    if html is not None:
        check_page_place(html, force=force)
    day = as_of.date() if as_of else None
    roles = RolesGiven(partner, principal, opponent)
    ledger = open_inputs(paths, day, sys.stdin.buffer.read, roles, moment_of_text(known_at))
    tell(ledger.remarks, quiet=quiet)
    with shown(quiet) as progress:
        run = run_of(seed=seed, cache=not no_cache, progress=progress)
        briefing = briefing_of_ledger(
            ledger, run, as_of=day, horizon_weeks=horizon, standard=standard, levers=levers,
            show_small_counts=small_because, since=since,
        )  # fmt: skip
    if html is not None:
        write_page(briefing.findings, html)
    _show(briefing, form, full=full, page=html)
    if not briefing.is_usable:
        click.get_current_context().exit(FIT_FAILED)


def _show(briefing: "Briefing", form: str, *, full: bool, page: Path | None) -> None:
    if form == "json":
        click.echo(briefing.to_json(), nl=False)
        return
    from rich.console import Console

    from passmuster.briefing.terminal.briefing import print_briefing
    from passmuster.briefing.terminal.first_screen import print_first_screen

    console = Console(soft_wrap=False)
    if full:
        print_briefing(briefing.findings, console)
    else:
        print_first_screen(briefing.findings, console, address=page.absolute().as_uri() if page else "")
