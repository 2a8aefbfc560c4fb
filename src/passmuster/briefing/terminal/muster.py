"""What claims are worth, on the terminal: their verdicts, what they imply together, and which cannot both hold."""

from collections.abc import Mapping, Sequence
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from passmuster.briefing.outline import claims_by_id, muster_by_verdict
from passmuster.briefing.phrases import ELSEWHERE
from passmuster.briefing.terminal.pieces import bullet, indented, inset, plain, two_columns, with_claims
from passmuster.findings.findings import Findings
from passmuster.findings.parts.audit import MusterLine
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.wording.dates import long_date
from passmuster.wording.numbers import percent_words
from passmuster.wording.quantities import quantity_noun, tally
from passmuster.wording.verdicts import UNKNOWN_VERDICT, VERDICTS

__all__ = ["claim_in_full", "conflicts_section", "joint_section", "muster_section"]

STYLES: Final = {"fails": "bold red", "doubtful": "yellow", "passes": "green"}

MOST_IN_FULL: Final = 60
"""Claims of one verdict that are told in full, those farthest out; a screen with thousands is read by nobody."""

CONFLICTS_SHOWN: Final = 6
"""Pairs that cannot both hold, the latest ones."""

NEARER: Final = f"nearer to what others say, each told {ELSEWHERE}:"
OWN_REASONS: Final = f"Each for a reason of its own, told {ELSEWHERE}:"


# Verdicts -----------------------------------------------------------------------------------------------------------


def muster_section(findings: Findings) -> list[RenderableType]:
    """Claims that fail or are doubtful in full; those that pass, and those nothing speaks about, by number and id."""
    claims = claims_by_id(findings)
    blocks: list[RenderableType] = []
    for verdict, rows in muster_by_verdict(findings):
        mark, meaning = VERDICTS.get(verdict, UNKNOWN_VERDICT)
        heading = plain(f"{mark} {verdict}", STYLES.get(verdict, "bold"))
        heading.append(f": {tally(len(rows), 'claim')}{', ' if meaning else ''}{meaning}", style="not bold default")
        blocks += [inset(heading), *_members(verdict, rows, claims)]
    return blocks


def _members(verdict: str, rows: Sequence[MusterLine], claims: Mapping[str, ClaimLine]) -> list[RenderableType]:
    if verdict == "passes":
        return [_ids("", rows)]
    if verdict == "cannot be judged":
        return _by_reason(rows)
    shown = {row.claim_id for row in sorted(rows, key=_tail)[:MOST_IN_FULL]}
    rest = [row for row in rows if row.claim_id not in shown]
    full = [claim_in_full(row, claims.get(row.claim_id)) for row in rows if row.claim_id in shown]
    return [*full, *([_ids(f"{tally(len(rest), 'more claim')}, {NEARER}", rest)] if rest else [])]


def _tail(row: MusterLine) -> float:
    return 0.0 if row.tail_probability is None else row.tail_probability


def _by_reason(rows: Sequence[MusterLine]) -> list[RenderableType]:
    """Each reason that several share, once, with their ids; then those with a reason of their own, by id alone."""
    by_reason: dict[str, list[MusterLine]] = {}
    for row in rows:
        # What stands before the first colon is the claim itself, said again.
        reason = row.reason.partition(": ")[2] or row.reason
        by_reason.setdefault(reason[:1].upper() + reason[1:], []).append(row)
    shared = [_ids(reason, members) for reason, members in by_reason.items() if len(members) > 1]
    single = [row for members in by_reason.values() if len(members) == 1 for row in members]
    if len(single) == 1:
        return [*shared, _ids(single[0].reason, single)]
    return [*shared, *([_ids(OWN_REASONS, single)] if single else [])]


def claim_in_full(row: MusterLine, claim: ClaimLine | None) -> RenderableType:
    """Who said what, why it does not hold, and what would have to be true for it to hold."""
    said = "claim not listed"
    if claim is not None:
        said = f"{claim.claimant}, {long_date(claim.said_on)}: {claim.text} {quantity_noun(claim.quantity)}"
    tail = "" if row.tail_probability is None else f" Tail probability {percent_words(row.tail_probability)}."
    lines = [plain(said, style="bold"), plain(f"{row.reason}{tail}")]
    if row.would_have_to_be_true:
        lines.append(plain(f"To hold: {row.would_have_to_be_true}"))
    return inset(two_columns([(row.claim_id, Text("\n").join(lines))], width=max(4, len(row.claim_id))))


def _ids(reason: str, rows: Sequence[MusterLine]) -> RenderableType:
    ids = " ".join(row.claim_id for row in rows)
    return inset(plain(f"{reason} {ids}", style="dim"), 4)


# Claims together ----------------------------------------------------------------------------------------------------


def joint_section(findings: Findings) -> list[RenderableType]:
    """What follows from claims together, and what the estimate says beside it."""
    lines: list[RenderableType] = []
    for place, row in enumerate(findings.joint):
        lines += [bullet(with_claims(row.text, row.claims)), indented(row.implied, 5)]
        # Readings of one throughput share what the estimate says; it is said below the last of them.
        following = findings.joint[place + 1 : place + 2]
        if not following or following[0].against_estimate != row.against_estimate:
            lines.append(indented(row.against_estimate))
    return lines


def conflicts_section(findings: Findings) -> list[RenderableType]:
    """The latest pairs that cannot both hold, and how many stand elsewhere."""
    shown = findings.conflicts[-CONFLICTS_SHOWN:]
    lines = [bullet(with_claims(row.text, row.claims)) for row in shown]
    left = len(findings.conflicts) - len(shown)
    return [*lines, *([indented(f"{tally(left, 'earlier pair')} stand {ELSEWHERE}.")] if left else [])]
