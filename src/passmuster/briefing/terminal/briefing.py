"""A briefing on the terminal: the answer first, then what it rests on, then how it was made.

Readable at 80 columns, in a pipe without colour, and on a wide terminal, where small pictures of the intervals are
added. Colour never says anything that a word or a mark does not say too. Strings of strangers are shown as plain text.
"""

from collections.abc import Iterable
from datetime import date

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from passmuster.briefing.outline import (
    KINDS,
    answer_sentences,
    caution,
    diagnostics_sentence,
    disputed_in,
    estimates_by_force,
    failure_sentences,
    force_name,
    latest,
    lever_sentences,
    past_sentence,
    statements_by_kind,
)
from passmuster.briefing.terminal import tables
from passmuster.briefing.terminal.strips import sparkline
from passmuster.briefing.terminal.tables import plain
from passmuster.findings.findings import Findings
from passmuster.findings.parts.methods import PriorLine
from passmuster.wording.dates import long_date, tally
from passmuster.wording.likelihood import standard_sentence
from passmuster.wording.numbers import level_words, percent_interval_words, percent_words, signed_level

__all__ = ["MAXIMUM_WIDTH", "print_briefing"]

CONFLICTS_SHOWN = 6
"""Pairs that cannot both hold, the latest ones."""

ELSEWHERE = "stand in the page (--html FILE) and in the data (--format json)"

MAXIMUM_WIDTH = 116
"""Columns used at most; longer lines are hard to read."""


def print_briefing(findings: Findings, console: Console) -> None:
    """Print the whole briefing to the console, section by section; sections with nothing to say are left out."""
    width = min(console.width, MAXIMUM_WIDTH)
    for heading, body in _sections(findings, width):
        section = tables.Trimmed(_section(heading, body))
        console.print(section, width=width, highlight=False, markup=False, emoji=False)


def _sections(findings: Findings, width: int) -> Iterable[tuple[str, list[RenderableType]]]:
    """Heading and contents of every section, in the order of reading; the first has no heading.

    Beside every section whose numbers come from the fit stands a remark when it failed.
    """
    sections = (
        ("", _opening(findings)),
        ("What is known, inferred, assumed and unknown", _statements(findings)),
        ("Other readings", _alternatives(findings)),
        ("What changed since the last briefing", _changes(findings)),
        ("Estimates", _cautious(findings, _estimates(findings, width))),
        ("How far sources lean", _cautious(findings, tables.sources(findings, width))),
        ("Which claims pass muster", _cautious(findings, tables.muster(findings))),
        ("What claims imply together", _cautious(findings, _joint(findings))),
        ("Claims that cannot both hold", _conflicts(findings)),
        ("Strain and dependence", _cautious(findings, _strain(findings))),
        ("What the partner does next", _cautious(findings, _actions(findings, width))),
        ("What partners did in other wars", [*tables.classes(findings), *_disputed(findings, "classes")]),
        ("Questions", _cautious(findings, [*tables.questions(findings), *_disputed(findings, "questions")])),
        ("What the levers change", _cautious(findings, tables.lever_effects(findings, width))),
        ("What would change this", _cautious(findings, tables.indicators(findings))),
        ("What can be asked with --if", _levers(findings)),
        ("How this was made", _methods(findings)),
    )
    return ((heading, body) for heading, body in sections if body)


def _section(heading: str, body: list[RenderableType]) -> RenderableType:
    if not heading:
        return Group(*body)
    rule = Rule(Text(heading, style="bold"), align="left", style="dim", characters="─")
    return Group(Text(), rule, *body)


# Prose sections -----------------------------------------------------------------------------------------------------


def _opening(findings: Findings) -> list[RenderableType]:
    """A failed fit before anything else; then title, the one line that identifies the briefing, and the answer."""
    facts = f"as of {long_date(findings.as_of)} · seed {findings.seed} · passmuster {findings.version}"
    failure = failure_sentences(findings)
    levers = [f"What if {name} = {value}: set by the reader, not the case as it is." for name, value in findings.levers]
    return [
        *(plain(line, style="bold red") for line in failure),
        *([Text()] if failure else []),
        plain(findings.title or findings.case, style="bold"),
        plain(f"{findings.case} · {facts}", style="dim"),
        *(plain(line, style="bold") for line in levers),
        Text(),
        *_caution(findings),
        *(_indented(line) for line in answer_sentences(findings)),
    ]


def _statements(findings: Findings) -> list[RenderableType]:
    rows = [
        (kind if place == 0 else "", tables.with_claims(row.text, row.claims))
        for kind, members in statements_by_kind(findings)
        for place, row in enumerate(members)
    ]
    return [tables.two_columns(rows, width=max(map(len, KINDS)))] if rows else []


def _alternatives(findings: Findings) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for row in findings.alternatives:
        lines += [_bullet(tables.with_claims(row.text, row.claims)), _indented(f"Shown by: {row.shown_by}", 5)]
    return lines


def _changes(findings: Findings) -> list[RenderableType]:
    return [_bullet(plain(f"{row.text.rstrip('.')} ({row.because}).")) for row in findings.changes]


def _estimates(findings: Findings, width: int) -> list[RenderableType]:
    if not findings.estimates:
        return [_indented("Not known: no quantity could be estimated.")]
    blocks: list[RenderableType] = []
    for place, (subject, days) in enumerate(estimates_by_force(findings)):
        name = plain(force_name(findings, subject), style="bold")
        # The first force is what the briefing is about; of the others the terminal tells how they stand now.
        told = days if place == 0 else days[:1]
        blocks += [*([Text()] if blocks else []), name, tables.estimates(told, findings.as_of, width)]
    if any(len(days) > 1 for _, days in estimates_by_force(findings)[1:]):
        blocks += [Text(), _indented(f"Later days of the other forces {ELSEWHERE}.")]
    return blocks


