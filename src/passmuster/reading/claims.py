"""Claims: every number of a text that states a quantity we follow, with who says it, of whom, how many and how firmly.

Whole before parts: a text is cut into sentences; each sentence with a number is parsed; the number's noun
(`counted.py`), the words that govern it (`quantities.py`), its speaker (`speakers.py`) and its hedges (`modes.py`) are
found one after the other; what each step decided, and where, stays on the claim.
"""

from dataclasses import dataclass, field, replace
from typing import Any, Final

from passmuster.reading.candidate import Counted
from passmuster.reading.counted import counted
from passmuster.reading.frame import Frame
from passmuster.reading.lexicon import Lexicon, Mark, load_rules, word_set
from passmuster.reading.memory import Memory
from passmuster.reading.modes import is_negated, mode_of
from passmuster.reading.numbers import Number, numbers
from passmuster.reading.owners import force_actors
from passmuster.reading.parsed import Parsed
from passmuster.reading.quantities import Governed, governed
from passmuster.reading.speakers import Answer, answer, article, carried
from passmuster.reading.vocabulary import actor_adjective

__all__ = ["ReadClaim", "Sentences", "claims_of"]

MOST_NUMBERS: Final = 40
"""Numbers of a sentence; one with more is a table that lost its lines, and nobody's statement."""

