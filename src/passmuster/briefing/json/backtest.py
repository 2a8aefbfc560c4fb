"""A backtest as JSON: the keys that other programs rely on first, and what they rest on after them."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from passmuster._version import __version__
from passmuster.briefing.json.document import Document, document_text, plain_value
from passmuster.forecast.backtest.actions import action_means
from passmuster.forecast.backtest.as_of_days import LeftOut
from passmuster.forecast.backtest.backtest import (
    Backtest,
    Summary,
    by_key,
    differences,
    held_if_right,
    model_summary,
    naive_summaries,
    summary,
)
from passmuster.forecast.backtest.claim_scores import ClaimScore
from passmuster.ledger.vocabulary import Action

__all__ = ["backtest_document", "backtest_to_json"]


def backtest_to_json(found: Backtest, *, case: str, seed: int, input_hashes: Sequence[tuple[str, str]]) -> str:
    """The backtest as one JSON object, indented by two spaces, ending with a newline."""
    document = backtest_document(found) | {
        "case": case,
        "seed": seed,
        "version": __version__,
        "input_hashes": dict(sorted(input_hashes)),
    }
    return document_text(document)


def backtest_document(found: Backtest) -> Document:
    """The same as plain dicts and lists. Headline keys are null, and `n` is 0, when nothing was comparable."""
    document: Document = plain_value(
        {
            **_summary(summary(found.comparable)),
            "baselines": {name: asdict(own) for name, own in naive_summaries(found.comparable).items()},
            "actions": {
                **action_means(found.actions),
                "n": len(found.actions),
                "names": [*Action],
                "forecasts": [asdict(score) for score in found.actions],
                "remark": found.actions_remark,
            },
            "as_modelled": _summary(model_summary(found.comparable)),
            "coverage90_if_right": _yardstick(found),
            "differences": {name: asdict(gap) for name, gap in differences(found.comparable, seed=0).items()},
            "first_of_kind": _summary(summary(found.first_of_kind)),
            "families": _grouped(found.comparable, lambda score: score.family),
            "as_of": [_day(day) for day in found.days],
            "claims": [_claim(score) for score in found.scores],
            "left_out": [_left_out(claim) for claim in found.left_out],
        }
    )
    return document


EMPTY = {
    "n": 0, "coverage50": None, "coverage90": None, "crps_log": None, "interval_score_log": None,
    "ignorance_bits": None,
}  # fmt: skip


def _summary(found: Summary | None) -> Document:
    return EMPTY if found is None else asdict(found)


def _yardstick(found: Backtest) -> Document | None:
    held = held_if_right(found)
    return None if held is None else asdict(held)


def _grouped(scores: Sequence[ClaimScore], key: Any) -> Document:
    return {
        name: {
            **_summary(summary(own)),
            "baselines": {naive: row.crps_log for naive, row in naive_summaries(own).items()},
        }
        for name, own in by_key(scores, key)
    }


def _day(day: Any) -> Document:
    comparable = [score for score in day.scores if score.naive]
    return {
        "as_of": day.as_of,
        "n_known": day.n_known,
        "status": day.status,
        "r_hat_max": day.r_hat_max,
        "ess_min": day.ess_min,
        "divergences": day.divergences,
        "width": asdict(day.width),
        **_summary(summary(comparable)),
        "baselines": {name: row.crps_log for name, row in naive_summaries(comparable).items()},
    }


def _claim(score: ClaimScore) -> Document:
    own = asdict(score)
    own["naive"] = {row.pop("name"): row for row in own["naive"]}
    del own["as_modelled"]["name"]
    return own


def _left_out(claim: LeftOut) -> Document:
    return {"claim_id": claim.claim_id, "as_of": claim.as_of, "reason": claim.reason}
