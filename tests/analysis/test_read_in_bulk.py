"""Reading in bulk: what comes out, what is refused whole, and going on where it broke off."""

import json
from pathlib import Path

import pytest

from passmuster.analysis.read import STANDARD_INPUT
from passmuster.analysis.read_in_bulk import answer_in_bulk, answered_before
from passmuster.errors import BadInput, Fault

TEXT = "Kenya plans to send 600 officers to Haiti, Nairobi said. Two soldiers were killed.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.html").write_text(f"<p>{TEXT}</p>", encoding="utf-8")
    return tmp_path


def test_lines_and_folders_are_answered_alike(folder: Path) -> None:
    """A line for each text and each document, under its id or its path."""
    (folder / "in.jsonl").write_text(json.dumps({"id": 7, "text": TEXT}) + "\n", encoding="utf-8")
    answers = answer_in_bulk([folder / "in.jsonl", folder, STANDARD_INPUT], ['{"id": 8, "text": ""}'], workers=1)
    assert [json.loads(answer)["id"] for answer in answers] == [7, "a.txt", "c.html", 8]


def test_a_run_that_broke_off_is_gone_on_with(folder: Path) -> None:
    """What was answered is skipped, and what was cut off is answered anew."""
    out = folder / "out.jsonl"
    lines = [json.dumps({"id": n, "text": TEXT}) for n in range(3)]
    whole = "".join(f"{answer}\n" for answer in answer_in_bulk([STANDARD_INPUT], lines, workers=1))
    out.write_text(whole[: whole.index("\n") + 9], encoding="utf-8")
    skip = answered_before(out)
    rest = answer_in_bulk([STANDARD_INPUT], lines, workers=1, skip=skip)
    assert out.read_text(encoding="utf-8") + "".join(f"{answer}\n" for answer in rest) == whole


def test_every_faulty_line_of_every_source_is_told_and_nothing_is_answered(folder: Path) -> None:
    """What is wrong is told at once, before the first answer."""
    (folder / "in.jsonl").write_text('{"id": 1, "text": "x"}\n{"id": 2}\n', encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        next(answer_in_bulk([folder / "in.jsonl", STANDARD_INPUT], ["[]\n", '{"id": 3, "text": 5}\n'], workers=1))
    assert [(fault.file, fault.row) for fault in refused.value.faults] == [
        ("-", 1),
        ("-", 2),
        (str(folder / "in.jsonl"), 2),
    ]


def test_an_id_may_hold_anything_and_comes_once(folder: Path) -> None:
    """Line separators, half a pair, a list; a line with one of before is told, and the rest is gone on with rightly."""
    ids = ["a\u2028b\x85", "\ud800", ["x"], 1, 1, None]
    lines = [json.dumps({"id": identity, "text": TEXT}) + "\n" for identity in ids]
    faults: list[Fault] = []
    answers = list(answer_in_bulk([STANDARD_INPUT], lines, workers=1, passed_over=faults.append))
    assert [json.loads(answer)["id"] for answer in answers] == ["a\u2028b\x85", "\ud800", ["x"], 1, None]
    assert [(fault.file, fault.row, fault.found) for fault in faults] == [("-", 5, "1, which line 4 has")]
    out = folder / "out.jsonl"
    for n_whole in range(len(answers) + 1):
        out.write_text("".join(f"{answer}\n" for answer in answers[:n_whole]), encoding="utf-8")
        assert list(answer_in_bulk([STANDARD_INPUT], lines, workers=1, skip=answered_before(out))) == answers[n_whole:]
