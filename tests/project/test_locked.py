"""What is locked: hashes of every pinned file, and bills of materials that say what is pinned and installed."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from worlds.project_files import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

import lock
import shelf

BILLS = {python: (lock.FOLDER / f"bill-{python}.json").read_text(encoding="utf-8") for python in shelf.PYTHONS}


def pins(text: str) -> dict[str, list[str]]:
    """Each pin of a locked file, with its hashes."""
    entries = re.sub(r"\\\n", "", text).splitlines()
    return {entry.partition(" --hash")[0].strip(): re.findall(r"--hash=(\S+)", entry) for entry in entries}


LOCKED = {name: pins((lock.FOLDER / f"{name}.txt").read_text(encoding="utf-8")) for name in lock.SETS}
PINNED = set((ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines())


def parts(python: str) -> set[tuple[str, str]]:
    """Name and version of what a bill lists."""
    return {(canonicalize_name(part["name"]), part["version"]) for part in json.loads(BILLS[python])["components"]}


def locked_for(name: str, python: str) -> set[tuple[str, str]]:
    """Name and version of what a locked file holds for one Python on Linux."""
    world = {
        "python_version": python, "python_full_version": f"{python}.9", "implementation_name": "cpython",
        "platform_python_implementation": "CPython", "sys_platform": "linux", "platform_system": "Linux",
    }  # fmt: skip
    told = [Requirement(entry) for entry in LOCKED[name]]
    return {
        (canonicalize_name(one.name), next(iter(one.specifier)).version)
        for one in told
        if one.marker is None or one.marker.evaluate(world)
    }


def test_what_is_locked_is_what_is_pinned() -> None:
    """All of the pins for the tests and pages, fewer for a user; `python scripts/lock.py` after a change of pins."""
    assert set(LOCKED["development"]) == PINNED
    assert set(LOCKED["package"]) < set(LOCKED["extras"]) < PINNED


@pytest.mark.parametrize("name", lock.SETS)
def test_every_library_has_the_hashes_of_its_files(name: str) -> None:
    """SHA-256 each, no two libraries with one, and the same in every set; a file that was swapped is refused."""
    hashes = LOCKED[name]
    assert [pin for pin, found in hashes.items() if not found] == []
    told = [one for found in hashes.values() for one in found]
    assert [one for one in told if not re.fullmatch(r"sha256:[0-9a-f]{64}", one)] == []
    assert len(set(told)) == len(told)
    assert {pin: LOCKED["development"][pin] for pin in hashes} == hashes


def test_what_is_locked_names_no_address() -> None:
    """It serves with any index that carries the same files."""
    text = "".join((lock.FOLDER / f"{name}.txt").read_text(encoding="utf-8") for name in lock.SETS)
    assert re.findall(r"--(?!hash=)\S+|\w+://\S+", text) == []


@pytest.mark.parametrize("python", shelf.PYTHONS)
def test_a_bill_lists_what_is_locked(python: str) -> None:
    """Library by library and version by version, on each Python."""
    assert parts(python) == locked_for("extras", python)
    required = {
        (canonicalize_name(part["name"]), part["version"])
        for part in json.loads(BILLS[python])["components"]
        if part["scope"] == "required"
    }
    assert required == locked_for("package", python)


@pytest.mark.parametrize("python", shelf.PYTHONS)
def test_a_bill_is_sound_cyclonedx(python: str) -> None:
    """By the schema of its version, strictly; it holds no moment."""
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(BILLS[python]) is None
    broken = BILLS[python].replace('"type": "library"', '"type": "bookshelf"')
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(broken) is not None
    assert "timestamp" not in json.loads(BILLS[python])["metadata"]


@pytest.mark.parametrize("python", shelf.PYTHONS)
def test_a_bill_tells_licences_and_where_they_lie(python: str) -> None:
    """Each an expression that SPDX knows, each with a text."""
    for part in json.loads(BILLS[python])["components"]:
        (licence,) = part["licenses"]
        assert licence.get("expression") or licence["license"].get("id"), part["name"]
        assert [one for one in part["properties"] if one["name"] == "passmuster:licence-text"], part["name"]


@pytest.mark.parametrize("python", shelf.PYTHONS)
def test_a_bill_ties_all_that_it_lists_to_the_program(python: str) -> None:
    """Whoever follows who needs whom from the program comes by every library."""
    told = json.loads(BILLS[python])
    needs = {one["ref"]: one.get("dependsOn", []) for one in told["dependencies"]}
    seen, pending = set(), ["passmuster"]
    while pending:
        one = pending.pop()
        if one not in seen:
            seen.add(one)
            pending += needs[one]
    assert seen == {"passmuster", *(part["bom-ref"] for part in told["components"])}


def test_the_bill_of_this_python_is_what_is_installed() -> None:
    """Byte for byte what the script says here, where no moment and no folder may tell two runs apart."""
    call = [sys.executable, "-W", "error", "scripts/bill_of_materials.py"]
    said = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said == BILLS[".".join(map(str, sys.version_info[:2]))]


def test_the_extras_of_a_user_are_all_but_those_of_the_project() -> None:
    """An extra that is added is locked and billed too."""
    assert set(shelf.EXTRAS) | {"dev", "docs"} == set(shelf.project()["optional-dependencies"])


@pytest.mark.parametrize(
    ("declared", "text", "words", "is_declared"),
    [
        ("License-Expression: MIT OR Apache-2.0", "", "MIT OR Apache-2.0", True),
        ("License: BSD-3-Clause\nClassifier: License :: OSI Approved :: BSD License", "", "BSD-3-Clause", True),
        ("Classifier: License :: OSI Approved :: BSD License",
         "Redistribution and use in source and binary forms ... Neither the name of", "BSD-3-Clause", False),
        ("Classifier: License :: OSI Approved :: BSD License",
         "Redistribution and use in source and binary forms ...", "BSD-2-Clause", False),
        ("Classifier: License :: OSI Approved :: BSD License",
         "Permission is hereby granted, free of charge, to any person obtaining a copy", "BSD License", True),
        ("Classifier: License :: OSI Approved :: BSD License", "", "BSD License", True),
        ("Summary: Nothing of the kind", "", "not said", True),
    ],
)  # fmt: skip
def test_a_text_settles_what_the_words_leave_open(
    declared: str, text: str, words: str, is_declared: bool, tmp_path: Path
) -> None:
    """And nothing else: where words and text disagree, the library's words stand."""
    record = tmp_path / "one-1.dist-info"
    (record / "licenses").mkdir(parents=True)
    (record / "METADATA").write_text(f"Metadata-Version: 2.4\nName: one\nVersion: 1\n{declared}\n", encoding="utf-8")
    (record / "licenses" / "LICENSE").write_text(text, encoding="utf-8")
    (record / "RECORD").write_text("one-1.dist-info/licenses/LICENSE,,\none-1.dist-info/METADATA,,\n", encoding="utf-8")
    found = shelf.Shelf([str(tmp_path)]).find("one")
    assert found is not None
    assert shelf.licence_of(found) == shelf.Licence(words, declared=is_declared)
