"""How far sources lean, on the terminal."""

import re
from dataclasses import replace

from passmuster.briefing.terminal.sources import sources_section
from worlds.findings_example import bare, example
from worlds.screen import drawn


def test_every_group_stands_under_whom_it_speaks_about():
    """Factor, interval and reading stand on one line, and how to read them below."""
    text = drawn(sources_section(example(), 80))
    assert text.index("About Russia and North Korea") < text.index("UA on losses") < text.index("About Ukraine")
    assert re.search(r"UA on losses +18 +9 +1\.9 +1\.1 to 3\.1 +leans high\n", text)
    assert "The same rule holds for every side. How exact they are" in " ".join(text.split())
    assert "●" not in text
    assert "●" in drawn(sources_section(example(), 110), 110)


def test_a_rated_group_has_its_letter():
    """And what it is stands below; where nobody rated, nothing does."""
    found = example()
    rated = replace(
        found, sources=tuple(replace(row, rating="B") if row.group == "UA" else row for row in found.sources)
    )
    text = " ".join(drawn(sources_section(rated, 80)).split())
    assert "UA (B) on losses" in text
    assert "what people rated the group" in text
    assert "rated" not in drawn(sources_section(found, 80))


def test_how_exact_a_source_is_stands_below_with_how_its_claims_fared():
    """With how many of its numbers tell it; without any such line there is no second table."""
    found = example()
    text = drawn(sources_section(found, 80))
    assert re.search(r"UA on losses +9 +1\.3 +1\.2 to 1\.6 +15 pass, 2 doubtful, 1 fail\n", text)
    assert "RU on losses" not in text[text.index("How exact they are") :]
    untold = tuple(
        replace(row, scatter_q50=None, scatter_claims=0, passed=0, doubtful=0, failed=0) for row in found.sources
    )
    text = " ".join(drawn(sources_section(replace(found, sources=untold), 80)).split())
    assert text.endswith("The same rule holds for every side.")


def test_without_sources_there_is_no_section():
    """Not even the note."""
    assert sources_section(bare(), 80) == []
