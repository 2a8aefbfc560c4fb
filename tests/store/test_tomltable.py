"""One table of a TOML file, read key by key."""

import tomllib
from datetime import date
from enum import StrEnum

import pytest

from passmuster.store.intake import Intake
from passmuster.store.tomltable import TomlTable, refuse_repeats
from worlds.doorstep import only_fault

SOURCE = """\
[case]
name = "a"
kind = "left"
wrong = "lefft"
many = ["x", "y"]
one = "x"
day = 2024-09-30
share = 0.5
flag = true
empty = ""
"""


class Way(StrEnum):
    """A closed set."""

    LEFT = "left"
    RIGHT = "right"


def case(intake: Intake | None = None) -> TomlTable:
    """The table [case] of the text."""
    root = TomlTable(tomllib.loads(SOURCE), "", "case.toml", SOURCE, intake or Intake())
    table = root.table("case")
    assert table is not None
    return table


def test_values_are_read_by_their_kind() -> None:
    """Texts, lists, days, numbers, flags and words of a closed set, each from its key."""
    table = case()
    assert (table.text("name"), table.texts("many"), table.texts("one")) == ("a", ("x", "y"), ("x",))
    assert (table.day("day"), table.number("share", above=0), table.flag("flag", default=False)) == (
        date(2024, 9, 30), 0.5, True,
    )  # fmt: skip
    assert table.choice("kind", Way) is Way.LEFT
    assert table.choice("absent", Way, default=Way.RIGHT) is Way.RIGHT
    assert not table.intake.faults


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda table: table.choice("wrong", Way), "line 4: [case] wrong: must be a known word; found 'lefft'. Did"),
        (lambda table: table.choice("absent", Way), "[case] absent: is required"),
        (lambda table: table.text("share"), "line 8: [case] share: must be text"),
        (lambda table: table.number("name"), "must be a number; found 'a'"),
        (lambda table: table.number("share", above=0.5), "must be above 0.5"),
        (lambda table: table.day("name"), "must be a day"),
        (lambda table: table.flag("name", default=True), "must be true or false"),
        (lambda table: table.text("empty", required=True), "must not be empty"),
        (lambda table: table.table("name"), "must be a table"),
        (lambda table: table.tables("name"), "must be an array of tables"),
    ],
)
def test_wrong_values_are_refused_at_their_line(ask, words: str) -> None:
    """Each refusal names the table, the key, the rule and the line where it stands."""
    assert words in only_fault(lambda intake: ask(case(intake)))


def test_a_key_that_nobody_asked_for_is_refused() -> None:
    """A misspelt option cannot vanish."""

    def asked(intake: Intake) -> None:
        table = case(intake)
        for key in ("name", "kind", "wrong", "many", "day", "share", "flag", "empty", "once"):
            table.asked.add(key)
        table.finish()

    assert "[case] one: this key is not known. Did you mean 'once'?" in only_fault(asked)


def test_a_name_is_used_once() -> None:
    """The second table of a name is refused, and an empty name is not a name."""
    source = '[[force]]\nid = "a"\n[[force]]\nid = "a"\n'

    def read(intake: Intake) -> None:
        root = TomlTable(tomllib.loads(source), "", "case.toml", source, intake)
        refuse_repeats(root.tables("force"), ["a", "a"], "id")
        refuse_repeats(root.tables("force"), ["", ""], "id")

    assert only_fault(read).startswith("case.toml, line 4: [[force]] number 2 id: must be used once; found 'a' again.")


def test_what_nests_without_end_is_told_in_a_few_words() -> None:
    """A value that no text can hold is refused by its beginning, and the way out shows no more of it."""
    value: object = 1
    for _ in range(5_000):
        value = {"a": value}

    def read(intake: Intake) -> object:
        return TomlTable({"name": value}, "[case]", "case.toml", "", intake).text("name")

    assert len(only_fault(read)) < 250


def test_an_escape_of_what_no_file_holds_is_refused() -> None:
    """TOML can write a NUL that no table would hold; alone and in a list."""
    values = tomllib.loads('name = "a\\u0000b"\nmany = ["x", "y\\u0000"]')
    for key, ask, told in (("name", TomlTable.text, r"'a\x00b'"), ("many", TomlTable.texts, r"'xy\x00'")):
        said = only_fault(lambda intake, key=key, ask=ask: ask(TomlTable(values, "", "case.toml", "", intake), key))
        assert f"{key}: it is text that UTF-8 can hold, without a NUL; found {told}" in said
