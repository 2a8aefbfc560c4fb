"""What the head of a name tells of who speaks."""

import pytest

from passmuster.reading.choices.voice_heads import head_features
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.voices import voices_of
from passmuster.reading.syntax.verb_groups import verb_groups
from worlds.one_sentence import parsed, place, statements_of


@pytest.mark.parametrize(
    ("text", "name", "number", "feature"),
    [
        ("A crane driver saw 240 builders leave.", "crane driver", "240", "head~person:ahead"),
        ("The siege of Goma claimed 2,000 lives.", "siege of Goma", "2,000", "head~event:does:say:ahead"),
        ("Some 40 died, reported by a nurse to a newspaper.", "nurse", "40", "head~person:behind"),
        ("A customs ledger has 612 names.", "customs ledger", "612", "head~paper:ahead"),
    ],
)
def test_the_kind_of_a_head_is_told(text: str, name: str, number: str, feature: str) -> None:
    """With the side on which it stands and with what it does."""
    s = parsed(text)
    voice = next(v for v in voices_of(s, statements_of(s), SpeechMemory()) if name in v.source.name)
    assert feature in set(head_features(s, verb_groups(s), voice, place(s, number)))
