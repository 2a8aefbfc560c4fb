"""`passmuster rate`: rate a source A to F, or a claim 1 to 6."""

from pathlib import Path

import click

from passmuster.cli import options
from passmuster.cli.recording import show_recorded

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster rate mycase Kyiv C --why 'two of three past counts came true'",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("name")
@click.argument("rating")
@options.why
@options.by
@options.form
def command(case: Path, name: str, rating: str, why: str, who: str | None, form: str) -> None:
    """Rate how far a source can be relied on, or how credible a claim is.

    A letter from A (completely reliable) to F (cannot be judged) belongs to a source, NAMEd as claims name their
    claimant or its group; a digit from 1 (confirmed) to 6 (cannot be judged) belongs to a claim. The two are
    independent judgements, and F and 6 mean not known, not half.
    """
    from passmuster.analysis.amending import rate

    show_recorded(rate(case, name, rating, why=why, who=who), form)
