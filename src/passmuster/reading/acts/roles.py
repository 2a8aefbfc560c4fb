"""Roles: whose act it is, and to whom, by the actors named around its words.

Who acts stands before the words in their clause, and to whom behind them before the next verb. What was done to
somebody has its doer behind "by", and nobody's act is no act. Where a sentence leaves out the other side ("North Korea
pledged support"), it is the one this text has paired that actor with often.
"""

from collections.abc import Sequence
from typing import Final

from passmuster.reading.acts.cast import OFTEN, Cast
from passmuster.reading.meaning.clauses import clause_of
from passmuster.reading.syntax.verb_groups import VerbGroup
from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.parsed import Parsed

__all__ = ["roles_of"]


NEAR: Final = 8
"""Tokens between the words of an act and the one whose act it is, where the words name an attitude."""

GOVERNING: Final = frozenset(
    {"of", "on", "against", "with", "in", "to", "for", "from", "over", "by", "at", "between", "near", "into"}
)
"""Prepositions that make a name the place, the aim or the company of an act."""

PAIR_WORDS: Final = frozenset(
    {"nations", "countries", "states", "sides", "leaders", "allies", "partners", "two", "both"}
)


def roles_of(
    s: Parsed,
    mark: Mark,
    roles: str,
    actors: list[Mark],
    cast: Cast,
    doer: str,
    verbs: Sequence[VerbGroup] = (),
    *,
    is_help: bool = False,
) -> tuple[list[str], list[str], bool]:
    """Sources and targets of an act, and whether both were named in the sentence.

    `verbs` are the sentence's. Of help (`is_help`) nobody behind a further verb is the taker: "helped to defeat M23".
    """
    before = [a for a in actors if a.stop <= mark.first]
    behind = [a for a in actors if a.first >= mark.stop]
    if roles == "inverse":
        return _inverse(before, behind, cast)
    if roles == "mutual":
        return _mutual(before, behind, cast)
    verb = next((group for group in verbs if mark.first <= group.head < mark.stop), None)
    if verb is not None and verb.passive:
        return _done_by(s, mark, before, behind)
    sources = [doer] if doer and roles == "subject" else _sources(s, mark, before, cast)
    if not sources:
        return [], [], False
    named = _targets(s, mark, sources, before, behind, cast, _reach(s, mark, verbs, is_help=is_help))
    if named:
        return sources, named, True
    other = cast.counterpart(sources[0]) if cast.pairs[sources[0], cast.counterpart(sources[0])] >= OFTEN else ""
    return sources[:1], [other] if other else [], False


def _done_by(s: Parsed, mark: Mark, before: list[Mark], behind: list[Mark]) -> tuple[list[str], list[str], bool]:
    """ "Kenyan soldiers were attacked by al-Shabaab": the doer behind "by", and to whom before the words."""
    doers = [a for a in behind if "by" in {s.low(i) for i in range(mark.stop, a.first)} and a.first - mark.stop <= NEAR]
    begin = clause_of(s, mark.first, mark.stop)[0]
    done_to = [a for a in before if a.first >= begin]
    if not doers or not done_to or doers[0].value[0] == done_to[-1].value[0]:
        return [], [], False
    return [str(doers[0].value[0])], [str(done_to[-1].value[0])], True


def _sources(s: Parsed, mark: Mark, before: list[Mark], cast: Cast) -> list[str]:
    """Whose act it is: the nearest actor before in the clause, with those joined to it; a pronoun is the last one."""
    begin = clause_of(s, mark.first, mark.stop)[0]
    near = [a for a in before if a.first >= begin] or before
    if not near:
        own = any(
            s.low(i) in {"his", "its", "their", "he", "it", "they"} for i in range(max(0, mark.first - 4), mark.first)
        )
        return [cast.last] if own and cast.last else []
    chosen = _subject_of(s, mark, near)
    joined = [str(chosen.value[0])]
    place = near.index(chosen)
    while place > 0 and all(
        s.low(i) in {"and", ",", "both", "the"} for i in range(near[place - 1].stop, near[place].first)
    ):
        place -= 1
        joined.insert(0, str(near[place].value[0]))
    return list(dict.fromkeys(joined))


