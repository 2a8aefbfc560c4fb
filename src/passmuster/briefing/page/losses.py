"""Findings about losses as one HTML file that opens offline, made as the page of a briefing is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from passmuster.briefing.json.losses import as_loss_document
from passmuster.briefing.page.environment import page_environment
from passmuster.briefing.page.figures import Figure
from passmuster.briefing.page.frame import page_frame, twin
from passmuster.briefing.page.lean_chart import lean_chart
from passmuster.briefing.page.loss_charts import AT_A_POINT, curve_chart
from passmuster.briefing.phrases import LEAN_NOTE
from passmuster.findings.discretion import AT_LEAST_ONE, CELL_SIZE, WITHHELD
from passmuster.findings.loss_check_words import told_check, told_restatement
from passmuster.findings.loss_discretion import loss_discretion_words
from passmuster.findings.loss_relay_words import relay_sentences
from passmuster.findings.loss_words import (
    drift_sentence,
    names_sentence,
    set_aside_sentence,
    slips_sentence,
    total_words,
    unsettled_sentences,
)
from passmuster.findings.parts.losses import LossFindings, LossLean, LossTotal
from passmuster.ledger.losses import LossBound, LossClaim
from passmuster.plaintext import one_line
from passmuster.wording.dates import long_date
from passmuster.wording.numbers import (
    BOUND_WORDS,
    claim_words,
    factor_interval_words,
    factor_words,
    lean_words,
    percent_words,
)
from passmuster.wording.quantities import tally

__all__ = ["SeriesView", "to_loss_page"]


FEWER: Final = "fewer than"


@dataclass(frozen=True)
class SeriesView:
    """One category of one side: its name, its total in words, its chart."""

    name: str
    about: str
    ends: str
    figure: Figure


@dataclass(frozen=True)
class MeaningView:
    """One column of one source, and what it may count, likeliest first."""

    source: str
    column: str
    side: str
    counts: str


def to_loss_page(findings: LossFindings) -> str:
    """The whole page as text; write it as UTF-8. The same findings give the same bytes but for the seconds."""
    template = page_environment().get_template("losses.html")
    return (
        template.render(
            findings=findings,
            file=one_line(findings.table.file),
            last=findings.as_of,
            failure=[one_line(line) for line in unsettled_sentences(findings.diagnostics)],
            series=_series(findings),
            leans=_lean_figures(findings.leans),
            meanings=_meanings(findings),
            drifts=[drift_sentence(drift) for drift in findings.drifts if drift.is_shown],
            columns=[
                *relay_sentences(findings.relays),
                *map(set_aside_sentence, findings.set_aside),
                *map(names_sentence, findings.names),
            ],
            n_repeats=len(findings.table.repeat_of),
            looks=[*map(told_restatement, findings.restatements), *map(told_check, findings.checks)],
            lean_note=LEAN_NOTE,
            kept_back=loss_discretion_words(findings.discretion) if findings.discretion else "",
            slipped=slips_sentence(len(findings.slips)),
            data=twin(as_loss_document(findings) | {"seconds": None}),
            **page_frame(),
        )
        + "\n"
    )


# Series --------------------------------------------------------------------------------------------------------------


def _series(findings: LossFindings) -> list[SeriesView]:
    groups = list(dict.fromkeys(one_line(claim.source) for claim in findings.table.claims))
    reasons = {slip.row: slip.reason for slip in findings.slips}
    by_series = {
        key: list(rows) for key, rows in groupby(findings.totals, key=lambda total: (total.side, total.category))
    }
    return [_view(findings, end, by_series[end.side, end.category], groups, reasons) for end in findings.last_totals]


def _view(
    findings: LossFindings, end: LossTotal, totals: Sequence[LossTotal], groups: Sequence[str], reasons: dict[int, str]
) -> SeriesView:
    name = f"{one_line(end.category)}, {one_line(end.side)}"
    if end.date != findings.as_of:
        name += f", until {long_date(end.date)}"
    about, interval = total_words(end)
    curve = [_row(total) for total in totals if total.date <= end.date]
    withheld = set(findings.discretion.rows) if findings.discretion else set()
    claims = [
        {
            "date": findings.date_of(claim.day).isoformat(),
            "bound": BOUND_WORDS.get(claim.bound, AT_A_POINT),
            "group": one_line(claim.source),
            "slip": claim.row in reasons,
            "source": one_line(claim.source),
            **_said(claim, is_withheld=claim.row in withheld),
            "day": long_date(findings.date_of(claim.day)),
            "remark": one_line(reasons.get(claim.row, "")),
        }
        for claim in findings.table.distinct
        if (claim.side, claim.category) == (end.side, end.category) and not claim.is_daily
    ]
    told = interval if end.floors_alone else about if about.startswith(FEWER) else f"about {about}"
    ends = "" if end.floors_alone else f", 95 % interval {interval}"
    description = f"{name}: {told} by {long_date(end.date)}{ends}."
    figure = Figure(title=name, caption="", spec=curve_chart(curve, claims, groups=groups, description=description))
    return SeriesView(name, about, interval, figure)


def _said(claim: LossClaim, *, is_withheld: bool) -> dict[str, Any]:
    """How high a claim stands in a chart, and what its mark tells; of few people no more than that."""
    if not is_withheld:
        return {"count": claim.count, "says": claim_words(claim.bound, point=claim.count)}
    if claim.bound == LossBound.AT_LEAST:
        return {"count": AT_LEAST_ONE, "says": claim_words(claim.bound, point=AT_LEAST_ONE)}
    return {"count": float(CELL_SIZE), "says": WITHHELD}


def _row(total: LossTotal) -> dict[str, Any]:
    """A day of a curve; of what was told by floors alone the line of how much at least, with no band."""
    middle, high = (total.q025, total.q025) if total.floors_alone else (total.q50, total.q975)
    return {"date": total.date.isoformat(), "q025": total.q025, "q50": middle, "q975": high}


# Leans and meanings --------------------------------------------------------------------------------------------------


def _lean_figures(leans: Sequence[LossLean]) -> list[Figure]:
    """One forest plot a side, with the same numbers as a table."""
    made = []
    for side in sorted({lean.side for lean in leans}):
        own = sorted((lean for lean in leans if lean.side == side), key=lambda lean: (lean.group, lean.category))
        rows = [_lean_row(lean) for lean in own]
        made.append(
            Figure(
                title=f"What sources claim of {one_line(side)}, over what is estimated",
                caption="1 is no lean. Filled marks: the 95 % interval leaves 1 out.",
                spec=lean_chart(rows, description=f"Leans of sources on losses of {one_line(side)}, 95 % intervals."),
                head=("source and column", "factor", "95 % interval", "claims"),
                rows=tuple((row["source"], row["factor"], row["interval"], row["rests on"]) for row in rows),
            )
        )
    return made


def _lean_row(lean: LossLean) -> dict[str, Any]:
    low, middle, high = lean.factor_q025, lean.factor_q50, lean.factor_q975
    name = f"{one_line(lean.group)} · {one_line(lean.category)}"
    factor, ends = factor_words(middle), factor_interval_words(low, high)
    return {
        "label": name,
        "low": low,
        "middle": middle,
        "high": high,
        "leans": lean.is_shown,
        "source": name,
        "factor": factor,
        "interval": ends,
        "reading": lean_words(low, middle, high),
        "rests on": tally(lean.claims, "claim"),
        "spoken": f"{name}: {factor}, 95 % interval {ends}",
    }


def _meanings(findings: LossFindings) -> list[MeaningView]:
    return [
        MeaningView(
            one_line(readings[0].group),
            one_line(readings[0].category),
            one_line(readings[0].side),
            ", ".join(f"{row.measure} {percent_words(row.probability)}" for row in readings),
        )
        for readings in findings.meanings_by_column
    ]
