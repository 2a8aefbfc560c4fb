"""Opening notes: the sentences below the table of a first screen: so far, what moved it, what is least sure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import isfinite
from typing import Final

from passmuster.findings.asked import asked_briefly, asked_words
from passmuster.findings.change_words import moved_note
from passmuster.findings.findings import Findings
from passmuster.findings.least_sure import least_sure, widest
from passmuster.findings.parts.counts import Estimate, Fan
from passmuster.findings.parts.evidence import EventLine
from passmuster.findings.parts.methods import Diagnostics
from passmuster.findings.parts.opening import NoteKind, OpeningNote, Standing
from passmuster.findings.parts.outlook import ActionOutlook, EffectKind, Indicator, LeverEffect
from passmuster.findings.sentences import sentence_case
from passmuster.findings.short_words import DOES
from passmuster.findings.standing import is_thin, standing_of
from passmuster.inference.diagnostics import ESS_NEEDED, R_HAT_LIMIT
from passmuster.ledger.actors import actor_in_text
from passmuster.ledger.roles import WEIGHED
from passmuster.ledger.vocabulary import Action, EventType, Quantity
from passmuster.muster.found import VerdictWord
from passmuster.precedents.acts import ActKind
from passmuster.wording.dates import short_date
from passmuster.wording.lists import joined
from passmuster.wording.numbers import (
    count_words,
    percent_interval_words,
    rough_count_words,
)
from passmuster.wording.quantities import tally

__all__ = ["notes"]

TALKS: Final = "talks held"
"""The turn that talks are told as."""

A_YEAR: Final = timedelta(days=365)
A_MONTH: Final = timedelta(weeks=4)

STEPS_TOLD: Final = 3
"""Turns that are told, the latest ones; the page and the data hold all."""

LONGEST: Final = 120
"""Letters of a report to watch for that still fits the screen; a longer one is told only where there is no other."""

MOVED_TOLD: Final[Mapping[Quantity, str]] = {
    Quantity.PRESENT: "present",
    Quantity.DEPLOYED: "sent",
    Quantity.KILLED: "dead",
}
"""Counts whose last month is told, in the words of the screen."""

WORDS_OF: Final[Mapping[str, str]] = {str(action): words for action, words in DOES.items()}
"""Name of an action to what the partner then does."""

AS_BEFORE: Final = " as before"
"""What is said of an estimate whose middle is the same."""

LEAST_POINTS: Final = 0.015
"""Smaller changes of a chance round to one point, which says little."""


def notes(findings: Findings, subject: str, near: Sequence[ActionOutlook]) -> tuple[OpeningNote, ...]:
    """The sentences that have something to say, in the order of reading; of a thin case nothing is told to move."""
    thin = is_thin(findings)
    told = {
        NoteKind.ITS_DAY: findings.about.undated if findings.about else "",
        NoteKind.WHAT_IF: _what_if(findings, near),
        NoteKind.ASKED: asked_words(findings.questions),
        NoteKind.SO_FAR: _so_far(findings),
        NoteKind.MOVED: _since(findings) or ("" if thin else _moved(findings, subject)),
        NoteKind.WOULD_MOVE: "" if thin else _would_move(findings),
        NoteKind.LEAST_SURE: least_sure(findings, subject, near),
        NoteKind.RESTS_ON: _rests_on(findings),
        NoteKind.THE_FIT: _the_fit(findings.diagnostics),
    }
    brief = {
        NoteKind.ASKED: asked_briefly(findings.questions),
        NoteKind.SO_FAR: _last_of_all(findings),
        NoteKind.LEAST_SURE: widest(findings, subject, near),
        NoteKind.THE_FIT: _the_fit(findings.diagnostics, most=1),
    }
    return tuple(OpeningNote(kind=kind, text=text, brief=brief.get(kind, "")) for kind, text in told.items() if text)


# What if --------------------------------------------------------------------------------------------------------------


def _what_if(findings: Findings, near: Sequence[ActionOutlook]) -> str:
    """What the levers that were set change by the day of the chances: counts of the table, and one chance."""
    weeks = near[0].horizon_weeks if near else 0
    effects = [row for row in findings.lever_effects if row.horizon_weeks == weeks]
    counts = [
        f"{word} {before} into {after}"
        for quantity, word in MOVED_TOLD.items()
        for row in effects
        if row.kind == EffectKind.COUNT and row.what == quantity
        if (before := rough_count_words(row.before)) != (after := rough_count_words(row.after))
    ]
    parts = [*([f"{joined(counts)}, by the middle,"] if counts else []), *_turned_chance(effects)]
    if not findings.levers or not effects:
        return ""
    by = short_date(findings.as_of + timedelta(weeks=weeks), findings.as_of)
    if not parts:
        return f"By {by} the levers turn no number of this screen by as much as it is rounded."
    return f"By {by} the levers turn {' and '.join(parts).rstrip(',')}."


def _turned_chance(effects: Iterable[LeverEffect]) -> list[str]:
    """The chance that the levers move most, where it moves by a point."""
    chances = [row for row in effects if row.kind == EffectKind.ACTION]
    if not chances:
        return []
    row = max(chances, key=lambda row: abs(row.mean))
    before, after = (percent_interval_words(value, value) for value in (row.before, row.after))
    return [f"the chance that it {WORDS_OF.get(row.what, row.what)} {before} into {after}"] if before != after else []


# So far ---------------------------------------------------------------------------------------------------------------


def _so_far(findings: Findings) -> str:
    """The latest turns of the partner, the last thing it signed and the last men told to go, the earliest first.

    Where one of them points to leaving, what such acts were followed by in past wars.
    """
    return _told_steps(findings, _steps(findings))


def _last_of_all(findings: Findings) -> str:
    """The latest of them alone; talks only where nothing weightier was done within a year before them."""
    steps = _steps(findings)
    weighty = [step for step in steps if step[1] != TALKS and steps[-1][0] - step[0] <= A_YEAR]
    return _told_steps(findings, weighty[-1:] or steps[-1:])


def _steps(findings: Findings) -> list[tuple[date, str]]:
    turns = sorted((row.date, row.text) for row in findings.stances)[-STEPS_TOLD:]
    claimed = sorted((row.date, row.text) for row in findings.acts if row.claim_ids)[-1:]
    return sorted({*turns, *sorted(_signed(findings))[-1:], *claimed})


def _told_steps(findings: Findings, steps: Iterable[tuple[date, str]]) -> str:
    words = "; ".join(f"{text} ({short_date(day, findings.as_of)})" for day, text in steps)
    return f"{sentence_case(words)}.{_followed_by(findings)}" if words else ""


def _followed_by(findings: Findings) -> str:
    """What the latest act that points to leaving meant in past wars; empty without one, or without a past one.

    Talks take nothing back, so where men were sent home or a withdrawal was announced within a year before them, it is
    that act which is told of.
    """
    known = [act for act in findings.acts if act.contingents]
    if not known:
        return ""
    weighty = [act for act in known if act.kind != ActKind.TALKS and known[-1].date - act.date <= A_YEAR]
    last = (weighty or known)[-1]
    return (
        f" Of {tally(last.contingents, 'past partner')} with such an act as the last that points to leaving, "
        f"{last.within_a_year} had fewer than half of their troops there a year later."
    )


def _signed(findings: Findings) -> Iterator[tuple[date, str]]:
    """What was signed between the partner and one of the two others."""
    turns = {row.event_id for row in findings.stances}
    for event in findings.events:
        other = _other_of(findings, event)
        if other and event.event == EventType.AGREE and event.event_id not in turns:
            yield event.date, f"an agreement with {actor_in_text(other)}"


def _other_of(findings: Findings, event: EventLine) -> str:
    """Whom the partner had to do with; empty where it was not between the partner and one of the two others."""
    about = findings.about
    if about is None:
        return ""
    pair = {event.source_actor, event.target_actor}
    others = pair & {about.principal, about.opponent}
    return others.pop() if about.partner in pair and len(others) == 1 else ""


# What moved it, what would --------------------------------------------------------------------------------------------


def _moved(findings: Findings, subject: str) -> str:
    """How the account moved in the last four weeks: the middle of each estimate then and now."""
    fans = {fan.quantity: fan for fan in findings.fans if fan.subject == subject}
    now = {row.quantity: row for row in findings.estimates if (row.subject, row.date) == (subject, findings.as_of)}
    then = findings.as_of - A_MONTH
    parts = [
        _change(word, _at(fans[quantity], then), now[quantity])
        for quantity, word in MOVED_TOLD.items()
        if quantity in fans and quantity in now and standing_of(now[quantity], findings) != Standing.PRIOR
    ]
    told = [part for part in parts if part]
    if all(part.endswith(AS_BEFORE) for part in told):
        return ""  # nothing moved, which nobody need be told
    since = short_date(then, findings.as_of)
    return f"Since {since}, by the middle of each estimate: {joined(told)}." if told else ""


def _since(findings: Findings) -> str:
    """What moved since the day or the briefing that was asked about; empty where nobody asked."""
    return moved_note(findings.moved, MOVED_TOLD) if findings.moved is not None else ""


def _change(word: str, before: float | None, now: Estimate) -> str:
    """What was and what is, both as exact as the estimate of today."""
    if before is None or not isfinite(now.q50):
        return ""
    first, last = (count_words(value, width=now.q95 - now.q05) for value in (before, now.q50))
    return f"{word} {last}{AS_BEFORE}" if first == last else f"{word} {first} to {last}"


def _at(fan: Fan, day: date) -> float | None:
    """The middle at the end of the week that holds a day; None where there is none."""
    known = [value for sunday, value in zip(fan.dates, fan.q50, strict=True) if 0 <= (sunday - day).days < 7]
    return known[0] if known and isfinite(known[0]) else None


def _would_move(findings: Findings) -> str:
    """The report that would move a judgement most, of those that can be told briefly."""
    told = [(row.size or 0.0, _report(row)) for row in findings.indicators]
    brief = [row for row in told if len(row[1]) <= LONGEST] or told
    return max(brief, key=lambda row: row[0])[1] if brief else ""


def _report(row: Indicator) -> str:
    size = f" by about {100.0 * row.size:.0f} in 100" if row.size and row.size >= LEAST_POINTS else ""
    action = next((action for action in Action if row.moves.startswith(f"{action} within ")), None)
    moved = f"the chance that it {DOES[action]}" if action else row.moves
    return f"{sentence_case(row.text)}: {row.direction}{size} {moved}."


# What it rests on -----------------------------------------------------------------------------------------------------


def _rests_on(findings: Findings) -> str:
    """How many claims were weighed, and how many of those judged do not stand up to the others."""
    weighed = [row for row in findings.claims if row.role in WEIGHED]
    if not weighed:
        return ""
    verdicts = [row.verdict for row in findings.muster]
    failing = _counted(verdicts.count(VerdictWord.FAILS), "fails", "fail")
    doubtful = _counted(verdicts.count(VerdictWord.DOUBTFUL), "is doubtful", "are doubtful")
    doubts = [words for words in (failing, doubtful) if words]
    beside = f"; held against the others, {joined(doubts)}" if doubts else ""
    return (
        f"{len(weighed)} of {tally(len(findings.claims), 'claim')} and {tally(len(findings.events), 'event')}{beside}."
    )


def _the_fit(diagnostics: Diagnostics, most: int = 2) -> str:
    """What must be said of a usable fit that is coarse or withholds something; empty for a sound one."""
    is_coarse = diagnostics.r_hat_max >= R_HAT_LIMIT or diagnostics.ess_min <= ESS_NEEDED
    return " ".join(diagnostics.remarks[:most]) if is_coarse or diagnostics.withheld else ""


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""
