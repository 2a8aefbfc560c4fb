"""Where a run decides what goes in, no test is skipped unseen."""

import importlib.util
from types import SimpleNamespace

import pytest

from worlds.project_files import ROOT

VARIABLE = "NO_POSTGRESQL_TO_BE_HAD"
SERVER = "Skipped: no PostgreSQL server is installed here (apt-get install postgresql)"
BROWSER = "Skipped: no Chromium on this machine"


def conftest():
    """The rules of all tests, as a module."""
    spec = importlib.util.spec_from_file_location("rules_of_all_tests", ROOT / "tests" / "conftest.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("settings", "reason", "outcome"),
    [
        ({}, SERVER, "skipped"),
        ({VARIABLE: "true"}, BROWSER, "skipped"),
        ({"CI": "true"}, SERVER, "failed"),
        ({"CI": "true"}, BROWSER, "failed"),
        ({"CI": "true", VARIABLE: "true"}, SERVER, "skipped"),
        ({"CI": "true", VARIABLE: "true"}, BROWSER, "failed"),
    ],
)
def test_a_skip_is_a_failure_unless_nothing_could_be_done(settings, reason, outcome, monkeypatch):
    """Only a server that `.ci/run` could not install is forgiven, and only where it says so."""
    for name in ("CI", VARIABLE):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    report = SimpleNamespace(skipped=True, outcome="skipped", longrepr=("test.py", 1, reason), nodeid="test.py::test")
    conftest().pytest_runtest_logreport(report)
    assert report.outcome == outcome
    assert reason in str(report.longrepr)


def test_the_words_and_the_variable_are_those_in_use():
    """The tests' own server skips with those words, and `.ci/run` sets that variable where nothing could be done."""
    ((variable, words),) = conftest().FORGIVEN.items()
    assert words in (ROOT / "tests" / "worlds" / "postgres_server.py").read_text(encoding="utf-8")
    assert f"export {variable}=true" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert variable == VARIABLE
