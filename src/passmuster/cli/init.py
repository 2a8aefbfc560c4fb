"""`passmuster init`: start a case."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from passmuster.cli import options
from passmuster.cli.saying import answer, tell
from passmuster.errors import BadInput, Fault

if TYPE_CHECKING:
    from passmuster.analysis.start import Started

__all__ = ["command"]

ASKED: Final = {
    "partner": "Who sends troops (a name or code, such as Kenya)",
    "principal": "Whose war it is, whom they help (such as Somalia)",
    "opponent": "Whom they fight (such as al-Shabaab)",
    "start": "First day of the case, before the first of them came (such as 2011-10-10)",
}
"""What is asked for on a terminal when no option says it."""


@click.command(
    epilog="Try: passmuster init somalia --partner Kenya --principal Somalia --opponent al-Shabaab --start 2011-10-10",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("more", nargs=-1, type=click.Path(path_type=Path), metavar="[ARTICLE]...")
@click.option(
    "--from",
    "articles",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="ARTICLE",
    help="Begin from an article, and those named behind it: roles, forces and first claims are read off them.",
)
@click.option("--partner", default="", metavar="WHO", help="Who sends troops, by code or name.")
@click.option("--principal", default="", metavar="WHO", help="Whose war it is, by code or name.")
@click.option("--opponent", multiple=True, metavar="WHO", help="Whom they fight, by code or name; may be repeated.")
@click.option(
    "--start", default="", metavar="DAY", help="First day of the case, or its month or year; weeks begin on a Monday."
)
@click.option("--as-of", type=options.Day(["%Y-%m-%d"]), help="With --from: the day undated articles are from.")
@click.option("--title", default="", help="Heading of its briefings.")
@click.option("--force-name", default="", help="What the partner's force is called.")
@click.option("--in-place", is_flag=True, help="The force, or some of it, was there before the first day.")
@click.option("--ledger", "with_ledger", is_flag=True, help="Keep claims, events and reports in a ledger.")
@options.by
@options.quiet
def command(
    folder: Path,
    more: tuple[Path, ...],
    articles: tuple[Path, ...],
    partner: str,
    principal: str,
    opponent: tuple[str, ...],
    start: str,
    as_of: datetime | None,
    title: str,
    force_name: str,
    in_place: bool,
    with_ledger: bool,
    who: str | None,
    quiet: bool,
) -> None:
    """Start a case: a folder with case.toml, claims.csv and events.csv, or with a ledger, ready to be filled.

    What no option says is asked for on a terminal. With --from, articles are read instead, and what they do not tell
    clearly is refused with who it may be.
    """
    from passmuster.analysis.start import init

    articles = _articles(folder, articles, more)
    given = {"partner": partner, "principal": principal, "opponent": "".join(opponent[:1]), "start": start}
    if not articles and sys.stdin.isatty():
        given = {name: value or click.prompt(ASKED[name], err=True) for name, value in given.items()}
    day = given.pop("start") or None
    started = init(
        folder, articles=articles, start=day, as_of=as_of.date() if as_of else None, title=title, force=force_name,
        more_opponents=opponent[1:], in_place=in_place, with_ledger=with_ledger, who=who, **given,
    )  # fmt: skip
    tell(started.remarks, quiet=quiet)
    _show(started)


def _articles(folder: Path, articles: tuple[Path, ...], more: tuple[Path, ...]) -> tuple[Path, ...]:
    """What stands behind --from and, without an option of its own, behind that: a shell writes `--from *.txt` so."""
    way_out = "Write passmuster init FOLDER --from ARTICLE..."
    if more and not articles:
        raise BadInput([Fault(str(more[0]), "articles stand behind --from", "no --from", way_out)])
    if articles and folder.is_file():
        raise BadInput([Fault(str(folder), "the folder of the case stands before --from", "a file", way_out)])
    return (*articles, *more)


def _show(started: "Started") -> None:
    """What was made, and what to do next."""
    ledger, folder = started.ledger, started.folder
    answer(ledger.case.title)
    if ledger.head is not None:
        answer(f"Made {folder} with case.toml and a ledger; its head is")
        answer(f"  {ledger.head}")
        answer(f"Then: passmuster add {folder} CLAIMS.csv")
        return
    answer(f"Made {folder} with case.toml, claims.csv ({len(ledger.claims)} claims) and events.csv.")
    if ledger.claims:
        answer("Look through case.toml and claims.csv: each claim names its report and the place in it.")
        answer(f"Then: passmuster brief {folder}")
        return
    answer("Put into claims.csv one number said by somebody in each row, or read articles into it:")
    answer(f"  passmuster read ARTICLE... --review {folder}/review.csv")
    answer(f"Then: passmuster brief {folder}")
