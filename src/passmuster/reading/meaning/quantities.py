"""Which quantity a number of people is: strength, arrivals, dead, gone home.

The words that govern the number decide. They are looked for in this order:

1. in the noun itself ("300 dead", "12 million shells") or in what a part alone suffered;
2. right behind the noun, in a verb that has the noun for its subject ("troops killed", "troops who have been sent");
3. ahead of the number, where it is the object or complement ("has sent 10,000 troops", "a batch of 1,500");
4. further behind in the same clause;
5. in the number it stands in a list with ("South Korea 2,300"), or in what the sentence before counted;
6. failing all, men named in a place are men present.

What is meant for the future (`modes.py`) turns a sending, an arrival or a strength into `planned`.
"""

from dataclasses import dataclass, replace
from typing import Final

from passmuster.reading.meaning.governing import ahead_of, behind, close_behind, main_verb_behind, verb_of_part
from passmuster.reading.numbers.candidate import Counted
from passmuster.reading.numbers.counted import is_work
from passmuster.reading.numbers.cues import HAVE_OR_BE, LOSSES, combined, cue_at, form_of, is_loss, quantity_of
from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["Governed", "clause_of", "governed"]

OWN_QUANTITY: Final = {
    "shells": "shells", "missiles": "missiles", "other": "other", "recruits": "other", "workers": "workers",
    "prisoners": "captured", "dead": "killed", "hurt": "wounded", "losses": "casualties", "army": "other",
}  # fmt: skip
"""Nouns that settle the quantity by themselves."""

NO_TROOPS: Final = frozenset({"shells", "missiles", "other", "workers", "army"})
PEOPLE: Final = frozenset({"troops", "specialists", "demonym", "civilians"})
CLAUSE_MARKS: Final = frozenset({";", ":", ".", "?", "!", "(", ")"})
LIST_WORDS: Final = word_set("quantities", "list_words")
OF_WORDS: Final = word_set("claims", "base_words")
DETERMINERS: Final = frozenset({"the", "his", "her", "their", "its", "those", "these", "our"})
UNTOLD_PARTS: Final = frozenset({"many", "some", "few", "none", "any", "several", "part", "which"})
"""Parts without a number: what is said of them is not said of the whole."""
FINITE: Final = word_set("quantities", "finite")
"""Past tenses that are no participles: "soldiers killed" may describe a whole, "soldiers died" says what a part did."""
GENERIC_TOTALS: Final = frozenset({"number", "figure", "figures", "total", "count", "tally", "estimate", "numbers"})
"""Totals that only say that something was counted before."""


@dataclass(frozen=True, slots=True)
class Governed:
    """A number's quantity, the tokens of the words that decided (stop exclusive), and where they stand.

    `side` is `behind`, `ahead`, `noun`, `list`, `total` or `default`. `clause`: its first and last (exclusive) token.
    """

    quantity: str
    cue_first: int
    cue_stop: int
    side: str
    clause: tuple[int, int]

    @property
    def rule(self) -> str:
        """Name of the rule that decided, for the record."""
        return f"{self.quantity}:{self.side}"


def governed(s: Parsed, candidates: list[Counted], index: int, earlier: list[Governed]) -> Governed | None:
    """The quantity of one candidate; None when it counts people of no force and says no loss of them.

    `earlier` holds what was found for the candidates before it.
    """
    c = candidates[index]
    clause = clause_of(s, c.number.first, c.noun_stop)
    left, right = _territory(s, candidates, index, clause)
    settled = _by_noun(s, c, clause, left, right)
    if settled is not None:
        return settled
    inherited = _inherited(s, candidates, index, earlier, clause)
    if c.total is not None:
        before = inherited or _said_before(c, clause) or (earlier[index - 1] if 0 < index <= len(earlier) else None)
        return _told(s, c, _by_total(s, c, c.total, clause, before))
    if _is_whole(s, candidates, index):
        whole = _of_whole(s, c, right, clause)
        if whole is None and c.kind in {"civilians", "anaphor"}:
            return None
        return _told(s, c, whole or Governed("present", c.number.first, c.noun_stop, "default", clause))
    found = _search(s, c, left, right, clause)
    if found is None or (found.side, found.quantity) == ("behind", "present"):
        found = _with_next(s, candidates, index) or found
    found = found or inherited or _said_before(c, clause)
    if found is None and c.kind in {"civilians", "anaphor"}:
        return None
    return _told(s, c, found or Governed("present", c.number.first, c.noun_stop, "default", clause))


def clause_of(s: Parsed, first: int, stop: int) -> tuple[int, int]:
    """First and last (exclusive) token of the clause around some tokens: to the next semicolon, contrast or end."""
    begin = first
    while begin > 0 and not _breaks(s, begin - 1):
        begin -= 1
    end = stop
    while end < len(s.tokens) and not _breaks(s, end):
        end += 1
    return begin, end


def _breaks(s: Parsed, at: int) -> bool:
    if s.low(at) in CLAUSE_MARKS:
        return True
    return s.at("boundary", at) is not None and s.low(at - 1) not in {"nothing", "all", "anything"}


