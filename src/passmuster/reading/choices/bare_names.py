"""Bare names: words that two states share, or that name a force without a name of its own.

A "Korean" is of the North or of the South, "Congolese" of either bank; which, is told by whom else the text names and
by whose soldiers are abroad. "The coalition" and "peacekeepers" may be nobody else's but those of one force.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from passmuster.reading.meaning.mentions import Mentions
from passmuster.reading.text.parsed import Parsed

__all__ = ["bare_features", "bare_forces", "bare_names"]

SHARED: Final = {
    "korean": ("KP", "KR"), "koreans": ("KP", "KR"), "congolese": ("CD", "CG"), "sudanese": ("SD", "SS"),
    "vietnamese": ("VN", "VD"), "yemeni": ("YE", "YD"), "yemenis": ("YE", "YD"), "german": ("DE", "DD"),
    "germans": ("DE", "DD"), "guinean": ("GN", "GW", "GQ"), "guineans": ("GN", "GW", "GQ"),
}  # fmt: skip
"""Words of states that share them."""

ONLY: Final = {
    "peacekeeper": "un", "peacekeepers": "un", "peacekeeping": "un", "peace-keeping": "un", "beret": "un",
    "berets": "un", "mission": "un", "council": "un", "resolution": "un", "coalition": "coalition",
    "multinational": "coalition", "allied": "coalition", "allies": "coalition", "alliance": "nato",
    "jihadist": "jihadists", "jihadists": "jihadists", "islamists": "jihadists", "marines": "US",
    "legionnaire": "FR", "legionnaires": "FR",
}  # fmt: skip
"""Words that may be the name of one force."""


def bare_names(s: Parsed) -> dict[str, list[int]]:
    """The tokens at which a state or force may be meant by a word that is not its alone, by its code."""
    return s.once(_bare)


def bare_forces(s: Parsed, named: Mentions, coming: Sequence[str]) -> Iterator[str]:
    """Those that may own men here, or may have been meant before.

    Where the word is also another's name, only one that the text names elsewhere.
    """
    for code, places in bare_names(s).items():
        if code in named.counts or code in coming or any(s.at("actor", at) is None for at in places):
            yield code
    yield from named.bare


def bare_features(s: Parsed, force: str, first: int, named: Mentions) -> Iterator[str]:
    """Where such a word stands, and who else of that name the text names."""
    places = bare_names(s).get(force, ())
    if not places:
        if force in named.bare:
            yield from (f"bare=before:{force in named.counts}", f"bare=before:gone={bool(named.gone[force])}")
        return
    near = min(places, key=lambda at: abs(at - first))
    side = "ahead" if near < first else "at" if near <= first + 3 else "behind"
    others = {code for code, found in bare_names(s).items() if code != force and near in found}
    known, rival = force in named.counts, any(code in named.counts for code in others)
    yield from (f"bare={side}:{known}:{rival}:{bool(others)}", f"bare={side}:gone={bool(named.gone[force])}:{rival}")


def _bare(s: Parsed) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, token in enumerate(s.tokens):
        mark = s.at("actor", at)
        if mark is not None and mark.stop - mark.first > 1:
            continue
        alone = ONLY.get(token.low)
        codes = SHARED.get(token.low) or ((alone,) if alone and mark is None else ())
        for code in codes:
            if mark is None or mark.value[0] != code:
                found.setdefault(code, []).append(at)
    return found
