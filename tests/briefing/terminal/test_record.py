"""The scores of a record, on the terminal."""

from passmuster.briefing.terminal.record import print_record
from passmuster.findings.record import record_findings
from passmuster.forecast.record.record import Record
from passmuster.forecast.record.scores import score_record
from worlds.recorded import HEAD, forecast, resolution
from worlds.screen import printed


def shown(*resolutions):
    """The scores of three forecasts and what came of some."""
    record = Record((forecast("q1", 0.3), forecast("q2", 0.0), forecast("q3", 0.9)), resolutions)
    return printed(print_record, record_findings(score_record(record), case="small", written=2, head=HEAD), 100)


def test_what_came_stands_with_its_receipts():
    """What was written and is open is said first, then the means, then every settled forecast."""
    text = shown(resolution("q1", "yes", value=16000.0), resolution("q2", "yes"))
    assert text.startswith(
        "The record of small\n2 entries written. Settled: 2 forecasts. Open: 1 question. Of 3 questions"
    )
    row = next(line for line in text.splitlines() if line.startswith("ahead"))
    assert row.split() == ["ahead", "2", "2", "0.745", "-", "infinite", "0.151", "0", "%", "100", "%"]
    assert "q1 by 31 December 2030: as of 1 February 2030 said 30 %; came yes, settled on 5 January" in text
    assert "Said and came ─" in text


def test_nothing_settled_is_said():
    """A record of open questions has no table."""
    text = shown()
    assert "Nothing on record has been settled yet." in text
    assert "Said and came" not in text
