"""Roles: passages, plain beginnings of articles and whole articles, with whose war each is, as casts to learn from.

Learned in two steps. The few sentences of a window are learned from passages, beginnings and windows of articles. How
the windows of a whole text are taken together is learned from whole articles, and from passages, that were asked by
weights which had learned nothing from their writers.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from passmuster.reading.learned.past_wars import KNOWN_OF_TWO, THEN
from passmuster.reading.learned.tables import Learned
from passmuster.reading.learned.weights import Weights, read_weights
from passmuster.reading.reader import TextReading, read_text
from passmuster.reading.roles.role_choice import PAIRS, ROLES
from passmuster.reading.roles.role_features import NOBODY, alone, candidates, of_nobody, together, with_nobody
from passmuster.reading.roles.whole_text import WholeText
from passmuster.reading.roles.window import Window, windows_of
from reader_learning.casting import Cast, Told, fit_casts
from reader_learning.examples import Passage, passages
from reader_learning.filled import filled_casts
from reader_learning.logistic import Table
from reader_learning.table import as_text

BEGINNINGS = Path(__file__).parents[2] / "corpus" / "whose_war.txt"
ARTICLES = BEGINNINGS.parent / "whose_war_articles.jsonl"

RIDGE_OF_WINDOWS = 16.0
"""How hard the weights of a window are pulled to nothing, chosen by leaving out writers; each cast counts twice."""

RIDGE_OF_TEXTS = 40.0
"""The same for a whole text."""

ARTICLE_COUNT = 12
"""How much a whole article counts, where a passage taken as one counts one: there are few, and articles are asked; both
chosen by leaving out writers."""

LEAST = 8
"""Hundredths; smaller weights of these many features are left out, for the size of the package."""


class RoleTable(NamedTuple):
    """The table of whose war it is, as text, and the weights for those who are asked, which have learned their windows
    from others alone.
    """

    text: str
    for_asked: Weights


class Taught(NamedTuple):
    """What passages teach whose war it is, beside which whole articles are learned."""

    windows: list[Cast]
    """Every passage, and every plain beginning, as a window."""

    of_others: list[Cast]
    """Those of them whose writers are not asked."""

    asked: list[dict[str, Any]]
    """The passages of the writers that are asked: each as a whole text, by weights that learned from the others."""

    learned: Learned

    def table(self, rows: Sequence[dict[str, Any]]) -> "RoleTable":
        """The table of whose war it is, with what these whole articles teach.

        The windows of an article teach as passages do. How they are taken together is learned of each half of the
        writers by the weights that the other half and the passages teach; plain beginnings are texts of their own, lest
        articles that are hard to read teach that no text is plain.
        """
        halves = _halves(rows)
        windows = [self._windows_of(half) for half in halves]
        of_others = _of_windows([*self.of_others, *windows[0], *windows[1]])
        unseen = read_weights(_text(of_others))
        texts = _told_by(cast_of_text(row, self.learned, unseen) for row in (*self.asked, *beginnings()))
        for half, others in zip(halves, reversed(windows), strict=True):
            weights = _weights([*self.windows, *others])
            texts += _told_by(cast_of_text(row, self.learned, weights) for row in half) * ARTICLE_COUNT
        final, whole = _of_windows([*self.windows, *windows[0], *windows[1]]), fit_casts(texts, RIDGE_OF_TEXTS)
        return RoleTable(_text(final, whole), read_weights(_text(of_others, whole)))

    def _windows_of(self, rows: Iterable[dict[str, Any]]) -> list[Cast]:
        return _told_by(cast for row in rows for cast in casts_of_windows(row, self.learned))


def writer_of(row: dict[str, Any]) -> str:
    """The letters before the number of an article."""
    return str(row["id"]).rstrip("0123456789")


def _halves(rows: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The articles of every second writer, and those of the others."""
    first = set(sorted({writer_of(row) for row in rows})[::2])
    return [[row for row in rows if (writer_of(row) in first) is wanted] for wanted in (True, False)]


def taught_by(kept: Sequence[Passage], learned: Learned) -> Taught:
    """What some passages teach; `learned` are the tables by which their claims are read."""
    kept = [passage for passage in kept if "told" not in passage.row]  # a whole article teaches as one
    asked = set(sorted({passage.writer for passage in kept})[::2])
    plain = _told_by(cast_of_window(row, learned) for row in beginnings())
    others = _told_by(cast_of_window(p.row, learned) for p in kept if p.writer not in asked)
    same = _told_by(cast_of_window(p.row, learned) for p in kept if p.writer in asked)
    rows = [passage.row for passage in kept if passage.writer in asked]
    return Taught([*others, *same, *plain], [*others, *plain], rows, learned)


def _weights(casts: list[Cast]) -> Weights:
    return read_weights(_text(_of_windows(casts)))


def _of_windows(casts: list[Cast]) -> tuple[Table, Table]:
    return fit_casts(casts, RIDGE_OF_WINDOWS)


