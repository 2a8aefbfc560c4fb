"""Features of a voice: what makes someone the speaker of a number, or leaves it to the text itself.

How and where he stands in the sentence, what stands beside him and between him and the number, what kind of source he
is, what the grammar thinks, and who was given the number before.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from passmuster.reading.choices.surroundings import surrounding_features
from passmuster.reading.choices.voice_verbs import verb_features
from passmuster.reading.proposals import Proposal
from passmuster.reading.speech.full_names import is_one_name
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.speech.voices import Voice
from passmuster.reading.syntax.headings import is_heading
from passmuster.reading.syntax.symbols import stem
from passmuster.reading.syntax.verb_groups import VerbGroup
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = [
    "SaidNumber", "in_brackets", "is_official_figure", "is_quoted", "is_settled", "speaking_features",
    "unspoken_features",
]  # fmt: skip

GOES_ON: Final = word_set("claimants", "goes_on")
OWNERS: Final = frozenset({"his", "her", "their", "its"})
PRONOUNS: Final = OWNERS | {"he", "she", "they", "it"}
MORE: Final = frozenset({"another", "further", "additional", "others"})
"""Words by which a number goes on from the one before."""

UNSAID: Final = frozenset({"not", "n't", "never", "no", "declined", "refused", "without", "nor"})
"""Words by which somebody says nothing."""

MARKS: Final = (",", ";", ":", "(", ")", "—", "–", "-", '"', "“", "”", ".")
"""Marks that are looked for between a speaker and a number."""


class SaidNumber(NamedTuple):
    """A number of a sentence, whom the grammar gives it to, and who was given the number before it.

    `last` is a name, empty for nobody and None before the first number of a text; `last_here` is True when that number
    stands in the same sentence. `is_quoted` and `in_brackets` are True where it stands in quotation marks, or in
    brackets. `voiced` are those who said the numbers before, the last of them at the end. `last_stop` is the token
    behind the number before, -1 where that stands in another sentence. `before` is the sentence before. `label` is
    whoever the paragraph stands under ("GEN. DUNFORD: ..."), None for nobody.
    """

    proposal: Proposal
    grammar: str
    last: str | None
    last_here: bool
    is_quoted: bool
    in_brackets: bool
    voiced: tuple[str, ...] = ()
    last_stop: int = -1
    before: Parsed | None = None
    label: ReadSource | None = None


def speaking_features(
    s: Parsed,
    symbols: Sequence[str],
    said: SaidNumber,
    voices: Sequence[Voice],
    index: int,
    groups: Sequence[VerbGroup],
) -> list[str]:
    """The features of one voice among those of its sentence."""
    voice = voices[index]
    name = voice.source.name
    form = voice.form
    found = [f"form={form}", f"kind={voice.source.kind}", f"kind={form}:{voice.source.kind}"]
    if is_heading(s, opens=False):
        found += ["heading", f"heading={form}"]
    grammar = is_one_name(name, said.grammar)
    found += [f"grammar={grammar}", f"grammar={grammar}:{form}", f"nation={bool(voice.source.actor)}:{form}"]
    if said.last is not None:
        last = said.last != "" and is_one_name(name, said.last)
        found += [
            f"last={last}:{said.last_here}",
            f"last={last}:{said.last_here}:{form}",
            f"last-nobody={not said.last}",
        ]
        found.append(f"last={last}:grammar={grammar}")
    times = min(3, sum(1 for other in said.voiced if other and is_one_name(name, other)))
    found += [f"voiced={times}:{form}", f"voiced={times}:{min(3, len(said.voiced))}:{form}"]
    if voice.is_before:
        found += _of_earlier(s, symbols, said, voices, voice)
    else:
        found += _of_place(s, symbols, said, voices, voice)
        found += verb_features(s, groups, voice, said.proposal.number.first)
    return list(dict.fromkeys(found))


def is_settled(s: Parsed, said: SaidNumber, voice: Voice) -> bool:
    """True for one who is cited, and for the last speaker where a number goes on from his, if the grammar agrees."""
    named = is_one_name(voice.source.name, said.grammar)
    return named and (voice.form == "deep" or (voice.form == "earlier" and voice.back == 1 and _goes_on(s, said)))


def is_official_figure(s: Parsed, said: SaidNumber) -> bool:
    """True for "the official figure of 300", which is nobody's in particular."""
    place = range(max(0, said.proposal.number.first - 4), said.proposal.number.first)
    return any(s.low(i) == "official" and s.at("says_noun", i + 1) is not None for i in place)


