"""Statements made by a reporting verb: its subject before or behind it, or the one its participle leans on."""

from dataclasses import replace
from typing import Final

from passmuster.ledger.vocabulary import Mode
from passmuster.reading.speech.find_source import find_source
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.person_names import CALENDAR
from passmuster.reading.speech.persons import source_meant
from passmuster.reading.speech.phrases import cited_phrase
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.speech.subjects import NOT_SUBJECT, phrase_end, subject_ending_at
from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["put_statements", "verb_statement"]

SKIPPED: Final = word_set("statements", "skipped")
NOUN_MAKERS: Final = word_set("statements", "noun_makers")
NOUN_OR_VERB: Final = word_set("statements", "noun_or_verb")
NOT_INVERTED: Final = word_set("statements", "not_inverted")
AFTER_INVERTED: Final = word_set("statements", "after_inverted")
WHERE_SAID: Final = word_set("statements", "where_said")
AFTER_POSTPOSED: Final = word_set("statements", "after_postposed")
BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})
TELL: Final = word_set("statements", "tell")
OPENING_MARKS: Final = frozenset({",", '"', "”", "“", "’", "'", "—", "–", "»"})
NOBODY: Final = frozenset({"reporters", "journalists", "the press", "the media", "media"})

NOBODY_SAYS: Final = frozenset({"neither", "no", "none", "nobody"})
"""Words by which a subject says nothing: "neither side gave figures"."""
HEARERS: Final = word_set("statements", "hearers")

OF_HEARERS: Final = frozenset({"of", "from", "at", "in", "on", "with", "and"})
"""Those told something, and words after which they are told apart: "told reporters in Kyiv"."""


def verb_statement(s: Parsed, mark: Mark, earlier: list[ReadStatement], memory: SpeechMemory) -> ReadStatement | None:
    """The statement of a reporting verb; None where its word reports nothing here, or nobody is named.

    `earlier` are the statements of the verbs before it, to which a participle may belong.
    """
    if _is_noun(s, mark) or _is_of_a_phrase(s, mark.first) or _is_unsaid(s, mark):
        return None
    before = _before_adverbs(s, mark.first - 1)
    passive_by = s.low(mark.stop) == "by" and s.low(mark.first).endswith("d")
    if s.low(mark.first - 1) in BE or s.low(before) in BE or passive_by:
        return _passive(s, mark, memory)
    if s.low(mark.first).endswith("ing"):
        return _participle(s, mark, earlier, memory)
    return _inverted(s, mark, memory) or _with_subject(s, mark, before, memory)


def put_statements(s: Parsed, memory: SpeechMemory) -> list[ReadStatement]:
    """ "The UN puts the toll at ...": an estimate with its speaker."""
    found: list[ReadStatement] = []
    for at in range(1, len(s.tokens)):
        if s.low(at) not in {"put", "puts", "putting"} or s.low(at - 1) in BE:
            continue
        valued = any(s.low(i) == "at" for i in range(at + 1, min(at + 12, len(s.tokens))))
        subject = subject_ending_at(s, _before_adverbs(s, at - 1), memory) if valued else None
        if subject is not None:
            found.append(ReadStatement(subject.source, Mode.ESTIMATED, "pre", at, at + 1, subject.relay))
            memory.note(subject.source)
    return found


# ---- which words report ---------------------------------------------------------------------------------------------


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
    return mark.value == Mode.ASSERTED and s.low(mark.first - 1) in {"not", "never"} and s.low(mark.stop) != "only"


def _is_of_a_phrase(s: Parsed, at: int) -> bool:
    """True for verbs that only link a chain: "briefed by", "attributed to"."""
    by = s.low(at) in {"briefed", "informed", "told"} and s.low(at + 1) == "by"
    return by or (s.low(at) == "attributed" and s.low(at + 1) in {"to", "by"})


def _before_adverbs(s: Parsed, at: int) -> int:
    while at >= 0 and ((s.low(at) in SKIPPED and s.low(at) not in BE) or s.low(at) in CALENDAR):
        at -= 1
    return at


# ---- the shapes of a statement --------------------------------------------------------------------------------------


def _with_subject(s: Parsed, mark: Mark, before: int, memory: SpeechMemory) -> ReadStatement | None:
    """ "the NIS said that ...", "..., the Observatory reported,": the subject stands before the verb."""
    subject = subject_ending_at(s, before, memory)
    if subject is None or {s.low(subject.first), s.low(subject.first - 1)} & NOBODY_SAYS:
        return None
    mode = Mode.RUMOURED if mark.value == Mode.ASSERTED and subject.source.is_nameless else mark.value
    opened = _is_opened(s, subject.first)
    form = "post" if opened and _nothing_follows(s, mark.stop) else "pre"
    if mark.value == "postposed":
        mode = Mode.ASSERTED
        if form != "post":
            return None
    relay = subject.relay + _told(s, mark, memory)
    return ReadStatement(subject.source, mode, form, mark.first, mark.stop, relay, opened)


