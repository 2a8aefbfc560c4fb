"""`passmuster losses`: losses of many categories, and how far each source leans, from a table of claims."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passmuster.cli import FIT_FAILED, loss_options, options
from passmuster.cli.progress import shown
from passmuster.cli.running import run_of
from passmuster.cli.saying import tell

if TYPE_CHECKING:
    from passmuster.analysis.loss_amending import LossWishes
    from passmuster.analysis.losses import LossFindings

__all__ = ["command"]

DAY_ONE = "2022-02-24"
"""Day 1 of the table of Radford and others."""


@click.command(
    epilog="Try: passmuster losses claims.csv --html losses.html",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--as-published", is_flag=True, help="Fit the structure of Radford and others (2023) instead.")
@click.option(
    "--held-out",
    metavar="FILE|N",
    type=click.Path(path_type=Path),
    help="Score the fit on the rows of FILE, or on its own rows left out in N parts in turn.",
)
@click.option(
    "--one-origin",
    multiple=True,
    metavar="SOURCE:COLUMN",
    help="Hold this column of a source for another's number told again, and set it aside.",
)
@click.option(
    "--names-list",
    "names_lists",
    multiple=True,
    metavar="SOURCE:COLUMN",
    help="Hold this column of a source for a list of names: a floor that grows late.",
)
@click.option(
    "--names-delay",
    type=options.Amount(0.0, 3650.0),
    default=60.0,
    show_default=True,
    metavar="DAYS",
    help="Mean time from a death to its name on such a list.",
)
@loss_options.confirmed
@click.option(
    "--map", "mapping", metavar="TOML", type=click.Path(path_type=Path), help="How to read a table that others keep."
)
@click.option(
    "--day-one", type=options.Day(["%Y-%m-%d"]), default=DAY_ONE, show_default=True, help="The date of day 1."
)
@options.seed
@click.option(
    "--draws",
    type=options.Whole(50),
    metavar="N",
    help="Draws kept of each of four chains; as many as it takes if not given.",
)
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write the findings as a page as well.")
@click.option("--force", is_flag=True, help="Let --html write over a file that is no page of passmuster.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="What to print."
)
@options.small_counts
@options.no_cache
@options.quiet
def command(
    file: Path,
    as_published: bool,
    held_out: Path | None,
    one_origin: tuple[str, ...],
    names_lists: tuple[str, ...],
    names_delay: float,
    wishes: "LossWishes",
    mapping: Path | None,
    day_one: datetime,
    seed: int,
    draws: int | None,
    html: Path | None,
    force: bool,
    form: str,
    small_because: str,
    no_cache: bool,
    quiet: bool,
) -> None:
    """Estimate what was lost, category by category, from claims of many sources, and how far each source leans.

    FILE is a table of claims as Radford and others (2023) publish theirs; - is standard input. Status 3 means that the
    draws did not converge, and the answer says so.
    """
    from passmuster.analysis.losses import estimate_losses, open_table
    from passmuster.briefing.page.file import check_page_place, write_whole

    if html is not None:
        check_page_place(html, force=force)
    table = open_table(file, sys.stdin.buffer.read, day_one=day_one.date(), mapping=mapping)
    tell(table.remarks, quiet=quiet)
    with shown(quiet) as progress:
        run = run_of(seed=seed, cache=not no_cache, progress=progress)
        findings = estimate_losses(
            table, run, as_published=as_published, held_out=_held_out(held_out), one_origin=one_origin,
            names_lists=names_lists, names_delay_days=names_delay, day_one=day_one.date(), n_draws=draws,
            wishes=wishes, show_small_counts=small_because,
        )  # fmt: skip
    if html is not None:
        from passmuster.briefing.page.losses import to_loss_page

        write_whole(to_loss_page(findings), html)
    _show(findings, form)
    if not findings.is_usable:
        click.get_current_context().exit(FIT_FAILED)


def _held_out(asked: Path | None) -> Path | int | None:
    """A number of parts, or a file; a file of that name goes first."""
    if asked is not None and str(asked).isdecimal() and not asked.exists():
        return int(str(asked))
    return asked


def _show(findings: "LossFindings", form: str) -> None:
    if form == "json":
        from passmuster.briefing.json.losses import to_loss_json

        click.echo(to_loss_json(findings), nl=False)
        return
    from rich.console import Console

    from passmuster.briefing.terminal.losses import print_losses

    print_losses(findings, Console(soft_wrap=False))
