"""Claims: every number of a text that states a quantity we follow, with who says it, of whom, how many and how firmly.

Whole before parts: a text is cut into sentences; each sentence with a number is parsed; the number's noun
(`counted.py`), the words that govern it (`quantities.py`), its speaker (`speakers.py`) and its hedges (`modes.py`) are
found one after the other; what each step decided, and where, stays on the claim.
"""

from dataclasses import dataclass, field, replace
from typing import Any, Final

from passmuster.reading.meaning.contingents import actor_of, subject_of
from passmuster.reading.meaning.modes import is_negated, mode_of
from passmuster.reading.meaning.quantities import Governed, governed
from passmuster.reading.numbers.candidate import Counted
from passmuster.reading.numbers.counted import counted
from passmuster.reading.numbers.cues import LOSSES
from passmuster.reading.numbers.numbers import numbers
from passmuster.reading.numbers.shares import base_of, repeats_the_number_before
from passmuster.reading.numbers.times import time_beside
from passmuster.reading.numbers.vague import vague_distribution
from passmuster.reading.speech.frame import Frame
from passmuster.reading.speech.memory import Memory
from passmuster.reading.speech.sources import Speaker
from passmuster.reading.speech.speakers import Answer, answer, article, carried
from passmuster.reading.text.lexicon import Lexicon, Mark, load_rules, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["ReadClaim", "Sentences", "claims_of"]

MOST_NUMBERS: Final = 40
"""Numbers of a sentence; one with more is a table that lost its lines, and nobody's statement."""

PROSPECTIVE: Final = frozenset({"planned", "projected"})
TURNED_TO_PLAN: Final = frozenset({"present", "deployed", "arrivals", "planned"})


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
            "vague_distribution": vague_distribution(self.vague, self.low),
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
    counted_in: int = 0
    bases: list[float] = field(default_factory=list)
    """Numbers of people named so far, for shares of them."""


def claims_of(s: Parsed, found_frames: list[Frame], state: Sentences) -> list[ReadClaim]:
    """The claims of one sentence; `state` takes note of what later sentences may lean on."""
    found = numbers(s)
    if not 0 < len(found) <= MOST_NUMBERS:
        return []
    if state.last_counted is not None and state.counted_in != s.stretch.paragraph:
        state.last_counted = replace(state.last_counted, recalled="")  # a new paragraph takes up the men, not the deed
    candidates = counted(s, found, state.last_counted)
    decided: list[Governed] = []
    claims: list[ReadClaim] = []
    for index, c in enumerate(candidates):
        g = governed(s, candidates, index, decided)
        if g is not None and decided and _is_earlier_figure(s, c, g):
            g = replace(g, quantity=decided[-1].quantity)
        decided.append(
            g if g is not None else Governed("present", c.number.first, c.number.stop, "default", (0, len(s.tokens)))
        )
        if g is None or not _admissible(s, c, g, candidates, index, state):
            continue
        claim = _claim(s, c, g, candidates, index, found_frames, state)
        if claim is not None:
            claims.append(claim)
            state.counted_in = s.stretch.paragraph
            state.last_counted = replace(c, actor=claim.actor, recalled=claim.quantity, leans_on=None, total=None)
    return claims


def _admissible(s: Parsed, c: Counted, g: Governed, candidates: list[Counted], index: int, state: Sentences) -> bool:
    """False for differences, parades, negated numbers, shares without a base and shares that repeat a number."""
    number = c.number
    if is_negated(s, c, g) or _is_difference(s, c) or _speaks(s, c):
        return False
    if number.share is not None:
        based = base_of(s, c, candidates, index, state.bases) is not None
        return based and not repeats_the_number_before(s, number, candidates, index)
    if g.side == "default" and c.kind in {"demonym"} and not c.actor:
        return False
    paraded = c.kind in {"demonym", "troops", "specialists"} and g.quantity not in LOSSES
    return not (paraded and any(token.low in PARADE for token in s.tokens))


PARADE: Final = frozenset({"parade", "parades", "gymnastics", "marched", "festival", "ceremony", "stadium"})


def _is_earlier_figure(s: Parsed, c: Counted, g: Governed) -> bool:
    """True for a bare number that is a figure of what was just counted: "revising its April figure of 600"."""
    named = s.low(c.number.first - 1) == "of" and s.low(c.number.first - 2) in FIGURES
    return named and c.elliptic and g.side in {"default", "total"} and g.quantity == "present"


FIGURES: Final = frozenset({"figure", "estimate", "count", "tally", "total"})


def _speaks(s: Parsed, c: Counted) -> bool:
    """True for those counted as sources: "two officers told", "citing five fighters", "according to two medics"."""
    cited = s.low(c.number.first - 1) in {"citing", "quoting"}
    accorded = s.words(c.number.first - 2, c.number.first).lower() == "according to"
    return cited or accorded or s.low(c.noun_stop) in SPEAKS


SPEAKS: Final = frozenset(
    {"said", "say", "says", "told", "tell", "tells", "added", "warned", "explained", "recalled", "wrote", "spoke"}
)


