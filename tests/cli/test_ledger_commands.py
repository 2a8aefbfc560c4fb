"""The commands of a ledger as a caller meets them: a way through all of them, and each one's unhappy path."""

import json
import re
from importlib import import_module

import pytest
from click.testing import CliRunner

from passmuster.cli import main
from passmuster.cli.recording import show_recorded
from worlds.kept_case import HEAD, kept

__all__ = ["kept", "show_recorded"]


def call(*arguments, status=0):
    """A command's standard output, or its standard error where it fails."""
    ran = CliRunner().invoke(main, list(map(str, arguments)), prog_name="passmuster")
    assert ran.exit_code == status, ran.output
    return ran.stderr if status == 2 else ran.stdout


def test_a_way_through(kept, tmp_path) -> None:
    """From a plain folder over additions, corrections and forgetting to a proof against a head that was kept."""
    head = call("import", tmp_path / "plain", tmp_path / "mine", "--by", "Ann").strip()
    assert head.startswith("6:")
    case = tmp_path / "mine"
    (tmp_path / "more.csv").write_text(HEAD + "c4,2025-02-01,,kp-force,killed,700,about,estimated,Seoul,KR,,,\n")
    assert call("add", case, tmp_path / "more.csv", "--why", "week 5") == "Recorded as entry 7.\n"
    assert "stands so since" in call("add", case, tmp_path / "more.csv")
    call("correct", case, "c4", "point=710", "--why", "misread")
    call("rate", case, "Seoul", "B")
    call("accept", case, "c4", "--echo-of", "c3")
    call("undo", case, "10")
    call("refuse", case, "c4", "--why", "own count")
    call("withdraw", case, "c1", "--why", "retracted")
    call("forget", case, "c2", "--why", "request")
    log = call("log", case, "c4")
    assert [line.split()[4] for line in log.splitlines()] == ["added", "corrected", "took", "took", "took"]
    listed = json.loads(call("claims", case, "--quantity", "killed", "--format", "json"))
    assert [(row["claim_id"], row["point"]) for row in listed["claims"]] == [("c3", 600), ("c4", 710)]
    told = call("verify", case, "--against", head)
    assert "The witness vouches for entries 1 to 6; nobody vouches for entries from 7 on." in told
    assert call("backup", case, tmp_path / "copy") == f"{listed['ledger']['entries']}:{listed['ledger']['head']}\n"
    call("export", case, tmp_path / "all.jsonl", "--to", "jsonl")
    assert call("import", tmp_path / "all.jsonl", tmp_path / "again") == call("backup", case, tmp_path / "copy2")


@pytest.mark.parametrize("way", [("withdraw", "c2", "--why", "x"), ("undo", "4"), ("forget", "c2", "--why", "x")])
def test_who_loses_an_original_is_told_at_once(kept, way) -> None:
    """On standard error, whichever command takes it off the record; what is printed else stays as it was."""
    call("accept", kept, "c3", "--echo-of", "c2")
    command, *others = way
    ran = CliRunner().invoke(main, [command, str(kept), *others], prog_name="passmuster")
    assert ran.exit_code == 0, ran.output
    assert "c3 was taken for an echo of c2, which spoke for it, and counts by itself from now on." in ran.stderr
    assert f"passmuster withdraw {kept} c3" in ran.stderr
    assert ran.stdout == "Recorded as entry 8.\n"


def test_json_of_each(kept) -> None:
    """What programs read."""
    assert json.loads(call("withdraw", kept, "c1", "--why", "x", "--format", "json")) == {
        "first": 7, "last": 7, "held": [],
    }  # fmt: skip
    assert len(json.loads(call("log", kept, "--format", "json"))["entries"]) == 7
    assert json.loads(call("verify", kept, "--format", "json"))["holds"] is True
    assert call("claims", kept, "--format", "csv").splitlines()[1].startswith("c2,")


def test_a_briefing_tells_ratings(kept, handed) -> None:
    """Of a source and of a claim, from the next briefing on, also where an earlier one was kept."""
    asked = ("brief", kept, "--horizon", "4", "--quiet", "--format", "json")
    before = json.loads(handed.call(*asked).stdout)
    call("rate", kept, "Seoul", "B", "--why", "x")
    call("rate", kept, "c2", "2", "--why", "x")
    found = json.loads(handed.call(*asked).stdout)
    told = " ".join(row["text"] for row in found["statements"])
    assert "Seoul is a source of the letter B" in told
    assert "Claim c2 is 2 on the scale from 1 to 5" in told
    assert found["estimates"] == before["estimates"]


