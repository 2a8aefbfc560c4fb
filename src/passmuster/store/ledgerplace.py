"""Whether the claims of a case folder are in a journal: told by a file's name, so that a plain folder loads none."""

from pathlib import Path
from typing import Final

__all__ = ["LEDGER_FILE", "URL_FILE", "has_ledger"]

LEDGER_FILE: Final = "ledger.db"
URL_FILE: Final = "ledger.url"


def has_ledger(folder: Path) -> bool:
    """Whether the claims of a case folder are in a journal."""
    return (folder / LEDGER_FILE).exists() or (folder / URL_FILE).exists()
