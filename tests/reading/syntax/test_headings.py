"""Lines that stand above others."""

import pytest

from passmuster.reading.syntax.headings import is_heading
from worlds.one_sentence import parsed


@pytest.mark.parametrize("line", ["GENERAL STAFF // 14.03", "Kenyan police land in Haiti", "The dead:"])
def test_a_short_line_without_a_stop_is_a_heading(line: str) -> None:
    """Wherever it stands."""
    assert is_heading(parsed(line), opens=False)


def test_the_first_words_of_a_text_may_be_closed() -> None:
    """Where they have no verb."""
    assert is_heading(parsed("Document 403, annex."), opens=True)
    assert not is_heading(parsed("Document 403, annex."), opens=False)


@pytest.mark.parametrize("line", ["The governor spoke.", "- Seven soldiers dead at the bridge", '"We go," he said"'])
def test_other_lines_are_none(line: str) -> None:
    """A sentence, and an item of a list."""
    assert not is_heading(parsed(line), opens=True)
