"""A briefing on the terminal: the answer first, then what it rests on, then how it was made.

Readable at 80 columns, in a pipe without colour, and on a wide terminal, where small pictures of the intervals are
added. Colour never says anything that a word or a mark does not say too. Strings of strangers are shown as plain text.
"""

from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.text import Text

from passmuster.briefing.outline import KINDS, statements_by_kind
from passmuster.briefing.phrases import answer_sentences, caution, failure_sentences, what_if_sentences
from passmuster.briefing.terminal.changes import moved_section
from passmuster.briefing.terminal.estimates import estimates_section
from passmuster.briefing.terminal.levers import effects_section, levers_section
from passmuster.briefing.terminal.methods import methods_section
from passmuster.briefing.terminal.muster import conflicts_section, joint_section, muster_section
from passmuster.briefing.terminal.outlook import (
    actions_section,
    classes_section,
    disputes,
    indicators_section,
    questions_section,
)
from passmuster.briefing.terminal.pieces import indented, plain, two_columns, with_claims
from passmuster.briefing.terminal.sections import Section, print_sections, width_of
from passmuster.briefing.terminal.sources import sources_section
from passmuster.briefing.terminal.strain import strain_section
from passmuster.findings.findings import Findings
from passmuster.wording.dates import long_date

__all__ = ["opening", "print_briefing"]


def print_briefing(findings: Findings, console: Console) -> None:
    """Print the whole briefing to the console, section by section; sections with nothing to say are left out."""
    print_sections(_sections(findings, width_of(console)), console)


def _sections(findings: Findings, width: int) -> Iterable[Section]:
    """Heading and contents of every section, in the order of reading; the first has no heading.

    Beside every section whose numbers come from the fit stands a remark when it failed.
    """
    answer = [Text(), *_caution(findings), *(indented(line) for line in answer_sentences(findings))]
    return (
        ("", [*opening(findings), *answer]),
        ("What moved", [] if findings.moved is None else moved_section(findings.moved, width)),
        ("What is known, inferred, assumed and unknown", _statements(findings)),
        ("Estimates", _cautious(findings, estimates_section(findings, width))),
        ("How far sources lean", _cautious(findings, sources_section(findings, width))),
        ("Which claims pass muster", _cautious(findings, muster_section(findings))),
        ("What claims imply together", _cautious(findings, joint_section(findings))),
        ("Claims that cannot both hold", conflicts_section(findings)),
        ("Strain and dependence", _cautious(findings, strain_section(findings))),
        ("What the partner does next", _cautious(findings, actions_section(findings, width))),
        ("What partners did in other wars", [*classes_section(findings), *disputes(findings, "classes")]),
        ("Questions", _cautious(findings, [*questions_section(findings), *disputes(findings, "questions")])),
        ("What the levers change", _cautious(findings, effects_section(findings, width))),
        ("What would change this", _cautious(findings, indicators_section(findings))),
        ("What can be asked with --if", levers_section(findings)),
        ("How this was made", methods_section(findings)),
    )


def opening(findings: Findings) -> list[RenderableType]:
    """A failed fit before anything else; then title, the one line that identifies the findings, and levers set."""
    failure = failure_sentences(findings)
    facts = f"as of {long_date(findings.as_of)} · seed {findings.seed} · passmuster {findings.version}"
    return [
        *(plain(line, style="bold red") for line in failure),
        *([Text()] if failure else []),
        plain(findings.title or findings.case, style="bold"),
        plain(f"{findings.case} · {facts}", style="dim"),
        *(plain(line, style="bold") for line in what_if_sentences(findings)),
    ]


def _statements(findings: Findings) -> list[RenderableType]:
    rows = [
        (kind if place == 0 else "", with_claims(row.text, row.claims))
        for kind, members in statements_by_kind(findings)
        for place, row in enumerate(members)
    ]
    return [two_columns(rows, width=max(map(len, KINDS)))] if rows else []


def _cautious(findings: Findings, body: list[RenderableType]) -> list[RenderableType]:
    """Numbers of the fit, with the remark above them when it failed."""
    return [*_caution(findings), *body] if body else []


def _caution(findings: Findings) -> list[RenderableType]:
    return [plain(caution(findings), style="bold red")] if caution(findings) else []
