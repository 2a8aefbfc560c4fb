"""`passmuster losses`: losses of many categories, and how far each source leans, from a table of claims."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passmuster.cli import FIT_FAILED, options

if TYPE_CHECKING:
    from passmuster.findings.losses import LossFindings
    from passmuster.ledger.losses import LossTable

__all__ = ["command"]

DAY_ONE = "2022-02-24"
"""Day 1 of the table of Radford and others."""


@click.command(
    epilog="Try: passmuster losses claims.csv --html losses.html",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--as-published", is_flag=True, help="Fit the structure of Radford and others (2023) instead.")
@click.option("--held-out", metavar="FILE", type=click.Path(path_type=Path), help="Score the fit on the rows of FILE.")
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
    type=click.FloatRange(0.0, 3650.0),
    default=60.0,
    show_default=True,
    metavar="DAYS",
    help="Mean time from a death to its name on such a list.",
)
@click.option(
    "--day-one", type=click.DateTime(["%Y-%m-%d"]), default=DAY_ONE, show_default=True, help="The date of day 1."
)
@options.seed
@click.option(
    "--draws",
    type=click.IntRange(50),
    metavar="N",
    help="Draws kept of each of four chains; as many as it takes if not given.",
)
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write the findings as a page as well.")
@click.option("--force", is_flag=True, help="Let --html write over a file that is no page of passmuster.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="What to print."
)
@click.option("--quiet", is_flag=True, help="No progress on standard error.")
def command(
    file: Path,
    as_published: bool,
    held_out: Path | None,
    one_origin: tuple[str, ...],
    names_lists: tuple[str, ...],
    names_delay: float,
    day_one: datetime,
    seed: int,
    draws: int | None,
    html: Path | None,
    force: bool,
    form: str,
    quiet: bool,
) -> None:
    """Estimate what was lost, category by category, from claims of many sources, and how far each source leans.

    FILE is a table of claims as Radford and others (2023) publish theirs; - is standard input. Status 3 means that the
    draws did not settle, and the answer says so.
    """
    from passmuster.analysis.losses import DEFAULT, PUBLISHED, compose_losses
    from passmuster.briefing.page.file import check_page_place, write_whole
    from passmuster.losses.names import NamesList
    from passmuster.store.losstable import read_loss_table

    _check(names_lists, as_published=as_published, held_out=held_out)
    if html is not None:
        check_page_place(html, force=force)
    table = read_loss_table(file, sys.stdin.buffer.read() if str(file) == "-" else None)
    kept_back = None if held_out is None else read_loss_table(held_out)
    with _progress(quiet) as progress:
        findings = compose_losses(
            table,
            model=PUBLISHED if as_published else DEFAULT,
            held_out=kept_back,
            set_aside=_columns("--one-origin", one_origin, table),
            names=[NamesList(*column, names_delay) for column in _columns("--names-list", names_lists, table)],
            day_one=day_one.date(),
            seed=seed,
            n_draws=draws,
            progress=progress,
        )
    if html is not None:
        from passmuster.briefing.page.losses import to_loss_page

        write_whole(to_loss_page(findings), html)
    _show(findings, form)
    if findings.health.status != "ok":
        click.get_current_context().exit(FIT_FAILED)


def _check(names_lists: tuple[str, ...], *, as_published: bool, held_out: Path | None) -> None:
    """Refuse what a list of names does not go with."""
    from passmuster.errors import BadInput, Fault

    if not names_lists:
        return
    rule, remedy = "it goes with the default model on all rows", "Leave out one of the two."
    others = {"--as-published": as_published, "--held-out": held_out is not None}
    faults = [Fault("--names-list", rule, name, remedy) for name, is_given in others.items() if is_given]
    if faults:
        raise BadInput(faults)


def _columns(option: str, named: tuple[str, ...], table: "LossTable") -> list[tuple[str, str]]:
    """Sources and columns as named; refused when the table has no such pair."""
    from passmuster.errors import BadInput, Fault
    from passmuster.ledger.nearest import did_you_mean

    known = {f"{claim.source}:{claim.category}": (claim.source, claim.category) for claim in table.claims}
    faults = [
        Fault(option, "a column is named SOURCE:COLUMN as in the table", f"'{name}'", did_you_mean(name, known))
        for name in named
        if name not in known
    ]
    if faults:
        raise BadInput(faults)
    return [known[name] for name in named]


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[float], None]]:
    """A bar on standard error while it is a terminal, and nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("drawing", total=1.0)
        yield lambda share: bar.update(task, completed=share)


def _show(findings: "LossFindings", form: str) -> None:
    if form == "json":
        from passmuster.briefing.json.losses import to_loss_json

        click.echo(to_loss_json(findings), nl=False)
        return
    from rich.console import Console

    from passmuster.briefing.terminal.losses import print_losses

    print_losses(findings, Console(soft_wrap=False))
