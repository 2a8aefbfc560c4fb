"""Features of a number: what a person would look at to tell which quantity it is, each as a short readable string.

What stands right before and behind it and its noun, the words of its clause, what kind of number and noun it is, what
the grammar made of it and on the strength of which word, and what the grammar made of its neighbours.
"""

import math
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from passmuster.reading.choices.frame_features import FramedNumber, frame_features
from passmuster.reading.meaning.governed import Governed
from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.numbers.cues import TAGS
from passmuster.reading.numbers.number import Number
from passmuster.reading.proposals import ToldBefore
from passmuster.reading.syntax.frames import Place, frames_of
from passmuster.reading.syntax.symbols import stem
from passmuster.reading.syntax.verb_groups import verb_groups
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["NumberInSentence", "leaning_features", "noun_stop", "number_features"]

REACH_BEFORE: Final = 12
"""Tokens before a number that are looked at one by one."""

REACH_BEHIND: Final = 14
LONGEST_LINK: Final = 4
"""Tokens between two numbers that are read as one link ("of whom", ", and")."""

CLAUSE_ENDS: Final = word_set("choices", "clause_ends")
NOT_IN_A_NOUN: Final = word_set("choices", "not_in_a_noun")
YEAR: Final = re.compile(r"(?:19|20)\d\d")


class NumberInSentence(NamedTuple):
    """A number with all that the grammar found about it; `answer` is its quantity and mode, "none" for no claim."""

    number: Number
    is_something_else: bool
    candidate: Candidate | None
    governed: Governed | None
    answer: tuple[str, str]


def number_features(s: Parsed, symbols: list[str], numbers: list[NumberInSentence]) -> list[list[str]]:
    """The features of each number of a sentence, each once, in a fixed order."""
    groups = verb_groups(s)
    places = [Place(n.number.first, n.number.stop, noun_stop(s, n)) for n in numbers]
    found = []
    for index, (place, frame) in enumerate(zip(places, frames_of(s, groups, places), strict=True)):
        beside = _by_words(s, symbols, numbers, index, place.noun_stop)
        framed = FramedNumber(numbers[index].number, place.noun_stop, frame)
        found.append(list(dict.fromkeys([*beside, *frame_features(s, symbols, groups, framed)])))
    return found


def _by_words(s: Parsed, symbols: list[str], numbers: list[NumberInSentence], index: int, noun_stop: int) -> list[str]:
    """The features of one number from the words around it and what the grammar made of it."""
    here = numbers[index]
    left = numbers[index - 1].number.stop if index else 0
    right = numbers[index + 1].number.first if index + 1 < len(numbers) else len(symbols)
    found: list[str] = []
    found += _of_itself(s, here.number, here.is_something_else)
    found += _beside(symbols, here.number.first, here.number.stop, noun_stop)
    found += _around(s, symbols, here.number, noun_stop, left, right)
    found += _of_grammar(s, here, noun_stop)
    found += _cues(s, here.number, left, right)
    found += _neighbours(symbols, numbers, index, left, right)
    found.append(f"length={min(6, len(symbols) // 8)}")
    return found


def leaning_features(features: Sequence[str], told: ToldBefore | None) -> Iterator[str]:
    """How a number leans on the claim before it, from its own features and what was chosen there."""
    link = next((f for f in features if f.startswith("link=")), "")
    here = "here" if link else "before"
    if told is None:
        yield f"was=^:{here}"
        return
    side = next((f for f in features if f.startswith("side=")), "default")
    kind = next((f for f in features if f.startswith("kind=")), "?")
    was = f"was={told.quantity}:{here}"
    yield from (was, f"{was}:{side}", f"{was}:{kind}")
    yield from (f"was-mode={told.mode}:{here}", f"was-scope={told.scope}:{here}")
    if link:
        yield from (f"was={told.quantity}:{link}", f"was-mode={told.mode}:{link}", f"was-scope={told.scope}:{link}")


def _bucket(distance: int) -> int:
    return max(0, distance) if distance < 4 else 4 if distance < 7 else 7 if distance < 12 else 12


def _of_itself(s: Parsed, number: Number, is_something_else: bool) -> Iterator[str]:
    token = s.tokens[number.core]
    value = number.value
    size = "share" if number.share is not None else str(min(7, int(math.log10(value) * 2)) if value >= 1 else -1)
    yield from ("always", f"size={size}", f"bound={number.bound}", f"vague={bool(number.vague)}")
    yield from (f"small={number.small_word}", f"strong={number.strong}", f"else={is_something_else}")
    yield f"form={token.kind}{'-year' if YEAR.fullmatch(token.text) else ''}"


def _beside(symbols: list[str], first: int, stop: int, noun_stop: int) -> Iterator[str]:
    """The words right before the number, right behind it and right behind its noun, alone and in order."""
    for distance in range(1, 5):
        yield f"before{distance}={symbols[first - distance] if first >= distance else '^'}"
        yield f"behind{distance}={symbols[stop + distance - 1] if stop + distance <= len(symbols) else '$'}"
    for distance in range(3):
        yield f"next{distance}={symbols[noun_stop + distance] if noun_stop + distance < len(symbols) else '$'}"
    yield f"before={' '.join(symbols[max(0, first - 2) : first])}"
    yield f"behind={' '.join(symbols[stop : stop + 2])}"
    yield f"next={' '.join(symbols[noun_stop : noun_stop + 2])}"
    yield f"noun={symbols[noun_stop - 1] if noun_stop > stop else '?'}"


