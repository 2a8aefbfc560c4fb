"""What moved between two briefings as one HTML file that opens offline, without a script.

It opens with the answer in words and bars from then to now; below stand the changes of the evidence, every number, what
moved nothing and why, and, where briefings between were named, the estimate from one to the next.
"""

from dataclasses import dataclass, fields

from passmuster.briefing.json.changes import changes_document
from passmuster.briefing.page.environment import page_environment
from passmuster.briefing.page.frame import page_frame, twin
from passmuster.briefing.page.harmless import made_plain
from passmuster.briefing.page.moved_numbers import NumberView, number_view
from passmuster.briefing.page.steps import StepsDrawing, steps_drawing
from passmuster.findings.change_words import method_sentences
from passmuster.findings.parts.changes import FAILED, ChangeFindings, MovedAction, View
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.findings.what_came import FAR_OUT, WHAT_TAIL_IS, CameRow, what_came

__all__ = ["ChangesView", "changes_view", "to_changes_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """All variables of the page.

    `findings` has been made plain. `failure` is what must be said first when the fit failed. `main` is the number that
    the page opens with, None where nothing can be compared; `headline` are all numbers from the earlier day to the
    later, `fixed` those of the earlier day as seen then and now. `claim_of` maps a claim id to the claim, `former_of`
    to what it said before it was changed. `came` are the claims that came, the most surprising first, with what had
    been expected of each; `far_out` heads a column of it, and `what_tail_is` says what that column holds. `data` is the
    JSON twin in base64.
    """

    findings: ChangeFindings
    failure: tuple[str, ...]
    main: NumberView | None
    headline: tuple[NumberView, ...]
    fixed: tuple[NumberView, ...]
    chances: tuple[MovedAction, ...]
    claim_of: dict[str, ClaimLine]
    former_of: dict[str, ClaimLine]
    came: tuple[CameRow, ...]
    far_out: str
    what_tail_is: str
    steps: StepsDrawing | None
    methods: tuple[str, ...]
    data: str


def to_changes_page(findings: ChangeFindings) -> str:
    """The whole page as text; write it as UTF-8. The same findings give the same bytes."""
    view = changes_view(findings)
    variables = {part.name: getattr(view, part.name) for part in fields(ChangesView)}
    template = page_environment().get_template("changes.html")
    return template.render(**variables, **page_frame(with_charts=False)) + "\n"


def changes_view(findings: ChangeFindings) -> ChangesView:
    """Arrange what moved for the page."""
    shown = made_plain(findings)
    numbers = {view: [row for row in shown.numbers if row.view == view] for view in View}
    names, main = dict(shown.force_names), shown.main
    return ChangesView(
        findings=shown,
        failure=() if shown.is_usable else (FAILED,),
        main=None if main is None else number_view(main, names),
        headline=tuple(number_view(row, names) for row in numbers[View.HEADLINE]),
        fixed=tuple(number_view(row, names) for row in numbers[View.FIXED_DAY]),
        chances=shown.actions,
        claim_of={line.claim_id: line for line in shown.claims},
        former_of={line.claim_id: line for line in shown.former},
        came=what_came(shown),
        far_out=FAR_OUT,
        what_tail_is=WHAT_TAIL_IS,
        steps=steps_drawing(shown.steps) if shown.steps else None,
        methods=method_sentences(shown),
        data=twin(changes_document(findings)),
    )
