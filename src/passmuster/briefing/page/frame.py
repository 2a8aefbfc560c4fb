"""What stands around every page: its style, its one script, the policy that admits no other, and its data.

A page opens offline, with nothing fetched and nothing sent. Its content policy names the one script by its hash and
allows no connection at all; a page whose drawings are plain shapes has no script, and admits none.
"""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from markupsafe import Markup

from passmuster.briefing.json.document import compact_text

__all__ = ["content_policy", "page_frame", "page_script", "page_style", "twin"]

SCRIPTS: Final = ("LICENSES.txt", "vega-bundle.js", "boot.js")
"""What makes up the page's one script, in this order; the licences as a comment."""

REST: Final = "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""What every policy says beside which script may run."""


def page_frame(*, with_charts: bool = True) -> dict[str, Any]:
    """The variables `style`, `script` and `policy` of every page; one without charts has no script at all."""
    script = page_script() if with_charts else ""
    return {"style": page_style(), "script": Markup(script), "policy": content_policy(script)}


def page_style(name: str = "page.css") -> Markup:
    """A style sheet of the pages."""
    return Markup(_asset(name))


@cache
def page_script() -> str:
    """The page's one script: the licences, the chart library in a block of its own, then what draws the charts."""
    licences, library, boot = (_asset(name) for name in SCRIPTS)
    return f"/*\n{licences}*/\n(()=>{{\n{library}\n}})();\n{boot}"


def content_policy(script: str) -> str:
    """The page's content policy: this one script or none, inline style, images within the page, and nothing else."""
    if not script:
        return f"default-src 'none'; script-src 'none'; {REST}"
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; script-src 'sha256-{digest}'; {REST}"


def twin(document: Mapping[str, Any]) -> str:
    """A document as JSON in base64, for the link that saves it."""
    return base64.b64encode(compact_text(document).encode("ascii")).decode("ascii")


@cache
def _asset(name: str) -> str:
    return files("passmuster.briefing.page").joinpath("assets", name).read_text(encoding="utf-8")