PROSPECTIVE: Final = frozenset({"planned", "projected"})
TURNED_TO_PLAN: Final = frozenset({"present", "deployed", "arrivals", "planned"})
LOSSES: Final = frozenset({"killed", "wounded", "captured", "missing", "casualties"})
SUBJECT_NOUN: Final = {
    "shells": "shells", "missiles": "missiles", "workers": "workers", "recruits": "recruits", "prisoners": "prisoners",
    "other": "equipment", "army": "army", "civilians": "civilians", "specialists": "specialists",
}  # fmt: skip
TIMES: Final = word_set("claims", "times")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadClaim:
    """One quantity claim as read from a text.

    `low`, `high`, `point` follow `bound` as in `data/reader/README.md`. `span` covers the number and its noun, offsets
    into the text, end exclusive. `actor` is the code of the nation or group counted, empty when the text names none.
    `measures` are candidate meanings with weights; empty means the quantity as it stands. `rule` names what decided.
    """

    claimant: str
    claimant_group: str
    quantity: str
    subject: str
    low: float | None
    high: float | None
    point: float | None
    bound: str
    mode: str
    cue: str
    span: tuple[int, int]
    relay: tuple[str, ...] = ()
    time: str | None = None
    actor: str = ""
    kind: str = ""
    place: str = ""
    vague: str = ""
    measures: tuple[tuple[str, float], ...] = ()
    measures_reason: str = ""
    sentence: tuple[int, int] = (0, 0)
    paragraph: int = 0
    rule: str = ""
    marks: tuple[tuple[str, int, int], ...] = ()
    """What decided, as (role, start, end) in the text: `number`, `speaker`, `quantity`, `hedge`."""
    claimant_kind: str = ""
    claimant_actor: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The claim as plain data for JSON, in the order of the fields of `data/reader/README.md`."""
        return {
            "claimant": self.claimant,
            "claimant_group": self.claimant_group,
            "quantity": self.quantity,
            "subject": self.subject,
            "low": _plain(self.low),
            "high": _plain(self.high),
            "point": _plain(self.point),
            "bound": self.bound,
            "mode": self.mode,
            "cue": self.cue,
            "relay": list(self.relay),
            "time": self.time,
            "span": list(self.span),
            "sentence": list(self.sentence),
            "paragraph": self.paragraph + 1,
            "actor": self.actor,
            "measures": dict(self.measures),
            "measures_reason": self.measures_reason,
            "marks": [list(mark) for mark in self.marks],
            "vague": self.vague,
            "rule": self.rule,
        }


def _plain(value: float | None) -> int | float | None:
    return int(value) if value is not None and float(value).is_integer() else value


@dataclass(slots=True)
class Sentences:
    """What the reading of one text carries from sentence to sentence."""

    lexicon: Lexicon
    memory: Memory = field(default_factory=Memory)
    last_actor: str = ""
    last_counted: Counted | None = None
    bases: list[tuple[float, str, str]] = field(default_factory=list)
    """Strengths named so far (value, actor, quantity), for shares of them."""


def claims_of(s: Parsed, found_frames: list[Frame], state: Sentences) -> list[ReadClaim]:
    """The claims of one sentence; `state` takes note of what later sentences may lean on."""
    found = numbers(s)
    if not 0 < len(found) <= MOST_NUMBERS:
        return []
    candidates = counted(s, found, state.last_counted)
    decided: list[Governed] = []
    claims: list[ReadClaim] = []
    for index, c in enumerate(candidates):
        g = governed(s, candidates, index, decided)
        decided.append(
            g if g is not None else Governed("present", c.number.first, c.number.stop, "default", (0, len(s.tokens)))
        )
        if g is None or not _admissible(s, c, g, candidates, index, state):
            continue
        claim = _claim(s, c, g, candidates, index, found_frames, state)
        if claim is not None:
            claims.append(claim)
            state.last_counted = replace(c, actor=claim.actor, recalled=claim.quantity, leans_on=None, total=None)
    return claims


def _admissible(s: Parsed, c: Counted, g: Governed, candidates: list[Counted], index: int, state: Sentences) -> bool:
    """False for differences, parades, negated numbers, shares without a base and shares that repeat a number."""
    number = c.number
    if is_negated(s, c, g) or _is_difference(s, c):
        return False
    if number.share is not None:
        return _base(s, c, candidates, index, state) is not None and not _is_apposed(s, number, candidates, index)
    if g.side == "default" and c.kind in {"demonym"} and not c.actor:
        return False
    paraded = c.kind in {"demonym", "troops", "specialists"} and g.quantity not in LOSSES
    return not (paraded and any(token.low in PARADE for token in s.tokens))


PARADE: Final = frozenset({"parade", "parades", "gymnastics", "marched", "festival", "ceremony", "stadium"})


def _is_difference(s: Parsed, c: Counted) -> bool:
    """ "100,000 fewer than", "1,000 more than a year ago"."""
    after = c.noun_stop if c.noun_stop >= c.number.stop else c.number.stop
    for at in (c.number.stop, after):
        if s.low(at) in {"fewer", "more", "less", "higher", "lower"} and s.low(at + 1) == "than":
            return True
        if s.low(at) in {"fewer", "less"} and s.at("head", at + 1) is not None:
            return True
    return s.low(c.number.first - 1) == "by" and any(
        s.at("change", i) for i in range(max(0, c.number.first - 8), c.number.first)
    )


def _is_apposed(s: Parsed, number: Number, candidates: list[Counted], index: int) -> bool:
    """True when a share only repeats the number before it: "over 6,000, more than half of the 11,000"."""
    if index == 0:
        return False
    before = candidates[index - 1]
    between = [s.low(i) for i in range(max(before.noun_stop, before.number.stop), number.first)]
    return before.number.share is None and (
        between in ([","], [",", "or"], ["("], ["or"], ["–"], ["-"], ["—"], [",", "about"])
        or between[-2:] == [",", "or"]
    )


def _base(s: Parsed, c: Counted, candidates: list[Counted], index: int, state: Sentences) -> float | None:
    """The number a share is a share of: the next one in its own phrase, else one before it, else one said before."""
    at = c.number.stop + (s.low(c.number.stop) == "of")
    if index + 1 < len(candidates):
        following = candidates[index + 1]
        gap = {s.low(i) for i in range(c.number.stop, following.number.first)}
        if gap <= BASE_WORDS and following.number.share is None:
            return _middle(following.number)
    before = candidates[index - 1] if index > 0 and candidates[index - 1].number.share is None else None
    if before is not None and s.low(at) in POINTERS | {
        "the",
        "this",
        "that",
        "its",
        "their",
        "have",
        "has",
        "had",
        "were",
        "are",
        "was",
    }:
        return _middle(before.number)
    told_before = s.low(at) in POINTERS or (
        s.low(at) in {"the", "this", "that", "its", "their"} and s.low(at + 1) in WHOLES
    )
    return state.bases[-1][0] if told_before and state.bases else None


POINTERS: Final = frozenset({"them", "these", "those", "whom"})
WHOLES: Final = frozenset({"force", "contingent", "troops", "soldiers", "total", "number", "men", "figure"})
BASE_WORDS: Final = word_set("claims", "base_words")
"""Words that may stand between a share and the number it is a share of."""


def _middle(number: Number) -> float:
    if number.low is not None and number.high is not None:
        return (number.low + number.high) / 2
    return number.value


# ---- one claim ------------------------------------------------------------------------------------------------------


def _claim(
    s: Parsed,
    c: Counted,
    g: Governed,
    candidates: list[Counted],
    index: int,
    found_frames: list[Frame],
    state: Sentences,
) -> ReadClaim | None:
    said = _answer(s, c, found_frames, state)
    if said.denied:
        return None
    left = candidates[index - 1].number.stop if index > 0 and not _shares_hedges(s, candidates[index - 1], c, g) else 0
    mode, hedge = mode_of(s, c, g, left, said.mode, sourced=said.cue.lower().endswith(" by"))
    quantity = _turned(g.quantity, mode, c)
    low, high, point, bound = _values(s, c, g, candidates, index, mode, state)
    actor = _actor(s, c, g, state)
    measures, reason = _measures(s, g, quantity, c)
    span = s.span(c.number.first, max(c.noun_stop, c.number.stop))
    _remember(c, quantity, actor, (point, low, high), state)
    return ReadClaim(
        claimant=said.speaker.name, claimant_group=said.speaker.group, quantity=quantity,
        subject=_subject(c, actor, quantity),
        low=low, high=high, point=point, bound=bound, mode=mode, cue=_cue(s, said, hedge), span=span, relay=said.relay,
        time=_time(s, c), actor=actor, kind=c.kind, vague=c.number.vague, measures=measures, measures_reason=reason,
        sentence=(s.stretch.start, s.stretch.end), paragraph=s.stretch.paragraph,
        rule=f"{g.rule};{said.rule}" + (f";hedge:{s.words(hedge.first, hedge.stop).lower()}" if hedge else ""),
        marks=_marks(s, c, g, said, hedge), claimant_kind=said.speaker.kind, claimant_actor=said.speaker.actor,
    )  # fmt: skip


def _marks(s: Parsed, c: Counted, g: Governed, said: Answer, hedge: Mark | None) -> tuple[tuple[str, int, int], ...]:
    """The places in the text that decided, each with its role."""
    found = [("number", *s.span(c.number.first, max(c.noun_stop, c.number.stop)))]
    if said.cue_span is not None:
        found.append(("speaker", *said.cue_span))
    if g.side not in {"default", "noun"}:
        found.append(("quantity", *s.span(g.cue_first, g.cue_stop)))
    if hedge is not None:
        found.append(("hedge", *s.span(hedge.first, hedge.stop)))
    return tuple(found)


def _answer(s: Parsed, c: Counted, found_frames: list[Frame], state: Sentences) -> Answer:
    said = answer(s, found_frames, c.number.core)
    if said is not None:
        return said
    nameless = _reports(s, c)
    if nameless is not None:
        return nameless
    memory = state.memory
    near = memory.paragraph == s.stretch.paragraph and memory.last_frame is not None
    return (carried(memory) if near and _goes_on(s) else None) or article()


def _reports(s: Parsed, c: Counted) -> Answer | None:
    """ "The reports of 12,000 troops": nobody's name, the press in general."""
    from passmuster.reading.sources import Speaker

    for at in range(max(0, c.number.first - 4), c.number.first):
        if s.low(at) in {"reports", "rumours", "rumors"} and s.low(at + 1) in {"of", "that", "about"}:
            return Answer(Speaker("reports", "MEDIA", "media"), (), "rumoured", s.words(at, at + 2), "speaker:reports")
    return None


