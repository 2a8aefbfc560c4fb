"""The shipped case as a ledger: whatever is done to its file behind the program's back is noticed, and words that are
forgotten are in no file of its folder or of the cache.

Both go the way of a user: `passmuster verify CASE --against HEAD` and `passmuster forget CASE NAME --why REASON`.
"""

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

from passmuster.analysis.amending import correct, withdraw
from passmuster.analysis.carrying import import_case
from passmuster.analysis.forgetting import forget
from passmuster.analysis.verifying import verify
from passmuster.cache.keeper import Keeper, cache_folder, key_of, own_folder
from passmuster.ledger.entry import ThingKind
from passmuster.store.journal.entries import entries_of, standing
from passmuster.store.ledgerfolder import opened_journal
from worlds.tampering import WAYS, flip_byte, kept_rows, replace_whole

__all__ = ["ANY_BYTE", "forgotten", "tampered"]

CASE: Final = "examples/kursk"
ANY_BYTE: Final = "any bit of the file turned"
SHORTEST: Final = 8
"""Characters from which on a text is looked for in files: shorter ones, such as a country's code, stand everywhere."""


def make_case(home: Path) -> Path:
    """The shipped case with a ledger, in which one claim was corrected and one withdrawn since."""
    folder = home / "case"
    import_case(CASE, folder, who="Ann")
    correct(folder, "k050", {"note": "misread at first"}, who="Ben", why="misread")
    withdraw(folder, ["k051"], who="Ann", why="retracted")
    return folder


# Tampering ------------------------------------------------------------------------------------------------------------


def tampered(times: int, chance: random.Random) -> dict[str, int]:
    """By way of tampering, how often `verify` beside the head of before did not hold any more.

    Of a file in which any bit is turned nothing may be kept where it lies; it counts as noticed where every word that
    is kept reads as before.
    """
    caught = dict.fromkeys([*WAYS, ANY_BYTE], 0)
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        folder = make_case(home)
        head, rows = str(verify(folder).proof.head), kept_rows(folder / "ledger.db")
        for name in caught:
            for number in range(times):
                copy = Path(shutil.copytree(folder, home / f"copy{number}"))
                _tamper(name, copy, chance)
                noticed = not verify(copy, against=head).proof.holds
                caught[name] += noticed or (name == ANY_BYTE and kept_rows(copy / "ledger.db") == rows)
                shutil.rmtree(copy)
    return caught


def _tamper(name: str, folder: Path, chance: random.Random) -> None:
    if name == ANY_BYTE:
        flip_byte(folder, chance)
    elif WAYS[name] is replace_whole:
        (folder / "ledger.db").write_bytes(_made_again(chance.randrange(3)))
    else:
        WAYS[name](folder, chance)


@cache
def _made_again(number: int) -> bytes:
    """The same files and acts on record once more: every word is the same, and only salts and moments are not."""
    with tempfile.TemporaryDirectory() as place:
        return (make_case(Path(place)) / "ledger.db").read_bytes()


# Forgetting -----------------------------------------------------------------------------------------------------------


def forgotten(times: int, chance: random.Random) -> list[str]:
    """What was wrong after one thing after another was forgotten, each drawn by chance."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as place, _own_cache(Path(place) / "cache") as kept:
        tries, folder, left = 0, Path(), []
        while tries < times:
            if not left:
                shutil.rmtree(Path(place) / "case", ignore_errors=True)
                folder = make_case(Path(place))
                left = _names(folder)
                chance.shuffle(left)
            erased, words = _one_forgotten(folder, left.pop(), kept)
            # What has no words of its own says nothing about erasing them.
            tries += erased
            wrong += words
    return wrong


def _one_forgotten(folder: Path, name: str, kept: Path) -> tuple[bool, list[str]]:
    """Whether anything was erased with a thing, and what is wrong; what is in the cache holds every word before."""
    before, head = _words_of(folder)
    Keeper(own_folder(kept)).put(key_of([name]), "\n".join(before).encode(), "found")
    forget(folder, [name], why="asked to", who="Ann")
    after, _ = _words_of(folder)
    stands = "\n".join(after)
    erased = [word.encode() for word in before - after if word not in stands]
    contents = {path.name: path.read_bytes() for root in (folder, kept) for path in root.rglob("*") if path.is_file()}
    wrong = [
        f"{file} holds words of {name[:12]}"
        for file, content in contents.items()
        if any(word in content for word in erased)
    ]
    if not verify(folder, against=head).proof.holds:
        wrong.append(f"the ledger without {name[:12]} does not prove")
    return bool(erased), wrong


def _names(folder: Path) -> list[str]:
    with opened_journal(folder) as journal:
        return [one.name for kind in (ThingKind.CLAIM, ThingKind.EVENT, ThingKind.REPORT)
                for one in standing(journal.shelf, kind)]  # fmt: skip


def _words_of(folder: Path) -> tuple[set[str], str]:
    """Every text on record, standing or not, and the head."""
    with opened_journal(folder) as journal:
        cells = (cell for entry in entries_of(journal.shelf) for cell in (entry.after or {}).values())
        lines = {line.strip() for cell in cells for line in cell.splitlines()}
        return {line for line in lines if len(line) >= SHORTEST}, str(journal.head())


@contextmanager
def _own_cache(folder: Path) -> Iterator[Path]:
    """A cache of the campaign's own: forgetting empties the user's."""
    before = os.environ.get("PASSMUSTER_CACHE")
    os.environ["PASSMUSTER_CACHE"] = str(folder)
    try:
        yield cache_folder() or folder
    finally:
        if before is None:
            del os.environ["PASSMUSTER_CACHE"]
        else:
            os.environ["PASSMUSTER_CACHE"] = before
