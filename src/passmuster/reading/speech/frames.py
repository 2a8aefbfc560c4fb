"""Frames: every statement in a sentence, with who makes it.

A frame is a reporting verb with its subject ("the NIS estimates that ..."), an inverted one ("..., said Budanov"), a
participle ("..., adding that ..."), a phrase ("according to ...", "citing ..."), or a noun with its owner ("Prigozhin's
claim that ..."). Who of them answers for a number is settled in `speakers.py`.
"""

from dataclasses import replace
from typing import Final

from passmuster.ledger.actors import actor_group
from passmuster.reading.speech.frame import Frame
from passmuster.reading.speech.memory import Memory
from passmuster.reading.speech.sources import CALENDAR, Speaker, find_speaker
from passmuster.reading.speech.subjects import NOT_SUBJECT, phrase_end, subject_ending_at, subject_start
from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["frames"]

SKIPPED: Final = word_set("frames", "skipped")
NOUN_MAKERS: Final = word_set("frames", "noun_makers")
NOUN_OR_VERB: Final = word_set("frames", "noun_or_verb")
NOT_INVERTED: Final = word_set("frames", "not_inverted")
AFTER_INVERTED: Final = word_set("frames", "after_inverted")
WHERE_SAID: Final = word_set("frames", "where_said")
AFTER_POSTPOSED: Final = word_set("frames", "after_postposed")
BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})
TELL: Final = word_set("frames", "tell")
OPENING_MARKS: Final = frozenset({",", '"', "”", "“", "’", "'", "—", "–", "»"})
NOBODY: Final = frozenset({"reporters", "journalists", "the press", "the media", "media"})
NOBODY_SAYS: Final = frozenset({"neither", "no", "none", "nobody"})
"""Words by which a subject says nothing: "neither side gave figures"."""
HEARERS: Final = word_set("frames", "hearers")
OF_HEARERS: Final = frozenset({"of", "from", "at", "in", "on", "with", "and"})
"""Those told something, and words after which they are told apart: "told reporters in Kyiv"."""
NAMELESS: Final = frozenset(
    {"reports", "report", "rumours", "rumors", "media reports", "some reports", "press reports", "unconfirmed reports"}
)
"""Sources that are nobody's name: what they say is rumoured."""


def frames(s: Parsed, memory: Memory) -> list[Frame]:
    """All statement frames of a sentence, in order of their place; speakers met are put into `memory`."""
    found: list[Frame] = []
    for mark in s.by_tag.get("says", ()):
        frame = _verb_frame(s, mark, found, memory)
        if frame is not None:
            found.append(frame)
            memory.note(frame.speaker)
    found += _noun_frames(s, memory)
    found += _phrase_frames(s, memory)
    found += _put_frames(s, memory)
    found += _headline_frames(s, memory)
    found.sort(key=lambda frame: frame.first)
    return found


# ---- reporting verbs ------------------------------------------------------------------------------------------------


def _verb_frame(s: Parsed, mark: Mark, earlier: list[Frame], memory: Memory) -> Frame | None:
    if _is_noun(s, mark) or _is_of_a_phrase(s, mark.first) or _is_unsaid(s, mark):
        return None
    before = _before_adverbs(s, mark.first - 1)
    passive_by = s.low(mark.stop) == "by" and s.low(mark.first).endswith("d")
    if s.low(mark.first - 1) in BE or s.low(before) in BE or passive_by:
        return _passive(s, mark, memory)
    if s.low(mark.first).endswith("ing"):
        return _participle(s, mark, earlier, memory)
    return _inverted(s, mark, memory) or _with_subject(s, mark, before, memory)


def _with_subject(s: Parsed, mark: Mark, before: int, memory: Memory) -> Frame | None:
    """ "the NIS said that ...", "..., the Observatory reported,": the subject stands before the verb."""
    subject = subject_ending_at(s, before, memory)
    if subject is None or {s.low(subject.first), s.low(subject.first - 1)} & NOBODY_SAYS:
        return None
    mode = "rumoured" if mark.value == "asserted" and subject.speaker.name.lower() in NAMELESS else mark.value
    opened = _is_opened(s, subject.first)
    form = "post" if opened and _nothing_follows(s, mark.stop) else "pre"
    if mark.value == "postposed":
        mode = "asserted"
        if form != "post":
            return None
    relay = subject.relay + _told(s, mark, memory)
    return Frame(subject.speaker, mode, form, mark.first, mark.stop, relay, opened)


