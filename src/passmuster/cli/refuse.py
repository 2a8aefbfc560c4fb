"""`passmuster refuse`: take a claim for a witness of its own."""

from pathlib import Path

import click

from passmuster.cli import options
from passmuster.cli.recording import show_recorded

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster refuse mycase c12 --why 'counted from own footage'",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("name")
@options.why
@options.by
@options.form
def command(case: Path, name: str, why: str, who: str | None, form: str) -> None:
    """Take the claim NAME for a witness of its own, whatever it resembles. The reason is required."""
    from passmuster.analysis.amending import refuse

    show_recorded(refuse(case, name, why=why, who=who), form)
