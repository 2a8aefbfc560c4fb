"""Modes: how firmly a number is put forward, by the hedges whose scope it lies in.

A hedge ahead of the number in its clause covers it, unless another number stands between and has taken it. A hedge
behind covers it only when it comes before the verb that governs the number ("12,000 troops are to be sent"); words of
doubt ("reportedly", "likely") cover the clause either way. What the side itself intends is `planned`; what others
foresee is `projected`; a nameless rumour stays a rumour whatever else is said.
"""

from typing import Final

from passmuster.ledger.vocabulary import Mode, Quantity
from passmuster.reading.meaning.governed import Governed
from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.parsed import Parsed

__all__ = ["hedges_from", "in_mode", "is_negated", "mode_of"]

NOT_A_DEED: Final = frozenset(
    {
        Quantity.PRESENT,
        Quantity.DEPLOYED,
        Quantity.ARRIVALS,
        Quantity.ROTATED,
        Quantity.PLANNED,
        Quantity.RETURNED,
        Quantity.WORKERS,
        Quantity.OTHER,
        Quantity.SHELLS,
        Quantity.MISSILES,
    }
)
"""Quantities that can be intended; nobody plans his own dead, so a plan beside a loss is about something else."""

PROSPECTIVE: Final = frozenset({Mode.PLANNED, Mode.PROJECTED})
TURNED_TO_PLAN: Final = frozenset({Quantity.PRESENT, Quantity.DEPLOYED, Quantity.ARRIVALS, Quantity.PLANNED})
LONGEST_LINK: Final = 12
"""Tokens between two numbers of one list."""


def mode_of(s: Parsed, c: Candidate, g: Governed, left: int, spoken: Mode, sourced: bool) -> tuple[Mode, Mark | None]:
    """Mode of a claim and the hedge that set it (None when the statement's own mode stands).

    `left` is the first token whose hedges may reach the number; `spoken` is the mode of the statement it stands in, and
    `sourced` tells that a passive names its source ("it was reported by ..."), which makes it no rumour.
    """
    hedges = _in_scope(s, c, g, left)
    for wanted in (Mode.RUMOURED,) if spoken == Mode.ASSERTED and not sourced else ():
        if hit := next((mark for mark in hedges if mark.value == wanted), None):
            return wanted, hit
    if spoken == Mode.RUMOURED:
        return spoken, None
    prospects = [
        mark for mark in hedges if mark.value in {Mode.PLANNED, Mode.PROJECTED} and _may_look_ahead(s, mark, c, g)
    ]
    guesses = [mark for mark in prospects if _is_guess(s, mark)]
    if guesses:
        return Mode.ESTIMATED, guesses[0]
    if prospects:
        nearest = min(prospects, key=lambda mark: (abs(mark.first - g.cue_first), mark.first))
        foreseen = spoken == Mode.PROJECTED and s.low(nearest.first) == "to"  # "expects another 90 to join them"
        return Mode.PROJECTED if foreseen else Mode(nearest.value), nearest
    if spoken == Mode.PROJECTED and g.quantity in NOT_A_DEED:
        return Mode.PROJECTED, None
    if spoken == Mode.ESTIMATED:
        return Mode.ESTIMATED, None
    if hit := next((mark for mark in hedges if mark.value == Mode.ESTIMATED), None):
        return Mode.ESTIMATED, hit
    return Mode.ASSERTED, None


def in_mode(quantity: Quantity, mode: Mode) -> Quantity:
    """The quantity of a claim in a mode: a sending, an arrival or a strength that is still to come is `planned`."""
    if mode in PROSPECTIVE and quantity in TURNED_TO_PLAN:
        return Quantity.PLANNED
    if quantity == Quantity.PLANNED:
        return Quantity.PRESENT if mode not in PROSPECTIVE else Quantity.PLANNED
    return quantity


