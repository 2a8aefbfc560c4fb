"""The audit of a case on the terminal: every verdict, and each claim that was asked for with all that is said of it."""

from collections.abc import Iterable
from datetime import date

from rich.console import Console, RenderableType
from rich.text import Text

from passmuster.briefing.outline import claims_by_id
from passmuster.briefing.terminal.briefing import opening
from passmuster.briefing.terminal.muster import claim_in_full, conflicts_section, joint_section, muster_section
from passmuster.briefing.terminal.pieces import inset, plain
from passmuster.briefing.terminal.sections import Section, print_sections
from passmuster.findings.findings import Findings
from passmuster.wording.dates import long_date
from passmuster.wording.verdicts import UNKNOWN_VERDICT, VERDICTS

__all__ = ["print_muster"]


def print_muster(findings: Findings, console: Console, *, in_full: bool, since: date | None = None) -> None:
    """Print the verdicts; `in_full` tells every claim with its reason and its echoes, whatever its verdict.

    Where only claims said after a day are told, `since` is that day.
    """
    verdicts = _each(findings) if in_full else muster_section(findings)
    if since is not None:
        verdicts = [inset(plain(f"Told are those said after {long_date(since)}.", style="dim")), *verdicts]
    print_sections(_sections(findings, verdicts), console)


def _sections(findings: Findings, verdicts: list[RenderableType]) -> Iterable[Section]:
    return (
        ("", opening(findings)),
        ("Which claims pass muster", verdicts),
        ("What claims imply together", joint_section(findings)),
        ("Claims that cannot both hold", conflicts_section(findings)),
    )


def _each(findings: Findings) -> list[RenderableType]:
    claims = claims_by_id(findings)
    blocks: list[RenderableType] = []
    for row in findings.muster:
        mark, meaning = VERDICTS.get(row.verdict, UNKNOWN_VERDICT)
        heading = inset(plain(f"{mark} {row.verdict}: {meaning}", "bold"))
        blocks += [heading, claim_in_full(row, claims.get(row.claim_id))]
        if row.echoes:
            blocks.append(inset(plain(f"One witness with it: {' '.join(row.echoes)}", style="dim"), 4))
    judged = {row.claim_id for row in findings.muster}
    unjudged = [line.claim_id for line in findings.claims if line.claim_id not in judged]
    return [*blocks, *([Text(f"  Not weighed: {' '.join(unjudged)}")] if unjudged else [])]