def _goes_on(s: Parsed) -> bool:
    """True when a sentence leans on the one before, so that its speaker still speaks."""
    return s.low(0) in GOES_ON or s.words(0, 2).lower() in {
        "of them",
        "of these",
        "of those",
        "in addition",
        "in total",
        "in all",
    }


GOES_ON: Final = word_set("claims", "goes_on")


def _shares_hedges(s: Parsed, before: Counted, c: Counted, g: Governed) -> bool:
    """True when two numbers stand in one list, so that a hedge ahead of the first covers both.

    A number with a verb of its own behind a comma and "and" stands in a clause of its own.
    """
    between = [s.low(i) for i in range(max(before.noun_stop, before.number.stop), c.number.first)]
    own_clause = g.side == "behind" and "," in between and "and" in between
    return len(between) <= 12 and ";" not in between and not own_clause


def _turned(quantity: str, mode: str, c: Counted) -> str:
    """A sending, an arrival or a strength that is still to come is `planned`."""
    if mode in PROSPECTIVE and quantity in TURNED_TO_PLAN:
        return "planned"
    if quantity == "planned":
        return "present" if mode not in PROSPECTIVE else "planned"
    return quantity


def _values(
    s: Parsed, c: Counted, g: Governed, candidates: list[Counted], index: int, mode: str, state: Sentences
) -> tuple[float | None, float | None, float | None, str]:
    number = c.number
    if number.share is not None:
        base = _base(s, c, candidates, index, state) or 0.0
        return None, None, float(round(base * number.share)), "about"
    bound = number.bound
    if bound == "exact" and _could_grow(s, c, mode):
        bound = "at_most"
    value = number.value
    if bound == "range":
        return number.low, number.high, None, bound
    if bound == "about":
        return None, None, value, bound
    if bound == "at_least":
        return value, None, None, bound
    if bound == "at_most":
        return None, value, None, bound
    return value, value, value, bound


