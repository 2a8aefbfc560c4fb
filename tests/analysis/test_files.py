"""Files of lines, read one by one and written where nothing is yet."""

from pathlib import Path

import pytest

from passmuster.analysis.files import lines_of, new_file
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
