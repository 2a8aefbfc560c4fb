"""Features of a voice from labels, brackets and own counts.

In "GEN. DUNFORD: We lost four. Two were hurt" a label speaks until the paragraph ends; in "Chad: 350 leave" it names
whose men they are; in "12 killed (Ministry of Defence)" whoever stands alone in brackets speaks; and "lost nine by its
own account" is said by whoever lost them.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from passmuster.reading.proposals import Proposal
from passmuster.reading.speech.full_names import is_one_name
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.speech.voices import Voice
from passmuster.reading.syntax.word_kinds import speaker_kinds
from passmuster.reading.text.parsed import Parsed

__all__ = ["listed_features", "unlisted_features"]

OWNERS: Final = frozenset({"its", "their", "his", "her"})
LEADS: Final = frozenset({"by", "on", "in", "to", "from", "after", "at", "per"})
ITEM_ENDS: Final = frozenset({";", ".", "•"})
CLOSES: Final = frozenset({")", ",", ";"})
LONGEST_COUNT: Final = 4
"""Tokens from "its" to the word of counting: "by its own latest tally"."""


def listed_features(
    s: Parsed, proposal: Proposal, voices: Sequence[Voice], voice: Voice, label: ReadSource | None
) -> Iterator[str]:
    """The features of one voice; `label` is whoever the paragraph stands under, None for nobody."""
    number, form = proposal.number, voice.form
    counted = _own_count(s, number.first)
    if voice.is_before:
        if label is not None:
            under = is_one_name(voice.source.name, label.name)
            yield from (f"labelled={under}:{form}:{voice.back}", f"labelled={under}:{form}")
        if counted >= 0:
            yield f"own-count=earlier:{form}:{voice.back}"
        return
    side = "ahead" if voice.stop <= number.first else "behind"
    colon = _is_label(s, voice)
    if colon:
        yield from (f"label:{voice.first == 0}:{form}:{voice.source.kind}", f"label:{form}:{side}")
    yield from _of_owner(proposal, voice, f"{side}:{form}:{colon}", f"{side}:{voice.source.kind}")
    if any(_is_bracketed(s, v, number.first) for v in voices if v is not voice):
        yield f"bracketed-rival:{side}:{form}"
    if _is_bracketed(s, voice, number.first):
        yield from (f"bracket-alone:{voice.source.kind}", f"bracket-alone:{form}")
    if counted >= 0:
        within = voice.first <= counted < voice.stop
        nearest = not any(voice.first < v.first < counted for v in voices if not v.is_before)
        place = "within" if within else "ahead" if voice.stop <= counted else "behind"
        yield from (f"own-count={place}:{nearest}", f"own-count={place}:{nearest}:{side}:{voice.source.kind}")


def unlisted_features(
    s: Parsed, proposal: Proposal, voices: Sequence[Voice], label: ReadSource | None
) -> Iterator[str]:
    """The same of nobody."""
    number = proposal.number
    if label is not None:
        yield "nobody:labelled"
    if any(_is_bracketed(s, v, number.first) for v in voices):
        yield "nobody:bracketed"
    if _own_count(s, number.first) >= 0:
        yield "nobody:own-count"
    owner = proposal.claim.actor if proposal.claim is not None else ""
    headed = next((v for v in voices if not v.is_before and _is_label(s, v) and v.stop <= number.first), None)
    if headed is not None:
        yield f"nobody:under={headed.source.kind}:{bool(owner) and headed.source.actor == owner}:{headed.first == 0}"


def _of_owner(proposal: Proposal, voice: Voice, *places: str) -> Iterator[str]:
    """Whether those counted are the speaker's own, by the grammar."""
    if voice.source.actor:
        own = "?" if proposal.claim is None else f"{voice.source.actor == proposal.claim.actor}"
        yield from (f"owner={own}:{place}" for place in places)


def _is_label(s: Parsed, voice: Voice) -> bool:
    """True for one whose name a colon follows; the words of a statement may hold it."""
    return any(s.low(i) == ":" for i in range(voice.first, voice.stop + 1))


def _is_bracketed(s: Parsed, voice: Voice, at: int) -> bool:
    """True for one who stands alone in brackets behind a number, in its item of a list."""
    if voice.is_before or voice.first < at or s.low(voice.first - 1) != "(" or s.low(voice.stop) not in CLOSES:
        return False
    return not any(s.low(i) in ITEM_ENDS for i in range(at, voice.first))


def _own_count(s: Parsed, at: int) -> int:
    """The token of "its" in "by its own account", in the item of a number; -1 for none."""
    first = max((i + 1 for i in range(at) if s.low(i) in ITEM_ENDS), default=0)
    stop = next((i for i in range(at, len(s.tokens)) if s.low(i) in ITEM_ENDS), len(s.tokens))
    return next((i for i in range(max(1, first), stop) if s.low(i) in OWNERS and _counts(s, i)), -1)


def _counts(s: Parsed, at: int) -> bool:
    if s.low(at - 1) not in LEADS:
        return False
    behind = range(at + 1, at + 1 + LONGEST_COUNT)
    return any(s.at("says_noun", i) is not None or "paper" in speaker_kinds(s.low(i)) for i in behind)
