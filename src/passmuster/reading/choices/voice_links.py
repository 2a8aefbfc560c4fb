"""Features of a voice from how its number hangs on what stands before: the number before, a pronoun, a heading.

"40 dead and 12 wounded" have one speaker; in "Seoul counts 300, Kyiv 3,000" a name between them takes the second over.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from passmuster.reading.numbers.number import Number
from passmuster.reading.speech.full_names import is_one_name
from passmuster.reading.speech.voices import Voice
from passmuster.reading.syntax.links import mark_between
from passmuster.reading.syntax.verb_groups import VerbGroup
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["Before", "link_features", "link_of", "unspoken_links"]

SPEAKING: Final = word_set("voices", "speaking_pronouns")


class Before(NamedTuple):
    """The number at hand, where the one before it ends in the sentence, -1 for nowhere, and who said that one."""

    number: Number
    last_stop: int
    last: str | None


def link_of(s: Parsed, groups: Sequence[VerbGroup], before: Before, voices: Sequence[Voice]) -> str:
    """What stands between the number before and this one: the mark that parts them, a verb, someone who may speak."""
    first, stop = before.last_stop, before.number.first
    if first < 0:
        return "none"
    mark = mark_between(s, first, stop)
    verb = any(g.is_finite and first <= g.first < stop for g in groups)
    named = sum(1 for v in voices if first <= v.first < stop)
    apart = any(s.at("boundary", i) is not None for i in range(first, stop))
    return f"{mark}{' verb' if verb else ''}{' named' if named else ''}{' but' if apart else ''}"


def link_features(
    s: Parsed, groups: Sequence[VerbGroup], before: Before, voices: Sequence[Voice], voice: Voice, link: str
) -> Iterator[str]:
    """The features of one voice among those of its sentence."""
    form = voice.form
    said_last = bool(before.last) and is_one_name(voice.source.name, before.last or "")
    if link != "none":
        place = _place(before, voice)
        yield from (f"link={link}:{place}:{said_last}", f"link={place}:{form}:{said_last}:{link[:1]}")
        if place == "between":
            yield from _taken_over(s, groups, before, voices, voice, link)
    if voice.heads:
        yield from (f"heads:{form}:{voice.back}", f"heads:{voice.source.kind}:{said_last}", f"heads:{form}:{link}")
    if form == "heading":
        yield from (f"heading:{voice.source.kind}:{voice.same_paragraph}", f"heading:alone={_own(voices)}")
    if voice.is_before:
        yield from (f"own={_own(voices)}:{form}:{voice.back}", f"own={_own(voices)}:{form}:{voice.source.kind}")
        yield f"inside={_inside(s, before.number.first)}:{form}:{voice.back}"
        yield f"subject={_subject(groups, voices)}:{form}:{voice.back}"
    elif voice.stop <= before.number.first:
        first = not any(v.first < voice.first for v in voices if not v.is_before)
        for name, places in (
            ("ahead", range(voice.stop, before.number.first)),
            ("behind", range(before.number.stop, len(s.tokens))),
        ):
            pronoun = next((s.low(i) for i in places if _speaks(s, i)), "")
            yield f"pronoun-{name}={pronoun}:{first}:{form}"


def unspoken_links(
    s: Parsed, groups: Sequence[VerbGroup], before: Before, voices: Sequence[Voice], link: str
) -> Iterator[str]:
    """The same of nobody."""
    yield from (f"nobody:link={link}:{not before.last}", f"nobody:subject={_subject(groups, voices)}")
    heard = next((v.back for v in voices if v.form == "earlier"), 0)
    yield from (f"nobody:own={_own(voices)}:{heard}", f"nobody:inside={_inside(s, before.number.first)}:{heard}")
    yield f"nobody:subject={_subject(groups, voices)}:{heard}:{bool(before.last)}"
    yield f"nobody:headed={any(v.heads for v in voices)}:{_own(voices)}"


def _taken_over(
    s: Parsed, groups: Sequence[VerbGroup], before: Before, voices: Sequence[Voice], voice: Voice, link: str
) -> Iterator[str]:
    """How one who stands between two numbers leads to the second."""
    stop = before.number.first
    rivals = sum(1 for v in voices if voice.first < v.first < stop)
    words = " ".join(s.low(i) for i in range(voice.stop, stop)) if stop - voice.stop <= 2 else "far"
    verb = next((g.base for g in groups if voice.stop <= g.first < stop), "")
    lead = s.low(voice.first - 1)
    yield from (f"taken={words}:{rivals}", f"taken={bool(verb)}:{rivals}:{voice.source.kind}:{link[:1]}")
    yield f"taken={lead}:{words == 'far'}:{bool(verb)}"


def _place(before: Before, voice: Voice) -> str:
    if voice.is_before:
        return "earlier"
    if voice.first < before.last_stop:
        return "ahead"
    return "between" if voice.first < before.number.first else "behind"


def _own(voices: Sequence[Voice]) -> str:
    """How many may speak in the sentence itself, and whether any of them makes a statement."""
    here = [v for v in voices if not v.is_before]
    return f"{min(2, len(here))}{'!' if any(v.statement is not None for v in here) else ''}"


def _subject(groups: Sequence[VerbGroup], voices: Sequence[Voice]) -> str:
    """The kind of whoever stands ahead of the first verb; `none` for nobody, `no-verb` where there is none."""
    finite = next((group for group in groups if group.is_finite), None)
    if finite is None:
        return "no-verb"
    found = next((v for v in voices if not v.is_before and v.first < finite.first), None)
    return "none" if found is None else f"{found.source.kind}:{finite.classes[0] if finite.classes else '?'}"


def _speaks(s: Parsed, at: int) -> bool:
    return s.low(at) in SPEAKING and any(s.at("says", i) is not None for i in range(at + 1, at + 4))


def _inside(s: Parsed, at: int) -> bool:
    """True within quotation marks that an earlier sentence of the paragraph may have opened."""
    begin, offset = s.text.rfind("\n", 0, s.stretch.start) + 1, s.tokens[at].start
    opened, closed = s.text.count("“", begin, offset), s.text.count("”", begin, offset)
    return opened > closed or s.text.count('"', begin, offset) % 2 == 1
