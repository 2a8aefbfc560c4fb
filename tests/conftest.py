"""What holds for every test."""

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from worlds.long_files import place_in_line

# The model reckons in double precision, as the command line sets it; read when JAX is first imported.
os.environ.setdefault("JAX_ENABLE_X64", "true")

# One thread to a root of a matrix, as the program itself has it: a worker has loaded what takes roots before the
# program can say so, and two workers of as many threads as there are cores wait for one another.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# What a test compiles for itself, and what JAX compiles step by step, is run a few times: XLA is told not to try at
# all, and is done in half of the time or less. What the package compiles it compiles in tests as it always does, by
# options of its own.
HASTE = "--xla_cpu_use_fusion_emitters=false --xla_backend_optimization_level=0"
os.environ["XLA_FLAGS"] = f"{os.environ.get('XLA_FLAGS', '')} {HASTE}".strip()

# What one test has compiled the next need not, nor the commands that it starts. Each process of a run keeps its own
# folder: JAX writes its files in place, and another process might read half of one. Whole ones are handed on between
# two files of tests, by way of a folder of the whole run: the first process names it to those that it starts.
PROGRAMS = Path(tempfile.mkdtemp(prefix="passmuster-tests-"))
os.environ.update(JAX_COMPILATION_CACHE_DIR=str(PROGRAMS), JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS="0.1")
atexit.register(shutil.rmtree, PROGRAMS, ignore_errors=True)
if "PASSMUSTER_TESTS_PROGRAMS" not in os.environ:
    os.environ["PASSMUSTER_TESTS_PROGRAMS"] = tempfile.mkdtemp(prefix="passmuster-tests-all-")
    atexit.register(shutil.rmtree, os.environ["PASSMUSTER_TESTS_PROGRAMS"], ignore_errors=True)
PROGRAMS_OF_ALL = Path(os.environ["PASSMUSTER_TESTS_PROGRAMS"])

# The same tests give the same result on every machine: examples follow from the test itself and not from chance, and
# a slow machine is no failure. Fewer examples than is usual, since the whole is run before every change; whoever looks
# for a fault sets PASSMUSTER_EXAMPLES to as many as there is time for.
settings.register_profile(
    "everyday", derandomize=True, deadline=None, max_examples=int(os.environ.get("PASSMUSTER_EXAMPLES", "60"))
)
settings.load_profile("everyday")


FORGIVEN = {"NO_POSTGRESQL_TO_BE_HAD": "no PostgreSQL server is installed here"}
"""Why a test may be skipped where a run decides what goes in, by the variable in which `.ci/run` says that it could not
install what is missing."""


@pytest.fixture(autouse=True, scope="module")
def _programs_of_all() -> Iterator[None]:
    """Begin each file with what all processes have compiled, and hand on what it compiles."""
    _hand_on(PROGRAMS_OF_ALL, PROGRAMS)
    yield
    _hand_on(PROGRAMS, PROGRAMS_OF_ALL)


def _hand_on(source: Path, target: Path) -> None:
    """Let every program of one folder be in the other too: a link appears whole or not at all."""
    with suppress(FileNotFoundError):
        for name in set(os.listdir(source)).difference(os.listdir(target)):
            with suppress(FileExistsError):
                os.link(source / name, target / name)


@pytest.fixture(autouse=True, scope="session")
def _past_wars_are_learned_once() -> Iterator[None]:
    """What they teach takes longer than all else that a forecast does, and the same is asked by hundreds of tests."""
    from worlds.handed import learned_once

    with pytest.MonkeyPatch.context() as patch:
        learned_once(patch)
        yield


@pytest.fixture(scope="module")
def in_one_process() -> Iterator[None]:
    """No process is started for chains of losses; that they draw the same in two, `tests/losses/test_fit.py` tests."""
    from passmuster.losses import fit
    from worlds.one_process import one_after_another

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fit, "one_each", one_after_another)
        yield


@pytest.fixture(scope="module")
def short_warm_up() -> Iterator[None]:
    """Chains of losses warm up for a fifth of what is usual, where it is asked what is told and not what is true."""
    from passmuster.analysis import loss_models

    usual = loss_models.USUAL_LENGTHS
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loss_models, "USUAL_LENGTHS", replace(usual, n_warm_up=usual.n_warm_up // 5))
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest; the rest keep the order that the seed gives them."""
    items.sort(key=lambda item: place_in_line(item.path))


def pytest_collection_finish() -> None:
    """What ten thousand tests are made of stays to the end: the collector of garbage need not go through it again."""
    gc.collect()
    gc.freeze()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Where a run decides what goes in, nothing is skipped unseen: a test that could not run is told as a failure."""
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if any(words in reason for variable, words in FORGIVEN.items() if os.environ.get(variable) == "true"):
            return
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was not run: {reason}"
