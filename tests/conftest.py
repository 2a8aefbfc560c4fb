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


MAY_BE_MISSING = "no PostgreSQL server is installed here"
"""What a machine may lack: `.ci/run` installs a server where it can, and says so where it cannot."""


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Where a run decides what goes in, nothing is skipped unseen: a test that could not run is told as a failure."""
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if MAY_BE_MISSING in reason:
            return
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was not run: {reason}"
