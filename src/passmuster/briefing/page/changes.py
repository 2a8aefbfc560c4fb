"""What moved between two briefings as one HTML file that opens offline, without a script.

It opens with the answer in words and bars from then to now; below stand the changes of the evidence, every number, what
moved nothing and why, and, where briefings between were named, the estimate from one to the next.
"""

from passmuster.briefing.json.changes import changes_document
from passmuster.briefing.page.environment import page_environment
from passmuster.briefing.page.frame import page_frame, twin
from passmuster.briefing.page.harmless import made_plain
from passmuster.briefing.page.moved_numbers import number_view
from passmuster.briefing.page.steps import StepsDrawing, steps_drawing
from passmuster.findings.change_words import method_sentences
from passmuster.findings.findings import FAILED
from passmuster.findings.parts.changes import ChangeFindings, View
from passmuster.wording.numbers import percent_words

__all__ = ["to_changes_page"]


def to_changes_page(findings: ChangeFindings) -> str:
    """The whole page as text; write it as UTF-8. The same findings give the same bytes."""
    shown = made_plain(findings)
    names = dict(shown.force_names)
    headline = [number_view(row, names) for row in shown.numbers if row.view == View.HEADLINE]
    main = shown.main
    template = page_environment().get_template("changes.html")
    return (
        template.render(
            findings=shown,
            failure=() if shown.is_usable else (FAILED,),
            main=None if main is None else number_view(main, names),
            headline=headline,
            fixed=[number_view(row, names) for row in shown.numbers if row.view == View.FIXED_DAY],
            chances=[(_what(row.action), row.horizon_weeks, percent_words(row.old), percent_words(row.new))
                     for row in shown.actions],
            claim_of={line.claim_id: line for line in shown.claims},
            former_of={line.claim_id: line for line in shown.former},
            steps=_steps(shown),
            methods=method_sentences(shown),
            data=twin(changes_document(findings)),
            **page_frame(with_charts=False),
        )
        + "\n"
    )  # fmt: skip


def _what(action: str) -> str:
    return action.replace("_", " ")


def _steps(findings: ChangeFindings) -> StepsDrawing | None:
    return steps_drawing(findings.steps) if findings.steps else None
