"""`passmuster accept`: take a claim for an echo of another."""

from pathlib import Path

import click

from passmuster.cli import options
from passmuster.cli.recording import show_recorded
from passmuster.cli.saying import tell

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster accept mycase c12 --echo-of c3",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("name")
@click.option("--echo-of", required=True, metavar="CLAIM", help="The claim that said it first.")
@options.why
@options.by
@options.form
def command(case: Path, name: str, echo_of: str, why: str, who: str | None, form: str) -> None:
    """Take the claim NAME for an echo of another: both go back to one origin and count as one witness.

    Whatever number NAME gives of the count, that of the other is weighed for both. Two claims that count different
    things, dead and wounded say, stay two statements of one origin, and a remark says so.
    """
    from passmuster.analysis.amending import accept

    recorded = accept(case, name, echo_of, why=why, who=who)
    tell(recorded.remarks, quiet=False)
    show_recorded(recorded, form)