def _before_adverbs(s: Parsed, at: int) -> int:
    while at >= 0 and ((s.low(at) in SKIPPED and s.low(at) not in BE) or s.low(at) in CALENDAR):
        at -= 1
    return at


def _is_noun(s: Parsed, mark: Mark) -> bool:
    """True where a word that can be a verb stands as a noun ("a report", "Kyiv's claims")."""
    at = mark.first
    if s.low(at) in {"state", "states"}:
        return True
    if s.at("says_noun", at) is None and s.low(at) not in NOUN_OR_VERB:
        return False
    nation = s.at("actor", at - 1)
    named = nation is not None and nation.value[1] == "adjective"
    opens = at == 0 and s.low(mark.stop) in {"indicate", "suggest", "say", "of", "that", "by"}
    return s.low(at - 1) in NOUN_MAKERS or named or opens or s.kind(at - 1) == "number"


def _is_unsaid(s: Parsed, mark: Mark) -> bool:
    """True for "did not say" and "has never confirmed", by which nothing is said; a denial denied is no such thing."""
    return mark.value == "asserted" and s.low(mark.first - 1) in {"not", "never"} and s.low(mark.stop) != "only"


def _is_of_a_phrase(s: Parsed, at: int) -> bool:
    """True for verbs that only link a chain: "briefed by", "attributed to"."""
    by = s.low(at) in {"briefed", "informed", "told"} and s.low(at + 1) == "by"
    return by or (s.low(at) == "attributed" and s.low(at + 1) in {"to", "by"})


def _passive(s: Parsed, mark: Mark, memory: Memory) -> Frame | None:
    """ "was reported by X" has a speaker; "is estimated at" has none."""
    if s.low(mark.stop) != "by":
        return None
    speaker = find_speaker(s, mark.stop + 1, phrase_end(s, mark.stop + 1), memory.known)
    return None if speaker is None else Frame(speaker, mark.value, "phrase", mark.first, mark.stop + 1)


def _participle(s: Parsed, mark: Mark, earlier: list[Frame], memory: Memory) -> Frame | None:
    """ "..., saying that ...": the speaker is the subject of the clause before."""
    quoted = _quoted(s, mark, memory) if s.low(mark.first - 1) == "as" else None
    if quoted is not None:
        return quoted
    if earlier:
        form = "pre" if s.low(mark.stop) not in {".", ",", ""} else earlier[-1].form
        return replace(earlier[-1], mode=mark.value, form=form, first=mark.first, stop=mark.stop)
    speaker = find_speaker(s, 0, _first_verb(s, mark.first), memory.known)
    if speaker is None and s.low(0) in {"he", "she", "it", "they"}:
        speaker = memory.last
    return None if speaker is None else Frame(speaker, mark.value, "pre", mark.first, mark.stop)


def _quoted(s: Parsed, mark: Mark, memory: Memory) -> Frame | None:
    """ "X quoted Y as saying" and "Y was quoted by X as saying": Y is the source, X the relay."""
    places = range(mark.first - 2, max(0, mark.first - 14), -1)
    at = next((i for i in places if s.low(i) in {"quoted", "cited", "quotes", "cites"}), None)
    if at is None:
        return None
    passive = s.low(at - 1) in BE
    outer = subject_ending_at(s, at - 2 if passive else at - 1, memory)
    inner = find_speaker(s, at + 1, mark.first - 1, memory.known)
    subject = None if outer is None else outer.speaker
    source, passed_on = (subject, inner) if passive else (inner, subject)
    relay = () if passed_on is None else (passed_on.name,)
    return None if source is None else Frame(source, mark.value, "pre", mark.first, mark.stop, relay)