def _told_by(casts: Iterable[Cast | None]) -> list[Cast]:
    """Each cast that there is, as it is and as if nothing were known of past wars.

    Nearly every war of the corpus is one that the tables know. Taught by these alone, a reader would take two who never
    stood together before for no partner and principal, whatever the words say.
    """
    return [told for cast in casts if cast is not None for told in (cast, _without_past_wars(cast))]


def _without_past_wars(cast: Cast) -> Cast:
    """A cast as it is told where the tables of past wars know nobody."""
    together_ = {
        pair: {feature: value for feature, value in told.items() if feature not in OF_PAST_WARS}
        for pair, told in cast.together.items()
    }
    return cast._replace(together=together_)


OF_PAST_WARS = frozenset(
    f"{whole}{known}{then}"
    for whole in ("", "whole ")
    for known in KNOWN_OF_TWO
    for then in ("", *(f" {when}" for when in THEN))
)


def _text(windows: tuple[Table, Table], texts: tuple[Table, Table] = ({}, {})) -> str:
    pairs = [",".join(pair) for pair in PAIRS]
    heads = {"alone": list(ROLES), "together": pairs, "whole_alone": list(ROLES), "whole_together": pairs}
    return as_text(heads, dict(zip(heads, (*windows, *texts), strict=True)), LEAST)


def cast_of_window(row: dict[str, Any], learned: Learned) -> Cast | None:
    """A passage as one window; None where it names nobody."""
    reading = _read(row, learned)
    return _window_cast(Window(reading.sightings, reading.claims), row) if reading.sightings else None


def casts_of_windows(row: dict[str, Any], learned: Learned) -> Iterator[Cast]:
    """The windows of a whole article that name partner and principal, and all of one that tells of neither."""
    reading = _read(row, learned)
    sought = [row[role] for role in ROLES[:2]]
    for window in windows_of(reading.sightings, reading.claims):
        if window.sightings and (all(sought) or not any(sought)) and all(c in window.mentions for c in sought if c):
            yield _window_cast(window, row)


def _window_cast(window: Window, row: dict[str, Any]) -> Cast:
    names = [*candidates(window), NOBODY]
    return _cast(
        names,
        {name: _ones(alone(window, name) if name else of_nobody(window)) for name in names},
        lambda one, other: _ones(together(window, one, other)),
        row,
    )


def cast_of_text(row: dict[str, Any], learned: Learned, weights: Weights) -> Cast | None:
    """A text as a whole, its windows asked by some weights; None where it names nobody."""
    reading = _read(row, learned)
    if not reading.sightings:
        return None
    whole = WholeText([windows_of(reading.sightings, reading.claims)], weights)
    names = [*whole.names, NOBODY]
    return _cast(names, {n: whole.alone(n) if n else whole.nobody() for n in names}, whole.together, row)


def _cast(names: list[str], told: dict[str, Told], of_two: Callable[[str, str], Told], row: dict[str, Any]) -> Cast:
    """Those who are named, nobody last, and who has each role as it was written out; nobody where that one is not."""
    places = {name.lower(): at for at, name in enumerate(names)}
    right = tuple(places.get(row[role].lower(), len(names) - 1) for role in ROLES)
    pairs = ((a, b) for a, b in product(range(len(names)), repeat=2) if a != b or not names[a])
    together_ = {
        (a, b): of_two(names[a], names[b]) if names[a] and names[b] else _ones(with_nobody(names[a], names[b]))
        for a, b in pairs
    }
    return Cast([told[name] for name in names], together_, (right[0], right[1], right[2]))


def _ones(features: Iterable[str]) -> Told:
    return dict.fromkeys(features, 1.0)


def _read(row: dict[str, Any], learned: Learned) -> TextReading:
    """A passage as it is read; worked out once for each set of tables."""
    key = (id(learned), row["text"])
    if key not in READ:
        READ[key] = read_text(row["text"], learned=learned, published=day_of_publication(row))
    return READ[key]


READ: dict[tuple[int, str], TextReading] = {}


def day_of_publication(row: dict[str, Any]) -> date | None:
    """The day under `published`, where there is a whole one."""
    return date.fromisoformat(row["published"]) if len(row.get("published") or "") == len("2026-01-01") else None


def articles() -> list[dict[str, Any]]:
    """The whole articles that teach whose war it is, with claims or without; those put away have no part in it."""
    rows = [json.loads(line) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]
    return [*rows, *(passage.row for passage in passages() if "told" in passage.row)]


def beginnings() -> Iterator[dict[str, Any]]:
    """The plain beginnings of articles, each with several casts, as rows of a text and whose war it is."""
    for told, text, cast in filled_casts(BEGINNINGS):
        roles = dict(zip(ROLES, (cast.get(letter, "") for letter in told.replace("A", "H").split()), strict=True))
        yield {"text": text, **roles}
