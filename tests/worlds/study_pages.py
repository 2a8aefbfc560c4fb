"""Pages of results that the studies write: what was run, with what, and when."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

__all__ = ["WRITES", "provenance", "table", "write"]

FOLDER = Path(__file__).parents[2] / "docs" / "studies"
WRITES = "PASSMUSTER_WRITE_STUDIES"
"""Environment variable; only when it is set do the studies renew their pages."""


def write(name: str, title: str, *paragraphs: str) -> None:
    """Renew a page, if pages are to be renewed."""
    if os.environ.get(WRITES):
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / name).write_text("\n\n".join([f"# {title}", *paragraphs]) + "\n", encoding="utf-8")


def provenance(command: str, seeds: str) -> str:
    """How to get these numbers again."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("passmuster", "jax", "numpyro", "numpy", "scipy"))
    today = datetime.now(UTC).date()
    return (
        f"Run on {today} with Python {platform.python_version()}, {packages}, on {os.cpu_count()} cores of "
        f"{platform.machine()}.\nSeeds: {seeds}.\nTo run it again and renew this page:\n\n"
        f"```text\n{WRITES}=1 {command}\n```"
    )


def table(head: Sequence[object], rows: Sequence[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [[str(cell) for cell in line] for line in (head, ["---"] * len(head), *rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
