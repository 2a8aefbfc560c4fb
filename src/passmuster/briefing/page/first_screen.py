"""The first screen of a briefing as a fragment of HTML, for a notebook: the answer, a few counts, what comes next.

It carries its own few styles, no script and nothing that is fetched, and keeps to the colours of the page around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from passmuster.briefing.outline import force_name
from passmuster.briefing.page.environment import page_environment
from passmuster.briefing.phrases import answer_sentences, failure_sentences, horizon_words
from passmuster.findings.findings import Findings, actions_by_horizon
from passmuster.findings.opening import subject_of
from passmuster.findings.parts.counts import Estimate
from passmuster.ledger.vocabulary import Quantity
from passmuster.wording.dates import long_date
from passmuster.wording.numbers import NOT_KNOWN, count_words, interval_words, percent_interval_words, percent_words

__all__ = ["first_screen"]

SHOWN: Final = (Quantity.PRESENT, Quantity.DEPLOYED, Quantity.KILLED, Quantity.CASUALTIES)
"""Counts that are shown of the first force, in this order."""

HALF_A_YEAR: Final = 26
"""Weeks: the horizon whose actions are shown, or the last one before it."""


@dataclass(frozen=True, slots=True)
class _Counted:
    what: str
    now: str
    later: str


@dataclass(frozen=True, slots=True)
class _Chance:
    action: str
    words: str
    probability: str
    interval: str
    width: str
    """Of a bar as wide as the probability, in per cent."""


def first_screen(findings: Findings) -> str:
    """A fragment of HTML, everything in it escaped; the same findings give the same bytes."""
    subject = subject_of(findings)
    horizons = actions_by_horizon(findings)
    near = [weeks for weeks, _ in horizons if weeks <= HALF_A_YEAR] or [weeks for weeks, _ in horizons[:1]]
    weeks = near[-1] if near else 0
    return page_environment().get_template("first_screen.html").render(
        title=findings.title or findings.case,
        as_of=long_date(findings.as_of),
        failures=failure_sentences(findings),
        answer=answer_sentences(findings),
        force=force_name(findings, subject),
        later=horizon_words(findings, weeks) if weeks else "",
        counts=_counts(findings, subject, weeks),
        chances=[
            _Chance(row.action, row.words, percent_words(row.probability), percent_interval_words(row.q05, row.q95),
                    f"{100.0 * row.probability:.1f}")
            for asked, rows in horizons if asked == weeks for row in rows
        ],
    )  # fmt: skip


def _counts(findings: Findings, subject: str, weeks: int) -> Sequence[_Counted]:
    """The counts shown, now and at the horizon; those without an estimate are left out."""
    rows = {(row.quantity, (row.date - findings.as_of).days // 7): row
            for row in findings.estimates if row.subject == subject}  # fmt: skip
    return [
        _Counted(quantity, _words(rows[quantity, 0]), _words(rows.get((quantity, weeks))))
        for quantity in SHOWN
        if (quantity, 0) in rows
    ]


def _words(row: Estimate | None) -> str:
    if row is None:
        return NOT_KNOWN
    return f"{count_words(row.q50, width=row.q95 - row.q05)} ({interval_words(row.q05, row.q95)})"
