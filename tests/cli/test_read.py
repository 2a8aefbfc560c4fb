"""`passmuster read` as it is typed."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from passmuster.cli import main
from worlds.review_sheets import edit, rows_of

TEXT = "Kenya plans to send 600 officers to Haiti, Nairobi said. Two soldiers were killed.\n"
HEAVY = {
    *("numpy", "jax", "scipy", "numpyro", "rich", "jinja2", "pandas", "lxml", "trafilatura", "pypdf", "warcio"),
    *("email", "multiprocessing", "platformdirs"),
}


def run(*arguments: str | Path, given: str | bytes = "") -> Result:
    """The command with these arguments and this standard input."""
    return CliRunner().invoke(main, ["read", *map(str, arguments)], input=given)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with two claims."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_table_for_eyes(article: Path) -> None:
    """The table shows claimant, number with its bound, quantity and mode."""
    ran = run(article)
    assert ran.exit_code == 0
    assert "Nairobi" in ran.stdout
    assert "planned" in ran.stdout


def test_one_object_a_line(article: Path) -> None:
    """JSON lines tell claims from events and carry the document and the span."""
    rows = [json.loads(line) for line in run(article, "--format", "jsonl").stdout.splitlines()]
    claims = [row for row in rows if row["kind"] == "claim"]
    assert [(row["quantity"], row["point"]) for row in claims] == [("planned", 600), ("killed", 2)]
    assert claims[0]["document"] == "article.txt"
    assert TEXT[slice(*claims[0]["span"])] == "600 officers"


def test_csv_has_one_header(article: Path) -> None:
    """The CSV form has a row for each claim under one header."""
    rows = list(csv.DictReader(io.StringIO(run(article, "--format", "csv").stdout)))
    assert [row["quantity"] for row in rows if row["kind"] == "claim"] == ["planned", "killed"]


def test_standard_input_is_read(article: Path) -> None:
    """A dash, or nothing at all, is standard input."""
    assert run("-", "--format", "jsonl", given=TEXT).stdout == run("--format", "jsonl", given=TEXT).stdout != ""


def test_a_folder_is_read_in_order(tmp_path: Path, article: Path) -> None:
    """Every document of a folder, in the order of their names."""
    (tmp_path / "b.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    rows = [json.loads(line) for line in run(tmp_path, "--format", "jsonl").stdout.splitlines()]
    assert list(dict.fromkeys(row["document"] for row in rows)) == ["article.txt", "b.html"]


def test_a_bad_file_of_a_folder_is_passed_over(tmp_path: Path, article: Path) -> None:
    """The others are read, and standard error names the one that was not."""
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 20)
    ran = run(tmp_path, "--format", "jsonl")
    assert ran.exit_code == 1
    assert "passed over in all: 1" in ran.stderr
    assert {json.loads(line)["document"] for line in ran.stdout.splitlines()} == {"article.txt"}
    assert "passed over: b.txt" in ran.stderr


def test_a_bad_file_named_stops_before_anything_is_written(tmp_path: Path, article: Path) -> None:
    """What the user named must be readable, or nothing comes out."""
    ran = run(article, tmp_path / "nowhere.txt", "--format", "jsonl")
    assert (ran.exit_code, ran.stdout) == (2, "")


def test_batch_answers_lines() -> None:
    """`{id,text}` lines in, `{id,claims,events}` lines out."""
    ran = run("--batch", "-", given=json.dumps({"id": "x", "text": TEXT}) + "\n")
    answer = json.loads(ran.stdout)
    assert (answer["id"], len(answer["claims"]), answer["events"]) == ("x", 2, answer["events"])


def test_batch_goes_on_where_it_broke_off(tmp_path: Path) -> None:
    """With --resume the file ends up whole, and what was there is counted on standard error."""
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(json.dumps({"id": n, "text": TEXT}) + "\n" for n in range(4)), encoding="utf-8")
    assert run("--batch", source, "-o", out).exit_code == 0
    whole = out.read_bytes()
    out.write_bytes(whole[: len(whole) // 2])
    ran = run("--batch", source, "-o", out, "--resume")
    assert out.read_bytes() == whole
    assert "answered before" in ran.stderr


def test_a_batch_with_a_faulty_line_is_refused_whole(tmp_path: Path) -> None:
    """Every faulty line is told, nothing is answered, and no empty file is left; nor is one of a wrong input name."""
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": 1, "text": "x"}\n{"id": 2}\n[]\n', encoding="utf-8")
    ran = run("--batch", source, "-o", out)
    assert (ran.exit_code, ran.stdout, out.exists()) == (2, "", False)
    assert ["line 2" in ran.stderr, "line 3" in ran.stderr] == [True, True]
    assert (run("--batch", tmp_path / "nowhere", "-o", out).exit_code, out.exists()) == (2, False)


def test_a_line_with_an_id_of_before_is_passed_over(tmp_path: Path) -> None:
    """It is told with both lines, the rest is answered, and the status says so; so it is when the batch goes on."""
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    ids = ["a", "b", "a", 1, "1", "a", {"y": 1, "x": 2}, {"x": 2, "y": 1}]
    source.write_text("\n".join(json.dumps({"id": one, "text": TEXT}) for one in ids) + "\n", encoding="utf-8")
    ran = run("--batch", source, "-o", out)
    whole = out.read_bytes()
    assert [json.loads(line)["id"] for line in whole.splitlines()] == ["a", "b", 1, "1", {"y": 1, "x": 2}]
    assert ran.exit_code == 1
    for line, first in ((3, 1), (6, 1), (8, 7)):
        assert f"in.jsonl, line {line}: " in ran.stderr
        assert f"which line {first} has" in ran.stderr
    assert "passed over in all: 3; the rest was read" in ran.stderr
    out.write_bytes(whole[: whole.index(b"\n") + 9])
    assert run("--batch", source, "-o", out, "--resume").exit_code == 1
    assert out.read_bytes() == whole


def test_of_very_many_passed_over_a_hundred_are_told(tmp_path: Path) -> None:
    """The others are counted."""
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": 7, "text": ""}\n' * 300, encoding="utf-8")
    ran = run("--batch", source)
    assert (ran.exit_code, ran.stdout.count("\n"), ran.stderr.count("which line 1 has")) == (1, 1, 100)
    assert "passed over in all: 299" in ran.stderr


def test_files_of_lines_may_share_ids(tmp_path: Path) -> None:
    """A line is held against its own file: two files that each begin with 1 are two batches."""
    for name in ("one.jsonl", "two.jsonl"):
        (tmp_path / name).write_text('{"id": 1, "text": "x"}\n', encoding="utf-8")
    ran = run("--batch", tmp_path / "one.jsonl", tmp_path / "two.jsonl")
    assert (ran.exit_code, ran.stdout.count("\n")) == (0, 2)


def test_nothing_is_overwritten(tmp_path: Path, article: Path) -> None:
    """An output file that is there stops the command."""
    ran = run(article, "-o", article)
    assert ran.exit_code == 2
    assert "nothing is overwritten" in ran.stderr
    assert article.read_text(encoding="utf-8") == TEXT


def test_explain_marks_up_the_sentences(tmp_path: Path, article: Path) -> None:
    """In the terminal, and as a page of its own."""
    assert "600 officers[number]" in run(article, "--explain").stdout
    page = tmp_path / "page.html"
    assert run(article, "--explain", "--html", page).exit_code == 0
    assert '<mark class="number">600 officers</mark>' in page.read_text(encoding="utf-8")


def test_review_and_back(tmp_path: Path, article: Path) -> None:
    """What is proposed is written, decided on, and comes back with what was proposed."""
    file = tmp_path / "review.csv"
    assert "2 proposed claims" in run(article, "--review", file).stderr
    file.write_text(file.read_text(encoding="utf-8").replace("\n,", "\naccept,"), encoding="utf-8")
    rows = [json.loads(line) for line in run("--reviewed", file).stdout.splitlines()]
    assert [row["decision"] for row in rows] == ["accept", "accept"]
    assert rows[0]["claim"] == rows[0]["proposed"]


def test_an_alias_names_a_source(article: Path) -> None:
    """Words of the user's own stand for a group."""
    text = "The Round House says 300 soldiers were killed."
    (row,) = [
        json.loads(x)
        for x in run("-", "--format", "jsonl", "--alias", "Round House=KR", given=text).stdout.splitlines()
    ]
    assert (row["claimant"], row["claimant_group"]) == ("Round House", "KR")


