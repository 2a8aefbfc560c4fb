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
    assert " ".join(text.split()).endswith("The same rule holds for every side.")
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


def test_without_sources_there_is_no_section():
    """Not even the note."""
    assert sources_section(bare(), 80) == []