def _is_difference(s: Parsed, c: Counted) -> bool:
    """ "100,000 fewer than", "1,000 more than a year ago", "all but three"."""
    if s.words(c.number.first - 2, c.number.first).lower() == "all but":
        return True
    after = c.noun_stop if c.noun_stop >= c.number.stop else c.number.stop
    for at in (c.number.stop, after):
        if s.low(at) in {"fewer", "more", "less", "higher", "lower"} and s.low(at + 1) == "than":
            return True
        if s.low(at) in {"fewer", "less"} and s.at("head", at + 1) is not None:
            return True
    return s.low(c.number.first - 1) == "by" and any(
        s.at("change", i) for i in range(max(0, c.number.first - 8), c.number.first)
    )


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
    if s.low(c.number.first - 1) == "from" and s.low(c.number.stop) == "to":
        left = c.number.first  # "will cut it from 1,000 to 300": the first is what is there
    mode, hedge = mode_of(s, c, g, left, said.mode, sourced=_is_sourced(said))
    quantity = _turned(g.quantity, mode, c)
    low, high, point, bound = _values(s, c, g, candidates, index, mode, state)
    actor = actor_of(s, c, g, state.last_actor)
    state.last_actor = actor or state.last_actor
    measures, reason = _measures(s, g, quantity, c)
    span = s.span(c.number.first, max(c.noun_stop, c.number.stop))
    _remember(c, quantity, (point, low, high), state)
    return ReadClaim(
        claimant=said.speaker.name, claimant_group=said.speaker.group, quantity=quantity,
        subject=subject_of(c, actor, quantity),
        low=low, high=high, point=point, bound=bound, mode=mode, cue=_cue(s, said, hedge), span=span, relay=said.relay,
        time=time_beside(s, c), actor=actor, kind=c.kind, vague=c.number.vague,
        measures=measures, measures_reason=reason,
        sentence=(s.stretch.start, s.stretch.end), paragraph=s.stretch.paragraph,
        rule=f"{g.rule};{said.rule}" + (f";hedge:{s.words(hedge.first, hedge.stop).lower()}" if hedge else ""),
        marks=_marks(s, c, g, said, hedge), claimant_kind=said.speaker.kind, claimant_actor=said.speaker.actor,
    )  # fmt: skip


def _is_sourced(said: Answer) -> bool:
    """True when the statement has a source by name, so that "it was reported by" and "reports that" are no rumour."""
    cue = said.cue.lower()
    named = said.speaker.kind not in {"article", "unknown"} and said.speaker.name.lower() not in {"reports", "rumours"}
    return named and (cue.endswith(" by") or cue.startswith("report"))


def _marks(s: Parsed, c: Counted, g: Governed, said: Answer, hedge: Mark | None) -> tuple[tuple[str, int, int], ...]:
    """The places in the text that decided, each with its role."""
    found = [("number", *s.span(c.number.first, max(c.noun_stop, c.number.stop)))]
    if said.cue_span is not None:
        found.append(("speaker", *said.cue_span))
    if g.side not in {"default", "noun"} and g.cue_first < g.cue_stop:
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
    return (carried(memory) if near and _goes_on(s, memory) else None) or article()


def _reports(s: Parsed, c: Counted) -> Answer | None:
    """ "The reports of 12,000 troops": nobody's name, the press in general."""
    for at in range(max(0, c.number.first - 4), c.number.first):
        if s.low(at) in {"reports", "rumours", "rumors"} and s.low(at + 1) in {"of", "that", "about"}:
            return Answer(Speaker("reports", "MEDIA", "media"), (), "rumoured", s.words(at, at + 2), "speaker:reports")
    return None


def _goes_on(s: Parsed, memory: Memory) -> bool:
    """True when a sentence leans on the one before, so that its speaker still speaks, or goes on with the quotation."""
    if s.low(0) in {'"', "“", "«"} and memory.last_frame is not None and memory.last_frame.form in {"post", "deep"}:
        return True
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
        value = float(round((base_of(s, c, candidates, index, state.bases) or 0.0) * number.share))
        if number.bound == "at_least":
            return value, None, None, number.bound
        return (None, value, None, number.bound) if number.bound == "at_most" else (None, None, value, "about")
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


def _measures(s: Parsed, g: Governed, quantity: str, c: Counted) -> tuple[tuple[tuple[str, float], ...], str]:
    """Candidate meanings of a loss, by the words that named it; empty where the words leave no doubt."""
    if quantity not in LOSSES:
        return (), ""
    for mark in s.all("doubt", max(0, g.cue_first - 1), min(len(s.tokens), g.cue_stop + 1)):
        doubt = load_rules("measures")["doubt"][mark.value]
        return tuple(sorted(doubt["weights"].items(), key=lambda item: -item[1])), str(doubt["reason"])
    return (), ""


def _remember(c: Counted, quantity: str, ends: tuple[float | None, ...], state: Sentences) -> None:
    value = next((end for end in ends if end is not None), None)
    if value is not None and c.number.share is None and quantity not in {"shells", "missiles", "other"}:
        state.bases.append(value)


def _cue(s: Parsed, said: Answer, hedge: Any) -> str:
    words = [said.cue] if said.cue else []
    if hedge is not None and s.words(hedge.first, hedge.stop) not in words:
        words.append(s.words(hedge.first, hedge.stop))
    return " ... ".join(words)
