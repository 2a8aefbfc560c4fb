"""A briefing as one HTML file that opens offline, with nothing fetched and nothing sent.

The page carries its drawings, its style and its data, and needs no script: it opens with a picture, folds the rest, and
prints as two pages. The same findings give the same bytes: wall-clock seconds are left out.
"""

from dataclasses import fields
from typing import Final

from passmuster.briefing.json.briefing import as_document
from passmuster.briefing.page.environment import page_environment
from passmuster.briefing.page.figures import READING
from passmuster.briefing.page.frame import page_frame, twin
from passmuster.briefing.page.view import PageView, view_of
from passmuster.briefing.phrases import EFFECTS_NOTE, LEAN_NOTE, SCATTER_NOTE, fared_words, has_exactness
from passmuster.findings.findings import Findings

__all__ = ["CAUTIONED", "to_page"]

CAUTIONED: Final = frozenset(
    {"estimates", "sources", "muster", "joint", "strain", "actions", "questions", "levers", "indicators"}
)
"""Sections whose numbers come from the fit, and beside which a remark stands when it failed."""

NOTES: Final = {
    "cautioned": CAUTIONED,
    "effects_note": EFFECTS_NOTE,
    "lean_note": LEAN_NOTE,
    "reading": READING,
    "scatter_note": SCATTER_NOTE,
    "fared": fared_words,
    "has_exactness": has_exactness,
}
"""What holds for every briefing."""


def to_page(findings: Findings) -> str:
    """The whole page as text; write it as UTF-8. Raises `BadInput` when the standard of words is unknown."""
    view = view_of(findings, twin(_without_seconds(findings)))
    variables = {part.name: getattr(view, part.name) for part in fields(PageView)}
    template = page_environment(findings.standard).get_template("page.html")
    return template.render(**variables, **NOTES, **page_frame(with_charts=False)) + "\n"


def _without_seconds(findings: Findings) -> dict[str, object]:
    """The briefing as JSON without the seconds, which differ between runs."""
    document = as_document(findings)
    return document | {"diagnostics": document["diagnostics"] | {"seconds": None}}
