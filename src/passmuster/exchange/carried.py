"""A case as other formats carry it: its file, its tables and its documents, and the plain folder made of them again.

Whatever format it went through, what comes back passes the same door as any plain folder.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from passmuster.ledger import Ledger
from passmuster.store.claimfile import COLUMNS, EXTRA_COLUMNS
from passmuster.store.eventfile import COLUMNS as EVENT_COLUMNS
from passmuster.store.table import write_table

__all__ = ["Carried", "Cells", "FolderContent", "write_folder"]

NUL: Final = "\0"

Cells = Mapping[str, str]
"""Column to cell; empty cells may be left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What is carried: the case file's text, what stands, the documents' bytes by file name, and ratings of claims."""

    case_text: str
    ledger: Ledger
    documents: tuple[tuple[str, bytes], ...] = ()
    credibility: Mapping[str, str] = field(default_factory=dict)
    """Claim id to the digit somebody rated it with, 1 to 5; those not named are not judged (6)."""
    discretion: Mapping[str, str] = field(default_factory=dict)
    """What was kept back about people, or why nothing was; empty where there is nothing to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderContent:
    """What a plain case folder is made of.

    Raises `TypeError` where a part is no text, and `ValueError` where UTF-8 cannot hold it: a file of others may have
    anything in the place of either.
    """

    case_text: str
    claims: Sequence[Cells]
    events: Sequence[Cells] = ()
    documents: Sequence[tuple[str, bytes]] = ()

    def __post_init__(self) -> None:
        rows = (*self.claims, *self.events)
        # Joining refuses what is no text, and names which.
        for texts in ((self.case_text, *(name for name, _ in self.documents)), *(row.values() for row in rows)):
            "".join(texts).encode("utf-8")


def write_folder(content: FolderContent, folder: Path) -> None:
    """The folder's files; nothing is checked here, because whoever opens the folder checks everything."""
    folder.joinpath("case.toml").write_text(content.case_text, encoding="utf-8", newline="")
    tables = {"claims.csv": ((*COLUMNS, *EXTRA_COLUMNS), content.claims), "events.csv": (EVENT_COLUMNS, content.events)}
    for name, (columns, rows) in tables.items():
        if rows or name == "claims.csv":
            text = write_table(columns, ([row.get(column, "") for column in columns] for row in rows))
            folder.joinpath(name).write_text(text, encoding="utf-8", newline="")
    for place, (name, document) in enumerate(content.documents):
        reports = folder / "reports"
        reports.mkdir(exist_ok=True)
        # A name of a stranger's is no path of ours.
        reports.joinpath(f"{place:04d}-{Path(name).name.replace(NUL, '')}").with_suffix(".txt").write_bytes(document)
