"""The project's own files, as the tests about the project see them."""

import subprocess
from pathlib import Path

import pytest

__all__ = ["ROOT", "tracked_files"]

ROOT = Path(__file__).resolve().parents[2]
"""The top of the checkout."""


def tracked_files() -> list[Path]:
    """Every file under version control that exists, sorted; the test is skipped outside a git checkout."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listing.returncode != 0:
        pytest.skip("not a git checkout, so there is no list of the project's files")
    names = listing.stdout.decode().split("\0")
    return sorted(path for name in names if name and (path := ROOT / name).is_file())
