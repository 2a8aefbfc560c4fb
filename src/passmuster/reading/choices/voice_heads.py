"""Features of a voice from the head of its name: a clerk speaks, a ledger is quoted, a siege does neither."""

from collections.abc import Iterator, Sequence
from typing import Final

from passmuster.reading.choices.voice_verbs import deeds_of
from passmuster.reading.speech.voices import Voice
from passmuster.reading.syntax.symbols import stem
from passmuster.reading.syntax.verb_groups import VerbGroup
from passmuster.reading.syntax.word_kinds import speaker_kinds
from passmuster.reading.text.parsed import Parsed

__all__ = ["head_features", "head_of"]

DETERMINERS: Final = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "our", "one", "some", "several", "two", "three"}
)


def head_of(name: str) -> str:
    """The head of a name in lower case: its last word, or the last one ahead of the first preposition.

    >>> head_of("siege of Goma"), head_of("the mission's spokesman in Juba"), head_of("Danish Staff")
    ('siege', 'spokesman', 'staff')
    """
    words = name.lower().split()
    stop = next((at for at, word in enumerate(words) if at and word in {"of", "in", "at", "for", "from"}), len(words))
    return words[stop - 1].strip(".,") if words else ""


def head_features(s: Parsed, groups: Sequence[VerbGroup], voice: Voice, at: int) -> Iterator[str]:
    """The features of the head of a voice for the number at a token."""
    head, form = head_of(voice.source.name), voice.form
    kinds = speaker_kinds(head) or ("name" if voice.source.name[:1].isupper() else "?",)
    side = "earlier" if voice.is_before else "ahead" if voice.stop <= at else "behind"
    yield f"head={stem(head)}:{side}"
    own, lead = (None, None) if voice.is_before else deeds_of(s, groups, voice)
    way = f"{lead[1]}:{'led' if lead[0].passive or lead[0].state == 'part' else 'with'}" if lead else _lead(s, voice)
    for kind in kinds:
        yield from (f"head~{kind}:{form}:{side}", f"head~{kind}:{side}", f"head~{kind}:{way}:{side}")
        for name in own.classes if own is not None else ():
            yield f"head~{kind}:does:{name}:{side}"


def _lead(s: Parsed, voice: Voice) -> str:
    """The word ahead of a phrase, determiners left out."""
    at = voice.first - 1
    while at >= 0 and s.low(at) in DETERMINERS:
        at -= 1
    return s.low(at) if voice.first >= 0 else ""
