"""Learn: from passages to the tables of each kind of choice."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Literal, NamedTuple

from passmuster.networks.choice_network import read_choice_network
from passmuster.networks.number_network import read_number_network
from passmuster.reading.choices.number_choice import A_CLAIM, NOT_A_CLAIM, beside_features
from passmuster.reading.learned.tables import TABLES, Learned
from passmuster.reading.learned.weights import read_weights
from reader_learning.as_read import examples_as_read
from reader_learning.choice_network import choice_network_bytes
from reader_learning.events import events_text
from reader_learning.examples import LESSONS, NumberExample, Passage, lessons, number_examples, patterns
from reader_learning.logistic import Table, fit
from reader_learning.number_network import Taught, number_network_bytes
from reader_learning.owners import HalfReader, owners_text
from reader_learning.ranking import fit_ranking
from reader_learning.roles import articles, taught_by
from reader_learning.scopes import scopes_text
from reader_learning.table import TWENTIETHS, as_text, grouped

PULL = {"claim": 1.0, "quantity": 0.7, "mode": 1.0, "scope": 2.0}
"""How hard the weights of each choice are pulled to nothing (`logistic.fit`), chosen by leaving out writers."""

LEAST_OF_NUMBERS = 9
"""How often a feature of a number must stand to be learned; a corpus that is taught twice has most of them twice."""

PATTERN_COUNT = 3.5
LESSON_COUNT = 16.0
"""How much the number of a filled pattern and of a lesson count, where one of the corpus counts one, since ordinary
prose is plainer. They rose from 3 and 12, by more than the corpus grew: beside its thirty-ninth writer plain shares
("thirty per cent of the 5,000 were killed") fell open."""

RIDGE_OF_RANKING = 8.0
"""The same where one thing is chosen among several."""

LESSON_WEIGHT = 12
"""How often a lesson about a speaker is taught: ordinary prose is plainer than the corpus. It rose with the two."""

FORCE_WEIGHT = 32
"""The same of a lesson about whose men are counted: more of them help plain prose, and fewer that of the corpus."""

RIDGE_OF_VOICES = 0.85
"""The same where it is a speaker, times the root of how often a feature stands, so that what is rare may weigh as much
as what is common; chosen by leaving out writers."""

LEAST_OF_FORCES = 4
"""How often a feature of an owner must stand to be learned."""

LEAST_OF_VOICES = 27
"""How often a feature of a speaker must stand to be learned; rarer ones teach how a few writers put things."""

SMALLEST_OF_VOICES = 3
"""Hundredths: smaller weights of speakers are left out."""

AS_TOLD = as_text({head: ["fit"] for head in ("whole", "measure")}, {h: {"logit": [1.0]} for h in ("whole", "measure")})
"""The table of doubt before any is known: every likelihood told as it is."""


LESSONS_OF_CHOICES = 5
"""How often the networks of owners and speakers are shown a lesson, where they are shown a passage once."""

LEAST_OF_NETWORKS = 40
"""How often a feature must stand to be listed by them; the corpus is taught twice. Rarer ones gain nothing there."""

LEAST_OF_HALVES = 12
"""The same where half of the writers are taught once."""

FIT = "fit"
"""The class of the tables that tell how well something fits."""

LESSONS_OF_NETWORK = 16
"""How often the network of numbers is shown a lesson in one round through the corpus, as often as the table counts it;
a filled pattern it is shown once. Shown four times, "the force has fallen to 3,000 men" was taken for their deaths."""

SMALLEST_OF_NUMBERS = 8
"""Hundredths: smaller weights of numbers are left out, six of ten. Of half of the writers, read by what the others
teach, quantities were right .776 as before, and with the network .797 for .795."""

NO_ROLES = "alone\tpartner\n\n"
"""The table of whose war it is, before any is learned."""


class LearnedFiles(NamedTuple):
    """What is learned from passages: the text of each table and the file of each network, by name."""

    texts: dict[str, str]
    networks: dict[str, bytes]

    def learned(self) -> Learned:
        """As the reader has them; an unlearned table of whose war it is has no part in reading numbers."""
        tables = Learned(*(read_weights(self.texts.get(name, NO_ROLES)) for name in TABLES))
        known = {name: BytesIO(file) for name, file in self.networks.items()}
        owners, speakers = (
            read_choice_network(known[name]) if name in known else None for name in ("forces", "voices")
        )
        numbers = read_number_network(known["numbers"]) if "numbers" in known else None
        return tables._replace(
            number_network=numbers and (lambda: numbers),
            force_network=owners and (lambda: owners),
            voice_network=speakers and (lambda: speakers),
        )


def learn_reading(kept: Sequence[Passage]) -> Learned:
    """That by which a text is read, learned from some passages; whose war it is has no part in it."""
    files = _learned_from(kept, _half_readers(kept))
    return LearnedFiles(files.texts, {**files.networks, "numbers": learn_number_network(kept)}).learned()


def learn_number_network(kept: Sequence[Passage]) -> bytes:
    """The file of the network that reads numbers, learned from some passages."""
    written = _written(kept)
    lesson = [number for row in _of_numbers() for number in _numbers(row)] * (LESSONS_OF_NETWORK - 1)
    shown = [*written, *lesson, *(number for row in patterns() for number in _numbers(row))]
    taught = [Taught(number.window, _answers(number)) for number in shown if number.window is not None]
    return number_network_bytes(taught, _heads(written))


def _answers(number: NumberExample) -> dict[str, str]:
    """The class of each choice that was written out for a number."""
    if number.claim is None:
        return {"claim": NOT_A_CLAIM}
    told = {head: str(number.claim[head]) for head in ("quantity", "mode", "scope") if head in number.claim}
    return {"claim": A_CLAIM, **told}


def learn_choices(kept: Sequence[Passage]) -> LearnedFiles:
    """Every table but that of doubt as it proves, and the networks of owners and of speakers."""
    halves = list(_half_readers(kept, again=True))
    files = _learned_from(kept, halves)
    learned = files.learned()
    told = {row["id"]: row for row in (*(passage.row for passage in kept), *articles()) if row.get("events")}
    taught = taught_by(kept, learned)
    roles, events = taught.table(articles()), events_text(told.values(), learned)
    owners = owners_text(halves, {row["id"] for row in taught.asked}, roles.for_asked)
    texts = {**files.texts, "roles": roles.text, "owners": owners, "scopes": scopes_text(halves), "events": events}
    return files._replace(texts={name: grouped(text) for name, text in texts.items()})


def _learned_from(kept: Sequence[Passage], halves: Iterable[HalfReader]) -> LearnedFiles:
    """The tables by which a text is read, and the networks that learn from the same numbers."""
    numbers = [*_written(kept), *_as_read(halves)]
    return LearnedFiles(_taught_by(numbers), _networks(numbers, LEAST_OF_NETWORKS))


def _networks(numbers: Sequence[NumberExample], least: int) -> dict[str, bytes]:
    return {"forces": _network(numbers, "force", least), "voices": _network(numbers, "voice", least)}


def _network(numbers: Sequence[NumberExample], head: Literal["force", "voice"], least: int) -> bytes:
    """The file of the network of owners or of speakers, of features that stand often enough."""
    told, plain = ([c for number in of if (c := getattr(number, head)) is not None] for of in (numbers, _plain()))
    counts = [1] * len(told) + [LESSONS_OF_CHOICES - 1] * len(plain)
    return choice_network_bytes([*told, *plain], counts, least)


def _written(kept: Sequence[Passage]) -> list[NumberExample]:
    return [example for passage in [*kept, *lessons()] for example in _numbers(passage)]


def _half_readers(kept: Sequence[Passage], *, again: bool = False) -> Iterator[HalfReader]:
    """What each half of the writers teaches, with the passages of the other half; none where there is one writer.

    With `again` their owners and speakers are read by a network as well, as those of the reader that ships.
    """
    half = {writer: turn % 2 for turn, writer in enumerate(sorted({passage.writer for passage in kept}))}
    for part in sorted(set(half.values())) if len(half) > 1 else ():
        others = [passage for passage in kept if half[passage.writer] != part]
        written = _written(others)
        files = LearnedFiles(_taught_by(written), _networks(written, LEAST_OF_HALVES) if again else {})
        yield HalfReader(files.learned(), [passage.row for passage in kept if half[passage.writer] == part])


def _as_read(halves: Iterable[HalfReader]) -> Iterator[NumberExample]:
    """The numbers of passages once more, after what each half of the writers teaches a reader of the other half."""
    for half in halves:
        for row in half.unseen:
            yield from examples_as_read(row, half.learned)


def _taught_by(numbers: list[NumberExample]) -> dict[str, str]:
    """The tables by which a text is read."""
    tables = {"numbers": _number_table(numbers), "forces": _force_table(numbers)}
    return {**tables, "voices": _voice_table(numbers), "doubt": AS_TOLD}


def _force_table(numbers: list[NumberExample]) -> str:
    choices = [number.force for number in (*numbers, *_plain() * (FORCE_WEIGHT - 1)) if number.force is not None]
    table = fit_ranking(choices, RIDGE_OF_RANKING, LEAST_OF_FORCES)
    return as_text({"force": [FIT]}, {"force": table}, parts=TWENTIETHS)


def _voice_table(numbers: list[NumberExample]) -> str:
    choices = [number.voice for number in (*numbers, *_plain() * (LESSON_WEIGHT - 1)) if number.voice is not None]
    table = fit_ranking(choices, RIDGE_OF_VOICES, LEAST_OF_VOICES, by_root=True)
    return as_text({"voice": [FIT]}, {"voice": table}, SMALLEST_OF_VOICES, TWENTIETHS)


def _plain() -> list[NumberExample]:
    """The numbers of the lessons, which are among those of the passages once."""
    return [number for passage in lessons() for number in _numbers(passage)]


def _number_table(numbers: list[NumberExample]) -> str:
    taught = ((LESSON_COUNT - 1, _of_numbers()), (PATTERN_COUNT, patterns()))  # every lesson is among the numbers once
    plain = [(example, count) for count, rows in taught for passage in rows for example in _numbers(passage)]
    everything = [*((example, 1.0) for example in numbers), *plain]
    heads = _heads(numbers)
    claims = [(example, count) for example, count in everything if example.claim is not None]
    named = [(e, NOT_A_CLAIM if e.claim is None else A_CLAIM, n) for e, n in everything]
    tables = {"claim": _head("claim", named, heads)}
    for head in ("quantity", "mode", "scope"):
        told = [(e, str(e.claim[head]), n) for e, n in claims if e.claim is not None and head in e.claim]
        tables[head] = _head(head, told if head != "scope" else [_beside(*example) for example in told], heads)
    return as_text(heads, tables, SMALLEST_OF_NUMBERS, TWENTIETHS)


def _of_numbers() -> list[Passage]:
    """The lessons that are about what is counted."""
    return [lesson for lesson in lessons() if lesson.writer == LESSONS.stem]


def _heads(numbers: Sequence[NumberExample]) -> dict[str, list[str]]:
    """What is chosen for a number, and its classes."""
    return {
        "claim": [NOT_A_CLAIM, A_CLAIM],
        "quantity": sorted({example.quantity for example in numbers} - {NOT_A_CLAIM}),
        "mode": sorted({str(example.claim["mode"]) for example in numbers if example.claim}),
        "scope": ["flow", "incident", "part", "total"],
    }


def _beside(example: NumberExample, scope: str, count: float) -> tuple[NumberExample, str, float]:
    """An example of a scope, with the quantity and the mode that it stands beside."""
    told = beside_features(str(example.claim["quantity"]), str(example.claim["mode"])) if example.claim else []
    return example._replace(features=[*example.features, *told]), scope, count


def _head(head: str, told: list[tuple[NumberExample, str, float]], heads: dict[str, list[str]]) -> Table:
    features, answers, counts = [e.features for e, _, _ in told], [a for _, a, _ in told], [n for _, _, n in told]
    return fit(features, answers, heads[head], PULL[head], counts, LEAST_OF_NUMBERS)


def _numbers(passage: Passage) -> list[NumberExample]:
    """The numbers of a passage; worked out once however often the passage is learned from."""
    key = passage.row["id"]
    if key not in KNOWN:
        KNOWN[key] = number_examples(passage.row)
    return KNOWN[key]


KNOWN: dict[str, list[NumberExample]] = {}