def hedges_from(s: Parsed, candidates: list[Candidate], index: int, g: Governed) -> int:
    """The first token whose hedges may reach a candidate: behind the number before it, unless they share them."""
    first, stop = candidates[index].number.first, candidates[index].number.stop
    if s.low(first - 1) == "from" and s.low(stop) == "to":
        return first  # "will cut it from 1,000 to 300": the first is what is there
    if index == 0 or _shares_hedges(s, candidates[index - 1], candidates[index], g):
        return 0
    return candidates[index - 1].number.stop


def _shares_hedges(s: Parsed, before: Candidate, c: Candidate, g: Governed) -> bool:
    """True when two numbers stand in one list, so that a hedge ahead of the first covers both.

    A number with a verb of its own behind a comma and "and" stands in a clause of its own.
    """
    between = [s.low(i) for i in range(max(before.noun_stop, before.number.stop), c.number.first)]
    own_clause = g.side == "behind" and "," in between and "and" in between
    return len(between) <= LONGEST_LINK and ";" not in between and not own_clause


def _in_scope(s: Parsed, c: Candidate, g: Governed, left: int) -> list[Mark]:
    """Hedges that reach the number: ahead of it from `left`, behind it up to the governing words or two words on."""
    begin, end = max(g.clause[0], left), g.clause[1]
    reach = max(g.cue_stop, c.noun_stop) if g.side == "behind" else c.noun_stop
    found = []
    for mark in s.by_tag.get("hedge", ()):
        if mark.first < begin or mark.stop > end + 1:
            continue
        ahead = mark.stop <= c.number.core + 1
        before_verb = mark.first < reach or (g.side == "noun" and mark.first - c.noun_stop < 2)
        doubt = (
            mark.value in {Mode.RUMOURED, Mode.ESTIMATED}
            and mark.first - c.noun_stop < 6
            and not any(s.low(i) == "," for i in range(c.noun_stop, mark.first))
        )
        if ahead or before_verb or doubt:
            found.append(mark)
    return found


def _is_guess(s: Parsed, mark: Mark) -> bool:
    """ "might be fighting", "may have lost": a guess about the present or the past, not about what is to come."""
    if s.low(mark.first) not in {"could", "may", "might"}:
        return False
    return (s.low(mark.stop) == "be" and s.low(mark.stop + 1).endswith("ing")) or s.low(mark.stop) == "have"


def _may_look_ahead(s: Parsed, mark: Mark, c: Candidate, g: Governed) -> bool:
    if g.quantity not in NOT_A_DEED and mark.value == Mode.PLANNED:
        return False
    if g.side == "ahead" and mark.first >= g.cue_stop and mark.stop <= c.number.first:
        return s.low(mark.first) not in {"to", "is", "are", "was", "were"} and g.quantity not in {
            Quantity.DEPLOYED,
            Quantity.ARRIVALS,
        }
    if (
        s.words(mark.first, mark.stop).lower() in {"was to", "were to", "is to", "are to", "to be"}
        and s.kind(mark.stop) != "word"
    ):
        return False
    return mark.first <= g.cue_stop or mark.stop <= c.number.first


def is_negated(s: Parsed, c: Candidate, g: Governed) -> bool:
    """True when the number itself is denied: "no evidence of 12,000 troops", "not 300 but 30"."""
    before = s.low(c.number.first - 1)
    if before == "not" and s.low(c.number.first) not in {"more", "less", "fewer"}:
        return True
    begin = g.clause[0]
    for at in range(max(begin, c.number.first - 8), c.number.first):
        if s.low(at) in {"no", "without"} and s.low(at + 1) in {
            "evidence",
            "proof",
            "confirmation",
            "sign",
            "signs",
            "indication",
            "trace",
        }:
            return True
        if (
            s.low(at) in {"not", "never", "t"}
            and s.low(at - 1)
            in {"did", "had", "has", "have", "does", "do", "didn", "hadn", "hasn", "haven", "is", "are", "was", "were"}
            and at >= begin
            and c.number.first - at <= 5
        ):
            return s.low(at + 1) not in {"only", "yet", "just"}
    return False
