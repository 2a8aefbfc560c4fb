"""Who starts threads and processes, and who makes random numbers."""

import ast
import re

from passmuster import parallel
from worlds.project_files import ROOT

SOURCE = ROOT / "src" / "passmuster"
POOLS = {"concurrent", "multiprocessing", "joblib", "dask"}


def imported(path):
    """The top names of the modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield str(node.module).partition(".")[0]


def test_only_one_room_starts_pools():
    """Whoever wants work done on all cores asks `parallel`, so that it can one day be done elsewhere."""
    with_pools = {path.parent for path in SOURCE.rglob("*.py") if POOLS & set(imported(path))}
    assert with_pools == {SOURCE / parallel.__name__.rpartition(".")[2]}


def test_only_one_file_makes_generators():
    """Whoever draws takes a stream by its name; the scores, which know arrays alone, take a seed of their caller's."""
    makers = re.compile(r"default_rng\(|SeedSequence\(|random\.(?:key|PRNGKey)\(")
    found = {path for path in SOURCE.rglob("*.py") if makers.search(path.read_text(encoding="utf-8"))}
    assert {path for path in found if path.parent.name != "score"} == {SOURCE / "randomness.py"}