def _first_verb(s: Parsed, limit: int) -> int:
    """Where the subject of a sentence ends: the first token that looks like a verb, a comma, or `limit`."""
    for at in range(1, limit):
        low = s.low(at)
        past = low.endswith("ed") and not s.tokens[at].is_capital and s.at("source", at) is None
        if low in NOT_SUBJECT or low in BE or low in SKIPPED or past:
            return at
    return limit


def _inverted(s: Parsed, mark: Mark, memory: Memory) -> Frame | None:
    """ "..., says a report by UN experts": the subject follows the verb."""
    if mark.first == 0 or s.low(mark.first - 1) not in OPENING_MARKS or s.low(mark.first) in TELL:
        return None
    stop = phrase_end(s, mark.stop)
    numbered = any(s.kind(i) == "number" for i in range(mark.stop, stop))
    if s.low(mark.stop) in NOT_INVERTED or not 0 < stop - mark.stop <= 14 or numbered:
        return None
    speaker = find_speaker(s, mark.stop, stop, memory.known)
    if speaker is None or s.low(stop) not in AFTER_INVERTED:
        return None
    return Frame(speaker, mark.value, "post", mark.first, mark.stop, opened=True)


def _told(s: Parsed, mark: Mark, memory: Memory) -> tuple[str, ...]:
    """Whom the speaker told: "told Yonhap", "told lawmakers"; reporters are nobody in particular."""
    if s.low(mark.first) not in TELL:
        return ()
    stop = min(phrase_end(s, mark.stop), mark.stop + 8)
    stop = next((i for i in range(mark.stop, stop) if s.kind(i) == "number"), stop)
    at = mark.stop + (s.low(mark.stop) == "the")
    if s.low(at) in HEARERS and s.low(at + 1) not in OF_HEARERS:
        stop = at + 1  # "told reporters the North had lost": what follows is what they were told
    heard = find_speaker(s, mark.stop, stop, memory.known)
    return () if heard is None or heard.name.lower() in NOBODY else (heard.name,)


def _is_opened(s: Parsed, first: int) -> bool:
    """True when a comma or a quotation mark stands before a subject that begins at a token."""
    at = first - 2 if s.low(first - 1) in {"the", "a", "an"} else first - 1
    return at >= 0 and s.low(at) in OPENING_MARKS


def _nothing_follows(s: Parsed, stop: int) -> bool:
    """True when nothing is said after a reporting verb: the sentence ends, or only where and when follows."""
    if s.low(stop - 1) in TELL:
        return s.low(phrase_end(s, stop)) in AFTER_POSTPOSED | {"in", "on", "at", "last"}
    at = stop
    while at < len(s.tokens) and (s.low(at) in CALENDAR | WHERE_SAID or s.kind(at) in {"number", "ordinal"}):
        at += 1
    return s.low(at) in AFTER_POSTPOSED


# ---- nouns and phrases ----------------------------------------------------------------------------------------------


def _noun_frames(s: Parsed, memory: Memory) -> list[Frame]:
    """ "Prigozhin's claim that", "an estimate by the UN", "our belief is that"."""
    found: list[Frame] = []
    for mark in s.by_tag.get("says_noun", ()):
        owner = _owner(s, mark, memory)
        if owner is not None:
            found.append(Frame(owner, mark.value, "noun", mark.first, mark.stop))
    return found


def _owner(s: Parsed, mark: Mark, memory: Memory) -> Speaker | None:
    """Who made a claim or an estimate: the owner before it, or the one named behind it with "by" or "from"."""
    at = _before_adjectives(s, mark.first)
    if s.low(mark.first - 1) == "official" and s.low(mark.first - 2) in {"the", "an", "no", "any"}:
        return None  # "the official figure" is nobody's in particular
    possessive = s.low(at - 1) in {"'s", "'"}
    named = s.at("source", at - 1) is not None and s.at("says", mark.first) is None
    if possessive or named or _is_nation(s, at - 1):
        return _owner_before(s, mark, at - 1 if possessive else at, memory)
    of_estimate = s.low(mark.stop) == "of" and mark.value == "estimated" and s.at("bound", mark.stop + 1) is None
    if s.low(mark.stop) in {"by", "from"} or of_estimate:
        return find_speaker(s, mark.stop + 1, phrase_end(s, mark.stop + 1), memory.known)
    return memory.last if s.low(mark.first - 1) in {"its", "their", "his", "her"} else None


