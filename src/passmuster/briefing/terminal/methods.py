"""How a briefing was made, on the terminal."""

from rich.console import RenderableType
from rich.text import Text

from passmuster.briefing.phrases import ELSEWHERE, diagnostics_sentence
from passmuster.briefing.terminal.pieces import bullet, indented, plain
from passmuster.findings.findings import Findings
from passmuster.findings.parts.methods import PriorLine
from passmuster.wording.likelihood import standard_sentence
from passmuster.wording.quantities import tally

__all__ = ["methods_section"]


def methods_section(findings: Findings) -> list[RenderableType]:
    """The method in words, the fit, and what it takes to repeat and to cite it."""
    methods = findings.methods
    counts = f"{tally(len(findings.claims), 'claim')} and {tally(len(findings.events), 'event')}"
    prose = (
        *methods.paragraphs,
        standard_sentence(findings.standard),
        diagnostics_sentence(findings.diagnostics),
        *findings.diagnostics.remarks,
        f"{counts} went in; each is listed {ELSEWHERE}.",
    )
    lines: list[RenderableType] = [indented(line) for line in prose]
    for title, rows in (
        ("Beliefs held before any claim", [_prior(row) for row in methods.priors]),
        ("Versions", [plain(", ".join(f"{name} {number}" for name, number in methods.versions))]),
        ("Inputs", [plain(f"{name} {digest[:12]}") for name, digest in sorted(methods.input_hashes)]),
        ("References", [plain(line) for line in methods.references]),
    ):
        if any(row.plain for row in rows):
            lines += [Text(), Text(title, style="bold"), *(bullet(row) for row in rows)]
    return lines


def _prior(row: PriorLine) -> Text:
    default = " (shipped default)" if row.is_default else ""
    return plain(f"{row.name}{default}: {row.text}. {row.reason}")
