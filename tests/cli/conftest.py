"""What the tests of several commands share: a run that is handed to them, and a cache of the test's own."""

import pytest

from worlds.handed import Handed


@pytest.fixture
def handed(tmp_path, monkeypatch):
    """What commands are handed: decreed fits, and a cache of the test's own."""
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("PASSMUSTER_CACHE", str(folder))
    return Handed(folder)


@pytest.fixture
def decree(handed):
    """The days fitted so far."""
    return handed.days
