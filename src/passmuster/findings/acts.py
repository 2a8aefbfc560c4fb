"""Acts on record that point to leaving: the lines about them, and the sentence of what they do to the forecast."""

from collections.abc import Iterator
from datetime import date

from passmuster.findings.parts.evidence import StatementKind, StatementLine
from passmuster.findings.parts.outlook import ActLine, WarEnd
from passmuster.forecast.acts_on_record import ActsOnRecord
from passmuster.forecast.leaving_acts import LeavingAct
from passmuster.forecast.outlook import Outlook
from passmuster.ledger.leaving_words import gone_words
from passmuster.ledger.vocabulary import Quantity
from passmuster.wording.dates import long_date
from passmuster.wording.numbers import claimed_words, percent_words
from passmuster.wording.quantities import tally

__all__ = ["act_lines", "acts_told", "war_ends"]


def act_lines(acts: ActsOnRecord | None) -> tuple[ActLine, ...]:
    """A line for each act on record, the earliest first; none where none was looked for."""
    if acts is None:
        return ()
    return tuple(
        ActLine(
            date=act.day, kind=act.kind, text=_text(act), event_ids=tuple(event.event_id for event in act.events),
            claim_ids=tuple(claim.claim_id for claim in act.claims),
            claimants=(*(event.claimant for event in act.events), *(claim.claimant for claim in act.claims)),
            credence=act.credence, borne_out=borne_out,
            contingents=acts.counted(act).contingents, within_a_year=acts.counted(act).within_a_year,
            last_day=act.last_day, naming=acts.roads.named.contingents, kept=acts.roads.named.kept,
        )
        for act, borne_out in zip(acts.acts, acts.borne_out, strict=True)
    )  # fmt: skip


def _text(act: LeavingAct) -> str:
    """What is on record of an act: the words of its event, or the number of its claim."""
    if act.events:
        return act.events[0].note or act.events[0].cue
    (claim,) = act.claims
    by = f" by {long_date(claim.horizon)}" if claim.horizon else ""
    if claim.quantity == Quantity.RETURNED:
        return f"{claimed_words(claim)} {'to go home' if claim.is_prospective else gone_words(claim.note)}{by}"
    how_many = claimed_words(claim) if claim.point != 0 else "none"
    return f"{how_many} to stay{by}"


def acts_told(lines: tuple[ActLine, ...]) -> Iterator[StatementLine]:
    """A sentence for each act: what it is, on which day, and what such acts were followed by."""
    for line in lines:
        said = f" ({line.text.rstrip('.')})" if line.text else ""
        past = (
            f"of {tally(line.contingents, 'past partner')} with such an act {line.within_a_year} had fewer than half "
            "of their troops there a year later"
            if line.contingents
            else "no past partner with such an act was known by then"
        )
        text = (
            f"On record as pointing to leaving, {long_date(line.date)}: {line.kind}{said}; {past}.{_last_day(line)} It "
            f"is taken to have happened with a chance of {percent_words(line.credence)}."
        )
        yield StatementLine(kind=StatementKind.INFERRED, text=text)


def _last_day(line: ActLine) -> str:
    """The day that an act names, and how often such days were kept."""
    if line.last_day is None:
        return ""
    past = (
        f": of {tally(line.naming, 'past partner')} that named a day {line.kept} had fewer than half there by then"
        if line.naming
        else ""
    )
    return f" It names {long_date(line.last_day)}{past}."


def war_ends(outlook: Outlook, end: date | None, as_of: date) -> tuple[WarEnd, ...]:
    """The chance that the war is over first, horizon by horizon; none where it is over already, as its case has it."""
    if end is not None and end <= as_of:
        return ()
    return tuple(WarEnd(horizon_weeks=weeks, probability=chance) for weeks, chance in outlook.war_over)
