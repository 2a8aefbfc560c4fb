"""The tutorial notebook does what it says, from the first cell to the last."""

import os
from pathlib import Path

import pytest

from worlds.project_files import ROOT

NOTEBOOKS = sorted((ROOT / "docs").rglob("*.ipynb"))
LIMIT = 900
"""Seconds after which a cell counts as hanging."""


def run(path: Path, folder: Path):
    """The notebook once every cell has been run, in a process of its own and in an empty folder."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=LIMIT, kernel_name="python3", resources={"metadata": {"path": folder}})
    client.execute(env={**os.environ, "PASSMUSTER_CACHE": str(folder / "cache")})
    return notebook


def shown(notebook) -> list[str]:
    """What each cell of code shows, as text; an empty string where it shows nothing."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return ["".join(str(o.get("data", {}).get("text/plain", "")) for o in cell.outputs) for cell in cells]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_works(path: Path, tmp_path: Path) -> None:
    """It goes from an article to a table of strength by week, a plot and a verdict, and ends in what it promised.

    It fits an article in a process of its own, as the slow pages of the docs do. That an article becomes a case and is
    briefed is held every day by `tests/assembly` and `tests/cli/test_brief.py`.
    """
    outputs = shown(run(path, tmp_path))
    assert "11000" in outputs[1]
    assert outputs[2].startswith("Briefing(case='article', as_of=2025-01-13, seed=1, is_usable=True")
    assert "forecast" in outputs[3]
    assert "Chart" in outputs[4]
    assert "verdict" in outputs[5]
    assert outputs[-1] == "True"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_output_is_kept(path: Path) -> None:
    """Outputs would differ from machine to machine; they are made when it is run."""
    import nbformat

    assert all(not cell.get("outputs") for cell in nbformat.read(path, as_version=4).cells)
