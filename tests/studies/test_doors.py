"""The library and the command have the same bytes, whatever else its process has worked out before."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from worlds.small_claims import TABLE

COMMAND = "from passmuster.cli import main; main(['brief', 'claims.csv', '--format', 'json', '--no-cache', '--quiet'])"
LIBRARY = "import passmuster as pm; print(pm.brief(pm_path, cache=False).to_json(), end='')"
NOTEBOOK = """\
import jax, jax.numpy, numpy, scipy.linalg
square = numpy.random.default_rng(1).random((500, 500))
numpy.linalg.eigh(square @ square.T), scipy.linalg.cholesky(square @ square.T + numpy.eye(500))
jax.numpy.ones(3).sum()
"""


def briefed(folder: Path, program: str) -> dict[str, object]:
    """The briefing as JSON, worked out anew in a process of its own, without how long that took."""
    told = "from pathlib import Path; pm_path = Path('claims.csv')\n" + program
    ran = subprocess.run([sys.executable, "-c", told], cwd=folder, capture_output=True, text=True, check=True)
    document: dict[str, object] = json.loads(ran.stdout)
    del document["diagnostics"]["seconds"]  # type: ignore[attr-defined]
    return document


@pytest.mark.slow
def test_command_library_and_notebook_draw_the_same_chains(tmp_path: Path) -> None:
    """Neither who asks, nor libraries that were loaded and used before, move a digit."""
    (tmp_path / "claims.csv").write_text(TABLE, encoding="utf-8")
    asked = briefed(tmp_path, COMMAND)
    assert briefed(tmp_path, LIBRARY) == asked
    assert briefed(tmp_path, NOTEBOOK + LIBRARY) == asked
