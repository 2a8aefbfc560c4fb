"""Speakers: which statement frames a sentence holds, and who answers for a number in it.

A frame is a reporting verb with its subject ("the NIS estimates that ..."), an inverted one ("..., said Budanov"), a
phrase ("according to ...", "citing ..."), or a noun with its owner ("Prigozhin's claim that ..."). Each frame has a
place and a direction; the frame that is nearest around a number, in its own segment of the sentence, answers for it,
and the others in the chain are relays. Outlets and lawmakers pass on; whom they cite is the source.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from passmuster.reading.lexicon import Mark, word_set
from passmuster.reading.parsed import Parsed
from passmuster.reading.sources import ARTICLE, CALENDAR, Speaker, find_speaker

__all__ = ["Answer", "Frame", "Memory", "answer", "frames"]

WIDEST_SUBJECT: Final = 16
"""Tokens looked through for the subject of a reporting verb."""

NOT_SUBJECT: Final = word_set("speakers", "not_subject")
SKIPPED: Final = word_set("speakers", "skipped")
BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "it's"})
NOUN_MAKERS: Final = word_set("speakers", "noun_makers")


SPOKEN_FROM: Final = word_set("speakers", "spoken_from")
"""Nouns after which "from" leads to the source."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A statement frame: who speaks, how firmly, where its words stand, and which way it reaches.

    `form` is `pre` (reaches right), `post` (reaches left, then right), `phrase` (both ways), `deep` (both ways, and its
    source stands behind the others) or `noun` (reaches right).
    """

    speaker: Speaker
    mode: str
    form: str
    first: int
    stop: int
    relay: tuple[str, ...] = ()


@dataclass(slots=True)
class Memory:
    """What a reader of the text still has in mind: names met, and the last speaker with its paragraph."""

    known: dict[str, Speaker] = field(default_factory=dict)
    last: Speaker | None = None
    last_person: Speaker | None = None
    last_frame: "Frame | None" = None
    paragraph: int = -1
    sentence: int = -1

    def note(self, speaker: Speaker) -> None:
        """Remember a speaker, by the last word of a person's name."""
        if speaker.kind == "article":
            return
        self.last = speaker
        if speaker.group not in {"OTHER", "MEDIA", "OSINT"} or speaker.actor:
            self.known["its"] = speaker
        if speaker.kind == "person" and speaker.name:
            self.last_person = speaker
            self.known[speaker.name.split()[-1].lower()] = speaker


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answers for a number: speaker, relays from the source outwards, mode of the statement, words of the cue."""

    speaker: Speaker
    relay: tuple[str, ...]
    mode: str
    cue: str
    rule: str
    denied: bool = False


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
    found.sort(key=lambda frame: frame.first)
    return found


# ---- reporting verbs ------------------------------------------------------------------------------------------------


def _verb_frame(s: Parsed, mark: Mark, earlier: list[Frame], memory: Memory) -> Frame | None:
    at = mark.first
    if _is_noun(s, mark) or _in_phrase(s, at):
        return None
    before = at - 1
    while before >= 0 and ((s.low(before) in SKIPPED and s.low(before) not in BE) or s.low(before) in CALENDAR):
        before -= 1
    if s.low(at - 1) in BE or (s.low(before) in BE) or (s.low(mark.stop) == "by" and s.low(at).endswith(("ed", "d"))):
        return _passive(s, mark, memory)
    if s.low(at).endswith("ing") and s.low(at) not in {"during"}:
        return _participle(s, mark, earlier, memory)
    inverted = _inverted(s, mark, memory)
    if inverted is not None:
        return inverted
    subject = _subject(s, before, memory)
    if subject is None:
        return None
    speaker, first, relay = subject
    form = "post" if _is_postposed(s, first, mark.stop) else "pre"
    told = _told(s, mark, memory)
    if speaker.group == "MEDIA" and speaker.name.lower() in {"reports", "report", "rumours", "rumors"}:
        return Frame(speaker, "rumoured" if mark.value == "asserted" else mark.value, form, mark.first, mark.stop)
    return Frame(speaker, mark.value, form, mark.first, mark.stop, relay + told)


def _is_noun(s: Parsed, mark: Mark) -> bool:
    """True where a word that can be a verb stands as a noun ("a report", "Kyiv's claims")."""
    if s.at("says_noun", mark.first) is None and s.low(mark.first) not in {
        "records",
        "documents",
        "notes",
        "counts",
        "lists",
        "charges",
        "details",
        "state",
        "charge",
        "finds",
        "posts",
        "states",
        "voice",
        "find",
        "post",
        "fear",
        "fears",
        "tally",
        "repeat",
        "count",
        "shows",
        "show",
        "list",
        "detail",
        "note",
        "record",
        "answer",
        "thinking",
        "finding",
        "findings",
        "saying",
        "figures",
        "brief",
    }:
        return False
    before = s.low(mark.first - 1)
    if s.low(mark.first) in {"state", "states"}:
        return True
    adjective = s.at("actor", mark.first - 1)
    is_adjective = adjective is not None and adjective.value[1] == "adjective" and adjective.value[0] not in {"KP"}
    return (
        before in NOUN_MAKERS
        or is_adjective
        or (mark.first == 0 and s.low(mark.stop) in {"indicate", "suggest", "say", "of", "that", "by"})
        or s.kind(mark.first - 1) == "number"
    )


def _in_phrase(s: Parsed, at: int) -> bool:
    if s.low(at) in {"briefed", "informed", "told", "attributed"} and s.low(at + 1) in {"by", "to"}:
        return s.low(at + 1) == "by" or s.low(at) == "attributed"
    return False


def _passive(s: Parsed, mark: Mark, memory: Memory) -> Frame | None:
    """ "was reported by X" has a speaker; "is estimated at" has none."""
    if s.low(mark.stop) != "by":
        return None
    speaker = find_speaker(s, mark.stop + 1, _phrase_end(s, mark.stop + 1), memory.known)
    return None if speaker is None else Frame(speaker, mark.value, "phrase", mark.first, mark.stop + 1)


def _participle(s: Parsed, mark: Mark, earlier: list[Frame], memory: Memory) -> Frame | None:
    """ "..., saying that ...": the speaker is the subject of the clause before."""
    if s.low(mark.first - 1) == "as":
        quoted = _quoted(s, mark, memory)
        if quoted is not None:
            return quoted
    if s.low(mark.first - 1) in {"of", "for", "by", "from", "without", "after", "in", "before", "to"} and earlier:
        return replace(earlier[-1], mode=mark.value, form="pre", first=mark.first, stop=mark.stop)
    if earlier:
        form = "pre" if s.low(mark.stop) not in {".", ",", ""} else earlier[-1].form
        return Frame(earlier[-1].speaker, mark.value, form, mark.first, mark.stop, earlier[-1].relay)
    subject = find_speaker(s, 0, _first_verb(s, mark.first), memory.known)
    if subject is None and s.low(0) in {"he", "she", "it", "they"}:
        subject = memory.last
    return None if subject is None else Frame(subject, mark.value, "pre", mark.first, mark.stop)


def _quoted(s: Parsed, mark: Mark, memory: Memory) -> Frame | None:
    """ "X quoted Y as saying" and "Y was quoted by X as saying": Y is the source, X the relay."""
    at = next(
        (
            i
            for i in range(mark.first - 2, max(0, mark.first - 14), -1)
            if s.low(i) in {"quoted", "cited", "quotes", "cites"}
        ),
        None,
    )
    if at is None:
        return None
    passive = s.low(at - 1) in BE
    outer = _subject(s, at - 2 if passive else at - 1, memory)
    inner = find_speaker(s, at + 1, mark.first - 1, memory.known)
    if passive:
        relay = (inner.name,) if inner is not None else ()
        return None if outer is None else Frame(outer[0], mark.value, "pre", mark.first, mark.stop, relay)
    relay = (outer[0].name,) if outer is not None else ()
    return None if inner is None else Frame(inner, mark.value, "pre", mark.first, mark.stop, relay)


def _first_verb(s: Parsed, limit: int) -> int:
    """Where the subject of a sentence ends: the first token that looks like a verb, a comma or `limit`."""
    for at in range(1, limit):
        low = s.low(at)
        if (
            low in NOT_SUBJECT
            or low in BE
            or low in SKIPPED
            or (low.endswith("ed") and not s.tokens[at].is_capital and s.at("source", at) is None)
        ):
            return at
    return limit


def _inverted(s: Parsed, mark: Mark, memory: Memory) -> Frame | None:
    """ "..., says a report by UN experts": the subject follows the verb."""
    if mark.first == 0 or s.low(mark.first - 1) not in {",", '"', "”", "“", "’", "'", "—", "–", "»"}:
        return None
    if s.low(mark.first) in {"told", "tells", "informed", "briefed"}:
        return None
    if s.low(mark.stop) in {
        "that",
        "to",
        "it",
        "in",
        "on",
        "there",
        "they",
        "he",
        "she",
        "more",
        "about",
        "at",
        "some",
        "up",
    }:
        return None
    stop = _phrase_end(s, mark.stop)
    if stop == mark.stop or stop - mark.stop > 14 or any(s.kind(i) == "number" for i in range(mark.stop, stop)):
        return None
    speaker = find_speaker(s, mark.stop, stop, memory.known)
    if speaker is None:
        return None
    if s.low(stop) not in {
        "",
        ",",
        ".",
        ";",
        "in",
        "on",
        "at",
        "that",
        "to",
        "after",
        "during",
        "last",
        "citing",
        '"',
        "”",
        "who",
        "as",
        "while",
        "(",
        "and",
        "from",
        "this",
    }:
        return None
    return Frame(speaker, mark.value, "post", mark.first, mark.stop)


def _phrase_end(s: Parsed, at: int) -> int:
    """Where a noun phrase that begins at a token ends."""
    end = at
    while end < len(s.tokens):
        low = s.low(end)
        if (
            low == "."
            and end + 1 < len(s.tokens)
            and s.tokens[end + 1].start == s.tokens[end].end
            and s.kind(end + 1) == "word"
        ):
            end += 2
            continue
        if low == "from" and s.low(end - 1) in SPOKEN_FROM:
            end += 1
            continue
        if low in NOT_SUBJECT or (
            low
            in {
                "who",
                "in",
                "on",
                "to",
                "after",
                "during",
                "while",
                "but",
                "as",
                "at",
                "when",
                "this",
                "last",
                "said",
                "were",
                "was",
                "have",
                "has",
                "had",
                "is",
                "are",
                "with",
                "since",
                "from",
                "will",
                "would",
                "there",
            }
            and end > at
        ):
            break
        if (
            s.at("says", end) is not None
            and end > at
            and s.at("says_noun", end) is None
            and s.at("source", end) is None
        ):
            break
        if (
            low == "and"
            and s.at("source", end + 1) is None
            and s.at("actor", end + 1) is None
            and not (end + 2 < len(s.tokens) and s.tokens[end + 1].is_capital)
            and s.low(end + 1) != "the"
        ):
            break
        if low in CALENDAR and end > at:
            break
        end += 1
    return end


def _subject(s: Parsed, last: int, memory: Memory) -> tuple[Speaker, int, tuple[str, ...]] | None:
    """Speaker, first token and relays of the subject that ends at token `last`."""
    if last < 0:
        return None
    if s.low(last) in {"who", "which", "that"} or (s.low(last) == "," and s.low(last - 1) in {"who"}):
        return _relative(s, last, memory)
    if s.low(last) in {",", ")"}:
        return _before_apposition(s, last, memory)
    pronoun = s.ends("pronoun", last + 1)
    if pronoun is not None and pronoun.value in {"he", "it"}:
        remembered = (memory.last_person if pronoun.value == "he" else memory.last) or memory.last
        if remembered is not None and not (pronoun.first != last and _own(s, pronoun)):
            return remembered, pronoun.first, ()
        if pronoun.first == last:
            return (remembered, pronoun.first, ()) if remembered else None
    first = _subject_start(s, last)
    if s.low(first - 1) in {"who", "which"}:
        return _relative(s, first - 1, memory)
    chained = _chained(s, first, last + 1, memory)
    if chained is not None:
        return chained[0], first, chained[1]
    speaker = find_speaker(s, first, last + 1, memory.known)
    return None if speaker is None else (speaker, first, ())


def _own(s: Parsed, pronoun: Mark) -> bool:
    """True when "the ministry" has a nation of its own beside it."""
    return s.at("actor", pronoun.first + 1) is not None


def _subject_start(s: Parsed, last: int) -> int:
    at = last
    while at > 0 and last - at < WIDEST_SUBJECT:
        low = s.low(at - 1)
        if low in NOT_SUBJECT or low in {
            "while",
            "but",
            "although",
            "whereas",
            "though",
            "when",
            "after",
            "as",
            "who",
            "if",
            "where",
            "than",
        }:
            break
        if (
            s.at("says", at - 1) is not None
            and s.at("source", at - 1) is None
            and s.low(at) != "by"
            and s.at("says_noun", at - 1) is None
        ):
            break
        if low == "and" and not _is_pair(s, at - 1):
            break
        at -= 1
    return at


def _is_pair(s: Parsed, at: int) -> bool:
    left = s.at("source", at - 1) is not None or s.at("actor", at - 1) is not None
    right = any(s.at(tag, i) is not None for tag in ("source", "actor") for i in (at + 1, at + 2))
    adjectives = s.low(at - 1).endswith(("ic", "al", "ry", "n", "ese")) and s.source_kind(at + 2) != ""
    return right and (left or adjectives)


def _before_apposition(s: Parsed, last: int, memory: Memory) -> tuple[Speaker, int, tuple[str, ...]] | None:
    """The subject before an apposition: "Zelensky, the president of Ukraine, has noted"."""
    opener = "(" if s.low(last) == ")" else ","
    at = last - 1
    while at >= 0 and s.low(at) != opener and last - at < 24:
        at -= 1
    if at <= 0 or s.low(at) != opener:
        return None
    chained = _chained(s, at + 1, last, memory, outer_stop=at)
    first = _subject_start(s, at - 1)
    speaker = find_speaker(s, first, at, memory.known)
    if speaker is None:
        return None
    if chained is not None:
        return chained[0], first, (speaker.name, *chained[1])
    inner = find_speaker(s, at + 1, last, memory.known)
    if inner is not None and inner.kind == "person" and speaker.kind != "person":
        return replace(inner, group=speaker.group, actor=speaker.actor), first, ()
    if speaker.group == "OTHER" and inner is not None and inner.group != "OTHER":
        speaker = replace(speaker, group=inner.group)
    return speaker, first, ()


def _relative(s: Parsed, last: int, memory: Memory) -> tuple[Speaker, int, tuple[str, ...]] | None:
    """ "Yu, who said": the speaker stands before the relative."""
    stop = last if s.low(last) != "," else last - 1
    while stop > 0 and s.low(stop - 1) in {",", "who"}:
        stop -= 1
    first = _subject_start(s, stop - 1) if stop > 0 else 0
    speaker = find_speaker(s, first, stop, memory.known) if stop > first else None
    return None if speaker is None else (speaker, first, ())


def _chained(
    s: Parsed, first: int, stop: int, memory: Memory, outer_stop: int | None = None
) -> tuple[Speaker, tuple[str, ...]] | None:
    """ "lawmakers briefed by the spy agency": the agency is the source, the lawmakers relay it."""
    for at in range(first, stop):
        if (s.low(at) in {"briefed", "informed", "told"} and s.low(at + 1) == "by") or s.low(at) in {
            "citing",
            "quoting",
        }:
            begin = at + 2 if s.low(at + 1) == "by" else at + 1
            deep = find_speaker(s, begin, stop, memory.known)
            outer = find_speaker(s, first, at, memory.known) if outer_stop is None else None
            if deep is not None:
                if deep.group == "OTHER" and deep.kind == "institution" and outer is not None:
                    deep = replace(deep, group=outer.group)
                return deep, (outer.name,) if outer is not None else ()
    return None


def _told(s: Parsed, mark: Mark, memory: Memory) -> tuple[str, ...]:
    """Whom the speaker told: "told Yonhap", "told lawmakers"; reporters are nobody in particular."""
    if s.low(mark.first) not in {"told", "tells", "telling", "briefed", "informed"}:
        return ()
    stop = _phrase_end(s, mark.stop)
    heard = find_speaker(s, mark.stop, min(stop, mark.stop + 8), memory.known)
    return () if heard is None or heard.name.lower() in {"reporters", "journalists", "the press"} else (heard.name,)


def _is_postposed(s: Parsed, first: int, stop: int) -> bool:
    """True for ", the Observatory reported,": a comma or quote before the subject, and nothing said after the verb."""
    opened = (first > 0 and s.low(first - 1) in {",", '"', "”", "’", "'", "—", "–", "»"}) or (
        first > 1 and s.low(first - 1) in {"the", "a", "an"} and s.low(first - 2) in {",", '"', "”"}
    )
    at = stop
    if s.low(stop - 1) in {"told", "tells"}:
        return opened and s.low(_phrase_end(s, stop)) in {
            ".",
            ",",
            ";",
            "",
            "in",
            "on",
            "at",
            "after",
            "during",
            "as",
            "last",
        }
    while (
        s.low(at) in CALENDAR
        or s.low(at)
        in {
            "on",
            "in",
            "at",
            "last",
            "this",
            "week",
            "month",
            "earlier",
            "late",
            "a",
            "statement",
            "today",
            "yesterday",
            "the",
            "day",
            "to",
            "telegram",
            "x",
            "his",
            "her",
            "evening",
            "video",
            "address",
            "brussels",
            "press",
            "conference",
            "interview",
            "post",
            "briefing",
            "report",
        }
        or s.kind(at) in {"number", "ordinal"}
    ):
        at += 1
    return opened and s.low(at) in {
        ".",
        ",",
        ";",
        "",
        "—",
        "–",
        "!",
        "?",
        "citing",
        "after",
        "during",
        "and",
        "while",
        "but",
        "though",
        "with",
        "as",
        "for",
        "before",
        "about",
        "quoting",
        ":",
    }


# ---- nouns and phrases ----------------------------------------------------------------------------------------------


def _noun_frames(s: Parsed, memory: Memory) -> list[Frame]:
    """ "Prigozhin's claim that", "an estimate by the UN", "our belief is that"."""
    found: list[Frame] = []
    for mark in s.by_tag.get("says_noun", ()):
        owner = _owner(s, mark, memory)
        if owner is not None:
            form = "noun" if mark.value != "estimated" or s.low(mark.first - 1) != "to" else "phrase"
            found.append(Frame(owner, mark.value, form, mark.first, mark.stop))
    return found


def _owner(s: Parsed, mark: Mark, memory: Memory) -> Speaker | None:
    at = mark.first
    while (
        at > 0
        and s.kind(at - 1) == "word"
        and s.low(at - 1) not in {"the", "a", "an", "of", "by", "that", "this", "these", "to", "and", "in"}
        and s.at("says", at - 1) is None
        and mark.first - at < 3
        and s.at("actor", at - 1) is None
        and s.at("source", at - 1) is None
    ):
        at -= 1
    if (
        s.low(at - 1) in {"'s", "'"}
        or (s.at("source", at - 1) is not None and s.at("says", mark.first) is None)
        or _is_nation(s, at - 1)
    ):
        end = at - 1 if s.low(at - 1) in {"'s", "'"} else at
        first = max(_subject_start(s, end - 1), end - 7) if end > 0 else 0
        found = find_speaker(s, first, end, memory.known)
        if found is not None:
            return found
        nation = s.at("actor", end - 1)
        if nation is not None and nation.value[1] == "adjective":
            from passmuster.reading.vocabulary import actor_group

            return Speaker(s.words(nation.first, mark.stop), actor_group(nation.value[0]), "actor")
    if s.low(mark.stop) in {"by", "from"} or (
        s.low(mark.stop) == "of" and mark.value == "estimated" and s.at("bound", mark.stop + 1) is None
    ):
        return find_speaker(s, mark.stop + 1, _phrase_end(s, mark.stop + 1), memory.known)
    if s.low(mark.first - 1) in {"its", "their", "his", "her"}:
        return memory.last
    return None


def _is_nation(s: Parsed, at: int) -> bool:
    mark = s.at("actor", at)
    return mark is not None and mark.value[1] in {"adjective", "name"} and s.low(at + 1) not in {"reports", "report"}


def _phrase_frames(s: Parsed, memory: Memory) -> list[Frame]:
    frames_found = (_phrase_frame(s, mark, memory) for mark in s.by_tag.get("phrase", ()))
    return [frame for frame in frames_found if frame is not None]


def _phrase_frame(s: Parsed, mark: Mark, memory: Memory) -> Frame | None:
    """ "according to X" and "citing X": X is the noun phrase behind the words."""
    stop = _phrase_end(s, mark.stop)
    speaker = find_speaker(s, mark.stop, stop, memory.known)
    if speaker is None:
        return None
    memory.note(speaker)
    noun = next(s.all("says_noun", mark.stop, stop), None)
    mode = "asserted" if noun is None else noun.value
    if speaker.name.lower() in NAMELESS:
        mode = "rumoured"
    return Frame(speaker, mode, mark.value, mark.first, mark.stop)


NAMELESS: Final = frozenset({"reports", "media reports", "some reports", "press reports", "unconfirmed reports"})


def _put_frames(s: Parsed, memory: Memory) -> list[Frame]:
    """ "The UN puts the toll at ...": an estimate with its speaker."""
    found: list[Frame] = []
    for at in range(1, len(s.tokens)):
        if s.low(at) in {"put", "puts", "putting"} and any(
            s.low(i) == "at" for i in range(at + 1, min(at + 12, len(s.tokens)))
        ):
            if s.low(at - 1) in BE | {"been"}:
                continue
            before = at - 1
            while before > 0 and s.low(before) in SKIPPED:
                before -= 1
            subject = _subject(s, before, memory)
            if subject is not None:
                found.append(Frame(subject[0], "estimated", "pre", at, at + 1, subject[2]))
                memory.note(subject[0])
    return found


# ---- who answers ----------------------------------------------------------------------------------------------------


def answer(s: Parsed, found: list[Frame], at: int, memory: Memory) -> Answer | None:
    """Who answers for what stands at token `at`; None when no frame of this sentence does."""
    segments = _segments(s)
    here = segments[at]
    framed = {segments[frame.first] for frame in found}
    reaching = [frame for frame in found if _reaches(frame, at, segments[frame.first], here, framed)]
    if not reaching:
        return None
    denials = [frame for frame in reaching if frame.mode == "denied"]
    spoken = [frame for frame in reaching if frame.mode != "denied"]
    inner = _innermost(spoken, at)
    if inner is None or (
        denials and inner.form != "noun" and not any(f.first > d.first for d in denials for f in [inner])
    ):
        outer = denials[0]
        return Answer(outer.speaker, (), "asserted", s.words(outer.first, outer.stop), "speaker:denied", denied=True)
    return _chain(s, inner, spoken)


def _segments(s: Parsed) -> list[int]:
    segment, numbered = 0, []
    for index in range(len(s.tokens)):
        if s.low(index) == ";" or (s.at("boundary", index) is not None and index > 0):
            segment += 1
        numbered.append(segment)
    return numbered


def _reaches(frame: Frame, at: int, of_frame: int, here: int, framed: set[int]) -> bool:
    same = of_frame == here
    unframed = here not in framed
    if frame.form in {"pre", "noun"}:
        return frame.first < at and (same or (unframed and of_frame < here))
    if frame.form == "post":
        return same or unframed
    return same or unframed


def _innermost(spoken: list[Frame], at: int) -> Frame | None:
    """The frame whose words are closest to the number from the left, else the first that reaches it."""
    deep = [frame for frame in spoken if frame.form == "deep"]
    if deep:
        return min(deep, key=lambda frame: abs(frame.first - at))
    left = [frame for frame in spoken if frame.form in {"pre", "noun"} and frame.first < at]
    inner = max(left, key=lambda frame: frame.first, default=None)
    around = [frame for frame in spoken if frame.form in {"post", "phrase"}]
    nearest = min(around, key=lambda frame: abs(frame.first - at), default=None)
    if inner is None:
        return nearest
    if inner.speaker.is_relay_by_nature:
        better = [f for f in spoken if not f.speaker.is_relay_by_nature and f.speaker.kind != "unknown"]
        if better:
            return max(better, key=lambda frame: frame.first)
    if nearest is not None and inner.form == "pre" and nearest.form == "phrase" and inner.speaker.kind == "actor":
        return nearest
    return inner


def _chain(s: Parsed, inner: Frame, spoken: list[Frame]) -> Answer:
    relay = list(inner.relay)
    speaker = inner.speaker
    for frame in spoken:
        if frame.speaker.name != speaker.name and frame.speaker.name not in relay:
            relay.append(frame.speaker.name)
    mode = "rumoured" if _is_nameless_channel(speaker) and inner.mode == "asserted" else inner.mode
    if any(frame.mode == "estimated" and frame.speaker.name == speaker.name for frame in spoken) and mode == "asserted":
        mode = "estimated"
    cue = s.words(inner.first, inner.stop)
    return Answer(speaker, tuple(relay), mode, cue, f"speaker:{inner.form}")


def _is_nameless_channel(speaker: Speaker) -> bool:
    words = speaker.name.split()
    return (
        bool(words)
        and words[-1].lower() in {"channel", "channels"}
        and all(w.islower() or w == "Telegram" for w in words)
    )


def carried(memory: Memory) -> Answer | None:
    """The speaker of the sentence before, where this one goes on in the same paragraph."""
    if memory.last_frame is None:
        return None
    frame = memory.last_frame
    return Answer(frame.speaker, frame.relay, frame.mode, "", "speaker:carried")


def article() -> Answer:
    """The text itself answers."""
    return Answer(ARTICLE, (), "asserted", "", "speaker:article")
