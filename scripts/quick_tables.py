"""Writes src/passmuster/plaintoml.tsv: what the larger tables of the package hold, quicker to read than their TOML.

    python scripts/quick_tables.py

A test compares the file with the tables. One that has changed since is read from its TOML until this is run again.
"""

from collections.abc import Iterator
from pathlib import Path

from passmuster.plaintoml import QUICK, ROOT, line_of

__all__ = ["tables", "written"]


def tables() -> Iterator[Path]:
    """The tables that every reading of a text opens."""
    yield from (ROOT / "ledger" / f"{name}.toml" for name in ("actors", "event_scores"))
    yield from sorted((ROOT / "reading" / "rules").glob("*.toml"))


def written() -> str:
    """The file as it should be."""
    return "".join(map(line_of, tables()))


if __name__ == "__main__":
    QUICK.write_text(written(), encoding="utf-8")