def test_wrong_calls_are_told_at_once(article: Path) -> None:
    """Options that do not go together are all named, on standard error, and nothing is written."""
    ran = run(article, "--reader", "llm", "--resume", "--html", "x.html", "--alias", "x")
    assert ran.exit_code == 2
    assert ran.stdout == ""
    for words in (
        "--reader llm: it needs an endpoint",
        "--resume: it goes with",
        "--html: it goes with",
        "--alias: WORDS=GROUP",
    ):
        assert words in ran.stderr


def test_a_missing_file_and_binary_data_are_refused(tmp_path: Path) -> None:
    """The unhappy paths end with status 2 and a sentence."""
    assert run(tmp_path / "nowhere.txt").exit_code == 2
    ran = run("-", given=bytes(range(256)) * 40)
    assert ran.exit_code == 2
    assert "found binary data" in ran.stderr


def test_a_faulty_line_is_named() -> None:
    """A batch line that is no object ends with status 2 and its number."""
    ran = run("--batch", "-", given="nonsense\n")
    assert ran.exit_code == 2
    assert "line 1" in ran.stderr


@pytest.mark.parametrize(("text", "heavy"), [(TEXT, HEAVY - {"numpy"}), ("It rained for 3 days in May.\n", HEAVY)])
def test_reading_plain_text_is_light(tmp_path: Path, text: str, heavy: set[str]) -> None:
    """Plain text is read without template engines or parsers of markup, and without NumPy where nothing is claimed."""
    path = tmp_path / "plain.txt"
    path.write_text(text, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "passmuster", "read", str(path)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    names = {
        line.rpartition("|")[2].strip().partition(".")[0] for line in ran.stderr.splitlines() if "import time" in line
    }
    assert "passmuster" in names
    assert names & heavy == set()


def test_batch_answers_a_folder(tmp_path: Path) -> None:
    """Every document of a folder is answered under its path; a bad one is named and the rest come out."""
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "one.txt").write_text(TEXT, encoding="utf-8")
    (inside / "two.txt").write_bytes(b"MZ\x00\x01\x02" * 100)
    ran = run("--batch", inside, "-o", tmp_path / "out.jsonl")
    assert ran.exit_code == 1
    answer = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert (answer["id"], len(answer["claims"])) == ("one.txt", 2)
    assert "passed over" in ran.stderr
    assert "two.txt" in ran.stderr


