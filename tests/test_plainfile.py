"""What may be opened, and how much of it."""

import os
import socket
from pathlib import Path

import pytest

from passmuster.errors import BadInput
from passmuster.plainfile import MIB, bytes_of, check_name, is_name, is_text, kind_of, leads_out


def test_a_plain_file_is_read_whole(tmp_path: Path) -> None:
    """Up to the limit, the limit included, and through a link that stays within the folder."""
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    (tmp_path / "link").symlink_to(path)
    assert bytes_of(path, 5) == bytes_of(tmp_path / "link", 5) == b"12345"
    with pytest.raises(OSError, match="more than the"):
        bytes_of(path, 4)


def test_what_is_no_plain_file_is_not_opened(tmp_path: Path) -> None:
    """A pipe that nobody writes to would never end; a device without end would fill the memory."""
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        for path, kind in (("pipe", "a pipe"), ("s", "a socket"), ("/dev/zero", "a device"), (".", "a folder")):
            with pytest.raises(OSError, match=f"{kind}, where only plain files are opened"):
                bytes_of(tmp_path / path, MIB)


def test_a_plain_file_has_no_other_kind(tmp_path: Path) -> None:
    """And what is none of the known kinds is something else."""
    (tmp_path / "a").write_bytes(b"")
    assert [kind_of(path.stat().st_mode) for path in (tmp_path / "a", tmp_path)] == ["", "a folder"]
    assert kind_of(0) == "something else"


def test_a_link_may_not_leave_the_folder(tmp_path: Path) -> None:
    """Wherever it stands on the way."""
    (tmp_path / "case").mkdir()
    (tmp_path / "secret").write_text("x")
    (tmp_path / "case" / "claims.csv").symlink_to(tmp_path / "secret")
    (tmp_path / "case" / "events.csv").symlink_to(tmp_path / "case" / "other.csv")
    assert leads_out(tmp_path / "case" / "claims.csv", tmp_path / "case")
    assert not leads_out(tmp_path / "case" / "events.csv", tmp_path / "case")


@pytest.mark.parametrize("name", ["none", "x" * 5000, "a\0b"])
def test_a_name_that_leads_nowhere_is_an_error_of_the_file_system(tmp_path: Path, name: str) -> None:
    """Missing, too long, or with a sign that no name may have."""
    with pytest.raises(OSError, match=r"No such file|File name too long|null"):
        bytes_of(tmp_path / name, MIB)
    (tmp_path / "round").symlink_to(tmp_path / "round")
    with pytest.raises(OSError, match=r"symbolic links|Symlink|circle"):
        bytes_of(tmp_path / "round", MIB)


def test_what_no_file_can_be_called_is_refused_by_name() -> None:
    """A NUL ends a name on every system; bytes that are no UTF-8 do not."""
    assert [is_name(name) for name in ("a", "a\x00b", "a\ud800b", "a\udcffb")] == [True, False, False, True]
    assert [is_text(name) for name in ("три", "a\x00b", "a\ud800b", "a\udcffb")] == [True, False, False, False]
    with pytest.raises(BadInput, match=r"'a\\x00b': a file's name has no NUL"):
        check_name(Path("a\x00b"))
