"""Receipts: what claims and events say of the reports they come from, held against the reports themselves.

A span must lie in its report, and where it marks a number in digits the claim's number must be that one: a claim of
6,438 that points at "907 kitchen sets" is a slip, whichever of the two is wrong. A passage without digits ("several
hundred", "три тысячи") and one that tells a share of something ("a third of the 11,000") is left to the reader.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from passmuster.ledger.claim import Claim
from passmuster.ledger.event import Event
from passmuster.ledger.few import WITHHELD, is_small, of_harmed
from passmuster.ledger.report import Report
from passmuster.store.intake import Intake

__all__ = ["check_days", "check_receipts", "stands_in"]

DIGITS: Final = re.compile(r"\d+(?:[.,'’ \u00a0\u2009\u202f]\d+)*")
"""A number in digits with whatever divides it: thousands or a fraction."""

SHARE: Final = re.compile(
    r"%|\b(?:of|per cent|percent|half|halves|third|thirds|quarter|quarters|fifth|tenth|double|twice|times)\b",
    re.IGNORECASE,
)
"""Words of a number that has to be worked out of those that stand there."""

SCALES: Final = (1, 12, *(10**power for power in range(1, 10)))
"""What the words behind a number may multiply it by, in any language: a dozen, or a power of ten up to a milliard."""

LONGEST_TOLD: Final = 10
"""Digits from which on a number in a passage is not told: no count has so many, and telephones have."""

MOST_NUMBERS: Final = 5
"""Numbers of a passage that are told."""

DAY: Final = timedelta(days=1)


def check_receipts(
    claims: Sequence[Claim],
    events: Sequence[Event],
    reports: Iterable[Report],
    intake: Intake,
    *,
    claim_place: str,
    event_place: str,
) -> None:
    """Put on record what does not fit: a span outside its report, a number that does not stand in it.

    Reports that are not kept with the case earn a remark. The places name in messages what holds claims and events.
    """
    texts = {report.report_id: report.text for report in reports}
    for place, kind, name, report_id, span, claim in _receipts(claims, events, claim_place, event_place):
        if report_id not in texts:
            intake.remark(f"{place}: report {report_id[:12]} is not among the reports of this case")
        elif span is not None and span[1] > len(texts[report_id]):
            rule = f"the span of {kind} '{name}' must lie in its report"
            remedy = f"The report's text has {len(texts[report_id]):,} characters."
            intake.refuse(place, rule, found=f"{span[0]}-{span[1]}", remedy=remedy, column="span")
        elif span is not None and claim is not None and not stands_in(claim, texts[report_id][slice(*span)]):
            rule = f"the number of claim '{name}' must stand in the passage that its span marks"
            remedy = "Correct the span, or the number."
            found = _other_numbers(claim, texts[report_id][slice(*span)])
            intake.refuse(place, rule, found=f"{found} at {span[0]}-{span[1]}", remedy=remedy, column="span")


def _receipts(
    claims: Iterable[Claim], events: Iterable[Event], claim_place: str, event_place: str
) -> Iterator[tuple[str, str, str, str, tuple[int, int] | None, Claim | None]]:
    for claim in claims:
        if claim.report_id:
            yield claim_place, "claim", claim.claim_id, claim.report_id, claim.span, claim
    for event in events:
        if event.report_id:
            yield event_place, "event", event.event_id, event.report_id, event.span, None


def stands_in(claim: Claim, passage: str) -> bool:
    """Whether a number of the claim stands in the passage, or the passage is not for digits alone to judge."""
    written = {reading for digits in DIGITS.findall(passage) for reading in _readings(digits)}
    if not written or SHARE.search(passage):
        return True
    told = {number for number in (claim.low, claim.high, claim.point) if number is not None}
    return any(round(number * scale) == claimed for number in written for scale in SCALES for claimed in told)


def _other_numbers(claim: Claim, passage: str) -> str:
    """The numbers that stand there instead, those of few people as such.

    The words around them are not told, since they may name anybody, nor digits in a row by which one can be called.
    """
    harmed = of_harmed(claim.quantity)
    written = [digits for digits in DIGITS.findall(passage) if len(re.sub(r"\D", "", digits)) < LONGEST_TOLD]
    told = dict.fromkeys(
        f"a count of {WITHHELD}" if harmed and any(map(is_small, _readings(digits))) else digits for digits in written
    )
    return ", ".join(list(told)[:MOST_NUMBERS]) or "another number"


def _readings(digits: str) -> set[float]:
    """What digits with dividers can mean: one number with its dividers dropped, a fraction, or several numbers."""
    parts = re.split(r"\D", digits)
    whole = float("".join(parts))
    fraction = {float(f"{''.join(parts[:-1])}.{parts[-1]}")} if len(parts) > 1 else set()
    return {whole, *fraction, *map(float, parts)}


def check_days(claims: Iterable[Claim], reports: Iterable[Report], intake: Intake, *, place: str) -> None:
    """Tell days that cannot be: a claim said after today, a report that is newer than its capture.

    A calendar day is let pass, for time zones.
    """
    tomorrow = datetime.now(UTC).date() + DAY
    late = [claim.claim_id for claim in claims if claim.said_on > tomorrow]
    if late:
        others = f" and {len(late) - 1:,} more were" if len(late) > 1 else " was"
        intake.remark(f"{place}: claim '{late[0]}'{others} said after today")
    for report in reports:
        captured = None if report.captured_at is None else report.captured_at.date()
        if report.published_on is not None and captured is not None and captured + DAY < report.published_on:
            told = f"published on {report.published_on} and captured on {captured}"
            intake.remark(f"{place}: report {report.report_id[:12]} is newer than its capture: {told}")
