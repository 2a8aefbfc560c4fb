"""Tables of the package in TOML, found again in a form that is quicker to read.

People write and read TOML; Python takes thirty times as long over it as over JSON. So what the larger tables hold
stands in one file beside, a line a table, with the SHA-256 of the table that it was read from. A table that has changed
since is read as it stands. `scripts/quick_tables.py` writes that file.
"""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, Final

__all__ = ["QUICK", "ROOT", "line_of", "read_toml", "toml_table"]

ROOT: Final = Path(__file__).parent
QUICK: Final = ROOT / "plaintoml.tsv"


def toml_table(path: Path) -> dict[str, Any]:
    """What a table of the package holds."""
    text = path.read_bytes()
    quick = _lines().get(path.relative_to(ROOT).as_posix())
    if quick is not None and quick[0] == hashlib.sha256(text).hexdigest():
        held: dict[str, Any] = json.loads(quick[1])
        return held
    return read_toml(text)


def read_toml(text: bytes) -> dict[str, Any]:
    """What the TOML itself says."""
    import tomllib  # a hundredth of a second to load, and seldom asked for

    return tomllib.loads(text.decode("utf-8"))


def line_of(path: Path) -> str:
    """The line of a table in the quick file: its place, its SHA-256 and what it holds, with tabs between them."""
    text = path.read_bytes()
    held = json.dumps(read_toml(text), ensure_ascii=False, separators=(",", ":"))
    return f"{path.relative_to(ROOT).as_posix()}\t{hashlib.sha256(text).hexdigest()}\t{held}\n"


@cache
def _lines() -> dict[str, tuple[str, str]]:
    """Each table's SHA-256 and what it holds, as JSON, by its place."""
    if not QUICK.exists():
        return {}
    cells = (line.split("\t", 2) for line in QUICK.read_text(encoding="utf-8").splitlines())
    return {place: (seal, held) for place, seal, held in cells}
