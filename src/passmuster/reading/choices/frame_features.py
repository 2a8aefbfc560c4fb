"""Features of a frame: the clause around a number, by the kinds of its verbs and nouns and the state of the deed.

A class of verbs is told together with the role of the number, with the state of the deed ("could grow to": `may`) and
with what the number counts, so that a verb that the corpus never showed has the weights of its kin.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from passmuster.reading.numbers.number import Number
from passmuster.reading.syntax.frames import Frame
from passmuster.reading.syntax.symbols import stem
from passmuster.reading.syntax.verb_groups import VerbGroup
from passmuster.reading.syntax.word_kinds import moments, noun_kinds, states, verb_form
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["FramedNumber", "frame_features"]

PARTICLES: Final = word_set("frames", "particles")
REACH: Final = 12
"""Tokens on either side whose kinds are told."""

NEAR_BEFORE: Final = 3
NEAR_BEHIND: Final = 2
"""Tokens that are told as near."""

MOST_KINDS: Final = 2
"""Kinds of a noun that are told together with other things."""

UNKNOWN: Final = ("?",)


class FramedNumber(NamedTuple):
    """A number, the token behind its noun, and its frame."""

    number: Number
    noun_stop: int
    frame: Frame


def frame_features(s: Parsed, symbols: Sequence[str], groups: Sequence[VerbGroup], here: FramedNumber) -> Iterator[str]:
    """The features of one number's frame; some may come twice."""
    kinds = _kinds_of_head(s, here)
    yield from (f"head~{kind}" for kind in kinds)
    for at in range(here.number.stop, here.noun_stop - 1):
        yield from (f"inner~{kind}" for kind in noun_kinds(s.low(at)))
    yield from _of_role(s, here.frame, kinds[:MOST_KINDS])
    yield from _of_verb(s, symbols, here, kinds[:MOST_KINDS])
    yield from _of_noun_ahead(s, here.frame, kinds[:MOST_KINDS])
    yield from _of_description(here.frame, kinds[:MOST_KINDS])
    yield from _around(s, groups, here)


def _kinds_of_head(s: Parsed, here: FramedNumber) -> tuple[str, ...]:
    """The kinds of what the number counts: `nation` for a people, `none` where no noun stands."""
    if here.noun_stop <= here.number.stop:
        return ("none",)
    people = ("nation",) if s.at("actor", here.noun_stop - 1) is not None else UNKNOWN
    return noun_kinds(s.low(here.noun_stop - 1)) or people


def _of_role(s: Parsed, frame: Frame, kinds: tuple[str, ...]) -> Iterator[str]:
    """The place of the number in its clause, and the words that go with it."""
    yield from (f"role={frame.role}", f"links={frame.links_back}:{frame.inherited}:{frame.role}")
    yield from (f"role={frame.role}:{kind}" for kind in kinds)
    words = [s.low(at) for at in frame.premodifiers]
    yield from (f"pre={word}" for word in words)
    yield from (f"pre~{moment}" for word in words for moment in moments(word))
    if frame.wider is not None:
        yield f"wider={stem(s.low(frame.wider))}"
        yield from (f"wider~{kind}" for kind in noun_kinds(s.low(frame.wider)))


def _of_verb(s: Parsed, symbols: Sequence[str], here: FramedNumber, kinds: tuple[str, ...]) -> Iterator[str]:
    """The verb that governs the number, by itself and by its classes."""
    frame, verb = here.frame, here.frame.verb
    if verb is None:
        yield f"verbless:{frame.role}"
        yield from (f"verbless:{frame.role}:{kind}" for kind in kinds)
        return
    yield from (f"verb={verb.base}", f"verb={verb.base}:{frame.way}")
    yield from (f"state={verb.state}:{verb.passive}", f"state={verb.state}:{frame.role}")
    told = {moment for at in frame.premodifiers for moment in moments(s.low(at))}
    wider = () if frame.wider is None else noun_kinds(s.low(frame.wider))
    particles = sorted({s.low(at) for at in (verb.stop, here.noun_stop)} & PARTICLES)
    yield from (f"particle={particle}" for particle in particles)
    for name in verb.classes or UNKNOWN:
        yield from (f"verb~{name}", f"verb~{name}:{frame.way}", f"verb~{name}:{frame.role}:{verb.passive}")
        yield f"verb~{name}:{verb.state}:{frame.role}"
        yield from (f"verb~{name}:{frame.role}:{kind}" for kind in kinds)
        yield from (f"verb~{name}:+{moment}" for moment in sorted(told))
        yield from (f"verb~{name}:wider~{kind}" for kind in wider)
        yield from (f"verb~{name}+{particle}" for particle in particles)
    yield from _of_agent(s, symbols, frame, verb)
    yield f"verb-away={min(5, abs(here.number.first - verb.stop) // 2)}:{frame.role}"