def _passive(s: Parsed, mark: Mark, memory: SpeechMemory) -> ReadStatement | None:
    """ "was reported by X" has a speaker; "is estimated at" has none."""
    if s.low(mark.stop) != "by":
        return None
    stop = phrase_end(s, mark.stop + 1)
    source = find_source(s, mark.stop + 1, stop, memory.known) or cited_phrase(s, mark.stop + 1, stop)
    return None if source is None else ReadStatement(source, mark.value, "phrase", mark.first, mark.stop + 1)


def _participle(s: Parsed, mark: Mark, earlier: list[ReadStatement], memory: SpeechMemory) -> ReadStatement | None:
    """ "..., saying that ...": the speaker is the subject of the clause before."""
    quoted = _quoted(s, mark, memory) if s.low(mark.first - 1) == "as" else None
    if quoted is not None:
        return quoted
    if earlier:
        form = "pre" if s.low(mark.stop) not in {".", ",", ""} else earlier[-1].form
        return replace(earlier[-1], mode=mark.value, form=form, first=mark.first, stop=mark.stop)
    source = find_source(s, 0, _first_verb(s, mark.first), memory.known)
    if source is None:
        source = source_meant(s, 0, memory) if s.low(0) in {"he", "she", "it", "they"} else None
    return None if source is None else ReadStatement(source, mark.value, "pre", mark.first, mark.stop)


def _quoted(s: Parsed, mark: Mark, memory: SpeechMemory) -> ReadStatement | None:
    """ "X quoted Y as saying" and "Y was quoted by X as saying": Y is the source, X the relay."""
    places = range(mark.first - 2, max(0, mark.first - 14), -1)
    at = next((i for i in places if s.low(i) in {"quoted", "cited", "quotes", "cites"}), None)
    if at is None:
        return None
    passive = s.low(at - 1) in BE
    outer = subject_ending_at(s, at - 2 if passive else at - 1, memory)
    inner = find_source(s, at + 1, mark.first - 1, memory.known)
    subject = None if outer is None else outer.source
    source, passed_on = (subject, inner) if passive else (inner, subject)
    relay = () if passed_on is None else (passed_on.name,)
    return None if source is None else ReadStatement(source, mark.value, "pre", mark.first, mark.stop, relay)


def _first_verb(s: Parsed, limit: int) -> int:
    """Where the subject of a sentence ends: the first token that looks like a verb, a comma, or `limit`."""
    for at in range(1, limit):
        low = s.low(at)
        past = low.endswith("ed") and not s.tokens[at].is_capital and s.at("source", at) is None
        if low in NOT_SUBJECT or low in BE or low in SKIPPED or past:
            return at
    return limit


def _inverted(s: Parsed, mark: Mark, memory: SpeechMemory) -> ReadStatement | None:
    """ "..., says a report by UN experts": the subject follows the verb."""
    if mark.first == 0 or s.low(mark.first - 1) not in OPENING_MARKS or s.low(mark.first) in TELL:
        return None
    stop = phrase_end(s, mark.stop)
    numbered = any(s.kind(i) == "number" for i in range(mark.stop, stop))
    if s.low(mark.stop) in NOT_INVERTED or not 0 < stop - mark.stop <= 14 or numbered:
        return None
    source = find_source(s, mark.stop, stop, memory.known)
    if source is None or s.low(stop) not in AFTER_INVERTED:
        return None
    return ReadStatement(source, mark.value, "post", mark.first, mark.stop, opened=True)


def _told(s: Parsed, mark: Mark, memory: SpeechMemory) -> tuple[str, ...]:
    """Whom the speaker told: "told Yonhap", "told lawmakers"; reporters are nobody in particular."""
    if s.low(mark.first) not in TELL:
        return ()
    stop = min(phrase_end(s, mark.stop), mark.stop + 8)
    stop = next((i for i in range(mark.stop, stop) if s.kind(i) == "number"), stop)
    at = mark.stop + (s.low(mark.stop) == "the")
    if s.low(at) in HEARERS and s.low(at + 1) not in OF_HEARERS:
        stop = at + 1  # "told reporters the North had lost": what follows is what they were told
    heard = find_source(s, mark.stop, stop, memory.known)
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
    while at < len(s.tokens) and (
        s.low(at) in CALENDAR or s.low(at) in WHERE_SAID or s.kind(at) in {"number", "ordinal"}
    ):
        at += 1
    return s.low(at) in AFTER_POSTPOSED
