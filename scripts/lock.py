"""Renew what is locked: the hashes of every pinned library, and the bills of materials of the three Pythons.

    python scripts/lock.py

It needs uv, a package index, and Python 3.11, 3.12 and 3.13 where uv finds them. `constraints.txt` says which versions;
for each, the index says which files it holds. What stands in `locked/` names no index, so it serves with any that
carries the same files.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from shelf import EXTRAS, PYTHONS, ROOT

__all__ = ["FOLDER", "SETS"]

FOLDER: Final = ROOT / "locked"

SETS: Final = {
    "package": (),
    "extras": tuple(f"--extra={extra}" for extra in EXTRAS),
    "development": ("--all-extras",),
}
"""What is locked: the package alone, with every extra of a user, and with all that the tests and pages need."""

COMPILE: Final = (
    "uv", "pip", "compile", "--universal", "--python-version", PYTHONS[0], "--constraint", "constraints.txt",
    "--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet",
)  # fmt: skip


def call(*command: str, folder: Path = ROOT) -> str:
    """Run a command, at the top of the checkout unless told otherwise; what it prints."""
    return subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout


def lock(name: str) -> None:
    """Write the hashes of one set."""
    (FOLDER / f"{name}.txt").write_text(call(*COMPILE, *SETS[name], "pyproject.toml"), encoding="utf-8")


def bill(python: str) -> None:
    """Write the bill of one Python, from an environment made by nothing but the locked files."""
    with TemporaryDirectory() as folder:
        call("uv", "venv", "--quiet", "--python", python, folder)
        interpreter = str(Path(folder, "bin", "python"))
        needs = ("--require-hashes", "--requirement", str(FOLDER / "extras.txt"))
        # Outside the checkout, whose own constraints have no hashes.
        call("uv", "pip", "install", "--quiet", "--python", interpreter, *needs, folder=Path(folder))
        (site,) = Path(folder).glob("lib/python*/site-packages")
        text = call(sys.executable, "scripts/bill_of_materials.py", "--python", python, "--libraries", str(site))
    (FOLDER / f"bill-{python}.json").write_text(text, encoding="utf-8")


def main() -> None:
    """Renew everything in `locked/`."""
    FOLDER.mkdir(exist_ok=True)
    for name in SETS:
        lock(name)
    for python in PYTHONS:
        bill(python)


if __name__ == "__main__":
    main()
