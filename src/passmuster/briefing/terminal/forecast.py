"""What lies ahead of a case, on the terminal."""

from collections.abc import Sequence

from rich.console import Console

from passmuster.briefing.terminal.briefing import opening
from passmuster.briefing.terminal.changes import moved_section
from passmuster.briefing.terminal.estimates import estimates_ahead
from passmuster.briefing.terminal.outlook import action_tables, classes_section, questions_section
from passmuster.briefing.terminal.pieces import plain
from passmuster.briefing.terminal.sections import print_sections, width_of
from passmuster.findings.findings import Findings

__all__ = ["print_forecast"]


def print_forecast(findings: Findings, console: Console, *, record: Sequence[str] = ()) -> None:
    """Actions, rival classes, stocks ahead and questions; a failed fit is said before anything else.

    `record` are sentences about the record that the forecasts went to.
    """
    width = width_of(console)
    sections = (
        ("", opening(findings)),
        ("What the partner does next", action_tables(findings, width)),
        ("What partners did in other wars", classes_section(findings)),
        ("Strength and losses ahead", list(estimates_ahead(findings, width))),
        ("Questions", questions_section(findings)),
        ("What moved", [] if findings.moved is None else moved_section(findings.moved, width)),
        ("On record", [plain(line) for line in record]),
    )
    print_sections(sections, console)
