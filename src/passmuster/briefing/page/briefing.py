"""A briefing as one HTML file that opens offline, with nothing fetched and nothing sent.

The page carries its charts, its style and its data. Its content policy admits one script, named by its hash, and no
connection at all. Without JavaScript every number is still there, in sentences and tables. The same findings give the
same bytes: wall-clock seconds are left out.
"""

import base64
import hashlib
import json
import re
from dataclasses import fields
from datetime import date
from functools import cache
from importlib.resources import files
from math import isfinite
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from passmuster.briefing import outline
from passmuster.briefing.json.briefing import as_document
from passmuster.briefing.page.figures import READING
from passmuster.briefing.page.view import PageView, anchor, view_of
from passmuster.findings.findings import Findings
from passmuster.findings.parts.counts import Estimate
from passmuster.wording import numbers
from passmuster.wording.dates import long_date, tally
from passmuster.wording.likelihood import word_and_number
from passmuster.wording.quantities import quantity_noun
from passmuster.wording.standards import standard_of

__all__ = ["CAUTIONED", "content_policy", "data_block", "page_script", "page_style", "to_page"]

SCRIPTS: Final = ("LICENSES.txt", "vega-bundle.js", "boot.js")
"""What makes up the page's one script, in this order; the licences as a comment."""


CAUTIONED: Final = frozenset(
    {"estimates", "sources", "muster", "joint", "strain", "actions", "questions", "levers", "indicators"}
)
"""Sections whose numbers come from the fit, and beside which a remark stands when it failed."""


def to_page(findings: Findings) -> str:
    """The whole page as text; write it as UTF-8. Raises `BadInput` when the standard of words is unknown."""
    view = view_of(findings, _twin(findings))
    variables = {part.name: getattr(view, part.name) for part in fields(PageView)}
    frame = {"style": page_style(), "script": Markup(page_script()), "policy": content_policy(page_script())}
    return _environment(findings.standard).get_template("page.html").render(**variables, **frame) + "\n"


def content_policy(script: str) -> str:
    """The page's content policy: this one script, inline style, images within the page, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


# Parts --------------------------------------------------------------------------------------------------------------


def _twin(findings: Findings) -> str:
    """The briefing as JSON in base64, for the link that saves it; without the seconds, which differ between runs."""
    document = as_document(findings)
    document["diagnostics"] = document["diagnostics"] | {"seconds": None}
    text = json.dumps(document, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return base64.b64encode(text.encode("ascii")).decode("ascii")


@cache
def _asset(name: str) -> str:
    return files("passmuster.briefing.page").joinpath("assets", name).read_text(encoding="utf-8")


def page_style() -> Markup:
    """The style sheet of every page."""
    return Markup(_asset("page.css"))


@cache
def page_script() -> str:
    """The page's one script: the licences, the chart library in a block of its own, then what draws the charts."""
    licences, library, boot = (_asset(name) for name in SCRIPTS)
    return f"/*\n{licences}*/\n(()=>{{\n{library}\n}})();\n{boot}"


def _environment(standard: str) -> Environment:
    """The template's surroundings: everything escaped, a missing variable an error, and the words for numbers."""
    environment = Environment(
        loader=PackageLoader("passmuster.briefing.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_unparted,
    )
    environment.filters |= {
        "day": long_date,
        "percent": lambda probability: numbers.percent_words(probability, edges=standard_of(standard).edges),
        "worded": lambda row: word_and_number(row.words, row.probability, standard),
        "factor": numbers.factor_words,
        "level": numbers.level_words,
        "answer": outline.answer_sentences,
        "anchor": lambda name, kind: anchor(kind, name),
        "data_block": data_block,
        "basis": outline.basis_words,
        "quantity": outline.quantity_words,
        "noun": quantity_noun,
        "effect": outline.indicator_effect,
    }
    environment.globals |= {
        "count": numbers.count_words,
        "interval": numbers.interval_words,
        "percents": numbers.percent_interval_words,
        "lean": numbers.lean_words,
        "tally": tally,
        "whisker": _whisker,
        "reading": READING,
        "effects_note": outline.EFFECTS_NOTE,
        "cautioned": CAUTIONED,
    }
    return environment


def _unparted(value: Any) -> Any:
    """Keep a number and its per cent sign on one line; leave finished markup alone."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return re.sub(r"(?<=[0-9]) %", "\u00a0%", value)
    return value


def data_block(value: Any) -> Markup:
    """JSON that can stand inside a script element: no character of it can end the element or begin a comment."""
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"), default=_iso)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _iso(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a chart holds numbers, texts and days, not {type(value).__name__}")


def _whisker(row: Estimate, last: float) -> dict[str, float] | None:
    """Places of an estimate's quantiles on a strip 100 wide; None when one is missing or the strip has no length."""
    places = {name: getattr(row, name) for name in ("q05", "q25", "q50", "q75", "q95")}
    if not last > 0.0 or not all(map(isfinite, (last, *places.values()))):
        return None
    return {name: round(min(max(place / last, 0.0), 1.0) * 100.0, 1) for name, place in places.items()}
