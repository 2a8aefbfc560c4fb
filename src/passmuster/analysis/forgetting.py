"""Forgetting: the words on record of a claim, an event or a report are erased, and a mark stays: who, when and why.

Of a report go its text and, in every claim and event that points into it, the words taken from it: cue and note. What
was worked out before is thrown away with them, since any of it may hold such words.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from passmuster.analysis.accepting import left_by_originals
from passmuster.analysis.who import name_of_user
from passmuster.cache.keeper import Keeper, cache_folder, own_folder
from passmuster.errors import BadInput, Fault
from passmuster.ledger.entry import Act, Deed, ThingKind
from passmuster.store.folder import find_case
from passmuster.store.journal.entries import entries_of, latest_entries, standing
from passmuster.store.journal.journal import Appended, Journal
from passmuster.store.ledgerfolder import opened_journal
from passmuster.store.ledgerplace import LEDGER_FILE

__all__ = ["Forgotten", "forget"]

WORDS: Final = ("cue", "note")
"""Cells that hold words of a report."""

KINDS: Final = (ThingKind.CLAIM, ThingKind.EVENT, ThingKind.REPORT, ThingKind.SOURCE)
"""Things that can be forgotten, in the order in which a name is looked for."""

SHORTEST, SHORTEST_OF_WORDS = 12, 7
"""Characters from which on a text is looked for in other files, one word and several, a name above all: shorter ones
stand in too much that is not it."""

ENCODINGS: Final = ("utf-8", "utf-16-le", "utf-16-be")
"""How texts and tables are kept: spreadsheets save what they call Unicode as the second."""

WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")

SHORTEST_OF_A_NAME: Final = 4
"""Letters from which on a part of a name is looked for by itself."""

PACKED: Final = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf", b"PAR1", b"%PDF")
"""How files begin whose words are packed, so that they cannot be found by looking: archives, Parquet, PDF."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What became of it: entries, how many kept results were thrown away, and files beside the ledger that still hold
    some of the words, for their owner to delete; `packed` are those that cannot be looked through, and `reasons` the
    entries whose own reason tells some of the words: reasons are part of the chain and stay."""

    appended: Appended
    thrown_away: int
    still_held: tuple[Path, ...]
    packed: tuple[Path, ...] = ()
    reasons: tuple[int, ...] = ()


def forget(case: Path | str, names: Sequence[str], *, why: str, who: str | None = None) -> Forgotten:
    """Erase every word on record of some claims, events, reports or sources.

    Parameters
    ----------
    names
        Ids; of a report, its hash or the first eight or more digits of it.

    Raises
    ------
    BadInput
        If nothing was ever recorded under a name, or the reason is missing or tells some of the words: it stays.
    """
    if not why.strip():
        raise BadInput(
            [Fault.of_argument("why", "who forgets says why", "nothing", 'Give `why="request"`, or whatever it was.')]
        )
    folder = find_case(case)
    with opened_journal(folder) as journal:
        acts = [act for name in dict.fromkeys(names) for act in _acts(journal, name)]
        stands = "\n".join(_left_standing(journal, acts))
        words = {word for word in _words(journal, acts) if word not in stands}
        telling = words | {name for name in _names_in(words) if name not in stands}
        _refuse_telling(why, telling)
        claims = [act.name for act in acts if act.kind == ThingKind.CLAIM and act.deed == Deed.FORGET]
        left = left_by_originals(folder, journal.shelf, claims)
        appended = replace(journal.record(acts, who=name_of_user(who), why=why), remarks=left)
        reasons = _reasons(journal, acts, telling)
    thrown_away = Keeper(own_folder(cache_folder())).clear()
    return Forgotten(appended, thrown_away, *_holding(folder, words), reasons)


def _acts(journal: Journal, name: str) -> list[Act]:
    """The acts that forget a thing, and what was taken from it."""
    things = latest_entries(journal.shelf, [(kind, name) for kind in KINDS])
    found = next((things[kind, name] for kind in KINDS if (kind, name) in things), None)
    whole = name if found is not None else _report_beginning(journal, name)
    if found is not None and found.kind != ThingKind.REPORT:
        return [Act(deed=Deed.FORGET, kind=found.kind, name=name)]
    return [Act(deed=Deed.FORGET, kind=ThingKind.REPORT, name=whole), *_without_words(journal, whole)]


def _report_beginning(journal: Journal, name: str) -> str:
    """The one report whose hash begins so."""
    reports = [one.name for one in standing(journal.shelf, ThingKind.REPORT) if one.name.startswith(name.lower())]
    if len(name) < 8 or len(reports) != 1:
        rule = f"nothing was ever recorded under '{name}'"
        found = f"{len(reports)} reports begin so" if reports else ""
        raise BadInput([Fault(journal.shelf.place, rule, found, "See passmuster log.")])
    return reports[0]


def _without_words(journal: Journal, report_id: str) -> list[Act]:
    """The rows that point into a report, without the words that were taken from it."""
    return [
        Act(deed=Deed.FORGET, kind=kind, name=one.name,
            after={name: cell for name, cell in one.content.items() if name not in WORDS})
        for kind in (ThingKind.CLAIM, ThingKind.EVENT)
        for one in standing(journal.shelf, kind)
        if one.content.get("report_id") == report_id and any(name in one.content for name in WORDS)
    ]  # fmt: skip


def _words(journal: Journal, acts: Iterable[Act]) -> set[str]:
    """Every text that acts erase, as long as it is still there."""
    cells = [
        cell
        for act in acts
        for entry in entries_of(journal.shelf, thing=act.thing)
        for name, cell in (entry.after or {}).items()
        if act.after is None or name in WORDS
    ]
    lines = {line.strip() for cell in cells for line in cell.splitlines()}
    return {line for line in lines if len(line) >= (SHORTEST_OF_WORDS if " " in line else SHORTEST)}


def _refuse_telling(why: str, words: Iterable[str]) -> None:
    """Refuse a reason that would keep for good what is to be erased."""
    told = sorted(word for word in words if word in why)
    if told:
        rule, found = "a reason is part of the chain and stays, so it tells none of what is erased", f"'{told[-1]}'"
        raise BadInput([Fault.of_argument("why", rule, found, 'Give a reason without names, as `why="request"`.')])


def _names_in(texts: Iterable[str]) -> set[str]:
    """Names of two words or more in some texts, and their longer parts: "Ivan Hong", "Ivan" and "Hong"."""
    found = set[str]()
    for text in texts:
        runs: list[list[re.Match[str]]] = []
        for word in WORD.finditer(text):
            if not word[0][0].isupper():
                continue
            if runs and text[runs[-1][-1].end() : word.start()] == " ":
                runs[-1].append(word)
            else:
                runs.append([word])
        for run in (run for run in runs if len(run) > 1):
            found.add(text[run[0].start() : run[-1].end()])
            found |= {word[0] for word in run if len(word[0]) >= SHORTEST_OF_A_NAME}
    return found


def _reasons(journal: Journal, acts: Iterable[Act], words: set[str]) -> tuple[int, ...]:
    """Numbers of entries about what was forgotten, whose reasons tell some of the words."""
    told = (entry for act in acts for entry in entries_of(journal.shelf, thing=act.thing))
    return tuple(sorted({entry.number for entry in told if any(word in entry.why for word in words)}))


def _left_standing(journal: Journal, acts: Iterable[Act]) -> Iterator[str]:
    """Texts on record that acts leave there: those of other things, and what is kept of rows without words."""
    forgotten = {act.thing: act.after or {} for act in acts}
    for kind in (ThingKind.CLAIM, ThingKind.EVENT, ThingKind.REPORT, ThingKind.CASE):
        for one in standing(journal.shelf, kind):
            yield from forgotten.get((kind, one.name), one.content).values()


def _holding(folder: Path, words: set[str]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Files below a folder in which any of the words stands, and those that cannot be looked through.

    The ledger's own file is none of them: it was written anew, and what it still holds are the hashes of reports.
    """
    wanted = sorted({spelling.encode(code) for word in words for spelling in _spellings(word) for code in ENCODINGS})
    held, packed = [], []
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / LEDGER_FILE)
    for path in files if wanted else []:
        content = path.read_bytes()
        if content.startswith(PACKED):
            packed.append(path)
        elif any(word in content for word in wanted):
            held.append(path)
    return tuple(held), tuple(packed)


def _spellings(word: str) -> set[str]:
    """A text as tables, JSON, JSON within JSON and pages spell it."""
    in_json = [json.dumps(word, ensure_ascii=is_ascii)[1:-1] for is_ascii in (True, False)]
    in_json += [json.dumps(text, ensure_ascii=False)[1:-1] for text in in_json]
    in_page = html.escape(word)
    return {word, word.replace('"', '""'), *in_json, in_page,
            in_page.replace("&quot;", "&#34;").replace("&#x27;", "&#39;")}  # fmt: skip