def test_a_briefing_is_a_witness(kept, tmp_path, handed) -> None:
    """JSON, page and both texts of a briefing hold the head, and `verify` finds it in each."""
    forms = {
        "b.json": ("--format", "json", "--html", tmp_path / "b.html"), "b.txt": (), "full.txt": ("--full",),
    }  # fmt: skip
    for name, arguments in forms.items():
        ran = handed.call("brief", kept, "--horizon", "4", *arguments)
        assert ran.exit_code == 0, ran.output
        (tmp_path / name).write_text(ran.stdout, encoding="utf-8")
    told = json.loads((tmp_path / "b.json").read_text())["ledger"]
    assert (told["entries"], told["known_at"]) == (6, None)
    call("withdraw", kept, "c1", "--why", "x")
    for name in (*forms, "b.html"):
        assert "entries 1 to 6; nobody vouches for entries from 7" in call("verify", kept, "--against", tmp_path / name)


def test_a_briefing_may_be_of_what_was_known_at_a_moment(kept, tmp_path, handed) -> None:
    """The moment is printed, and a claim that was withdrawn later is in it; a table knows no moment."""
    moment = json.loads(call("log", kept, "--format", "json"))["entries"][5]["recorded_at"]
    call("withdraw", kept, "c3", "--why", "x")
    ran = handed.call("brief", kept, "--horizon", "4", "--known-at", moment, "--format", "json")
    told = json.loads(ran.stdout)
    assert told["ledger"]["known_at"] == moment
    assert "c3" in {row["claim_id"] for row in told["claims"]}
    refused = handed.call("brief", tmp_path / "plain" / "claims.csv", "--known-at", moment)
    assert (refused.exit_code, "--known-at: only a case with a ledger" in refused.stderr) == (2, True)
    for command in ("forecast", "backtest"):
        refused = handed.call(command, tmp_path / "plain", "--known-at", moment)
        assert (refused.exit_code, "--known-at: only a case with a ledger" in refused.stderr) == (2, True)


MODULES = [
    "passmuster.cli.accept", "passmuster.cli.add", "passmuster.cli.backup", "passmuster.cli.claims",
    "passmuster.cli.correct", "passmuster.cli.export", "passmuster.cli.forget", "passmuster.cli.import",
    "passmuster.cli.log", "passmuster.cli.rate", "passmuster.cli.refuse", "passmuster.cli.undo",
    "passmuster.cli.verify", "passmuster.cli.withdraw",
]  # fmt: skip


@pytest.mark.parametrize("module", MODULES)
def test_what_changes_a_record_asks_who_and_why(module) -> None:
    """Every command that records has `--by` and `--why`; those that only look have neither."""
    parameters = {parameter.name for parameter in import_module(module).command.params}
    looks = module.rpartition(".")[2] in {"backup", "claims", "export", "log", "verify"}
    assert ({"who", "why"} <= parameters) is not looks