def _territory(s: Parsed, candidates: list[Counted], index: int, clause: tuple[int, int]) -> tuple[int, int]:
    """Tokens in which the words that govern a number may lie: from the number before it to the one behind it."""
    begin, end = clause
    c = candidates[index]
    if index > 0:
        previous = candidates[index - 1]
        begin = max(begin, previous.noun_stop if previous.noun_stop <= c.number.first else previous.number.stop)
    for following in candidates[index + 1 :]:
        if following.number.first >= c.noun_stop:
            return begin, min(end, following.number.first)
    return begin, end


def _from_mark(mark: Mark, side: str, clause: tuple[int, int]) -> Governed:
    return Governed(quantity_of(mark), mark.first, mark.stop, side, clause)


# ---- the noun, and parts of a whole ---------------------------------------------------------------------------------


def _by_noun(s: Parsed, c: Counted, clause: tuple[int, int], left: int, right: int) -> Governed | None:
    """What the noun phrase itself settles; None when the words around it must."""
    for at in range(c.number.stop, c.noun_first):
        inner = cue_at(s, at)
        if inner is not None and is_loss(inner):  # "1,437 wounded North Koreans"
            return _from_mark(combined(s, inner), "noun", clause)
    part = verb_of_part(s, c, right) if c.part_of or c.number.share is not None else None
    if part is not None:
        return _from_mark(combined(s, part), "behind", clause)
    if c.kind == "bodies":
        return _bodies(s, c, clause, left, right)
    lost = c.kind in {"workers", "recruits", "hurt"} and _loss_close_behind(s, c, right)
    return None if c.kind not in OWN_QUANTITY or lost else _own(s, c, clause)


def _own(s: Parsed, c: Counted, clause: tuple[int, int]) -> Governed:
    quantity, stop = OWN_QUANTITY[c.kind], c.noun_stop
    cue = cue_at(s, c.noun_first) if c.kind in {"dead", "hurt"} else None
    if cue is not None and is_loss(cue):  # "300 dead and wounded"
        joined = combined(s, cue)
        quantity, stop = quantity_of(joined), max(stop, joined.stop)
    return Governed(quantity, c.noun_first, stop, "noun", clause)


def _bodies(s: Parsed, c: Counted, clause: tuple[int, int], left: int, right: int) -> Governed:
    moved = ahead_of(s, c, left) or behind(s, c, right)
    home = moved is not None and quantity_of(moved) in {"returned", "arrivals", "deployed"}
    return Governed("returned" if home else "killed", c.number.stop, c.noun_stop, "noun", clause)


def _loss_close_behind(s: Parsed, c: Counted, right: int) -> bool:
    close = main_verb_behind(s, c, right) or close_behind(s, c, right)
    return close is not None and is_loss(close)


def _is_whole(s: Parsed, candidates: list[Counted], index: int) -> bool:
    """True for the number that a part is taken of.

    "Half of his | 3,000 men", "of the | 5,000 men, 1,000 must leave", "how many of its | 1,700 troops have left".
    """
    number = candidates[index].number
    of = number.first - 1
    while s.low(of) in DETERMINERS:
        of -= 1
    if s.low(of) == "of" and ((of == 0 and index + 1 < len(candidates)) or s.low(of - 1) in UNTOLD_PARTS):
        return True
    if index == 0:
        return False
    part = candidates[index - 1].number
    words = {s.low(i) for i in range(part.stop, number.first)}
    return (part.share is not None or "of" in words) and words <= OF_WORDS


def _of_whole(s: Parsed, c: Counted, right: int, clause: tuple[int, int]) -> Governed | None:
    """What is said of the whole alone: a participle or relative at its noun; the main verb belongs to the part."""
    close = close_behind(s, c, right)
    if close is None:
        return None
    between = {s.low(i) for i in range(c.noun_stop, close.first)}
    named = any(s.at("actor", i) is not None for i in range(c.noun_stop, close.first))
    relative = named or bool(between & {"who", "that", "which", "it", "they", "he"})
    if "," in between or (between & (HAVE_OR_BE | {"been"}) and not relative):
        return None
    if s.low(close.first) in FINITE and not relative:
        return None
    return _from_mark(combined(s, close), "behind", clause)


# ---- the search -----------------------------------------------------------------------------------------------------


def _search(s: Parsed, c: Counted, left: int, right: int, clause: tuple[int, int]) -> Governed | None:
    close = main_verb_behind(s, c, right) or close_behind(s, c, right)
    ahead = ahead_of(s, c, left)
    if close is not None and (ahead is None or not _belongs_to_subject(s, c, close, ahead)):
        return _from_mark(combined(s, close), "behind", clause)
    if ahead is not None:
        return _from_mark(combined(s, ahead) if is_loss(ahead) else _with_particle(s, c, ahead), "ahead", clause)
    far = behind(s, c, right)
    return None if far is None else _from_mark(combined(s, far), "behind", clause)


