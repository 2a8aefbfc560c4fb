"""The page as a file."""

import os
import stat

import pytest

from passmuster.briefing.page.file import check_page_place, write_page
from passmuster.errors import BadInput
from worlds.findings_example import example, failed


def test_a_page_is_written_over_a_page(tmp_path):
    """An older briefing gives way to a newer one, and nothing else is left in the folder."""
    path = tmp_path / "briefing.html"
    write_page(failed(), path)
    check_page_place(path, force=False)
    write_page(example(), path)
    assert "FIT FAILED" not in path.read_text(encoding="utf-8")
    assert [entry.name for entry in tmp_path.iterdir()] == ["briefing.html"]


def test_a_name_that_no_file_has_is_refused_before_anything_is_worked_out(tmp_path):
    """With the name as Python writes it."""
    with pytest.raises(BadInput, match=r"a\\x00b.html': a file's name has no NUL"):
        check_page_place(tmp_path / "a\x00b.html", force=True)


def test_another_file_is_not_written_over(tmp_path):
    """A file that somebody else made is left alone, unless forced."""
    path = tmp_path / "thesis.html"
    path.write_text("<html>my thesis</html>")
    with pytest.raises(BadInput, match=r"only a page that passmuster wrote is written over.*add --force"):
        check_page_place(path, force=False)
    check_page_place(path, force=True)


@pytest.mark.parametrize("name", ["", "gone/briefing.html"])
def test_a_place_that_is_no_file_is_refused(tmp_path, name):
    """A folder, or a file in a folder that is not there, is refused before anything is worked out."""
    with pytest.raises(BadInput, match="the page needs a file name in a folder that is there"):
        check_page_place(tmp_path / name, force=True)


@pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX")
def test_the_page_has_the_usual_rights(tmp_path):
    """It is readable like any file that the user writes."""
    path, other = tmp_path / "briefing.html", tmp_path / "other"
    write_page(example(), path)
    other.write_text("")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(other.stat().st_mode)


def test_a_page_that_cannot_be_written_is_refused(tmp_path):
    """A folder that went away meanwhile is told as bad input."""
    with pytest.raises(BadInput, match="the page must be writable"):
        write_page(example(), tmp_path / "gone" / "briefing.html")
