"""What past partners did, asked from Python: the same answers as the command's, as values."""

import csv
import io
import json
from hashlib import sha256

import pandas as pd
import pytest
from click.testing import CliRunner

from passmuster.analysis.precedents import precedents
from passmuster.cli import main
from passmuster.datasets.coalitions import SHIPPED_TABLE
from passmuster.errors import BadInput
from worlds.listener import Listener


@pytest.fixture(name="tables")
def two_tables(tmp_path):
    """A table of the wars of Russia and one of Mali's, with participants enough to learn from."""
    header, *rows = SHIPPED_TABLE.read_text(encoding="utf-8").splitlines()
    mali = [row for row in rows if row.startswith("mali_")]
    for name, part in (("train.csv", rows), ("test.csv", mali)):
        (tmp_path / name).write_text("\n".join((header, *part)) + "\n", encoding="utf-8")
    return tmp_path / "train.csv", tmp_path / "test.csv"


def test_a_call_and_the_command_say_the_same():
    """JSON, CSV and table are those of the command, byte for byte."""
    found = precedents(where={"paid": "yes", "regime": ["autocracy", "anocracy"]}, since=1990, seed=3)
    arguments = ["--where", "paid=yes", "--where", "regime=autocracy,anocracy", "--since", "1990", "--seed", "3"]
    for form, text in (("json", found.to_json()), ("csv", found.to_csv())):
        assert CliRunner().invoke(main, ["precedents", *arguments, "--format", form]).stdout == text
    assert found.remarks[0] in " ".join(found.text.split())


def test_rows_are_a_table_that_knows_its_participants():
    """A participant is found by its name, and the table filters like any other."""
    found = precedents(where="principal=Russia", as_of="2024-12-31")
    assert found.table["ukraine_north_korea"]["exit"] == "ongoing"
    assert len(found.table) == found.facts["n"]
    assert [row["case_id"] for row in csv.DictReader(io.StringIO(found.to_csv()))] == list(found.table["case_id"])


def test_filters_are_written_in_three_ways():
    """A mapping, a text and texts name the same participants; a column named twice allows both values."""
    ways = ({"regime": ("autocracy", "anocracy")}, "regime=autocracy,anocracy", ["regime=autocracy", "regime=anocracy"])
    found = [precedents(where=where, since="1990", until="2000").table["case_id"] for where in ways]
    assert found[0] == found[1] == found[2]


def test_the_tables_read_are_named_by_their_bytes(tables):
    """Whoever has the files can check what was learned from and what was forecast."""
    train, test = tables
    found = precedents(fit=train, test=test)
    assert dict(found.input_hashes) == {path.name: sha256(path.read_bytes()).hexdigest() for path in tables}
    assert json.loads(found.to_json())["inputs"] == dict(found.input_hashes)


def test_unseen_wars_are_not_learned_from_and_that_is_told(tables):
    """Whoever asked is told how many participants were left out."""
    told = Listener()
    found = precedents(fit=tables[0], test=tables[1], progress=told)
    assert told.texts == [
        f"left {found.facts['n_test']} participants of the wars to be forecast out of what is learned"
    ]
    assert found.facts["n_train"] + found.facts["n_test"] == 418


def test_what_does_not_go_together_is_refused_at_once():
    """Faults speak of arguments, and come all together."""
    with pytest.raises(BadInput, match="a filter is COLUMN=VALUE") as refusal:
        precedents(where="paid", nearest="x", leave_one_war_out=True, as_of="2000-01-01")
    said = str(refusal.value)
    assert 'Write `where="paid=yes"`.' in said
    assert "`test`, `leave_one_war_out` and `nearest` are three questions; found 2 of them" in said
    assert "as_of: scores use all that the tables hold" in said


def test_an_unknown_participant_is_refused():
    """The fault says where the names stand."""
    with pytest.raises(BadInput, match=r"found 'nobody'\. See `passmuster precedents` for the names"):
        precedents(nearest="nobody")


def test_tables_may_be_data_frames(tables):
    """A frame says what its file says, and faults name the argument and the frame's row."""
    train, test = tables
    found = precedents(fit=pd.read_csv(train), test=pd.read_csv(test))
    assert found.facts == precedents(fit=train, test=test).facts
    assert [name for name, _ in found.input_hashes] == ["data frame (fit)", "data frame (test)"]
    with pytest.raises(BadInput, match=r"data frame \(test\), row 0, column 'regime': the word must be a known one"):
        precedents(fit=train, test=pd.read_csv(test).replace("democracy", "monarchy"))