def _cautious(findings: Findings, body: list[RenderableType]) -> list[RenderableType]:
    """Numbers of the fit, with the remark above them when it failed."""
    return [*_caution(findings), *body] if body else []


def _caution(findings: Findings) -> list[RenderableType]:
    return [plain(caution(findings), style="bold red")] if caution(findings) else []


def _joint(findings: Findings) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for place, row in enumerate(findings.joint):
        lines += [_bullet(tables.with_claims(row.text, row.claims)), _indented(row.implied, 5)]
        # Readings of one throughput share what the estimate says; it is said below the last of them.
        following = findings.joint[place + 1 : place + 2]
        if not following or following[0].against_estimate != row.against_estimate:
            lines.append(_indented(row.against_estimate))
    return lines


def _conflicts(findings: Findings) -> list[RenderableType]:
    shown = findings.conflicts[-CONFLICTS_SHOWN:]
    lines: list[RenderableType] = [_bullet(tables.with_claims(row.text, row.claims)) for row in shown]
    left = len(findings.conflicts) - len(shown)
    if left:
        lines.append(_indented(f"{tally(left, 'earlier pair')} {ELSEWHERE}."))
    return lines


def _actions(findings: Findings, width: int) -> list[RenderableType]:
    so_far = past_sentence(findings)
    return [
        *([_indented(so_far)] if so_far else []),
        *tables.actions(findings, width),
        *_disputed(findings, "actions"),
    ]


def _disputed(findings: Findings, section: str) -> list[RenderableType]:
    """Assumptions beside a section's numbers; nothing where it shows none."""
    return [_indented(f"May be disputed: {text}") for text in disputed_in(findings, section)]


def _levers(findings: Findings) -> list[RenderableType]:
    rows = [(name, plain(text)) for name, text in lever_sentences(findings)]
    return [tables.two_columns(rows, width=max(len(name) for name, _ in rows))] if rows else []


def _strain(findings: Findings) -> list[RenderableType]:
    strain, dependence = _strain_lines(findings), _dependence_lines(findings)
    return [
        *strain,
        *(_disputed(findings, "strain") if strain else []),
        *dependence,
        *(_disputed(findings, "dependence") if dependence else []),
    ]


def _strain_lines(findings: Findings) -> list[RenderableType]:
    now = latest(findings.strain, findings.as_of)
    if now is None:
        return []
    ordered = sorted(findings.strain, key=lambda point: point.date)
    return [
        _indented(
            f"Strain of the partner on {long_date(now.date)}: {level_words(now.q50)} (90 % interval "
            f"{level_words(now.q05)} to {level_words(now.q95)}). "
            "0 is the level at the start, 1 one prior standard deviation."
        ),
        _series(ordered[0].date, ordered[-1].date, [point.q50 for point in ordered]),
        *_strain_parts(findings),
    ]


PARTS_SHOWN = 8
"""Parts of strain told on the terminal; the page and the data hold all."""


def _strain_parts(findings: Findings) -> list[RenderableType]:
    parts = [f"{row.name} {signed_level(row.amount)}" for row in findings.strain_parts[:PARTS_SHOWN]]
    return [_indented(f"Made of: {'; '.join(parts)}.")] if parts else []


def _dependence_lines(findings: Findings) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for measure in sorted({point.measure for point in findings.dependence}):
        points = sorted((row for row in findings.dependence if row.measure == measure), key=lambda point: point.date)
        now = latest(points, findings.as_of)
        if now is not None:
            lines.append(
                _indented(
                    f"Dependence of the principal, {measure}, on {long_date(now.date)}: {percent_words(now.q50)} "
                    f"(90 % interval {percent_interval_words(now.q05, now.q95)})."
                )
            )
            lines.append(_series(points[0].date, points[-1].date, [point.q50 for point in points]))
    return lines


def _methods(findings: Findings) -> list[RenderableType]:
    methods = findings.methods
    counts = f"{tally(len(findings.claims), 'claim')} and {tally(len(findings.events), 'event')}"
    prose = (
        *methods.paragraphs,
        standard_sentence(findings.standard),
        diagnostics_sentence(findings.diagnostics),
        *findings.diagnostics.remarks,
        f"{counts} went in; each is listed in the page (--html FILE) and in the data (--format json).",
    )
    lines: list[RenderableType] = [_indented(line) for line in prose]
    for title, rows in (
        ("Beliefs held before any claim", [_prior(row) for row in methods.priors]),
        ("Versions", [plain(", ".join(f"{name} {number}" for name, number in methods.versions))]),
        ("Inputs", [plain(f"{name} {digest[:12]}") for name, digest in sorted(methods.input_hashes)]),
        ("References", [plain(line) for line in methods.references]),
    ):
        if any(row.plain for row in rows):
            lines += [Text(), Text(title, style="bold"), *(_bullet(row) for row in rows)]
    return lines


def _prior(row: PriorLine) -> Text:
    default = " (shipped default)" if row.is_default else ""
    return plain(f"{row.name}{default}: {row.text}. {row.reason}")


# Lines --------------------------------------------------------------------------------------------------------------


def _indented(line: str, columns: int = 2) -> Padding:
    return Padding(plain(line), (0, 0, 0, columns))


def _bullet(line: Text) -> RenderableType:
    return tables.two_columns([("•", line)], width=1)


def _series(first: date, last: date, values: list[float]) -> Padding:
    """A line of blocks between its first and its last day."""
    return Padding(Text(f"{first.isoformat()} {sparkline(values)} {last.isoformat()}"), (0, 0, 0, 2))
