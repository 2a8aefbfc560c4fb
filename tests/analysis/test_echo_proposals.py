"""Which claims may be echoes, by the documents they stand in."""

import hashlib
import json
from pathlib import Path

import pytest

from passmuster.analysis.amending import accept, refuse, undo
from passmuster.analysis.carrying import import_case
from passmuster.analysis.echo_proposals import echoes
from passmuster.briefing.terminal.captured import captured
from passmuster.briefing.terminal.echoes import print_echoes
from worlds.kept_case import HEAD
from worlds.small_claims import CASE

STORY = (
    "Officials of the army said late on Sunday that 1,250 soldiers had been killed since the autumn. They gave no "
    "names and no places for any of them. A second official spoke of 312 lorries that never came back from the river."
)
FIRST = f"Title: First\nPublished: 2025-01-09\n\n{STORY}".encode()
COPY = f"Title: A copy\nPublished: 2025-01-10\n\nAnother headline.\n{STORY}".encode()
OTHER = b"Title: Apart\nPublished: 2025-01-10\n\nA paper counted 1,250 graves by itself, walking from yard to yard."


def _row(name: str, day: str, number: int, claimant: str, document: bytes) -> str:
    body = document.decode().partition("\n\n")[2]
    at = body.index("1,250")
    digest = hashlib.sha256(document).hexdigest()
    return f"{name},{day},{day},kp-force,killed,{number},about,asserted,{claimant},MEDIA,{digest},{at}-{at + 5},\n"


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of three documents with a claim each; two of them are one text."""
    monkeypatch.setenv("PASSMUSTER_WHO", "Ann")
    monkeypatch.setenv("PASSMUSTER_CACHE", str(tmp_path / "cache"))
    (tmp_path / "plain" / "reports").mkdir(parents=True)
    for name, document in (("a", FIRST), ("b", COPY), ("c", OTHER)):
        (tmp_path / "plain" / "reports" / f"{name}.txt").write_bytes(document)
    (tmp_path / "plain" / "case.toml").write_text(CASE, encoding="utf-8")
    rows = [_row("c1", "2025-01-09", 1250, "A daily", FIRST), _row("c2", "2025-01-10", 1250, "A weekly", COPY),
            _row("c3", "2025-01-10", 1250, "A monthly", OTHER)]  # fmt: skip
    (tmp_path / "plain" / "claims.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    import_case(tmp_path / "plain", tmp_path / "kept")
    return tmp_path / "kept"


def test_a_claim_of_a_copied_document_is_proposed(case: Path) -> None:
    """With what the documents share; the same number in another document is not proposed."""
    found = echoes(case)
    assert [(one.claim_id, one.echo_of) for one in found.proposals] == [("c2", "c1")]
    assert found.proposals[0].evidence.startswith("“A copy” prints “First” again: 100 % of the sentences")
    document = json.loads(found.to_json())
    assert (document["documents"], len(document["copies"]), document["copies"][0]["kind"]) == (3, 1, "same sentences")


def test_a_day_knows_what_had_been_said_by_then(case: Path) -> None:
    """Neither later documents nor what they say."""
    assert echoes(case, as_of="2025-01-09").proposals == ()
    assert echoes(case, as_of="2025-01-09").found.documents == 1
    assert echoes(case, as_of="2025-01-10").proposals == echoes(case).proposals


def test_what_a_person_decided_is_not_proposed_again(case: Path) -> None:
    """Accepted or refused; once the decision is undone it is open again."""
    taken = accept(case, "c2", "c1", why="the same wire")
    assert echoes(case).proposals == ()
    undo(case, taken.last, why="not so")
    assert len(echoes(case).proposals) == 1
    refuse(case, "c2", why="its own man was there")
    assert echoes(case).proposals == ()


def test_the_terminal_tells_what_was_looked_at_and_how_to_decide(case: Path) -> None:
    """Also when nothing is proposed."""
    found = echoes(case)
    text = " ".join(captured(lambda console: print_echoes(found.found, console)).split())
    assert "3 documents, 1 of which print an earlier one again; 1 claim may be an echo" in text
    assert "c2 may be an echo of c1" in text
    assert "passmuster accept CASE CLAIM --echo-of CLAIM" in text
    accept(case, "c2", "c1", why="x")
    still = " ".join(captured(lambda console: print_echoes(echoes(case).found, console)).split())
    assert "0 claims may be an echo" in still
    assert "Accept one" not in still


def test_numbers_that_follow_anothers_are_proposed(tmp_path: Path) -> None:
    """In a plain case without documents, and with a ledger until a person decides."""
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "case.toml").write_text(CASE, encoding="utf-8")
    days = (("2025-01-09", 300), ("2025-01-20", 410), ("2025-02-01", 555))
    rows = [f"{who}{number},{day},{day},kp-force,killed,{number},about,asserted,{who},MEDIA,,,\n"
            for who in ("ministry", "paper") for day, number in days]  # fmt: skip
    (tmp_path / "plain" / "claims.csv").write_text(HEAD + "".join(sorted(rows)), encoding="utf-8")
    # On one day either may have been the first.
    assert echoes(tmp_path / "plain").proposals == ()
    moved = {"2025-01-09": "2025-01-11", "2025-01-20": "2025-01-22"}
    later = [row.replace(old, new) for row in rows if row[0] == "p" for old, new in moved.items() if old in row]
    kept = [row for row in rows if row[0] == "m" or "2025-02-01" in row]
    (tmp_path / "plain" / "claims.csv").write_text(HEAD + "".join([*kept, *later]), encoding="utf-8")
    found = echoes(tmp_path / "plain")
    assert [(one.claim_id, one.echo_of) for one in found.proposals] == [
        ("paper300", "ministry300"), ("paper410", "ministry410"), ("paper555", "ministry555"),
    ]  # fmt: skip
    assert found.proposals[0].evidence.startswith("3 of the 3 numbers that its speaker gives")
    import_case(tmp_path / "plain", tmp_path / "kept")
    refuse(tmp_path / "kept", "paper300", why="its own count")
    accept(tmp_path / "kept", "paper410", "ministry410")
    assert [one.claim_id for one in echoes(tmp_path / "kept").proposals] == ["paper555"]


def test_claims_of_before_a_day_are_not_proposed_since_it(case: Path) -> None:
    """They are held against all the same; the day that was asked for is told, in text and as JSON."""
    found = echoes(case, since="2025-01-09")
    assert [one.claim_id for one in found.proposals] == ["c2"]
    assert "1 claim said after 2025-01-09 may be an echo" in captured(
        lambda console: print_echoes(found.found, console)
    )
    assert json.loads(found.to_json())["since"] == "2025-01-09"
    assert echoes(case, since="2025-01-10").proposals == ()
    assert json.loads(echoes(case).to_json())["since"] is None
