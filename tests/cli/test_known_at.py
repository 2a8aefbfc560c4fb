"""A moment of the record is told for ever as it was told then, whatever has been recorded since."""

import json
from pathlib import Path

from click.testing import CliRunner

from passmuster.cli import main
from worlds.kept_case import HEAD, kept

__all__ = ["kept"]

MORE = (
    "c4,2025-01-20,2025-01-20,kp-force,killed,700,about,estimated,Seoul,KR,,,\n"
    "c5,2025-01-21,2025-01-20,kp-force,present,9000,about,asserted,Kyiv,UA,,,\n"
)


def call(*arguments: object) -> str:
    """A command's standard output."""
    ran = CliRunner().invoke(main, list(map(str, arguments)), prog_name="passmuster")
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def now(case: Path) -> str:
    """The moment of the last entry."""
    moment: str = json.loads(call("log", case, "--format", "json"))["entries"][-1]["recorded_at"]
    return moment


def corrected(case: Path, folder: Path) -> None:
    """Numbers are put right, and claims come."""
    (folder / "more.csv").write_text(HEAD + MORE, encoding="utf-8")
    call("correct", case, "c2", "point=550", "--why", "misread")
    call("add", case, folder / "more.csv", "--why", "week 3")


def withdrawn(case: Path, _: Path) -> None:
    """Claims and a rating go, come and go again, one is an echo now, and the case has another title."""
    path = case / "case.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("title = ", 'title = "Renamed" # '), encoding="utf-8")
    call("withdraw", case, "c3", "--why", "retracted")
    call("accept", case, "c4", "--echo-of", "c2", "--why", "same speech")
    call("rate", case, "Seoul", "B", "--why", "looked up")
    call("withdraw", case, "c5", "e1", "--why", "twice")
    call("undo", case, str(len(json.loads(call("log", case, "--format", "json"))["entries"])), "--why", "was right")


CHANGES = (corrected, withdrawn)


def briefed(handed, case: Path, *arguments: object) -> str:
    """A briefing as data, byte by byte, but for the two places that name the moment."""
    ran = handed.call("brief", case, "--horizon", "4", "--quiet", "--format", "json", *arguments)
    assert ran.exit_code == 0, ran.output
    lines = ran.stdout.splitlines(keepends=True)
    return "".join(line for line in lines if '"known_at": ' not in line and '"The ledger was read ' not in line)


def test_a_briefing_of_a_moment_is_the_one_made_then(kept, handed, tmp_path) -> None:
    """After corrections, withdrawals, echoes, ratings, what was undone, and another title."""
    made = {}
    for change in (lambda *_: None, *CHANGES):
        change(kept, tmp_path)
        made[now(kept)] = briefed(handed, kept)
    call("correct", kept, "c1", "point=8000", "--why", "misread")
    assert len(set(made.values())) == len(made)
    assert {moment: briefed(handed, kept, "--known-at", moment) for moment in made} == made


def test_an_audit_of_a_moment_is_the_one_made_then(kept, handed, tmp_path) -> None:
    """It names the moment, and knows nothing that came on record later."""
    first = now(kept)
    made = handed.call("muster", kept, "--quiet", "--format", "json")
    corrected(kept, tmp_path)
    again = json.loads(handed.call("muster", kept, "--quiet", "--format", "json", "--known-at", first).stdout)
    assert again["ledger"]["known_at"] == first
    assert {**again, "ledger": None} == {**json.loads(made.stdout), "ledger": None}
    assert json.loads(handed.call("muster", kept, "--quiet", "--format", "json").stdout)["claims"] != again["claims"]


def test_what_is_listed_of_a_moment_is_what_was_listed_then(kept, tmp_path) -> None:
    """Claims, entries, and the head that a witness would hold."""
    asked = (("claims", "--format", "csv"), ("claims", "--quantity", "killed", "--subject", "kp-force"), ("log",))
    made = {}
    for change in (lambda *_: None, *CHANGES):
        change(kept, tmp_path)
        made[now(kept)] = [call(command, kept, *more) for command, *more in asked]
    call("withdraw", kept, "c2", "--why", "x")
    for moment, told in made.items():
        again = [call(command, kept, *more, "--known-at", moment) for command, *more in asked]
        assert [_unnamed(one) for one in again] == [_unnamed(one) for one in told]


def _unnamed(text: str) -> list[str]:
    """The lines of a listing without the moment that it names."""
    return [line for line in text.splitlines() if "known at" not in line and "The ledger" not in line]


def test_what_moved_between_two_moments_is_what_had_moved_then(kept, handed, tmp_path, monkeypatch) -> None:
    """`--known-at` and `--until-known-at` of today say what `--known-at` said at the second."""
    monkeypatch.setattr("passmuster.model.passage.ESS_NEEDED", 20)
    first = now(kept)
    corrected(kept, tmp_path)
    second, asked = now(kept), ("diff", kept, "--known-at", first, "--format", "json", "--quiet")
    then = handed.call(*asked)
    assert then.exit_code == 0, then.output
    withdrawn(kept, tmp_path)
    again = handed.call(*asked, "--until-known-at", second)
    assert again.stdout == then.stdout
    held = {row["claim_id"]: row["expected"] for row in json.loads(then.stdout)["claims"]}
    assert {name for name, expected in held.items() if expected is not None} == {"c4", "c5"}


def test_what_was_forgotten_is_told_of_no_moment(kept, tmp_path) -> None:
    """Not of one before it was: nothing is left to tell."""
    moment = now(kept)
    call("forget", kept, "c2", "--why", "request")
    assert "c2" not in call("claims", kept, "--known-at", moment, "--format", "csv")
