"""One statement in a sentence."""

from passmuster.reading.speech.source import ARTICLE
from passmuster.reading.speech.statement import ReadStatement


def test_a_statement_reaches_as_its_form_says() -> None:
    """Without relays, and not opened by a mark, unless it is said."""
    statement = ReadStatement(ARTICLE, "asserted", "pre", 3, 4)
    assert (statement.relay, statement.opened) == ((), False)
    assert statement == ReadStatement(ARTICLE, "asserted", "pre", first=3, stop=4)
