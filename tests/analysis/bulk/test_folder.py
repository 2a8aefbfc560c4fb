"""A folder in bulk: order, cores, resuming, and files that cannot be read."""

import json
from pathlib import Path

import pytest

from passmuster.analysis.bulk.batch import answered_ids
from passmuster.analysis.bulk.folder import CHUNK, answer_folder
from passmuster.errors import Fault
from worlds.listener import Listener

ITEM = "<item><title>t</title><description>Kenya has sent {n} soldiers to Haiti.</description></item>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles, a page in a folder within, and a feed of three items that stands last but one."""
    inside = tmp_path / "in"
    (inside / "b").mkdir(parents=True)
    for number in range(3):
        (inside / f"a{number}.txt").write_text(f"Kenya has sent {number + 100} soldiers to Haiti.", encoding="utf-8")
    (inside / "b" / "page.html").write_text("<p>Kenya has sent 200 soldiers to Haiti.</p>", encoding="utf-8")
    items = "".join(ITEM.format(n=n) for n in (301, 302, 303))
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>f</title>{items}</channel></rss>'
    (inside / "c.rss").write_text(feed, encoding="utf-8")
    (inside / "d.txt").write_text("Kenya has sent 400 soldiers to Haiti.", encoding="utf-8")
    (inside / "notes.bin").write_bytes(b"\x00\x01")
    return inside


IDS = ["a0.txt", "a1.txt", "a2.txt", "b/page.html", "c.rss", "c.rss#2", "c.rss#3", "d.txt"]


def test_every_document_is_answered_under_its_path(folder: Path) -> None:
    """Folders within count, a feed's items are numbered, and what is no document is left alone."""
    answers = [json.loads(line) for line in answer_folder(folder)]
    assert [answer["id"] for answer in answers] == IDS
    points = [claim["point"] for answer in answers for claim in answer["claims"]]
    assert points == [100, 101, 102, 200, 301, 302, 303, 400]


def test_cores_change_nothing(tmp_path: Path) -> None:
    """Two processes give the bytes that one gives, in the same order."""
    for number in range(CHUNK + 3):
        (tmp_path / f"{number:03}.txt").write_text(f"Kenya has sent {number + 100} soldiers.", encoding="utf-8")
    assert list(answer_folder(tmp_path, workers=2)) == list(answer_folder(tmp_path))


@pytest.mark.parametrize("n_whole", range(len(IDS) + 1))
def test_a_run_that_broke_off_is_gone_on_with(folder: Path, tmp_path: Path, n_whole: int) -> None:
    """Wherever it broke off, between files or within one, the output ends up as if nothing had happened."""
    whole = [f"{line}\n" for line in answer_folder(folder)]
    path = tmp_path / "out.jsonl"
    path.write_text("".join(whole[:n_whole]) + '{"id": "half', encoding="utf-8")
    skip = answered_ids(path)
    assert len(skip) == n_whole
    with path.open("a", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in answer_folder(folder, skip=skip))
    assert path.read_text(encoding="utf-8") == "".join(whole)


def test_files_answered_whole_are_not_opened_again(folder: Path, tmp_path: Path) -> None:
    """Only the last file begun may be unfinished, so that going on does not begin anew."""
    skip = frozenset(json.dumps(identity) for identity in IDS[:4])
    told = Listener()
    list(answer_folder(folder, skip=skip, progress=told))
    assert told == Listener(["3 items"], [1.0])


def test_a_file_that_cannot_be_read_is_passed_over(folder: Path) -> None:
    """It is told, with what is wrong; the others are answered."""
    (folder / "a1.txt").write_bytes(b"MZ\x00\x01\x02" * 100)
    passed: list[Fault] = []
    answers = [json.loads(line)["id"] for line in answer_folder(folder, passed_over=passed.append)]
    assert answers == [identity for identity in IDS if identity != "a1.txt"]
    assert len(passed) == 1
    assert "a1.txt" in str(passed[0])


def test_a_folder_without_files_has_no_answers(tmp_path: Path) -> None:
    """Nothing is no fault."""
    (tmp_path / "empty").mkdir()
    assert list(answer_folder(tmp_path / "empty")) == []