def _goes_on(s: Parsed, said: SaidNumber) -> bool:
    number = said.proposal.number
    return any(s.low(i) in MORE for i in range(number.first - 1, number.core))


def _of_earlier(
    s: Parsed, symbols: Sequence[str], said: SaidNumber, voices: Sequence[Voice], voice: Voice
) -> Iterator[str]:
    """How long ago he spoke, and whether this sentence leans on what was said."""
    stated = any(v.statement is not None for v in voices)
    place = f"{voice.form}:{voice.back}:{voice.same_paragraph}"
    yield from (f"pronoun={voice.form}:{pronoun}:{voice.back}" for pronoun in _pronouns(s))
    yield from (f"pronoun={voice.form}:{pronoun}:{voice.source.kind}" for pronoun in _pronouns(s))
    yield from (f"back={place}", f"back={place}:{stated}", f"back={place}:goes-on={s.low(0) in GOES_ON}")
    yield f"back={place}:quoted={said.is_quoted}"
    yield f"opens={symbols[0]}:{voice.back == 1}"
    yield f"back={place}:kind={voice.source.kind}"
    elliptic = said.proposal.candidate is None or said.proposal.candidate.elliptic
    yield f"back={place}:elliptic={elliptic}"
    yield f"another={_goes_on(s, said)}:{stated}:{voice.back == 1 and voice.same_paragraph}"
    yield f"leans={elliptic}:{s.low(0) in GOES_ON}:{stated}:{voice.back == 1 and voice.same_paragraph}"


def _pronouns(s: Parsed) -> list[str]:
    """The pronouns of a sentence that speak, and those that own what is said: "he said", "by his count"; or `none`."""
    found = dict.fromkeys(
        f"{s.low(i)}:{'says' if _speaks(s, i) else 'opens'}"
        for i in range(len(s.tokens))
        if s.low(i) in PRONOUNS and (_speaks(s, i) or i == 0)
    )
    return list(found) or ["none"]


def _speaks(s: Parsed, at: int) -> bool:
    tag = "says_noun" if s.low(at) in OWNERS else "says"
    return any(s.at(tag, i) is not None for i in range(at + 1, at + 4))


def _of_place(
    s: Parsed, symbols: Sequence[str], said: SaidNumber, voices: Sequence[Voice], voice: Voice
) -> Iterator[str]:
    number = said.proposal.number
    form = voice.form
    ahead = voice.stop <= number.first
    noun_stop = max(number.stop, said.proposal.candidate.noun_stop if said.proposal.candidate else 0)
    side = "ahead" if ahead else "behind" if voice.first >= number.stop else "within"
    away = number.first - voice.stop if ahead else max(0, voice.first - noun_stop)
    between = range(voice.stop, number.first) if ahead else range(noun_stop, voice.first)
    words = {s.low(i) for i in between}
    marks = "".join(mark for mark in MARKS if mark in words)
    place = f"{form}:{side}"
    yield from (f"place={place}", f"away={place}{min(6, away // 3)}", f"marks={place}:{marks}", f"marks={side}:{marks}")
    rivals = sum(1 for v in voices if v is not voice and not v.is_before and _is_between(v, voice, number.first))
    spoken = sum(1 for v in voices if v is not voice and v.statement and _is_between(v, voice, number.first))
    others = sum(1 for i in between if s.kind(i) == "number")
    yield from (
        f"rivals={place}{min(3, rivals)}",
        f"spoken={place}{min(2, spoken)}",
        f"numbers={place}{min(3, others)}",
    )
    contrast = any(s.at("boundary", i) is not None for i in between)
    yield f"contrast={place}:{contrast}"
    yield f"opens={voice.first <= 1}:{place}"
    unsaid = any(s.low(i) in UNSAID for i in range(voice.stop, voice.stop + 4))
    spoken_on = any(s.at("says", i) is not None for i in between)
    yield from (f"unsaid={unsaid}:{place}", f"says-between={spoken_on}:{place}:{unsaid}")
    yield f"quoted={said.is_quoted}:{place}"
    yield from _beside(s, symbols, voice, place, side)
    first, last = symbols[voice.first], symbols[voice.stop - 1]
    yield from (f"word={form}:{last}", f"word={side}:{last}", f"starts={form}:{first}")
    yield f"bracketed={in_brackets(s, voice.first)}:{said.in_brackets}:{side}"
    yield from (f"between={side}:{symbols[i]}" for i in between if len(between) <= 5)


