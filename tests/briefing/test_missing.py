"""A briefing in which numbers are missing: said as not known, drawn as nothing, never as a number."""

import io
import re

import pytest
from lxml import html
from rich.console import Console

from passmuster.briefing.json.briefing import to_json
from passmuster.briefing.page.briefing import to_page
from passmuster.briefing.terminal.briefing import print_briefing
from worlds.findings_example import failed
from worlds.missing import without_numbers

NOT_NUMBERS = [float("nan"), float("inf"), float("-inf")]
WORDS = re.compile(r"(?<![A-Za-z])(?:nan|-?inf(?:inity)?)(?![A-Za-z])", re.IGNORECASE)


@pytest.mark.parametrize("hole", NOT_NUMBERS)
def test_missing_numbers_are_said_as_not_known(hole):
    """Terminal, page and JSON hold no NaN and no infinity, whatever came out of a failed fit."""
    findings = without_numbers(failed(), hole)
    out = io.StringIO()
    print_briefing(findings, Console(file=out, width=116))
    page = html.document_fromstring(to_page(findings))
    for script in page.xpath("//script[not(@type)]"):
        script.getparent().remove(script)
    for text in (out.getvalue(), html.tostring(page.find("body"), encoding="unicode"), to_json(findings)):
        text = re.sub(r"base64,[A-Za-z0-9+/=]+", "", text)
        assert WORDS.findall(text) == []
    assert "not known" in out.getvalue()
    assert "not known" in page.text_content()