def _could_grow(s: Parsed, c: Counted, mode: str) -> bool:
    """ "could grow to 15,000" sets a ceiling."""
    if mode != "projected" or s.low(c.number.first - 1) not in {"to", "reach", "totaling", "totalling"}:
        return False
    window = {s.low(i) for i in range(max(0, c.number.first - 7), c.number.first)}
    return bool(window & {"could", "may", "might", "potentially"})


def _actor(s: Parsed, c: Counted, g: Governed, state: Sentences) -> str:
    actor = c.actor
    if not actor and c.kind != "civilians":
        actor = _sender(s, c, g) or state.last_actor
    if actor:
        state.last_actor = actor
    return actor


def _sender(s: Parsed, c: Counted, g: Governed) -> str:
    """The nation whose men they are, where the noun does not say.

    First the owner of a force named before ("North Korean soldiers"), then who sends or loses them; who kills or
    captures them is the one side they are not on.
    """
    marks = force_actors(s, 0, c.number.first)
    if c.kind in {"shells", "missiles", "other", "workers"} or g.quantity in {
        "deployed",
        "returned",
        "casualties",
        "planned",
    }:
        verbs = [m for tag in SENDING for m in s.all(tag, 0, c.number.first)]
        senders = [m for m in marks if verbs and m.stop <= verbs[-1].first and m.value[1] != "adjective"]
        if senders:
            return str(senders[-1].value[0])
    if (
        g.side == "ahead"
        and g.quantity in LOSSES
        and s.low(g.cue_first)
        not in {"lost", "lose", "losing", "loses", "suffered", "suffering", "loss", "losses", "casualties"}
    ):
        marks = [m for m in marks if m.first > g.cue_stop]
    if (
        g.side == "ahead" and s.low(c.number.first - 1) == "with"
    ):  # "Rwanda has assisted Mozambique with 2,500 soldiers"
        marks = [m for m in marks if m.stop <= g.cue_first] or marks
    owned = [m for m in marks if s.begins("head", m.stop) is not None or m.value[1] == "people"]
    chosen = owned or marks
    return str(chosen[-1].value[0]) if chosen else ""