def _beside(s: Parsed, symbols: Sequence[str], voice: Voice, place: str, side: str) -> Iterator[str]:
    """The words right before and right behind a voice, and whether they are those of a speaker."""
    before = symbols[voice.first - 1] if voice.first else "^"
    before2 = symbols[voice.first - 2] if voice.first > 1 else "^"
    behind = symbols[voice.stop] if voice.stop < len(symbols) else "$"
    behind2 = symbols[voice.stop + 1] if voice.stop + 1 < len(symbols) else "$"
    yield from (f"before={place}:{before}", f"before={side}:{before2} {before}", f"before={before2} {before}")
    yield from (f"behind={place}:{behind}", f"behind={side}:{behind} {behind2}", f"behind={behind}")
    says = "says" if s.at("says", voice.stop) else "gives" if s.at("gives", voice.stop) else "no"
    said_before = "says" if s.at("says", voice.first - 1) else "no"
    at = voice.first - 1
    while at > 0 and s.low(at) in {"the", "a", "an", "its", "their", "his"}:
        at -= 1
    yield from (
        f"says={says}:{place}",
        f"says={says}",
        f"said={said_before}:{place}",
        f"lead={stem(s.low(at))}:{place}",
    )
    if s.low(voice.stop) == "'s" or s.low(voice.stop - 1) == "'s":
        yield f"owns:{place}"
    if any(s.at("says_noun", i) is not None for i in range(voice.first, min(len(symbols), voice.stop + 3))):
        yield f"paper:{place}"


def _is_between(v: Voice, voice: Voice, at: int) -> bool:
    low, high = sorted((voice.first, at))
    return low < v.first < high


def in_brackets(s: Parsed, at: int) -> bool:
    """True for a token behind a bracket that is still open."""
    opened = next((s.low(i) for i in range(at - 1, -1, -1) if s.low(i) in {"(", ")"}), "")
    return opened == "("


def is_quoted(s: Parsed, at: int) -> bool:
    """True for a token behind a quotation mark that is still open."""
    opened = sum(1 for i in range(at) if s.low(i) in {'"', "“", "”", "«", "»"})
    return opened % 2 == 1


def unspoken_features(s: Parsed, symbols: Sequence[str], said: SaidNumber, voices: Sequence[Voice]) -> list[str]:
    """The features of nobody: the text itself says the number."""
    stated = sum(1 for v in voices if v.statement is not None)
    alone = sum(1 for v in voices if v.form == "phrase-alone")
    heard = any(v.form == "earlier" and v.same_paragraph for v in voices)
    grammar = said.grammar == "article"
    found = ["nobody", f"nobody:grammar={grammar}", f"nobody:stated={min(2, stated)}", f"nobody:alone={min(3, alone)}"]
    found += [f"nobody:heard={heard}:{stated > 0}", f"nobody:grammar={grammar}:{min(2, stated)}:{heard}"]
    found += [f"nobody:opens={symbols[0]}", f"nobody:goes-on={s.low(0) in GOES_ON}:{heard}"]
    found.append(f"nobody:quoted={said.is_quoted}")
    times = min(3, said.voiced.count(""))
    found += [f"nobody:voiced={times}", f"nobody:voiced={times}:{min(4, len(said.voiced))}"]
    if said.last is not None:
        found += [f"nobody:last={not said.last}:{said.last_here}", f"nobody:last={not said.last}:{grammar}"]
    found += [f"nobody:hedge={mark.value}" for mark in s.by_tag.get("hedge", ())]
    unsaid = any(s.low(i) in UNSAID for i in range(said.proposal.number.first))
    found += [f"nobody:official={is_official_figure(s, said)}", f"nobody:unsaid={unsaid}:{min(2, stated)}"]
    reach = range(max(0, said.proposal.number.first - 3), said.proposal.number.first)
    found += [f"nobody:before={symbols[i]}" for i in reach]
    found += [f"nobody:{feature}" for feature in surrounding_features(s, said.before)]
    return list(dict.fromkeys(found))
