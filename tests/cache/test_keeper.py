"""What is kept between runs."""

import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platformdirs import user_cache_path

from passmuster.cache import keeper as keep
from passmuster.cache.keeper import Keeper, cache_folder, key_of, own_folder, program_fingerprint

POSIX = pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights of files are those of POSIX")

KEY = "0" * 64


def test_what_was_put_is_found(tmp_path):
    """Bytes come back as they were; under another key, or as another kind, there is nothing."""
    keeper = Keeper(tmp_path)
    keeper.put(KEY, b"one\r\ntwo\n\xff\x00", "bin")
    assert keeper.find(KEY, "bin") == b"one\r\ntwo\n\xff\x00"
    assert keeper.find("1" * 64, "bin") is None
    assert keeper.find(KEY, "other") is None


@pytest.mark.parametrize("damage", [b"", b"x", b"\xff\xfe", b"0" * 64 + b"\nsomething else"])
def test_damaged_entries_are_none_and_are_written_anew(tmp_path, damage):
    """An entry that was cut off or altered is as good as none, and the next one replaces it."""
    keeper = Keeper(tmp_path)
    keeper.put(KEY, b"sound", "bin")
    next(tmp_path.glob("*.bin")).write_bytes(damage)
    assert keeper.find(KEY, "bin") is None
    keeper.put(KEY, b"sound", "bin")
    assert keeper.find(KEY, "bin") == b"sound"


def test_many_writers_leave_one_whole_entry(tmp_path):
    """Whoever writes last, a reader finds one block whole, and nothing is left lying about."""
    keeper = Keeper(tmp_path)
    blocks = [f"{n}".encode() * 50_000 for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda block: keeper.put(KEY, block, "bin"), blocks * 4))
    assert keeper.find(KEY, "bin") in blocks
    assert len(list(tmp_path.iterdir())) == 1


def test_what_killed_runs_left_is_taken_away(tmp_path):
    """Half an entry an hour old goes with the next one that is kept; a young one, and what is not ours, stays."""
    names = (f".{KEY[:16]}-abc123_x", f".{KEY[:16]}-young", ".bashrc", f"{KEY}.bin2")
    for name in names:
        (tmp_path / name).write_bytes(b"half")
        if not name.endswith("young"):
            os.utime(tmp_path / name, (1, 1))
    Keeper(tmp_path).put(KEY, b"whole", "bin")
    assert {path.name for path in tmp_path.iterdir()} == {*names[1:], f"{KEY}.bin"}


def test_without_a_folder_nothing_is_kept():
    """A keeper without a place keeps nothing and complains of nothing."""
    keeper = Keeper(None)
    keeper.put(KEY, b"block", "bin")
    assert keeper.find(KEY, "bin") is None


def test_a_folder_that_is_gone_is_no_error(tmp_path):
    """A place that vanished between two runs is as an empty one."""
    keeper = Keeper(tmp_path / "gone")
    keeper.put(KEY, b"block", "bin")
    assert keeper.find(KEY, "bin") is None


@POSIX
def test_a_folder_that_is_made_is_the_users_own(tmp_path):
    """It is made for the user alone."""
    made = own_folder(tmp_path / "a" / "b")
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


@POSIX
@pytest.mark.parametrize(("mode", "is_used"), [(0o755, True), (0o775, True), (0o777, False), (0o1777, False)])
def test_a_folder_that_is_there_is_left_as_it_stands(tmp_path, mode, is_used):
    """Nobody's folder gets other rights from us; one that anybody may write to is not used."""
    tmp_path.chmod(mode)
    assert own_folder(tmp_path) == (tmp_path if is_used else None)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == mode


def test_a_folder_that_cannot_be_made_is_none(tmp_path):
    """Where a file stands in the way there is no cache, and no error."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert own_folder(blocked / "cache") is None


@POSIX
def test_somebody_elses_folder_is_not_used(tmp_path, monkeypatch):
    """A folder of another user's is left alone."""
    monkeypatch.setattr(keep.os, "getuid", lambda: tmp_path.stat().st_uid + 1)
    assert own_folder(tmp_path) is None


def test_the_environment_names_the_folder(monkeypatch, tmp_path):
    """PASSMUSTER_CACHE wins; else it is the platform's folder for caches."""
    monkeypatch.setenv("PASSMUSTER_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("PASSMUSTER_CACHE")
    assert cache_folder() == user_cache_path("passmuster", appauthor=False)


@POSIX
@pytest.mark.parametrize(("shared", "is_used"), [("xdg", True), ("", False), (None, False)])
def test_without_a_home_there_is_no_folder(monkeypatch, tmp_path, shared, is_used):
    """A user without a home keeps nothing, unless a place for caches is named."""
    monkeypatch.delenv("PASSMUSTER_CACHE", raising=False)
    monkeypatch.setenv("HOME", "")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if shared is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / shared) if shared else "")
    assert cache_folder() == (tmp_path / "xdg" / "passmuster" if is_used else None)
    assert own_folder(None) is None


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_different_parts_have_different_keys(one, other):
    """Two lists of texts share a key only when they are the same, however their texts are cut."""
    assert (key_of(one) == key_of(other)) is (one == other)


def test_another_program_is_another_key(monkeypatch):
    """A changed source gives other keys: what an older program worked out is not taken for a newer one's."""
    before = key_of(["case"])
    monkeypatch.setattr(keep, "program_fingerprint", lambda: "another program")
    assert key_of(["case"]) != before


def test_the_fingerprint_is_of_the_sources():
    """It is a SHA-256 and the same each time it is asked for."""
    assert len(program_fingerprint()) == 64
    program_fingerprint.cache_clear()
    first = program_fingerprint()
    program_fingerprint.cache_clear()
    assert program_fingerprint() == first


def test_keeping_imports_no_engine():
    """Nothing here needs the numerical library: what was kept answers without it."""
    import subprocess

    code = "import sys, passmuster.cache.keeper; sys.exit('jax' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0
