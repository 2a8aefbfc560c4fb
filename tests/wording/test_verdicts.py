"""What a verdict means."""

from passmuster.muster.muster import CANNOT_BE_JUDGED, DOUBTFUL, FAILS, PASSES
from passmuster.wording.verdicts import VERDICTS


def test_every_verdict_has_a_mark_and_a_meaning_of_its_own():
    """The words of the audit and of this table are the same, the worst first, and no two share a mark."""
    assert list(VERDICTS) == [FAILS, DOUBTFUL, CANNOT_BE_JUDGED, PASSES]
    assert len({words.mark for words in VERDICTS.values()}) == len(VERDICTS)
    assert len({words.meaning for words in VERDICTS.values()}) == len(VERDICTS)
