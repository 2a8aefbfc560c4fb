"""Which versions are installed, told by the names of folders."""

import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from passmuster.cache.installed import installed
from passmuster.cache.keeper import RUNS_ON


def test_versions_are_those_that_the_library_tells() -> None:
    """Of everything that a key names."""
    assert installed(RUNS_ON) == {name: version(name) for name in RUNS_ON}


def test_the_first_place_counts_and_doubt_is_looked_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a program would find it; where one place has two folders of a name, their metadata tells."""
    for place, name in (("a", "one-1.0"), ("b", "one-2.0"), ("b", "two-3.0"), ("b", "two-4.0")):
        folder = tmp_path / place / f"{name}.dist-info"
        folder.mkdir(parents=True)
        (folder / "METADATA").write_text(f"Name: {name[:3]}\nVersion: {name[4:]}\n", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "nowhere"), str(tmp_path / "a"), str(tmp_path / "b")])
    assert installed(["one", "two"]) == {"one": "1.0", "two": version("two")}
    with pytest.raises(PackageNotFoundError):
        installed(["three"])


def test_to_find_a_key_loads_no_reader_of_mail() -> None:
    """Which is what makes it quick."""
    code = "import sys; from passmuster.cache.keeper import key_of; key_of(['a']); print('email' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
