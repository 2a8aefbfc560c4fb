"""A backtest as JSON: the keys that other programs rely on first, and what they rest on after them."""

from dataclasses import asdict
from typing import Any, Final

from passmuster.briefing.json.document import Document, document_text, plain_row, plain_rows, plain_value
from passmuster.findings.parts.backtest import BacktestFindings, DayFindings, Part
from passmuster.ledger.vocabulary import Action

__all__ = ["backtest_document", "backtest_to_json"]

NO_MEANS: Final = {
    "n": 0, "coverage50": None, "coverage90": None, "crps_log": None, "interval_score_log": None,
    "ignorance_bits": None,
}  # fmt: skip
"""Means over no claims."""


def backtest_to_json(findings: BacktestFindings) -> str:
    """The backtest as one JSON object, indented by two spaces, ending with a newline."""
    return document_text(backtest_document(findings))


def backtest_document(findings: BacktestFindings) -> Document:
    """The same as plain dicts and lists. Headline keys are null, and `n` is 0, when nothing was comparable."""
    return {
        **_means(findings.comparable.ours),
        "baselines": {name: plain_row(own) for name, own in findings.comparable.naive.items()},
        "actions": _actions(findings),
        "as_modelled": _means(findings.as_modelled),
        "coverage90_if_right": None if findings.if_right is None else plain_row(findings.if_right),
        "differences": {name: plain_row(gap) for name, gap in findings.differences.items()},
        "first_of_kind": _means(findings.first_of_kind),
        "families": {part.name: _with_baselines(part) for part in findings.by_family},
        "as_of": [_day(day) for day in findings.days],
        "claims": [_claim(score) for score in findings.claims],
        "left_out": plain_rows(findings.left_out),
        "case": findings.case,
        "seed": findings.seed,
        "version": findings.version,
        "input_hashes": dict(sorted(findings.input_hashes)),
        "discretion": plain_row(findings.discretion) if findings.discretion else None,
    }


def _means(found: Any) -> Document:
    return NO_MEANS if found is None else plain_row(found)


def _with_baselines(part: Part) -> Document:
    """Means of ours, and of each naive forecaster its error alone."""
    errors = {name: plain_value(own.crps_log) for name, own in part.naive.items()}
    return {**_means(part.ours), "baselines": errors}


def _day(day: DayFindings) -> Document:
    own = {name: value for name, value in plain_row(day).items() if name != "scores"}
    return {**own, **_with_baselines(day.scores)}


def _claim(score: Any) -> Document:
    """A scored claim, its naive forecasts by name."""
    own = asdict(score)
    own["naive"] = {row.pop("name"): row for row in own["naive"]}
    del own["as_modelled"]["name"]
    plain: Document = plain_value(own)
    return plain


def _actions(findings: BacktestFindings) -> Document:
    return {
        **plain_value(findings.action_means),
        "n": len(findings.actions),
        "names": list(Action),
        "forecasts": plain_rows(findings.actions),
        "remark": findings.actions_remark,
    }
