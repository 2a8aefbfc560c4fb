"""Compiled programs run by XLA without JAX."""

import os
import shutil
import subprocess
import sys

import numpy as np
import pytest

from passmuster.cache.keeper import Keeper
from passmuster.inference.bare_programs import bare_program
from passmuster.inference.compiling import PROGRAMS
from worlds.project_files import ROOT

UNFOLD = """
import hashlib, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
import numpy as np
import passmuster.model
from passmuster.inference.compiling import keep_compiled_programs
from passmuster.model.design import make_design
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.parameters import n_parameters
from passmuster.model.posterior import posterior_from
from passmuster.model.priors import resolve
from worlds import rich_case
from worlds.small_case import AS_OF

keep_compiled_programs(Path({folder!r}))
design = make_design(rich_case.ledger().known(AS_OF.replace(month=4, day=20)))
x = np.random.default_rng(1).standard_normal((4, 40, n_parameters(design.shape)))
posterior = posterior_from(design, fixed_inputs(design, resolve(())), x)
held = [*posterior.stocks, *(getattr(posterior, name) for name in ("paths", "leans", "log_likelihood", "landings"))]
print(hashlib.sha256(b"".join(np.ascontiguousarray(leaf).tobytes() for leaf in held)).hexdigest(), "jax" in sys.modules)
"""
"""Draws of a case unfolded by programs that are kept in a folder: what came of it, and whether JAX was there."""


def unfolded(folder, **environment):
    """The digest of what draws unfold to in a fresh process, and whether JAX was loaded for it."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("JAX_")}
    ran = subprocess.run(
        [sys.executable, "-c", UNFOLD.format(folder=str(folder), tests=str(ROOT / "tests"))],
        capture_output=True,
        text=True,
        timeout=300,
        env=clean | environment,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    return ran.stdout.split()


@pytest.fixture(scope="module")
def by_jax(tmp_path_factory):
    """A folder in which JAX has kept the programs that it compiled, and the digest."""
    folder = tmp_path_factory.mktemp("kept")
    digest, with_jax = unfolded(folder)
    assert with_jax == "True"
    return folder, digest


def test_both_roads_give_the_same_to_the_last_bit(by_jax):
    """XLA alone runs what JAX compiled, and says nothing of it."""
    folder, digest = by_jax
    assert unfolded(folder) == [digest, "False"]


def test_programs_that_jax_alone_keeps_are_run_by_jax(by_jax, tmp_path):
    """Where the user chose the folder of JAX, none is kept whole, and none is bare."""
    folder, digest = by_jax
    assert unfolded(folder, JAX_COMPILATION_CACHE_DIR=str(tmp_path)) == [digest, "True"]
    assert not (tmp_path / PROGRAMS).exists()


def test_where_a_bare_program_is_damaged_jax_runs_its_own(by_jax, tmp_path):
    """It is as good as none."""
    folder, digest = by_jax
    damaged = shutil.copytree(folder, tmp_path / "damaged")
    for kept in damaged.glob("*.bare"):
        Keeper(damaged).put(kept.stem, b"no program", "bare")
    assert unfolded(damaged) == [digest, "True"]


@pytest.mark.parametrize("block", [b"", b"no program", np.arange(9).tobytes()], ids=["empty", "words", "numbers"])
def test_what_is_no_program_is_none(block):
    """Whatever the bytes are."""
    assert bare_program(block) is None