SENDING: Final = ("cue_deployed_verb", "cue_casualties_verb", "cue_returned_verb")
"""Verbs whose subject owns the people they speak of."""


def _measures(s: Parsed, g: Governed, quantity: str, c: Counted) -> tuple[tuple[tuple[str, float], ...], str]:
    """Candidate meanings of a loss, by the words that named it; empty where the words leave no doubt."""
    if quantity not in LOSSES:
        return (), ""
    for mark in s.all("doubt", max(0, g.cue_first - 1), min(len(s.tokens), g.cue_stop + 1)):
        doubt = load_rules("measures")["doubt"][mark.value]
        return tuple(sorted(doubt["weights"].items(), key=lambda item: -item[1])), str(doubt["reason"])
    return (), ""


def _subject(c: Counted, actor: str, quantity: str) -> str:
    noun = SUBJECT_NOUN.get(c.kind, "troops")
    if quantity == "workers":
        noun = "workers"
    return f"{actor_adjective(actor)} {noun}" if actor else noun


def _remember(c: Counted, quantity: str, actor: str, ends: tuple[float | None, ...], state: Sentences) -> None:
    value = next((end for end in ends if end is not None), None)
    if value is not None and c.number.share is None and quantity not in {"shells", "missiles", "other"}:
        state.bases.append((value, actor, quantity))


def _cue(s: Parsed, said: Answer, hedge: Any) -> str:
    words = [said.cue] if said.cue else []
    if hedge is not None and s.words(hedge.first, hedge.stop) not in words:
        words.append(s.words(hedge.first, hedge.stop))
    return " ... ".join(words)


def _time(s: Parsed, c: Counted) -> str | None:
    """The time frame beside the number, as written: "over the coming year", "since August", "a day", "currently"."""
    after = max(c.noun_stop, c.number.stop)
    for first in range(max(0, c.number.first - 3), min(len(s.tokens), after + 14)):
        stop = _time_phrase(s, first)
        if stop > first:
            return s.words(first, stop)
    return None


def _time_phrase(s: Parsed, at: int) -> int:
    low, following = s.low(at), s.low(at + 1)
    if low in {"currently", "daily", "annually", "monthly", "today"} or (low == "so" and following == "far"):
        return at + (2 if low == "so" else 1)
    if low in {"a", "per", "each", "every"} and following in {"day", "week", "month", "year"}:
        return at + 2
    if low in {"over", "during", "within", "in"} and following in {"the", "a"}:
        stop = at + 2
        while (
            s.low(stop) in {"past", "last", "coming", "next", "few", "several", "two", "three", "six", "single"}
            or s.kind(stop) == "number"
        ):
            stop += 1
        return stop + 1 if s.low(stop).rstrip("s") in {"day", "week", "month", "year", "hour"} else at
    if low == "since":
        stop = at + 1
        while (
            s.low(stop) in {"the", "of", "late", "early", "mid", "-", "last"}
            or s.kind(stop) in {"number", "abbr"}
            or (s.kind(stop) == "word" and s.tokens[stop].is_capital)
        ):
            stop += 1
        return stop if stop > at + 1 else at
    if low in {"past", "last", "this"} and following.rstrip("s") in {"day", "week", "month", "year"}:
        return at + 2
    return at