def test_decisions_go_into_a_case(tmp_path: Path, article: Path) -> None:
    """With --format csv the claims accepted come out as rows of a claims.csv; what a case needs must be there."""
    file = tmp_path / "review.csv"
    assert run(article, "--review", file).exit_code == 0
    edit(
        file,
        {"decision": "accept", "said_on": "2025-03-02"},
        {"decision": "accept", "said_on": "2025-03-02", "force": ""},
    )
    ran = run("--reviewed", file, "--format", "csv")
    assert ran.exit_code == 2
    assert "line 3, column 'force': a claim of a case names its force" in ran.stderr
    edit(file, {}, {"force": "ke-force"})
    assert run("--reviewed", file, "--format", "csv", "-o", tmp_path / "claims.csv").exit_code == 0
    rows = rows_of(tmp_path / "claims.csv")
    assert [(row["reported_on"], row["subject"], row["quantity"], row["point"]) for row in rows] == [
        ("2025-03-02", "ke-force", "planned", "600"), ("2025-03-02", "ke-force", "killed", "2"),
    ]  # fmt: skip


def test_a_table_of_decisions_holds_no_formula(tmp_path: Path, article: Path) -> None:
    """A cell that a spreadsheet would work out comes out as text, as in every other table that is printed."""
    file = tmp_path / "review.csv"
    run(article, "--review", file)
    decided = {"decision": "change", "said_on": "2025-03-02", "force": "ke-force", "note": "=HYPERLINK(1)"}
    edit(file, decided | {"claimant": "@SUM(1)"}, {"decision": "refuse"})
    (row,) = csv.DictReader(io.StringIO(run("--reviewed", file, "--format", "csv").stdout))
    assert row["claimant"] == "'@SUM(1)"
