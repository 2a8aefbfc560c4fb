"""Files of lines, read one by one and written where nothing is yet."""

import os
from pathlib import Path

import pytest

from passmuster.analysis.files import kept_lines, lines_of, new_file
from passmuster.errors import BadInput


def test_lines_come_one_by_one(tmp_path: Path) -> None:
    """A file gives its lines in order."""
    (tmp_path / "a").write_text("one\ntwo\n", encoding="utf-8")
    with lines_of(tmp_path / "a") as lines:
        assert list(lines) == ["one\n", "two\n"]


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """What is not there, and what turns out to be no text on the way, are faults that name the file."""
    with pytest.raises(BadInput, match="nowhere: the file must be readable UTF-8"), lines_of(tmp_path / "nowhere"):
        pass
    (tmp_path / "b").write_bytes(b"one\n\xff\xfe\n")
    with pytest.raises(BadInput, match="b: the file must be readable UTF-8"), lines_of(tmp_path / "b") as lines:
        list(lines)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A file that is there is left as it is, unless it is to be added to."""
    path = tmp_path / "a"
    with new_file(path) as out:
        out.write("one\n")
    with pytest.raises(BadInput, match="nothing is overwritten"), new_file(path):
        pass
    with new_file(path, append=True) as out:
        out.write("two\n")
    assert path.read_bytes() == b"one\ntwo\n"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A file is made, a folder is not."""
    with pytest.raises(BadInput, match="its folder must be there"), new_file(tmp_path / "no" / "a"):
        pass


@pytest.mark.parametrize("grows", [False, True])
def test_a_file_that_got_nothing_is_not_left(tmp_path: Path, grows: bool) -> None:
    """Nor is one that was to be written at one go and was not; one that grows keeps what it has."""
    path = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt), new_file(path, grows=grows):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(KeyboardInterrupt), new_file(path, grows=grows) as out:  # noqa: PT012
        out.write("a line\n")
        raise KeyboardInterrupt
    assert [file.read_text() for file in tmp_path.iterdir()] == (["a line\n"] if grows else [])


def test_lines_that_come_once_can_be_read_twice() -> None:
    """Half a pair of letters included."""
    with kept_lines(iter(["a\n", "\ud800\u2028\n"]), "-") as lines:
        assert list(lines) == ["a\n", "\ud800\u2028\n"]
        lines.seek(0)
        assert next(lines) == "a\n"


def test_a_pipe_is_no_file_of_lines(tmp_path: Path) -> None:
    """It would be waited for, and could be read only once."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput, match="only plain files are opened"), lines_of(tmp_path / "pipe"):
        pass
