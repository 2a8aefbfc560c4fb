"""Short words: how a first screen puts an estimate, an action or a stretch of time, where every letter counts."""

from typing import Final

from passmuster.findings.findings import Findings
from passmuster.findings.parts.counts import Estimate
from passmuster.ledger.actors import actor_in_text
from passmuster.ledger.vocabulary import Action
from passmuster.wording.numbers import count_words, interval_words
from passmuster.wording.quantities import tally

__all__ = ["CHANCE_WORDS", "DOES", "ahead_words", "partner_name", "short_estimate"]

CHANCE_WORDS: Final = {
    Action.SUSTAIN: "keeps its course",
    Action.SURGE: "adds a quarter or more",
    Action.DRAW_DOWN: "cuts more than half",
    Action.WITHDRAW: "withdraws nearly all",
    Action.TURN_TO_DIPLOMACY: "makes a separate peace",
}
"""Action to what the partner then does to its force, in a table that says so."""

DOES: Final = {
    Action.SUSTAIN: "keeps its course",
    Action.SURGE: "adds a quarter or more to its force",
    Action.DRAW_DOWN: "cuts its force by more than half",
    Action.WITHDRAW: "withdraws nearly all of its force",
    Action.TURN_TO_DIPLOMACY: "makes a separate peace",
}
"""The same in a sentence."""

AHEAD: Final = {0: "now", 4: "in a month", 13: "in a quarter", 26: "in half a year", 52: "in a year"}
"""Weeks ahead that have a word."""


def short_estimate(row: Estimate) -> str:
    """A count with its 90 % interval in brackets, which the screen explains once: "about 8,600 (4,700 to 11,800)"."""
    middle = count_words(row.q50, width=row.q95 - row.q05)
    hedge = "about " if middle[:1].isdigit() else ""
    return f"{hedge}{middle} ({interval_words(row.q05, row.q95)})"


def ahead_words(weeks: int) -> str:
    """How far ahead a day lies: "now", "in a month", "in 20 weeks"."""
    return AHEAD.get(weeks, f"in {tally(weeks, 'week')}")


def partner_name(findings: Findings) -> str:
    """The partner in plain words; "the partner" where the findings do not say who it is."""
    return actor_in_text(findings.about.partner) if findings.about else "the partner"
