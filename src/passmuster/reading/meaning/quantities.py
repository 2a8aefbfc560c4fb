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

from dataclasses import replace

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.meaning.clauses import clause_of
from passmuster.reading.meaning.governed import Governed, from_mark
from passmuster.reading.meaning.governing import ahead_of, behind, close_behind, main_verb_behind
from passmuster.reading.meaning.inherited import PEOPLE, by_total, inherited, said_before
from passmuster.reading.meaning.noun_phrases import by_noun, is_whole, of_whole
from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.numbers.cues import LOSSES, combined, form_of, is_loss, quantity_of
from passmuster.reading.numbers.nouns import is_work
from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.parsed import Parsed

__all__ = ["governed"]


def governed(s: Parsed, candidates: list[Candidate], index: int, earlier: list[Governed]) -> Governed | None:
    """The quantity of one candidate; None when it counts people of no force and says no loss of them.

    `earlier` holds what was found for the candidates before it.
    """
    c = candidates[index]
    clause = clause_of(s, c.number.first, c.noun_stop)
    left, right = _territory(s, candidates, index, clause)
    settled = by_noun(s, c, clause, left, right)
    if settled is not None:
        return settled
    leaning = inherited(s, candidates, index, earlier, clause)
    if c.total is not None:
        before = leaning or said_before(c, clause) or (earlier[index - 1] if 0 < index <= len(earlier) else None)
        return _corrected(s, c, by_total(s, c, c.total, clause, before))
    if is_whole(s, candidates, index):
        whole = of_whole(s, c, right, clause)
        if whole is None and c.kind in {"civilians", "anaphor"}:
            return None
        return _corrected(s, c, whole or Governed(Quantity.PRESENT, c.number.first, c.noun_stop, "default", clause))
    found = _search(s, c, left, right, clause)
    if found is None or (found.side, found.quantity) == ("behind", Quantity.PRESENT):
        found = _with_next(s, candidates, index) or found
    found = found or leaning or said_before(c, clause)
    if found is None and c.kind in {"civilians", "anaphor"}:
        return None
    return _corrected(s, c, found or Governed(Quantity.PRESENT, c.number.first, c.noun_stop, "default", clause))


def _territory(s: Parsed, candidates: list[Candidate], index: int, clause: tuple[int, int]) -> tuple[int, int]:
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


def _search(s: Parsed, c: Candidate, left: int, right: int, clause: tuple[int, int]) -> Governed | None:
    close = main_verb_behind(s, c, right) or close_behind(s, c, right)
    ahead = ahead_of(s, c, left)
    if close is not None and (ahead is None or not _belongs_to_subject(s, c, close, ahead)):
        return from_mark(combined(s, close), "behind", clause)
    if ahead is not None:
        return from_mark(combined(s, ahead) if is_loss(ahead) else _with_particle(s, c, ahead), "ahead", clause)
    far = behind(s, c, right)
    return None if far is None else from_mark(combined(s, far), "behind", clause)


def _belongs_to_subject(s: Parsed, c: Candidate, close: Mark, ahead: Mark) -> bool:
    """True when the verb behind the noun is not the noun's, given the one ahead of the number.

    So in "killed 34 | and wounded 70", in "has 12,000 troops | deployed", in "sent 2,400 men | and led a division" and
    in "Russian forces, reinforced by 12,000 men, | lost".
    """
    bare_object = c.elliptic and ahead.stop == c.number.first and close.first > c.noun_stop
    existential = quantity_of(ahead) == Quantity.PRESENT and c.number.first - ahead.stop <= 3 and not is_loss(close)
    joined = s.low(close.first - 1) == "and" and form_of(close) == "verb"
    helper = s.low(c.number.first - 1) in {"by", "with"} and c.number.first - ahead.stop <= 1
    return bare_object or existential or joined or helper


def _with_particle(s: Parsed, c: Candidate, mark: Mark) -> Mark:
    """A verb whose particle stands behind the number: "bring 2,400 men home", "take nine men prisoner"."""
    particle = s.low(c.noun_stop)
    out = particle == "out" and s.low(mark.first).startswith(("pull", "move", "fl", "t"))
    if particle in {"home", "back"} or out:
        return Mark(mark.first, mark.stop, mark.tag, (Quantity.RETURNED, "verb"))
    if particle in {"prisoner", "captive", "hostage"}:
        return Mark(mark.first, mark.stop, mark.tag, (Quantity.CAPTURED, "verb"))
    return mark


def _with_next(s: Parsed, candidates: list[Candidate], index: int) -> Governed | None:
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


def _corrected(s: Parsed, c: Candidate, found: Governed) -> Governed | None:
    """The quantity found, with its last corrections; None for people of no force who suffered no loss."""
    if c.kind == "civilians" and found.quantity not in LOSSES:
        return None
    if c.kind in {"demonym", "anaphor"} and found.quantity not in LOSSES and is_work(s):
        return replace(found, quantity=Quantity.WORKERS)
    if found.quantity == Quantity.DEPLOYED and found.side == "behind" and _is_stationed(s, found):
        return replace(found, quantity=Quantity.PRESENT)
    return found


def _is_stationed(s: Parsed, found: Governed) -> bool:
    """True for "are deployed" and "were deployed in": men who stand there, not men who were sent."""
    if s.low(found.cue_first) != "deployed":
        return False
    before, behind_it = s.low(found.cue_first - 1), s.low(found.cue_stop)
    stands = before in {"are", "is", "still", "currently", "now"}
    return stands or (before in {"were", "was"} and behind_it in {"in", "at", "along", "near", "on"})
