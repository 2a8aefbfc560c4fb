"""The forces of a case: each kind with what belongs to it, and nothing that does not."""

import tomllib

import pytest

from passmuster.ledger.case import Force
from passmuster.ledger.vocabulary import ForceKind
from passmuster.store.caseforces import forces_of
from passmuster.store.intake import Intake
from passmuster.store.tomltable import TomlTable
from worlds.doorstep import only_fault, taken

WHOLE = '[[forces]]\nid = "all"\nname = "all of them"\nactor = "KP"\n'
PART = '[[forces]]\nid = "front"\nname = "those at the front"\nactor = "KP"\nkind = "part"\npart_of = "all"\n'
SUM = '[[forces]]\nid = "both"\nname = "both"\nkind = "sum"\nsum_of = ["all", "front"]\n'


def read(source: str, intake: Intake) -> tuple[Force, ...]:
    """The forces of a text."""
    return forces_of(TomlTable(tomllib.loads(source), "", "case.toml", source, intake))


def test_a_force_may_say_how_large_it_can_ever_have_been() -> None:
    """`largest` is a number above nought, of a force alone; nothing is said where it is left out."""
    plain, bounded = taken(lambda intake: read(WHOLE + WHOLE.replace("all", "more") + "largest = 9000\n", intake))
    assert (plain.largest, bounded.largest) == (None, 9000.0)


def test_forces_know_their_kind_and_their_kin() -> None:
    """A force is one of its own unless the file says otherwise; a part has its whole, a sum its terms and no actor."""
    whole, part, total = taken(lambda intake: read(WHOLE + PART + SUM, intake))
    assert (whole.kind, whole.starts_empty) == (ForceKind.FORCE, True)
    assert (part.kind, part.part_of) == (ForceKind.PART, "all")
    assert (total.kind, total.sum_of, total.actor) == (ForceKind.SUM, ("all", "front"), "")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "at least one force is required"),
        (WHOLE.replace("actor", "acter") + 'actor = "KP"\n', "acter: this key is not known. Did you mean 'actor'?"),
        (WHOLE + "largest = 0\n", "largest: must be above 0; found 0"),
        (WHOLE + PART + "largest = 10\n", "largest: bounds a force of kind 'force', and no other; found kind 'part'"),
        (WHOLE + WHOLE, "id: must be used once; found 'all' again"),
        (WHOLE + PART.replace('kind = "part"\n', ""), "belongs to a force of kind 'part', and to no other"),
        (WHOLE + PART.replace('"part"', '"pert"'), "kind: must be a known word; found 'pert'. Did you mean 'part'?"),
        (WHOLE + PART.replace('of = "all"', 'of = "al"'), "must name a force of this case; found 'al'. Did you mean"),
        (WHOLE + SUM.replace(', "front"', ""), "two or more forces belong to a force of kind 'sum'"),
        (WHOLE + PART.replace('of = "all"', 'of = "front"'), "a force cannot be made of itself"),
    ],
)
def test_forces_that_do_not_hold_together_are_refused(source: str, words: str) -> None:
    """One thing wrong is one fault, with the way out."""
    assert words in only_fault(lambda intake: read(source, intake))
