"""Roles: whose act it is, and to whom, by the actors named around its words.

Where a sentence leaves out the other side ("North Korea pledged support"), it is the one this text has paired that
actor with most often.
"""

from typing import Final

from passmuster.reading.acts.cast import Cast
from passmuster.reading.meaning.clauses import clause_of
from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.parsed import Parsed

__all__ = ["roles_of"]


NEAR: Final = 8
"""Tokens between the words of an act and the one whose act it is, where the words name an attitude."""

PAIR_WORDS: Final = frozenset(
    {"nations", "countries", "states", "sides", "leaders", "allies", "partners", "two", "both"}
)


def roles_of(
    s: Parsed, mark: Mark, roles: str, actors: list[Mark], cast: Cast, doer: str
) -> tuple[list[str], list[str], bool]:
    """Sources and targets of an act, and whether both were named in the sentence."""
    before = [a for a in actors if a.stop <= mark.first]
    behind = [a for a in actors if a.first >= mark.stop]
    if roles == "inverse":
        return _inverse(before, behind, cast)
    if roles == "mutual":
        return _mutual(before, behind, cast)
    sources = [doer] if doer and roles == "subject" else _sources(s, mark, before, cast)
    if not sources:
        return [], [], False
    named = _targets(s, mark, sources, before, behind, cast)
    if named:
        return sources, named, True
    other = cast.counterpart(sources[0])
    return sources[:1], [other] if other else [], False


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
    if mark.first - last.stop <= 2:
        return last
    owners = [a for a in near if s.low(a.stop) in {"'s", "'"} and mark.first - a.stop <= NEAR]
    if owners:
        return owners[-1]
    heads = [
        a
        for a in near
        if s.low(a.first - 1)
        not in {"of", "on", "against", "with", "in", "to", "for", "from", "over", "by", "at", "between"}
    ]
    return (heads or near)[-1]


def _targets(
    s: Parsed, mark: Mark, sources: list[str], before: list[Mark], behind: list[Mark], cast: Cast
) -> list[str]:
    """To whom: the first other actor behind the words, a pair where the text says so, else another one before them."""
    reach = behind[0].first if behind else len(s.tokens)
    window = range(mark.stop, min(reach, mark.stop + NEAR))
    if any(s.low(i) in {"these", "two", "both"} and s.low(i + 1) in PAIR_WORDS for i in window) and all(cast.bound):
        return [code for code in cast.bound if code not in sources]
    others = [str(a.value[0]) for a in behind if a.value[0] not in sources]
    if others:
        return others[:1]
    earlier = [str(a.value[0]) for a in before if a.value[0] not in sources]
    return earlier[-1:]


def _inverse(before: list[Mark], behind: list[Mark], cast: Cast) -> tuple[list[str], list[str], bool]:
    """ "Russia's reliance on North Korean support": the giver stands behind, the receiver before."""
    if not behind:
        return [], [], False
    giver = str(behind[0].value[0])
    receivers = [str(a.value[0]) for a in before if a.value[0] != giver]
    receiver = receivers[-1] if receivers else cast.counterpart(giver)
    return [giver], [receiver], bool(receivers)


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
