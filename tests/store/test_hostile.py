"""Whatever bytes a case folder holds, it opens or is refused in words; nothing else happens."""

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.errors import BadInput
from passmuster.ledger.ledger import Ledger
from passmuster.store.claimfile import write_claims
from passmuster.store.folder import find_case, open_case
from worlds.doorstep import GOOD_CASE
from worlds.event_tables import write_events
from worlds.strategies import ledgers

FILES = ("case.toml", "claims.csv", "events.csv", "reports/2025-01-13-nis-three-hundred.txt")

PIECES = b'|\x00|\xff\xfe|"|,|\n|\r|;|[[|=|-|\xe2\x80\xae|99999999999999999999999|1e999'.split(b"|")
"""Bytes that mean something to one of the readers."""


@contextmanager
def copy_of_kursk() -> Iterator[Path]:
    """A copy of the shipped case that lives as long as one example."""
    with tempfile.TemporaryDirectory() as home:
        yield Path(shutil.copytree(find_case("examples/kursk"), Path(home) / "case"))


def opens_or_is_refused(folder: Path) -> bool:
    """The one thing that must hold: a ledger, or a refusal whose every fault names a file and a rule."""
    try:
        return bool(open_case(folder).case.case_id)
    except BadInput as refusal:
        return bool(refusal.faults) and all(fault.file and fault.rule for fault in refusal.faults)


@given(st.sampled_from(FILES), st.binary(max_size=200))
def test_any_bytes(name: str, content: bytes) -> None:
    """A file of any bytes at all."""
    with copy_of_kursk() as folder:
        (folder / name).write_bytes(content)
        assert opens_or_is_refused(folder)


@given(st.sampled_from(FILES), st.integers(0, 2**32 - 1))
def test_good_files_with_a_few_bytes_changed(name: str, seed: int) -> None:
    """A good file in which up to four places were overwritten."""
    dice = random.Random(seed)
    with copy_of_kursk() as folder:
        content = (folder / name).read_bytes()
        for _ in range(dice.randint(1, 4)):
            place = dice.randrange(len(content))
            content = content[:place] + dice.choice(PIECES) + content[place + dice.randint(0, 3) :]
        (folder / name).write_bytes(content)
        assert opens_or_is_refused(folder)


@pytest.mark.parametrize(
    "path", ["x" * 5000, "a\0b", "", ".", "/", "..", "no/such/../place", "\u202e", "examples/", "-"]
)
def test_any_path(path: str) -> None:
    """A path that cannot be, or that leads to something else, is refused in words."""
    with pytest.raises(BadInput, match=r"no such folder|must hold case\.toml|must be readable"):
        open_case(path)


@given(ledgers())
def test_a_ledger_written_to_a_folder_opens_as_it_was(ledger: Ledger) -> None:
    """Random claims and events survive the way through files, order of saying included."""
    claims = tuple(replace(claim, subject="kp-force", span=None) for claim in ledger.claims)
    events = tuple(replace(event, span=None) for event in ledger.events)
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        (folder / "case.toml").write_text(GOOD_CASE)
        (folder / "claims.csv").write_text(write_claims(claims), newline="")
        (folder / "events.csv").write_text(write_events(events), newline="")
        read = open_case(folder)
    assert read.claims == claims
    assert read.events == events
