"""Many texts at once: order, cores, resuming, and refusals."""

import json
from pathlib import Path

import pytest

from passmuster.analysis.bulk.batch import CHUNK, answer_lines, answered_ids, as_answer
from passmuster.errors import BadInput
from passmuster.reading.reader import read_text
from worlds.listener import Listener


def lines(count: int) -> list[str]:
    """That many passages with a claim each."""
    return [json.dumps({"id": f"p{n}", "text": f"Kenya has sent {n + 100} soldiers to Haiti."}) for n in range(count)]


def test_an_answer_keeps_its_id_and_its_claims() -> None:
    """Each line of the answer has the id of the question and claims with all their fields."""
    (answer,) = (json.loads(line) for line in answer_lines(lines(1), "-"))
    assert answer["id"] == "p0"
    (claim,) = answer["claims"]
    assert (claim["quantity"], claim["point"], claim["span"]) == ("deployed", 100, [15, 27])
    assert {"relay", "measures", "cue", "time", "claimant_group"} <= set(claim)


def test_cores_change_nothing() -> None:
    """Two processes give the bytes that one gives, in the same order."""
    asked = lines(3 * CHUNK + 5)
    assert list(answer_lines(asked, "-", workers=2)) == list(answer_lines(asked, "-", workers=1))


def test_progress_counts_what_is_done() -> None:
    """Progress is told after each chunk and ends at the number of lines."""
    told = Listener()
    assert len(list(answer_lines(lines(CHUNK + 1), "-", progress=told))) == CHUNK + 1
    assert told.texts == [f"{CHUNK} items", f"{CHUNK + 1} items"]


def test_blank_lines_are_passed_over_and_counted() -> None:
    """A fault names the line of the file, blank lines included."""
    with pytest.raises(
        BadInput, match="-, line 3: each line must be a JSON object with 'id' and 'text'; found no 'text'"
    ):
        list(answer_lines([lines(1)[0], "\n", '{"id": 1}'], "-"))


@pytest.mark.parametrize("workers", [1, 2])
def test_answers_before_a_fault_are_given(workers: int) -> None:
    """What could be answered before the faulty line comes out before the refusal."""
    answers = answer_lines([*lines(2 * CHUNK), "{", *lines(3)], "-", workers=workers)
    got = [next(answers) for _ in range(2 * CHUNK)]
    assert len(got) == 2 * CHUNK
    with pytest.raises(BadInput, match=f"line {2 * CHUNK + 1}"):
        next(answers)


def test_text_must_be_a_string() -> None:
    """A number for a text is refused with what to do."""
    with pytest.raises(BadInput, match="'text' must be a string; found int"):
        list(answer_lines(['{"id": 1, "text": 5}'], "-"))


def test_a_file_that_broke_off_is_gone_on_with(tmp_path: Path) -> None:
    """Whole lines are skipped, half a line is cut away, and the file ends up as if nothing had happened."""
    asked = lines(5)
    whole = "".join(f"{line}\n" for line in answer_lines(asked, "-"))
    path = tmp_path / "out.jsonl"
    path.write_text(whole[: int(len(whole) * 0.7)], encoding="utf-8")
    skip = answered_ids(path)
    with path.open("a", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in answer_lines(asked, "-", skip=skip))
    assert path.read_text(encoding="utf-8") == whole
    assert 0 < len(skip) < 5


def test_another_file_is_not_taken_for_answers(tmp_path: Path) -> None:
    """A file of something else is named and left as it is."""
    path = tmp_path / "notes.txt"
    path.write_text("notes\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"notes\.txt, line 1: each line must be an answer"):
        answered_ids(path)
    assert path.read_text(encoding="utf-8") == "notes\n"


def test_a_line_says_whose_war_it_is() -> None:
    """Blank where the text does not tell."""
    told = as_answer("a", read_text("Uganda has 4,500 troops in Somalia. Four Ugandan soldiers were killed."))
    blank = as_answer("b", read_text("Poland and Fiji held a parade. Some 90 companies took part."))
    assert (told["partner"], told["principal"], told["opponent"]) == ("UG", "SO", "")
    assert (blank["partner"], blank["principal"], blank["opponent"]) == ("", "", "")


def test_a_text_without_a_day_is_read_of_the_one_that_it_tells() -> None:
    """A month of a dispatch is of its dateline's year; the day that is given stands before it."""
    item = {"id": 1, "text": "NAIROBI, 4 March 2031 - It rained. Kenya sent 400 soldiers to Haiti in January."}
    told, given = (
        json.loads(answer)["claims"][0]["as_of"]
        for answer in answer_lines([json.dumps(item), json.dumps(item | {"published": "2033-05-01"})], "-")
    )
    assert (told, given) == ("2031-01", "2033-01")
