"""What a verdict means."""

from passmuster.muster.found import VerdictWord
from passmuster.wording.verdicts import VERDICTS


def test_every_verdict_has_a_mark_and_a_meaning_of_its_own():
    """The words of the audit and of this table are the same, the worst first, and no two share a mark."""
    worst_first = (VerdictWord.FAILS, VerdictWord.DOUBTFUL, VerdictWord.CANNOT_BE_JUDGED, VerdictWord.PASSES)
    assert tuple(VERDICTS) == worst_first
    assert set(worst_first) == set(VerdictWord)
    assert len({words.mark for words in VERDICTS.values()}) == len(VERDICTS)
    assert len({words.meaning for words in VERDICTS.values()}) == len(VERDICTS)