def _belongs_to_subject(s: Parsed, c: Counted, close: Mark, ahead: Mark) -> bool:
    """True when the verb behind the noun is not the noun's, given the one ahead of the number.

    So in "killed 34 | and wounded 70", in "has 12,000 troops | deployed", in "sent 2,400 men | and led a division" and
    in "Russian forces, reinforced by 12,000 men, | lost".
    """
    bare_object = c.elliptic and ahead.stop == c.number.first and close.first > c.noun_stop
    existential = quantity_of(ahead) == "present" and c.number.first - ahead.stop <= 3 and not is_loss(close)
    joined = s.low(close.first - 1) == "and" and form_of(close) == "verb"
    helper = s.low(c.number.first - 1) in {"by", "with"} and c.number.first - ahead.stop <= 1
    return bare_object or existential or joined or helper


def _with_particle(s: Parsed, c: Counted, mark: Mark) -> Mark:
    """A verb whose particle stands behind the number: "bring 2,400 men home", "take nine men prisoner"."""
    particle = s.low(c.noun_stop)
    out = particle == "out" and s.low(mark.first).startswith(("pull", "move", "fl", "t"))
    if particle in {"home", "back"} or out:
        return Mark(mark.first, mark.stop, mark.tag, ("returned", "verb"))
    if particle in {"prisoner", "captive", "hostage"}:
        return Mark(mark.first, mark.stop, mark.tag, ("captured", "verb"))
    return mark


# ---- what else can decide -------------------------------------------------------------------------------------------


def _with_next(s: Parsed, candidates: list[Counted], index: int) -> Governed | None:
    """The words that govern the next number of a list: "33 officers and 250 men were wounded"."""
    if index + 1 >= len(candidates):
        return None
    c, following = candidates[index], candidates[index + 1]
    between = {s.low(i) for i in range(max(c.noun_stop, c.number.stop), following.number.first)}
    listed = bool(between) and between <= {"and", ",", "or", "plus", "as", "well", "another"}
    if not listed or following.kind not in PEOPLE:
        return None
    found = governed(s, [following], 0, [])
    return replace(found, side="list") if found is not None and found.side == "behind" else None


def _inherited(
    s: Parsed, candidates: list[Counted], index: int, earlier: list[Governed], clause: tuple[int, int]
) -> Governed | None:
    """The quantity of the number that this one follows in a list or leans on."""
    if index == 0 or index - 1 >= len(earlier):
        return None
    c, previous = candidates[index], candidates[index - 1]
    source = earlier[c.leans_on if c.leans_on is not None and c.leans_on < len(earlier) else index - 1]
    between = {s.low(i) for i in range(previous.noun_stop, c.number.first)}
    if c.leans_on is None and not (between and between <= LIST_WORDS):
        return None
    if previous.kind in NO_TROOPS and c.kind in PEOPLE:  # "send 5,000 builders and 1,000 sappers"
        shared = ahead_of(s, previous, clause[0])
        return None if shared is None else _from_mark(shared, "ahead", clause)
    return replace(source, side="list", clause=clause)


def _said_before(c: Counted, clause: tuple[int, int]) -> Governed | None:
    """What the sentence before counted, for "the count" and "another 90"."""
    return Governed(c.recalled, c.number.first, c.number.stop, "total", clause) if c.recalled else None


def _by_total(s: Parsed, c: Counted, total: int, clause: tuple[int, int], before: Governed | None) -> Governed:
    """What a total before a bare number is of: a loss first ("the death toll ... reached 190"), else a force."""
    marks = [mark for at in range(max(0, total - 4), c.number.first) if (mark := cue_at(s, at)) is not None]
    generic = s.low(total) in GENERIC_TOTALS and s.low(total + 1) != "of"
    if before is not None and generic and not any(is_loss(mark) for mark in marks):
        return before
    if before is not None and before.quantity in LOSSES and s.low(total) == "toll" and s.low(total - 1) != "death":
        return before  # "900 people had been killed, a toll that the UN put at 700"
    for wanted in (LOSSES, ("returned", "rotated", "deployed", "arrivals", "other"), ("present",)):
        for mark in marks:
            link = mark.first > total and form_of(mark) == "verb" and c.number.first - mark.stop < 3
            if quantity_of(mark) in wanted and (is_loss(mark) or not link):
                return _from_mark(combined(s, mark), "total", clause)
    return Governed("present", total, total + 1, "total", clause)


def _told(s: Parsed, c: Counted, found: Governed) -> Governed | None:
    """The quantity found, with its last corrections; None for people of no force who suffered no loss."""
    if c.kind == "civilians" and found.quantity not in LOSSES:
        return None
    if c.kind in {"demonym", "anaphor"} and found.quantity not in LOSSES and is_work(s):
        return replace(found, quantity="workers")
    if found.quantity == "deployed" and found.side == "behind" and _is_stationed(s, found):
        return replace(found, quantity="present")
    return found


def _is_stationed(s: Parsed, found: Governed) -> bool:
    """True for "are deployed" and "were deployed in": men who stand there, not men who were sent."""
    if s.low(found.cue_first) != "deployed":
        return False
    before, behind_it = s.low(found.cue_first - 1), s.low(found.cue_stop)
    stands = before in {"are", "is", "still", "currently", "now"}
    return stands or (before in {"were", "was"} and behind_it in {"in", "at", "along", "near", "on"})
