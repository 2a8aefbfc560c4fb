"""`passmuster verify`: look at every entry of a ledger again, against a witness."""

from pathlib import Path

import click

from passmuster.cli import CHECK_FAILED, options
from passmuster.cli.saying import tell

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster verify mycase --against briefing.json",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--against", metavar="BRIEFING|HASH", help="A witness: a briefing that was kept, or the head it printed.")
@options.form
def command(case: Path, against: str | None, form: str) -> None:
    """Look at every entry of a ledger again: is it the one that was recorded, and who vouches for that?

    With --against, a page, JSON or text of `passmuster brief`, or the head in it, any changed byte of what is kept, a
    cut tail, a rewritten entry or another ledger in its place comes out. Without it the answer says from which entry
    on nobody vouches. Status 1 means that the ledger does not hold.
    """
    from passmuster.analysis.verifying import verify

    found = verify(case, against=against)
    tell(found.remarks)
    if form == "json":
        from passmuster.briefing.json.ledger import proof_to_json

        click.echo(proof_to_json(found.proof, found.remarks), nl=False)
    else:
        from rich.console import Console

        from passmuster.briefing.terminal.ledger import print_proof

        print_proof(found.proof, Console(soft_wrap=False))
    if not found.proof.holds:
        click.get_current_context().exit(CHECK_FAILED)