def _subject_of(s: Parsed, mark: Mark, near: list[Mark]) -> Mark:
    """The owner right before ("Kim's discontent", "Russian invasion"), else the nearest one that acts."""
    last = near[-1]
    if mark.first - last.stop <= 2 and not _is_governed(s, last):
        return last
    owners = [a for a in near if s.low(a.stop) in {"'s", "'"} and mark.first - a.stop <= NEAR]
    if owners:
        return owners[-1]
    heads = [a for a in near if not _is_governed(s, a)]
    return (heads or near)[-1]


def _is_governed(s: Parsed, actor: Mark) -> bool:
    """True for a name behind a preposition, whose act it is not: "helicopters from a base in Chad attacked"."""
    first = actor.first - 1 if s.low(actor.first - 1) in {"the", "a", "an"} else actor.first
    return s.low(first - 1) in GOVERNING and actor.value[1] not in {"adjective", "leader"}


def _is_next_subject(s: Parsed, actor: Mark, end: int) -> bool:
    """True for who does what the next verb tells, or the same left out: "Morocco has agreed, Togo 150 men"."""
    first = actor.first - 1 if s.low(actor.first - 1) == "the" else actor.first
    begins = (
        end - actor.stop <= 1 or s.kind(actor.stop) == "number" or s.low(actor.stop) in {"a", "an", "some", "about"}
    )
    return begins and s.low(first - 1) in {",", "and", "but", "while", "as"}


def _reach(s: Parsed, mark: Mark, verbs: Sequence[VerbGroup], *, is_help: bool) -> int:
    """The token up to which somebody behind the words of an act may be the one it is done to."""
    behind = [group for group in verbs if group.first >= mark.stop]
    told = (g for g in behind if g.is_finite and all(s.low(i) != "to" for i in range(g.first, g.head)))
    end = min((group.first for group in (behind if is_help else told)), default=len(s.tokens))
    return min(end, clause_of(s, mark.first, mark.stop)[1])


def _targets(
    s: Parsed,
    mark: Mark,
    sources: list[str],
    before: list[Mark],
    behind: list[Mark],
    cast: Cast,
    end: int,
) -> list[str]:
    """To whom: the first other actor behind the words and before the next verb that is told of somebody, a pair where
    the text says so, else another one right before them."""
    reach = behind[0].first if behind else len(s.tokens)
    window = range(mark.stop, min(reach, mark.stop + NEAR))
    if any(s.low(i) in {"these", "two", "both"} and s.low(i + 1) in PAIR_WORDS for i in window) and all(cast.bound):
        return [code for code in cast.bound if code not in sources]
    others = [
        str(a.value[0])
        for a in behind
        if a.value[0] not in sources and a.first < end and not _is_next_subject(s, a, end)
    ]
    if others:
        return others[:1]
    earlier = [str(a.value[0]) for a in before if a.value[0] not in sources and mark.first - a.stop <= NEAR]
    return earlier[-1:]


def _inverse(before: list[Mark], behind: list[Mark], cast: Cast) -> tuple[list[str], list[str], bool]:
    """ "Russia's reliance on North Korean support": the giver stands behind, the receiver before."""
    if not behind:
        return [], [], False
    giver = str(behind[0].value[0])
    receivers = [str(a.value[0]) for a in before if a.value[0] != giver]
    if receivers:
        return [giver], receivers[-1:], True
    other = cast.counterpart(giver)
    is_often = cast.pairs[giver, other] >= OFTEN and other not in {a.value[0] for a in behind}
    return [giver], [other] if is_often else [], False


def _mutual(before: list[Mark], behind: list[Mark], cast: Cast) -> tuple[list[str], list[str], bool]:
    codes = list(dict.fromkeys(str(a.value[0]) for a in [*behind[:2], *reversed(before)]))
    if behind and before and len(codes) >= 2:
        left = next((str(a.value[0]) for a in reversed(before) if a.value[0] != behind[0].value[0]), "")
        if left:
            return [left], [str(behind[0].value[0])], True
    if len(codes) >= 2:
        return codes[:1], codes[1:2], True
    one = codes[0] if codes else cast.last
    other = cast.counterpart(one) if one else ""
    return [one], [other], False
