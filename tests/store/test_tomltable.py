"""One table of a TOML file, read key by key: what is asked for comes, and every fault is put on record."""

import tomllib
from datetime import date

import pytest

from passmuster.store.intake import Intake
from passmuster.store.tomltable import TomlTable, refuse_repeats

SOURCE = """\
name = "Kursk"
start = 2024-09-30
share = 0.5
open = true
sides = ["RU", "KP"]
odd = 3

[[forces]]
id = "a"

[[forces]]
id = "a"
"""


def table(source: str = SOURCE) -> TomlTable:
    """The root of a file."""
    return TomlTable(tomllib.loads(source), "", "case.toml", source, Intake())


def faults(read: TomlTable) -> list[str]:
    """What has been put on record, in words."""
    return [str(fault) for fault in read.intake.faults]


def test_sound_values_come_as_their_types() -> None:
    """Text, day, number, flag and list; an absent one is empty or its default."""
    read = table()
    assert (read.text("name"), read.day("start"), read.number("share")) == ("Kursk", date(2024, 9, 30), 0.5)
    assert read.flag("open", default=False) is True
    assert read.texts("sides") == ("RU", "KP")
    assert (read.text("absent"), read.flag("gone", default=True), read.texts("none")) == ("", True, ())
    assert faults(read) == []


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda read: read.text("share"), "case.toml, line 3: share: must be text; found 0.5"),
        (lambda read: read.number("name"), "line 1: name: must be a number; found 'Kursk'"),
        (lambda read: read.number("share", above=1.0), "share: must be above 1; found 0.5"),
        (lambda read: read.day("name"), "name: must be a day; found 'Kursk'. Write name = 2024-12-30."),
        (lambda read: read.flag("odd", default=True), "odd: must be true or false; found 3"),
        (lambda read: read.texts("odd"), "odd: must be a list of texts; found 3"),
        (lambda read: read.text("title", required=True), "title: is required"),
        (
            lambda read: read.word("name", ("Kurks",)),
            "name: must be a known word; found 'Kursk'. Did you mean 'Kurks'?",
        ),
    ],
)
def test_faults_say_line_rule_and_way_out(ask, words: str) -> None:
    """Nothing is raised: reading goes on, and all faults are told at once."""
    read = table()
    ask(read)
    assert words in faults(read)[0]


def test_a_key_that_nobody_asked_for_is_refused() -> None:
    """With the nearest one that there is."""
    read = table('nmae = "x"')
    read.text("name")
    read.finish()
    assert "nmae: this key is not known. Did you mean 'name'?" in faults(read)[0]


def test_a_name_is_used_once() -> None:
    """The second one is refused where it stands."""
    read = table()
    forces = read.tables("forces")
    refuse_repeats(forces, [force.text("id") for force in forces], "id")
    assert faults(read) == [
        "case.toml, line 12: [[forces]] number 2 id: must be used once; found 'a' again. Give it a name of its own."
    ]