def test_moments_are_kept_to(kept, tmp_path) -> None:
    """`--known-at` and `--since` of log and claims; a plain folder refuses the first."""
    call("withdraw", kept, "c1", "--why", "x")
    moment = json.loads(call("log", kept, "--format", "json"))["entries"][5]["recorded_at"]
    assert "3 claims." in call("claims", kept, "--known-at", moment)
    assert "2 claims." in call("claims", kept)
    assert re.search(r"\n1 entry \(recorded after .+ UTC\)\.\n$", call("log", kept, "--since", moment))
    assert re.search(r"\n6 entries \(known at .+ UTC\)\.\n$", call("log", kept, "--known-at", moment))
    assert json.loads(call("log", kept, "--known-at", moment, "--format", "json"))["known_at"] == moment
    assert call("log", kept, "--known-at", "2020-01-01").startswith("0 entries (known at 2020-01-01 23:59:59 UTC)")
    assert re.search(r"\n\d+ entries \(as of 2025-01-08\)\.\n$", call("log", kept, "--as-of", "2025-01-08"))
    told = json.loads(call("log", kept, "--as-of", "2025-01-08", "--format", "json"))
    assert told["as_of"] == "2025-01-08"
    days = [entry["after"]["reported_on"] for entry in told["entries"] if entry["kind"] == "claim" and entry["after"]]
    everything = json.loads(call("log", kept, "--format", "json"))["entries"]
    assert days
    assert max(days) <= "2025-01-08"
    assert {e["number"] for e in everything if e["kind"] in ("case", "source")} <= {
        e["number"] for e in told["entries"]
    }
    said = call("claims", tmp_path / "plain", "--known-at", "2025-02-28", status=2)
    assert "--known-at: only a case with a ledger knows what was on record when" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "CASE", "none.csv"), "the file must be readable"),
        (("correct", "CASE", "c1", "point"), "a change has an equals sign"),
        (("correct", "CASE", "c1", "point=5"), "--why: what changes the record says why"),
        (("withdraw", "CASE", "c9", "--why", "x"), "there is no claim or event or report 'c9'"),
        (("rate", "CASE", "Seoul", "Z"), "RATING: a rating is one letter or one digit"),
        (("rate", "CASE", "Sol", "B"), "NAME: a source is named as claims name"),
        (("log", "PLAIN"), "the case must have a ledger; found a plain folder"),
        (("export", "PLAIN", "x.csv", "--to", "csv"), "Make a ledger of it first: passmuster import"),
        (("accept", "CASE", "c1", "--echo-of", "c1"), "--echo-of: a claim is no echo of itself"),
        (("refuse", "CASE", "c1"), "--why: what changes"),
        (("undo", "CASE", "77"), "NUMBER: there is no entry 77"),
        (("forget", "CASE", "c1"), "--why: who forgets says why"),
        (("log", "CASE", "c9"), "nothing was ever recorded under 'c9'"),
        (("log", "CASE", "--since", "x"), "--since: a moment is a day"),
        (("verify", "CASE", "--against", "none"), "found 'none', which is neither: No such file or directory. Give"),
        (("backup", "CASE", "CASE"), "nothing is overwritten"),
        (("export", "CASE", "CASE"), "nothing is overwritten"),
        (("import", "CASE", "other"), "it has a ledger already"),
        (("claims", "CASE", "--subject", "x"), "--subject: the case must know the subject"),
    ],
)
def test_a_wrong_call_ends_with_status_2(kept, arguments, said) -> None:
    """The reason on standard error, and nothing recorded."""
    places = {"CASE": kept, "PLAIN": kept.parent / "plain"}
    assert said in call(*(places.get(word, word) for word in arguments), status=2)
    assert call("log", kept).count("\n") == 6


def test_a_ledger_that_does_not_hold_ends_with_status_1(kept) -> None:
    """So that a script notices."""
    assert "The ledger does not hold." in call("verify", kept, "--against", "ab" * 32, status=1)


def test_words_that_are_still_held_end_with_status_1(kept) -> None:
    """The file is named on standard error."""
    call("export", kept, kept / "old.csv", "--to", "csv")
    ran = CliRunner().invoke(main, ["forget", str(kept), "c3", "--why", "x"])
    assert ran.exit_code == 1
    assert "old.csv still holds some of the words" in ran.stderr


SEVEN = re.compile(r"(?:captured\W+|point\W+)(?:about )?7\b")
ONE_PRISONER = "c9,2025-01-11,2025-01-11,kp-force,captured,7,about,asserted,Anna Lee (relative of a soldier),OTHER,,,\n"


@pytest.mark.parametrize("asked", [("claims", "--format", "table"), ("claims", "--format", "csv"), ("log", "c9"),
                                   ("claims", "--format", "json"), ("log", "--format", "json")])  # fmt: skip
def test_people_are_not_singled_out(kept, tmp_path, asked) -> None:
    """A count of seven prisoners, and the woman who told of them, are told by no form; with a reason the count is."""
    (tmp_path / "more.csv").write_text(HEAD + ONE_PRISONER, encoding="utf-8")
    call("add", kept, tmp_path / "more.csv")
    command, *more = asked
    withheld, shown = call(command, kept, *more), call(command, kept, *more, "--show-small-counts", "a court asks")
    assert "Anna Lee" not in withheld + shown
    assert "a soldier's relative" in " ".join(withheld.split())
    assert not SEVEN.search(withheld)
    assert SEVEN.search(shown)
    assert "a court asks" in shown


def test_an_export_says_what_it_kept_back(kept, tmp_path) -> None:
    """On standard error, with the head alone on output; a whole ledger asks for a reason, by the option's name."""
    (tmp_path / "more.csv").write_text(HEAD + ONE_PRISONER, encoding="utf-8")
    call("add", kept, tmp_path / "more.csv")
    runs = {}
    for name, more in (("told", ()), ("whole", ("--show-small-counts", "a court asks"))):
        runs[name] = CliRunner().invoke(main, ["export", str(kept), str(tmp_path / name), "--to", "csv", *more])
        assert runs[name].stdout.count("\n") == 1
    assert "Numbers are withheld in 1 claim of fewer than 10" in runs["told"].stderr
    assert "because: a court asks" in runs["whole"].stderr
    assert "--show-small-counts" in call("export", kept, tmp_path / "all.jsonl", "--to", "jsonl", status=2)
    call("export", kept, tmp_path / "all.jsonl", "--to", "jsonl", "--show-small-counts", "a court asks")