def _around(s: Parsed, symbols: list[str], number: Number, noun_stop: int, left: int, right: int) -> Iterator[str]:
    """The words of the number's surroundings, its clause and its sentence, without their order."""
    first, stop = number.first, number.stop
    for at in range(max(left, first - REACH_BEFORE), first):
        yield f"L:{symbols[at]}"
    for at in range(stop, min(right, stop + REACH_BEHIND)):
        yield f"R:{symbols[at]}"
    begin, end = first, noun_stop
    while begin > 0 and s.low(begin - 1) not in CLAUSE_ENDS:
        begin -= 1
    while end < len(symbols) and s.low(end) not in CLAUSE_ENDS:
        end += 1
    yield from (f"CL:{symbols[at]}" for at in range(begin, first))
    yield from (f"CR:{symbols[at]}" for at in range(noun_stop, end))
    yield f"opens={' '.join(symbols[max(0, begin - 1) : begin + 1])}"
    yield f"closes={symbols[end] if end < len(symbols) else '$'}"
    yield from (f"l:{symbol}" for symbol in symbols[max(0, first - 4) : first])
    yield from (f"r:{symbol}" for symbol in symbols[noun_stop : noun_stop + 4])
    yield from (f"S:{symbol}" for symbol in symbols)


def _of_grammar(s: Parsed, here: NumberInSentence, noun_stop: int) -> Iterator[str]:
    """What the grammar made of the number, and the word that decided it there."""
    c, g = here.candidate, here.governed
    quantity, mode = here.answer
    yield from (f"grammar={quantity}", f"grammar-mode={mode}", f"grammar={quantity}:{mode}")
    if c is None:
        yield "kind=?"
    else:
        yield from (f"kind={c.kind}", f"elliptic={c.elliptic}", f"owned={bool(c.actor)}", f"part={c.part_of}")
    if g is None:
        yield "governed=?"
        return
    if quantity == "none":
        yield f"refused={g.quantity}:{g.side}"  # the grammar knows a quantity, but sees it denied, negated or compared
    cue = stem(s.low(g.cue_first))
    ahead = g.cue_first < here.number.first
    distance = _bucket(here.number.first - g.cue_stop if ahead else g.cue_first - noun_stop)
    yield from (f"governed={g.quantity}", f"governed={g.quantity}:{g.side}", f"cue={cue}", f"cue={quantity}:{cue}")
    yield f"governed={g.quantity}:{c.kind if c else ''}"
    if g.side != "default":
        yield from (f"side={g.side}{distance}", f"side={g.quantity}:{g.side}{distance}")


def _cues(s: Parsed, number: Number, left: int, right: int) -> Iterator[str]:
    """The cues and hedges of the sentence, by side and distance."""
    for tag in TAGS:
        for mark in s.by_tag.get(tag, ()):
            quantity = mark.value[0]
            if mark.first >= number.stop:
                near = f":{_bucket(mark.first - number.stop)}" if mark.first < right else ":far"
                yield f"cueR:{quantity}{near}"
            elif mark.stop <= number.first:
                near = f":{_bucket(number.first - mark.stop)}" if mark.first >= left else ":far"
                yield f"cueL:{quantity}{near}"
    for mark in s.by_tag.get("hedge", ()):
        side = "L" if mark.stop <= number.first else "R"
        yield f"hedge{side}:{mark.value}:{_bucket(abs(mark.first - number.first))}"


def _neighbours(
    symbols: list[str], numbers: list[NumberInSentence], index: int, left: int, right: int
) -> Iterator[str]:
    """What the grammar made of the numbers on either side, and the words that link them."""
    number = numbers[index].number
    if index:
        link = " ".join(symbols[left : number.first]) if number.first - left <= LONGEST_LINK else "far"
        yield from (f"previous={numbers[index - 1].answer[0]}", f"link={link}")
        yield f"previous={numbers[index - 1].answer[0]}:{link}"
    else:
        yield "first"
    if index + 1 < len(numbers):
        link = " ".join(symbols[number.stop : right]) if right - number.stop <= LONGEST_LINK else "far"
        yield from (f"following={numbers[index + 1].answer[0]}", f"link-on={link}")
    if index and numbers[index - 1].number.share is not None:
        yield f"share-before:{'near' if number.first - left <= LONGEST_LINK else 'far'}"
    yield f"numbers={min(4, len(numbers))}"


def noun_stop(s: Parsed, here: NumberInSentence) -> int:
    """Where the noun that the number counts ends: as the grammar has it, else at the first plural word behind it."""
    stop = here.number.stop
    if here.candidate is not None and here.candidate.noun_stop >= stop:
        return here.candidate.noun_stop
    for at in range(stop, min(stop + 5, len(s.tokens))):
        word = s.low(at)
        people = s.at("actor", at)
        if s.at("head", at) is not None or (people is not None and people.value[1] == "people"):
            return at + 1
        if s.kind(at) == "mark" or word in NOT_IN_A_NOUN:
            break
        if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
            return at + 1
    return stop
