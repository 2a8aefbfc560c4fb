"""Features of a force from lists and phrases: whose men those of an "of" are, whose label a number stands under.

"3,500 of the Congolese army" names its owner a few words behind; "Rwanda: announced, 1,000; present, 2,500" names it
ahead of a colon, and for what comes after it too; in "Latvia and Estonia have ten and seven" each has its own; and "we
lost seventy-six" are the speaker's.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from passmuster.reading.choices.bare_names import bare_names
from passmuster.reading.numbers.find_numbers import written_numbers
from passmuster.reading.numbers.number import Number
from passmuster.reading.syntax.verb_groups import verb_tokens
from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.parsed import Parsed

__all__ = ["list_features"]

LEADS: Final = frozenset({"of", "from"})
BREAKS: Final = frozenset({";", ":", ".", ",", "(", ")", "who", "which", "that", "in", "at", "by", "to"})
FURTHEST_LEAD: Final = 6
"""Tokens behind a number within which "of" leads to whose men they are: "2,300 officers and men of the American"."""

FURTHEST_NAME: Final = 4
"""Tokens behind that "of" within which the name stands."""

ITEM_ENDS: Final = frozenset({";", ".", "•"})
LABEL_ENDS: Final = frozenset({":"})
LONGEST_LABEL: Final = 3
"""Tokens between a name and the colon whose label it is part of: "Russian army today: ..."."""

WE: Final = frozenset({"we", "us", "our", "ours"})
"""Words of a speaker for his own side."""

JOINS: Final = frozenset({",", "and", "the", "&"})


class Listed(NamedTuple):
    """Whose men a number counts by the phrase, the label and the list it stands in; empty for nobody's that is told."""

    behind_of: str
    label: str
    is_label_far: bool
    """Whether another item stands between the label and the number."""

    paired: str
    in_item: tuple[str, ...]
    """Those whom the item of the list names, each once."""

    has_we: bool
    """Whether the item speaks of "us"."""


def list_features(s: Parsed, number: Number, force: str, quantity: str, speaker: str = "") -> Iterator[str]:
    """The features of one possible owner, and of nobody where `force` is empty; `speaker` is the speaker's nation."""
    told = _listed(s, number)
    who = "nobody:" if not force else ""
    for name, code in (("of", told.behind_of), ("label", told.label), ("paired", told.paired)):
        if code:
            yield f"{who}{name}={code == force}"
            yield f"{who}{name}={code == force}:{quantity}"
    if told.label:
        yield f"{who}label={told.label == force}:{told.is_label_far}:{bool(told.in_item)}"
    if told.has_we:
        yield from (f"{who}we={speaker == force}", f"{who}we={speaker == force}:{quantity}")
    if force:
        place = "none" if not told.in_item else "out" if force not in told.in_item else "in"
        yield f"item={place}:{min(3, len(told.in_item))}"
        yield f"item={place}:{told.in_item[:1] == (force,)}:{told.label == force if told.label else '?'}"


def _listed(s: Parsed, number: Number) -> Listed:
    known = s.once(_none_yet)
    if number.core not in known:
        known[number.core] = _work_out(s, number)
    return known[number.core]


def _none_yet(_: Parsed) -> dict[int, Listed]:
    return {}


def _work_out(s: Parsed, number: Number) -> Listed:
    marks = s.by_tag.get("actor", ())
    start = max((i + 1 for i in range(number.first) if s.low(i) in ITEM_ENDS), default=0)
    stop = next((i for i in range(number.stop, len(s.tokens)) if s.low(i) in ITEM_ENDS), len(s.tokens))
    item = [mark for mark in marks if start <= mark.first < stop]
    label = next((mark for mark in reversed(marks) if mark.stop <= number.first and _is_label(s, mark)), None)
    return Listed(
        _behind_of(s, number),
        "" if label is None else str(label.value[0]),
        label is not None and label.first < start,
        _paired(s, number, item, stop),
        tuple(dict.fromkeys(str(mark.value[0]) for mark in item)),
        any(s.low(i) in WE for i in range(start, stop)),
    )


def _is_label(s: Parsed, mark: Mark) -> bool:
    return any(s.low(i) in LABEL_ENDS for i in range(mark.stop, mark.stop + LONGEST_LABEL + 1))


def _behind_of(s: Parsed, number: Number) -> str:
    """Whose name "of" leads to behind a number, or whose bare word ("580 men of the mission")."""
    verbs = verb_tokens(s)
    for at in range(number.stop, min(len(s.tokens), number.stop + FURTHEST_LEAD)):
        if s.low(at) in BREAKS or at in verbs:
            return ""
        if s.low(at) in LEADS:
            return _named_from(s, at + 1)
    return ""


def _named_from(s: Parsed, first: int) -> str:
    for at in range(first, min(len(s.tokens), first + FURTHEST_NAME)):
        if s.low(at) in BREAKS:
            return ""
        mark = s.at("actor", at)
        if mark is not None:
            return str(mark.value[0])
        bare = next((code for code, places in bare_names(s).items() if at in places), "")
        if bare:
            return bare
    return ""


def _paired(s: Parsed, number: Number, item: Sequence[Mark], stop: int) -> str:
    """Whose the number is where as many names joined as one stand ahead of as many numbers."""
    ahead = [mark for mark in item if mark.stop <= number.first]
    if not ahead:
        return ""
    joined = [ahead[-1]]
    for mark in reversed(ahead[:-1]):
        if any(s.low(i) not in JOINS for i in range(mark.stop, joined[0].first)):
            break
        joined.insert(0, mark)
    numbers = [n for n in s.once(written_numbers) if joined[-1].stop <= n.first < stop]
    if len(joined) < 2 or len(joined) != len(numbers):
        return ""
    return next((str(m.value[0]) for m, n in zip(joined, numbers, strict=True) if n.core == number.core), "")
