"""What kind of table a file is, by its first line, whatever its name."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from passmuster.errors import BadInput, Fault

__all__ = ["CLAIMS", "LOSSES", "refuse_tables", "table_kind"]

CLAIMS: Final = "a claim table"
LOSSES: Final = "a loss table"

COMMANDS: Final = {CLAIMS: "passmuster brief", LOSSES: "passmuster losses"}
"""Which command takes which table."""

ENOUGH: Final = 4
"""Names of needed columns in a first line that make it the header of such a table; no sentence lists so many."""

LONGEST_HEADER: Final = 4096
"""Characters of a first line that are looked at."""


def table_kind(path: Path) -> str:
    """`CLAIMS`, `LOSSES`, or nothing for a file that is neither, cannot be read, or is no plain file."""
    if not path.is_file():
        return ""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            first = file.readline(LONGEST_HEADER)
    except OSError:
        return ""
    return _kind_of(first)


def _kind_of(first: str) -> str:
    # The rules of tables are opened for a line that can be a header of one, so that a text waits for none of them.
    delimiters = [sign for sign in (",", ";", "\t") if first.count(sign) >= ENOUGH - 1]
    if not delimiters:
        return ""
    from passmuster.store import claimfile, losstable

    for delimiter in delimiters:
        try:
            names = {cell.strip().lower() for cell in next(csv.reader([first], delimiter=delimiter), [])}
        except csv.Error:
            return ""
        for kind, needed in ((CLAIMS, claimfile.REQUIRED), (LOSSES, losstable.REQUIRED)):
            if len(names & set(needed)) >= ENOUGH:
                return kind
    return ""


def refuse_tables(paths: Sequence[Path]) -> None:
    """Refuse tables where texts are read.

    Raises
    ------
    BadInput
        When one of the files is a claim table or a loss table; it names the command that takes it.
    """
    kinds = {path: table_kind(path) for path in paths}
    faults = [
        Fault(str(path), "a text is read here", kind, f"Try: {COMMANDS[kind]} {path}")
        for path, kind in kinds.items()
        if kind
    ]
    if faults:
        raise BadInput(faults)
