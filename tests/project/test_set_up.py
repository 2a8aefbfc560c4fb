"""The set-up: pinned versions cover what is asked for, and a Python that will not do is refused at the door."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from worlds.project_files import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REQUIREMENTS = [
    Requirement(text)
    for group in [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    for text in group
    if not text.startswith(PROJECT["name"])
]
PINS = [Requirement(line) for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda requirement: requirement.name)
def test_every_requirement_is_pinned_within_its_range(requirement: Requirement, python: str) -> None:
    """constraints.txt holds one version of each requirement for each Python, and it lies in the range asked for."""
    world = {"python_version": python, "python_full_version": f"{python}.9", "sys_platform": "linux"}
    pins = [
        pin
        for pin in PINS
        if canonicalize_name(pin.name) == canonicalize_name(requirement.name)
        and (pin.marker is None or pin.marker.evaluate(world))
    ]
    assert len(pins) == 1, f"{requirement.name} has {len(pins)} pins; run 'make constraints'"
    version = next(iter(pins[0].specifier)).version
    assert requirement.specifier.contains(version), f"{requirement} does not admit the pinned {version}"


def test_pins_name_no_address() -> None:
    """constraints.txt has nothing but names, versions and markers, so it serves with any package index."""
    assert [str(pin) for pin in PINS if pin.url] == []


def copy_of_the_set_up(folder: Path) -> Path:
    """A folder with what the set-up needs to begin."""
    for name in ["scripts/set-up", "Makefile", "pyproject.toml", "constraints.txt"]:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


def interpreter_of_version(folder: Path, version: str) -> Path:
    """A stand-in for an interpreter that says it is of that version and in no range."""
    path = folder / f"python-{version}"
    path.write_text(f'#!/bin/sh\ncase "$2" in *platform*) echo {version} ;; *) exit 1 ;; esac\n', encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("version", ["2.7.18", "3.10.13", "3.14.0"])
def test_a_python_out_of_range_is_refused(version: str, tmp_path: Path) -> None:
    """The refusal names the range, what was found and the way out, and comes before anything is created."""
    folder = copy_of_the_set_up(tmp_path)
    python = interpreter_of_version(tmp_path, version)
    before = sorted(folder.rglob("*"))
    ran = subprocess.run(
        ["sh", "scripts/set-up", "run"],
        cwd=folder,
        env={**os.environ, "PYTHON": str(python)},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 2
    assert "passmuster needs Python 3.11, 3.12 or 3.13" in ran.stderr
    assert f"is {version}. Name another one" in ran.stderr
    assert sorted(folder.rglob("*")) == before


def test_an_environment_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    """A wrong name is answered with the right ones, and nothing is created."""
    folder = copy_of_the_set_up(tmp_path)
    ran = subprocess.run(["sh", "scripts/set-up", "tests"], cwd=folder, capture_output=True, text=True)
    assert ran.returncode == 2
    assert "there is no environment 'tests'; there are run, test and docs" in ran.stderr
    assert not (folder / ".venv").exists()


def test_every_target_says_what_it_makes() -> None:
    """`make help` has a line for each target that a person would call."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):(.*)$", makefile, flags=re.MULTILINE)
    assert {"demo", "test", "study", "clean"} <= {name for name, _ in targets}
    assert [name for name, rest in targets if "## " not in rest] == []
