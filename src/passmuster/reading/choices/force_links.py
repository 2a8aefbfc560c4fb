"""Features of a force from how the number hangs on it: as the subject of its clause, by the number before, as theme.

Whoever stations, loses or buries men is the subject of the deed, however far it stands; "of whom 20" and "another 300"
lean on the number before; "the contingent" is that of the force which the text has made its theme.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from passmuster.ledger.actors import kind_of
from passmuster.reading.meaning.mentions import Mentions
from passmuster.reading.numbers.find_numbers import written_numbers
from passmuster.reading.proposals import Proposal
from passmuster.reading.syntax.clause_subjects import NO_DOER, Doer, clause_subjects, leading_word, main_subject
from passmuster.reading.syntax.links import mark_between
from passmuster.reading.syntax.verb_groups import VerbGroup, verb_groups
from passmuster.reading.syntax.word_kinds import noun_kinds
from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["Hanging", "force_links", "hanging_of", "nobody_links"]

STRONG: Final = frozenset({";", ":", ".", "(", ")", "—", "–"})
POINTING: Final = frozenset({"the", "its", "their", "this", "that", "these", "his", "our", "whose"})
POINTED: Final = frozenset({"unit", "group", "rebel", "mercenary", "peacekeeper", "soldier", "loss", "dead", "police"})
"""Kinds of nouns by which a text comes back to a force: "the brigade", "the volunteers"."""

MORE: Final = word_set("force_links", "leaning")
LONGEST_LINK: Final = 4
MOST_CLASSES: Final = 3
OWN_BEHIND: Final = 4
"""Tokens behind a noun within which "of its own" ends."""


class Hanging(NamedTuple):
    """What a number hangs on: the verb ahead in its clause and the one behind, their subjects, the link, the nouns."""

    ahead: VerbGroup | None
    subject: Doer
    behind: VerbGroup | None
    behind_subject: Doer
    main: Doer
    link: str
    link_from: int
    """The token behind the number before; -1 where there is none in the sentence."""

    pointed: tuple[str, ...]
    """The kinds of the nouns that come back to a force, ahead of the number and at it."""

    clause_first: str
    """The first nation or group of the clause that no preposition leads to."""

    at_noun: str
    """The nation or group named within the phrase of what is counted, or right behind it; empty for none."""

    nearest: str
    """The last one named ahead of the number."""

    is_own: bool
    """Whether it counts "its own" or "their own"."""


def hanging_of(s: Parsed, p: Proposal) -> Hanging:
    """What a number hangs on; worked out once for all who may own it."""
    known = s.once(_none_yet)
    if p.number.core not in known:
        known[p.number.core] = _hanging(s, p)
    return known[p.number.core]


def _none_yet(_: Parsed) -> dict[int, Hanging]:
    return {}


def _hanging(s: Parsed, p: Proposal) -> Hanging:
    number, subjects = p.number, clause_subjects(s)
    noun_stop = max(number.stop, p.candidate.noun_stop) if p.candidate else number.stop
    start = max((i + 1 for i in range(number.first) if s.low(i) in STRONG), default=0)
    end = next((i for i in range(noun_stop, len(s.tokens)) if s.low(i) in STRONG), len(s.tokens))
    groups = verb_groups(s)
    ahead = next((g for g in reversed(groups) if start <= g.first and g.stop <= number.first), None)
    behind = next((g for g in groups if noun_stop <= g.first < end), None)
    stop = max((n.stop for n in s.once(written_numbers) if n.stop <= number.first), default=-1)
    marks = s.by_tag.get("actor", ())
    free = (m for m in marks if start <= m.first < end and leading_word(s, m) in {"", "of", "from"})
    first = next((str(m.value[0]) for m in free), "")
    return Hanging(
        ahead, NO_DOER if ahead is None else subjects[ahead.first],
        behind, NO_DOER if behind is None else subjects[behind.first],
        main_subject(s), _link(s, stop, number.first, noun_stop), stop, _pointed(s, start, noun_stop), first,
        _at_noun(s, p, noun_stop), next((str(m.value[0]) for m in reversed(marks) if m.stop <= number.first), ""),
        any(s.low(i) == "own" for i in range(number.first - 2, noun_stop + OWN_BEHIND)),
    )  # fmt: skip


def force_links(
    s: Parsed, hanging: Hanging, force: str, marks: Sequence[Mark], named: Mentions, told: tuple[str, str, str]
) -> Iterator[str]:
    """The features of one force; `told` are whose men were counted last, the quantity, and whose the grammar says."""
    last, quantity, owner = told
    kind, was = kind_of(force), last == force
    yield from _of_subject(hanging, force, quantity, owner)
    where = named.where(force, bool(marks))
    theme = named.theme == force
    yield from (f"theme={theme}:{where}:{hanging.subject.how}", f"theme={theme}:{was}:{hanging.main.how}")
    yield from (f"theme={theme}:{where}:{hanging.link}", f"headed={named.headed == force}:{where}")
    gone, most = min(2, named.gone[force]), named.most_gone() == force
    yield from (
        f"gone={gone}:{where}",
        f"most-gone={most}:{where}:{hanging.subject.how}",
        f"most-gone={most}:{was}:{theme}",
    )
    yield from (f"most-gone={most}:link={hanging.link}:{where}", f"most-gone={most}:{quantity}:{where}")
    host = bool(named.ways[force, "place"])
    yield from (f"abroad={gone > 0}:host={host}:{where}", f"abroad={gone > 0}:host={host}:{hanging.subject.how}")
    yield f"abroad={gone > 0}:host={host}:link={hanging.link}:{was}"
    yield from _of_stand(s, hanging, force, marks, owner)
    yield from (f"kind={kind}:{quantity}", f"kind={kind}:{where}")
    for noun in hanging.pointed:
        yield from (f"the~{noun}:{kind}:{where}", f"the~{noun}:was={was}:{where}", f"the~{noun}:theme={theme}:{where}")
        yield f"the~{noun}:most-gone={most}:{where}"
        yield from (f"the~{noun}:{named.mainly(force)}", f"the~{noun}:armed={named.most_as_force() == force}:{where}")
    between = any(hanging.link_from <= mark.first for mark in marks) if hanging.link_from >= 0 else False
    yield from (f"link={hanging.link}:was={was}", f"link={hanging.link}:was={was}:between={between}")
    first = hanging.clause_first == force
    yield f"clause-first={first}:{bool(hanging.clause_first)}:{quantity}"
    yield f"clause-first={first}:own={hanging.is_own}:{was}"
    yield f"clause-first={first}:agent={hanging.subject.code == force}:was={was}"
    for lead in dict.fromkeys(leading_word(s, mark) for mark in marks):
        yield from (f"led={lead}:{kind}", f"led={lead}:{quantity}", f"led={lead}:only={len(marks) == 1}")


def nobody_links(hanging: Hanging, last: str | None, quantity: str, named: Mentions) -> Iterator[str]:
    """The same of nobody; `last` is None where nothing was counted yet."""
    was = last == ""
    yield from (f"nobody:agent={bool(hanging.subject.code)}:{quantity}", f"nobody:link={hanging.link}:was={was}")
    yield from (f"nobody:the~{noun}:{bool(named.theme)}" for noun in hanging.pointed)
    yield from (f"nobody:main={hanging.main.how}:{bool(named.theme)}", f"nobody:headed={bool(named.headed)}")


def _of_subject(hanging: Hanging, force: str, quantity: str, owner: str) -> Iterator[str]:
    for side, group, subject in (
        ("ahead", hanging.ahead, hanging.subject),
        ("behind", hanging.behind, hanging.behind_subject),
    ):
        if group is None:
            yield f"agent-{side}=no-verb"
            continue
        is_it = f"{subject.code == force}" if subject.code else "?"
        yield from (f"agent-{side}={is_it}:{subject.how}", f"agent-{side}={is_it}:{quantity}:{group.passive}")
        yield f"agent-{side}={is_it}:{subject.how}:grammar={owner == force}"
        for name in group.classes[:MOST_CLASSES] or ("?",):
            yield f"agent-{side}={is_it}:{name}:{group.passive}"
            if side == "ahead":
                yield f"agent-{side}={is_it}:{name}:{quantity}"
    main = f"{hanging.main.code == force}" if hanging.main.code else "?"
    yield from (f"main-subject={main}:{hanging.main.how}", f"main-subject={main}:{quantity}:{hanging.subject.how}")


def _of_stand(s: Parsed, hanging: Hanging, force: str, marks: Sequence[Mark], owner: str) -> Iterator[str]:
    """Whether a force is the subject, stands nearest, stands at the counted noun, and whether another does."""
    subject, inner = hanging.subject, hanging.at_noun
    agent = f"{subject.code == force}{subject.how}" if subject.code else subject.how
    at_noun = f"{inner == force}" if inner else "?"
    nearest = hanging.nearest == force
    stand = f"{agent}:{nearest}:{at_noun}"
    yield from (f"stand={stand}", f"stand={agent}:{at_noun}:{owner == force}", f"at-noun={at_noun}:{len(marks) > 0}")
    for mark in marks[-1:]:
        yield f"stand={stand}:{leading_word(s, mark)}"
    for name in () if hanging.ahead is None else hanging.ahead.classes[:MOST_CLASSES]:
        yield f"stand={agent}:{at_noun}:{name}"


def _link(s: Parsed, stop: int, first: int, noun_stop: int) -> str:
    """What stands between the number before and this one, with a word that leans on it."""
    words = [s.low(i) for i in range(max(0, stop if stop >= 0 else first - LONGEST_LINK), noun_stop)]
    leaning = next((word for word in words if word in MORE), "")
    if stop < 0:
        return f"none {leaning}"
    return f"{mark_between(s, stop, first)} {leaning}{' far' if first - stop > LONGEST_LINK else ''}"


def _at_noun(s: Parsed, p: Proposal, noun_stop: int) -> str:
    """Whose name stands at what is counted: "12 Danes", "300 Fijian soldiers", "40 of the Chadians"."""
    if p.candidate is not None and p.candidate.actor:
        return p.candidate.actor
    stop = max(noun_stop, p.number.stop + 1)
    return next((str(m.value[0]) for m in s.by_tag.get("actor", ()) if p.number.stop <= m.first <= stop), "")


def _pointed(s: Parsed, start: int, stop: int) -> tuple[str, ...]:
    """The kinds of nouns behind "the" or "its" in a clause, where no nation or group stands at them."""
    found = dict[str, None]()
    for at in range(start, stop):
        kinds = POINTED.intersection(noun_kinds(s.low(at)))
        near = range(max(start, at - 3), at)
        if kinds and any(s.low(i) in POINTING for i in near) and not any(s.at("actor", i) for i in near):
            found |= dict.fromkeys(sorted(kinds))
    return tuple(found)
