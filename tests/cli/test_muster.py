"""`passmuster muster`: the command as a caller meets it. The fit is decreed, so no chain is run."""

import json

import pytest

from worlds.small_claims import CASE, TABLE


@pytest.fixture
def case(tmp_path):
    """A case folder."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "case.toml").write_text(CASE, encoding="utf-8")
    (folder / "claims.csv").write_text(TABLE, encoding="utf-8")
    return folder


def test_the_audit_is_text_or_json(case, handed):
    """Status 0 both ways; every claim has a verdict or is not weighed."""
    text, ran = handed.call("muster", case, "--quiet"), handed.call("muster", case, "--format", "json", "--quiet")
    assert (text.exit_code, ran.exit_code) == (0, 0), text.output + ran.output
    assert "Which claims pass muster" in text.stdout
    document = json.loads(ran.stdout)
    assert {row["verdict"] for row in document["muster"]} <= {"passes", "doubtful", "fails", "cannot be judged"}


def test_one_claim_can_be_asked_for(case, handed):
    """And one that nobody made is refused with the nearest, before anything is fitted."""
    name = TABLE.splitlines()[1].split(",")[0]
    wrong = handed.call("muster", case, name + "x", "--quiet")
    assert (wrong.exit_code, wrong.stdout, handed.days) == (2, "", [])
    ran = handed.call("muster", case, name, "--format", "json", "--quiet")
    assert [row["claim_id"] for row in json.loads(ran.stdout)["muster"]] == [name]
    assert f"CLAIM: a claim is named by its id; found '{name}x'. Did you mean '{name}'?" in wrong.stderr
