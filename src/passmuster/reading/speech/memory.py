"""Memory: what a reader of a text still has in mind about who has spoken."""

from dataclasses import dataclass, field

from passmuster.reading.speech.frame import Frame
from passmuster.reading.speech.sources import Speaker

__all__ = ["Memory"]

NO_NATION = frozenset({"OTHER", "MEDIA", "OSINT"})


@dataclass(slots=True)
class Memory:
    """Names met and speakers heard so far in one text.

    `known` maps the last word of a person's name, in lower case, to the person, and "its" to the last source with a
    nation. `last_frame` is the last statement of the paragraph `paragraph`.
    """

    known: dict[str, Speaker] = field(default_factory=dict)
    last: Speaker | None = None
    last_person: Speaker | None = None
    last_frame: Frame | None = None
    paragraph: int = -1

    def note(self, speaker: Speaker) -> None:
        """Remember a speaker; the article itself is none."""
        if speaker.kind == "article":
            return
        self.last = speaker
        if speaker.group not in NO_NATION or speaker.actor:
            self.known["its"] = speaker
        if speaker.kind == "person" and speaker.name:
            self.last_person = speaker
            self.known[speaker.name.split()[-1].lower()] = speaker
