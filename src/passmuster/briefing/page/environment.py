"""The surroundings of every template: everything escaped, a missing variable an error, and the words for numbers."""

import re
from collections.abc import Mapping
from functools import cache
from math import isfinite
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from passmuster.briefing import phrases
from passmuster.briefing.json.document import compact_text
from passmuster.briefing.page.harmless import anchor
from passmuster.briefing.page.scales import factor_place
from passmuster.findings.parts.audit import SourceLean
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.findings.parts.outlook import ActionOutlook
from passmuster.plaintext import harmless, one_line
from passmuster.wording import numbers
from passmuster.wording.dates import long_date
from passmuster.wording.likelihood import word_and_number
from passmuster.wording.quantities import quantity_noun, tally
from passmuster.wording.standards import DEFAULT_STANDARD, standard_of

__all__ = ["data_block", "page_environment"]


@cache
def page_environment(standard: str = DEFAULT_STANDARD) -> Environment:
    """The one environment of all pages, with the words of a standard of likelihood.

    Raises `BadInput` when the standard is unknown.
    """
    edges = standard_of(standard).edges
    environment = Environment(
        loader=PackageLoader("passmuster.briefing.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters |= {
        "anchor": lambda name, kind: anchor(kind, name),
        "basis": phrases.basis_words,
        "data_block": data_block,
        "day": long_date,
        "effect": phrases.indicator_effect,
        "factor": numbers.factor_words,
        "level": numbers.level_words,
        "noun": quantity_noun,
        "percent": lambda probability: numbers.percent_words(probability, edges=edges),
        "plain": one_line,
        "quantity": phrases.quantity_label,
        "said": _said,
        "worded": lambda row: word_and_number(row.words, row.probability, standard),
    }
    environment.globals |= {
        "count": numbers.count_words,
        "factors": numbers.factor_interval_words,
        "interval": numbers.interval_words,
        "lean": numbers.lean_words,
        "percents": numbers.percent_interval_words,
        "tally": tally,
        "chance_strip": _chance_strip,
        "factor_strip": _factor_strip,
        "whisker": _whisker,
    }
    return environment


def data_block(value: Mapping[str, Any]) -> Markup:
    """JSON that can stand inside a script element: no character of it can end the element or begin a comment."""
    return Markup(compact_text(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _said(line: ClaimLine) -> str:
    """What a claim says: "at least 1,500 killed"."""
    return f"{line.text} {quantity_noun(line.quantity)}"


def _shown(value: Any) -> Any:
    """Text without what drives a terminal, a number and its per cent sign on one line; finished markup as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return re.sub(r"(?<=[0-9]) %", "\u00a0%", harmless(value))
    return value


def _whisker(row: Estimate, last: float) -> dict[str, float] | None:
    """Places of an estimate's 90 % interval and middle on a strip 100 wide; None when one is missing or it has none."""
    return _strip(row.q05 / last, row.q50 / last, row.q95 / last) if last > 0.0 else None


def _chance_strip(row: ActionOutlook) -> dict[str, float] | None:
    """The same of a chance."""
    return _strip(row.q05, row.probability, row.q95)


def _factor_strip(row: SourceLean) -> dict[str, float] | None:
    """The same of a factor, on a log scale with 1 in its middle."""
    places = [factor_place(value) for value in (row.factor_q05, row.factor_q50, row.factor_q95)]
    known = [place / 100.0 for place in places if place is not None]
    return _strip(*known) if len(known) == len(places) else None


def _strip(low: float, middle: float, high: float) -> dict[str, float] | None:
    """Three shares of a strip's length as places on it; None when one is missing."""
    if not all(map(isfinite, (low, middle, high))):
        return None
    return {
        name: round(min(max(share, 0.0), 1.0) * 100.0, 1)
        for name, share in (("q05", low), ("q50", middle), ("q95", high))
    }