def _before_adjectives(s: Parsed, first: int) -> int:
    at = first
    while at > 0 and first - at < 3 and s.kind(at - 1) == "word" and s.low(at - 1) not in NOT_ADJECTIVES:
        if any(s.at(tag, at - 1) is not None for tag in ("says", "actor", "source")):
            break
        at -= 1
    return at


NOT_ADJECTIVES: Final = frozenset({"the", "a", "an", "of", "by", "that", "this", "these", "to", "and", "in"})


def _owner_before(s: Parsed, mark: Mark, end: int, memory: Memory) -> Speaker | None:
    if end <= 0:
        return None
    found = find_speaker(s, max(subject_start(s, end - 1), end - 7), end, memory.known)
    nation = s.at("actor", end - 1)
    if found is None and nation is not None and nation.value[1] == "adjective":
        return Speaker(s.words(nation.first, mark.stop), actor_group(nation.value[0]), "actor", nation.value[0])
    return found


def _is_nation(s: Parsed, at: int) -> bool:
    mark = s.at("actor", at)
    return mark is not None and mark.value[1] in {"adjective", "name"} and s.low(at + 1) not in {"reports", "report"}


def _phrase_frames(s: Parsed, memory: Memory) -> list[Frame]:
    found = (_phrase_frame(s, mark, memory) for mark in s.by_tag.get("phrase", ()))
    return [frame for frame in found if frame is not None]


def _phrase_frame(s: Parsed, mark: Mark, memory: Memory) -> Frame | None:
    """ "according to X" and "citing X": X is the noun phrase behind the words."""
    stop = phrase_end(s, mark.stop)
    speaker = find_speaker(s, mark.stop, stop, memory.known) or _nation_of_paper(s, mark.stop, stop)
    if speaker is None:
        return None
    memory.note(speaker)
    noun = next(s.all("says_noun", mark.stop, stop), None)
    mode = "rumoured" if speaker.name.lower() in NAMELESS else "asserted" if noun is None else noun.value
    return Frame(speaker, mode, mark.value, mark.first, mark.stop)


def _nation_of_paper(s: Parsed, first: int, stop: int) -> Speaker | None:
    """ "a Ukrainian assessment": the nation speaks through its paper."""
    nation, paper = next(s.all("actor", first, stop), None), next(s.all("says_noun", first, stop), None)
    if nation is None or paper is None or nation.first > paper.first:
        return None
    code = nation.value[0]
    return Speaker(s.words(nation.first, paper.stop), actor_group(code), "actor", code)


def _put_frames(s: Parsed, memory: Memory) -> list[Frame]:
    """ "The UN puts the toll at ...": an estimate with its speaker."""
    found: list[Frame] = []
    for at in range(1, len(s.tokens)):
        if s.low(at) not in {"put", "puts", "putting"} or s.low(at - 1) in BE:
            continue
        valued = any(s.low(i) == "at" for i in range(at + 1, min(at + 12, len(s.tokens))))
        subject = subject_ending_at(s, _before_adverbs(s, at - 1), memory) if valued else None
        if subject is not None:
            found.append(Frame(subject.speaker, "estimated", "pre", at, at + 1, subject.relay))
            memory.note(subject.speaker)
    return found


def _headline_frames(s: Parsed, memory: Memory) -> list[Frame]:
    """ "Russian defence ministry: 300 mercenaries ...": a source, a colon, and what it says."""
    at = next((i for i in range(1, min(8, len(s.tokens))) if s.low(i) == ":"), None)
    if at is None or (s.kind(at + 1) == "number" and s.tokens[at + 1].start == s.tokens[at].end):
        return []
    speaker = find_speaker(s, 0, at, memory.known)
    if speaker is None or any(s.at("says", i) is not None for i in range(at)):
        return []
    memory.note(speaker)
    return [Frame(speaker, "asserted", "pre", at, at + 1)]