def _of_agent(s: Parsed, symbols: Sequence[str], frame: Frame, verb: VerbGroup) -> Iterator[str]:
    """The subject of a verb that has the number for its object."""
    at = verb.first - 1
    while at >= 0 and (s.low(at) in {"who", "that", "which", ",", "also", "have"} or s.low(at).endswith("ly")):
        at -= 1
    if at < 0 or s.kind(at) == "mark" or frame.role == "subject":
        return
    yield f"agent={symbols[at]}"
    for kind in noun_kinds(s.low(at)):
        yield f"agent~{kind}"
        yield from (f"agent~{kind}:verb~{name}:{frame.way}" for name in verb.classes)
    if symbols[at].startswith("<"):
        yield from (f"agent={symbols[at]}:verb~{name}" for name in verb.classes)


def _of_noun_ahead(s: Parsed, frame: Frame, kinds: tuple[str, ...]) -> Iterator[str]:
    """The noun and the preposition that lead to the number: "the death of 300", "a strength of 900"."""
    if frame.preposition:
        yield f"prep={frame.preposition}"
    if frame.noun is None:
        return
    word = s.low(frame.noun)
    yield from (f"of={stem(word)}", f"of={stem(word)}:{frame.preposition}")
    yield from (f"of^{state}" for state in states(word))
    form = verb_form(word)
    deeds = () if form is None else tuple(f"{name}-v" for name in form.classes)
    for kind in (*noun_kinds(word), *deeds):
        yield from (f"of~{kind}", f"of~{kind}:{frame.preposition}", *(f"of~{kind}:{head}" for head in kinds))
        if frame.verb is not None:
            yield from (f"of~{kind}:verb~{name}" for name in frame.verb.classes)


def _of_description(frame: Frame, kinds: tuple[str, ...]) -> Iterator[str]:
    """What describes the number's noun, and the verb that follows."""
    if frame.described is not None:
        how, verb = frame.described
        yield from (f"then={how}", f"then={how}:{verb.base}", f"then={how}:{verb.state}")
        for name in verb.classes or UNKNOWN:
            yield from (f"then~{name}", f"then~{name}:{how}", f"then~{name}:{frame.role}", f"then~{name}:{verb.state}")
            yield from (f"then~{name}:{kind}" for kind in kinds)
    if frame.main is not None:
        yield f"main={frame.main.base}"
        for name in frame.main.classes or UNKNOWN:
            yield from (f"main~{name}", f"main~{name}:{frame.main.passive}", f"main~{name}:{frame.main.state}")
            yield from (f"main~{name}:{kind}" for kind in kinds)


def _around(s: Parsed, groups: Sequence[VerbGroup], here: FramedNumber) -> Iterator[str]:
    """The kinds of the words on either side, and of the verbs."""
    first, stop = here.number.first, here.noun_stop
    begin, end = max(0, first - REACH), min(len(s.tokens), stop + REACH)
    for side, place in (("left", range(begin, first)), ("right", range(stop, end))):
        for at in place:
            near = first - at <= NEAR_BEFORE if side == "left" else at - stop < NEAR_BEHIND
            for kind in noun_kinds(s.low(at)):
                yield f"{side}~{kind}"
                if near:
                    yield f"near-{side}~{kind}"
            yield from (f"{side}^{moment}" for moment in moments(s.low(at)))
    for group in groups:
        if begin <= group.head < first:
            yield from (f"left~v~{name}" for name in group.classes)
        elif stop <= group.head < end:
            yield from (f"right~v~{name}" for name in group.classes)
