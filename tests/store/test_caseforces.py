"""The forces of a case file: each of a kind, and each naming only others that exist."""

import tomllib

import pytest

from passmuster.store.caseforces import forces_of
from passmuster.store.intake import Intake
from passmuster.store.tomltable import TomlTable

WHOLE = '[[forces]]\nid = "a"\nname = "A"\nactor = "KP"\n'
PART = '[[forces]]\nid = "b"\nname = "B"\nactor = "KP"\nkind = "part"\npart_of = "a"\n'
SUM = '[[forces]]\nid = "c"\nname = "C"\nkind = "sum"\nsum_of = ["a", "b"]\n'


def read(source: str):
    """The forces of a file, and what was found wrong with it."""
    root = TomlTable(tomllib.loads(source), "", "case.toml", source, Intake())
    return forces_of(root), [str(fault) for fault in root.intake.faults]


def test_wholes_parts_and_sums_are_read() -> None:
    """In the order of the file."""
    forces, faults = read(WHOLE + PART + SUM)
    assert [(force.force_id, str(force.kind)) for force in forces] == [("a", "force"), ("b", "part"), ("c", "sum")]
    assert faults == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "forces: at least one force is required"),
        (WHOLE + WHOLE, "id: must be used once; found 'a' again"),
        (WHOLE + PART.replace('part_of = "a"', ""), "part_of: belongs to a force of kind 'part'"),
        (WHOLE + SUM.replace('["a", "b"]', '["a"]'), "sum_of: two or more forces belong to a force of kind 'sum'"),
        (WHOLE + PART.replace('part_of = "a"', 'part_of = "x"'), "'x'"),
        (WHOLE.replace('name = "A"\n', ""), "name: is required"),
    ],
)
def test_what_does_not_fit_together_is_refused(source: str, words: str) -> None:
    """By the key, with what was found."""
    assert any(words in fault for fault in read(source)[1])
