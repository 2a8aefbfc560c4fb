"""What holds for every test."""

import atexit
import os
import shutil
import tempfile

import pytest
from hypothesis import settings

# The model reckons in double precision, as the command line sets it; read when JAX is first imported.
os.environ.setdefault("JAX_ENABLE_X64", "true")

# What one test has compiled the next need not, nor the commands that it starts. Each process of a run keeps its own
# folder: JAX writes its files in place, and another process might read half of one.
PROGRAMS = tempfile.mkdtemp(prefix="passmuster-tests-")
os.environ.update(JAX_COMPILATION_CACHE_DIR=PROGRAMS, JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS="0.1")
atexit.register(shutil.rmtree, PROGRAMS, ignore_errors=True)

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


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Where a run decides what goes in, nothing is skipped unseen: a test that could not run is told as a failure."""
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if any(words in reason for variable, words in FORGIVEN.items() if os.environ.get(variable) == "true"):
            return
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was not run: {reason}"
