"""`passmuster claims`: list the claims of a case, filtered."""

from datetime import datetime
from pathlib import Path

import click

from passmuster.cli import options
from passmuster.cli.saying import tell

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster claims examples/kursk --quantity killed --as-of 2025-01-31",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--subject", metavar="FORCE", help="Only claims about this force.")
@click.option("--quantity", metavar="WORD", help="Only this quantity, such as killed.")
@click.option("--group", metavar="GROUP", help="Only claims by this group, such as KR.")
@click.option("--text", default="", metavar="WORDS", help="Only with these words in claimant, outlet or note.")
@options.as_of
@click.option("--since", type=options.Day(["%Y-%m-%d"]), help="Only what was said after this day.")
@options.known_at
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="A table for eyes, JSON with every field, or a claim table.",
)
@options.small_counts
@options.quiet
def command(
    case: Path,
    subject: str | None,
    quantity: str | None,
    group: str | None,
    text: str,
    as_of: datetime | None,
    since: datetime | None,
    known_at: str | None,
    form: str,
    small_because: str,
    quiet: bool,
) -> None:
    """List the claims of a case in order of saying: what stands on record, or stood at a moment.

    CASE is a case folder, with a ledger or without. Filters that are given must all hold.
    """
    from passmuster.analysis.listing import Wanted, claims
    from passmuster.analysis.who import moment_of_text

    wanted = Wanted(subject=subject, quantity=quantity, group=group, text=text, as_of=as_of.date() if as_of else None,
                    since=since.date() if since else None)  # fmt: skip
    found = claims(case, wanted, known_at=moment_of_text(known_at), show_small_counts=small_because)
    tell(found.remarks, quiet=quiet)
    if form == "csv":
        click.echo(found.to_csv(), nl=False)
    elif form == "json":
        from passmuster.briefing.json.ledger import claims_to_json

        click.echo(
            claims_to_json(found.claims, found.head, found.discretion, as_of=wanted.as_of, since=wanted.since), nl=False
        )
    else:
        from rich.console import Console

        from passmuster.briefing.terminal.ledger import print_claims

        print_claims(found.claims, found.head, wanted.words(), Console(soft_wrap=False), kept_back=found.kept_back)
