"""`passmuster forget`: erase the words of a claim, an event or a report, and leave a mark."""

from pathlib import Path

import click

from passmuster.cli import CHECK_FAILED, options
from passmuster.cli.recording import show_recorded
from passmuster.cli.saying import tell

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster forget mycase c12 --why 'at the request of the person named'",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("names", nargs=-1, required=True)
@options.why
@options.by
@options.form
def command(case: Path, names: tuple[str, ...], why: str, who: str | None, form: str) -> None:
    """Erase every word on record of claims, events, reports or sources, and leave a mark: who, when and why.

    NAMES are ids, or the beginning of a report's hash. Of a report its text goes, and what claims and events quote of
    it. This cannot be undone, and `passmuster verify` still holds. Results that were kept are thrown away. Status 1
    means that other files of the folder still hold some of the words, or are packed and may, and which; so it does
    where a reason on record tells some of them. The reason is required.
    """
    from passmuster.analysis.forgetting import forget

    found = forget(case, names, why=why, who=who)
    tell(found.appended.remarks)
    show_recorded(found.appended, form)
    tell([f"{path} still holds some of the words; it is yours to delete" for path in found.still_held])
    tell([f"{path} is packed and may hold some of the words; it is yours to look through" for path in found.packed])
    tell([f"the reason of entry {number} tells some of the words; reasons stay" for number in found.reasons])
    if found.still_held or found.packed or found.reasons:
        click.get_current_context().exit(CHECK_FAILED)
