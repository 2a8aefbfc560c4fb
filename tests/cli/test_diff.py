"""`passmuster diff`: the command as a caller meets it. The fit is decreed, so no chain is run."""

import json

import pytest

from worlds.small_claims import CASE, TABLE


@pytest.fixture
def case(tmp_path, monkeypatch):
    """A case folder; three hundred draws that all count alike will do."""
    monkeypatch.setattr("passmuster.model.passage.ESS_NEEDED", 20)
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "case.toml").write_text(CASE, encoding="utf-8")
    (folder / "claims.csv").write_text(TABLE, encoding="utf-8")
    return folder


def test_the_answer_is_json_or_text(case, handed):
    """Status 0 both ways, and the JSON adds up."""
    ran = handed.call("diff", case, "--since", "2024-12-15", "--format", "json", "--quiet")
    assert ran.exit_code == 0, ran.output
    document = json.loads(ran.stdout)
    assert (document["from"], document["to"]) == ("2024-12-15", "2024-12-22")
    for row in document["numbers"]:
        others = sum(row[name] for name in ("time", "frame", "method", "sampling"))
        assert row["old"] + sum(part["part"] for part in row["parts"]) + others == pytest.approx(row["new"], abs=1e-6)
    page = case.parent / "moved.html"
    text = handed.call("diff", case, "--since", "2024-12-15", "--quiet", "--html", page)
    assert text.exit_code == 0
    assert "15 December 2024 to 22 December 2024" in text.stdout
    assert "What moved from" in page.read_text(encoding="utf-8")
    page.write_text("mine", encoding="utf-8")
    kept = handed.call("diff", case, "--since", "2024-12-15", "--quiet", "--html", page)
    assert (kept.exit_code, page.read_text(encoding="utf-8")) == (2, "mine")


def test_nothing_moved_is_status_0(case, handed):
    """A day beside itself has an answer."""
    ran = handed.call("diff", case, "--since", "2024-12-22", "--quiet", "--format", "json")
    assert ran.exit_code == 0, ran.output
    assert json.loads(ran.stdout)["changed"] is False


def test_the_later_day_is_named_as_in_other_commands(case, handed):
    """By --as-of as by --until, byte for byte."""
    named = ("--since", "2024-12-08", "--quiet", "--format", "json")
    until, as_of = (handed.call("diff", case, *named, option, "2024-12-15") for option in ("--until", "--as-of"))
    assert (until.exit_code, as_of.exit_code) == (0, 0), as_of.output
    assert json.loads(as_of.stdout)["to"] == "2024-12-15"
    assert as_of.stdout == until.stdout


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("2025-02-01 --until 2025-01-01", "--since: the earlier day is not after the later one"),
        ("2024-12-15 --through 2024-12-01", "--through: what lies between is from 2024-12-15 to 2024-12-22"),
        ("2024-12-15 --known-at 2025-01-01", "--known-at: only a case with a ledger"),
        (
            "2024-12-08 --until 2024-12-15 --as-of 2024-12-15",
            "--as-of: it names the later state, as --until 2024-12-15",
        ),
        ("soon", "--since: a day is written YYYY-MM-DD"),
        ("nowhere.json", "nowhere.json: what is compared with is a day, a case folder, or a briefing"),
    ],
)
def test_what_cannot_be_compared_is_refused(case, handed, since, words):
    """Status 2, nothing on standard output, and the way out on standard error."""
    ran = handed.call("diff", case, "--since", *since.split())
    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert words in ran.stderr


def test_something_to_compare_with_is_needed(case, handed):
    """A day, a briefing or a moment."""
    ran = handed.call("diff", case)
    assert ran.exit_code == 2
    assert "--since: what is compared with is a day, a briefing or a moment of the record; found nothing" in ran.stderr
