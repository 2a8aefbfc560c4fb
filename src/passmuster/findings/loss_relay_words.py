"""Sentences about numbers of a table of losses that are another source's again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from passmuster.findings.loss_check_words import stream_name
from passmuster.findings.parts.losses import RelayLine
from passmuster.losses.statements import Stream
from passmuster.wording.quantities import tally

__all__ = ["relay_sentences"]

LEAST: Final = 2.0
"""Numbers of a column that are relays, added up by their probabilities, from which on it is told of."""


def relay_sentences(relays: Iterable[RelayLine]) -> tuple[str, ...]:
    """One sentence for each column that likely repeats others, the most first, with what settles the question."""
    by_stream: dict[Stream, list[RelayLine]] = defaultdict(list)
    for line in relays:
        by_stream[Stream(line.group, line.side, line.category)].append(line)
    told = sorted((-_expected(lines), stream, lines) for stream, lines in by_stream.items())
    return tuple(_sentence(stream, lines) for expected, stream, lines in told if -expected >= LEAST)


def _expected(lines: Sequence[RelayLine]) -> float:
    return sum(line.probability for line in lines)


def _sentence(stream: Stream, lines: Sequence[RelayLine]) -> str:
    (usual, _), *_ = Counter(line.of for line in lines).most_common(1)
    name = stream_name(stream)
    return (
        f"Told again: {tally(len(lines), 'number')} of {stream.source} on {stream.category} of {stream.side} had been "
        f"given by others in the days before, mostly by {usual}; about {_expected(lines):.0f} are reckoned to repeat "
        f"them, and weigh that much less. If it counts itself, add --own-count '{name}'; if it repeats, --set-aside "
        f"'{name}'."
    )
