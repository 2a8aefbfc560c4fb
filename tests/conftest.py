"""What holds for every test."""

import os

import pytest
from hypothesis import settings

# The model reckons in double precision, as the command line sets it; read when JAX is first imported.
os.environ.setdefault("JAX_ENABLE_X64", "true")

# The same tests give the same result on every machine: examples follow from the test itself and not from chance, and
# a slow machine is no failure.
settings.register_profile("everyday", derandomize=True, deadline=None)
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
