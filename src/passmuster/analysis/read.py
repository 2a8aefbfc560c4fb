"""Reading, start to end: documents in, what they claim out, one by one; and what an analyst decided on it.

Nothing is sent anywhere unless a `LanguageModel` is handed in. What is said on the way, a remark on a document or a
file that was passed over, goes to functions of the caller.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from passmuster.documents import Document, open_document, open_documents
from passmuster.documents.one import one_document
from passmuster.errors import BadInput, Fault
from passmuster.findings.explained import Explained, explained
from passmuster.findings.reading_rows import reading_rows
from passmuster.reading.reader import TextReading, not_english, read_document
from passmuster.store.tablekind import refuse_tables

__all__ = [
    "STANDARD_INPUT",
    "DocumentRead",
    "LanguageModel",
    "decided",
    "decided_as_claims",
    "propose_claims",
    "read_documents",
]

STANDARD_INPUT: Final = Path("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageModel:
    """A model behind an OpenAI-compatible endpoint that texts are sent to, and the bounds that it is asked within.

    `timeout` is for one call, `max_seconds` and `max_calls` for all calls together. `key` goes into the header
    `Authorization` when it is not empty.
    """

    endpoint: str
    model: str = "default"
    key: str = ""
    timeout: float = 30.0
    max_calls: int = 1_000
    max_seconds: float = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRead:
    """A document and what was read in it; `remarks` are what whoever rests something on it should know."""

    document: Document
    reading: TextReading
    remarks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What to call the document in messages."""
        return self.document.name

    @property
    def title(self) -> str:
        """Its title, or its name where it has none."""
        return self.document.title or self.document.name

    def rows(self) -> list[dict[str, Any]]:
        """Each claim and event as plain data, in order of the text; fields as for `read --format jsonl`."""
        return list(reading_rows(self.document, self.reading))

    def marked(self) -> list[Explained]:
        """The sentences in which something was read, marked up with what decided it."""
        return explained(self.document, self.reading)


def read_documents(
    sources: Sequence[Path],
    standard_input: Callable[[], bytes] = lambda: b"",
    *,
    aliases: Sequence[tuple[str, str]] = (),
    model: LanguageModel | None = None,
    remarked: Callable[[str, str], None] = lambda name, remark: None,
    passed_over: Callable[[Fault], None] = lambda fault: None,
) -> Iterable[DocumentRead]:
    """What is read in each document of some files and folders, in order.

    Files that are named are all read before the first comes out, since one that must be refused is refused before
    anything is made of the others. With a folder among them they come one by one, however many there are.

    Parameters
    ----------
    sources
        Files or folders; `STANDARD_INPUT` is one document, whose bytes `standard_input` is asked for.
    aliases
        Words of the texts and the source group that each stands for.
    model
        Who reads instead of the rules; the rules read what it cannot.
    remarked
        Told of each document its name and each remark on it, when it is read.
    passed_over
        Told what is wrong with each file of a folder that cannot be read: one bad file must not lose the others.

    Raises
    ------
    BadInput
        If a file that was named cannot be read, is a table, or nothing that was named is in English.
    """
    read = _with_model(model) if model is not None else _by_rules(tuple(aliases))
    from_folder = any(path.is_dir() for path in sources)
    found = _read(_opened(sources, standard_input, passed_over), read, remarked, passed_over if from_folder else None)
    if from_folder:
        _refuse_named(sources)
        _remark_on_empty(sources, remarked)
        return found
    whole = list(found)
    if whole and all(one.reading.is_foreign for one in whole):
        raise BadInput([not_english(", ".join(one.name for one in whole))])
    return whole


def _read(
    documents: Iterable[Document],
    read: Callable[[Document], DocumentRead],
    remarked: Callable[[str, str], None],
    passed_over: Callable[[Fault], None] | None,
) -> Iterator[DocumentRead]:
    for document in documents:
        try:
            with one_document(document.name):
                found = read(document)
        except BadInput as refusal:
            if passed_over is None:
                raise
            for fault in refusal.faults:
                passed_over(fault)
            continue
        for remark in found.remarks:
            remarked(document.name, remark)
        yield found


def _by_rules(aliases: tuple[tuple[str, str], ...]) -> Callable[[Document], DocumentRead]:
    def read(document: Document) -> DocumentRead:
        reading = read_document(document, aliases)
        remark = reading.language_remark()
        return DocumentRead(
            document=document, reading=reading, remarks=(*document.remarks, *([remark] if remark else ()))
        )

    return read


def _with_model(model: LanguageModel) -> Callable[[Document], DocumentRead]:
    from passmuster.reading.llm.reader import LlmReader

    reader = LlmReader(
        endpoint=model.endpoint, model=model.model, key=model.key,
        timeout=model.timeout, max_calls=model.max_calls, max_seconds=model.max_seconds,
    )  # fmt: skip

    def read(document: Document) -> DocumentRead:
        asked = reader.read(document.text)
        return DocumentRead(document=document, reading=asked.reading, remarks=(*document.remarks, *asked.remarks))

    return read


def _opened(
    sources: Sequence[Path], standard_input: Callable[[], bytes], passed_over: Callable[[Fault], None]
) -> Iterator[Document]:
    for path in sources:
        if path == STANDARD_INPUT:
            yield from open_document(standard_input(), "standard input")
        elif not path.is_dir():
            refuse_tables([path])
            yield from open_documents(path)
        else:
            from passmuster.analysis.bulk.folder import files_of

            for file in files_of(path):
                yield from _opened_or_passed_over(file, passed_over)


def _remark_on_empty(sources: Sequence[Path], remarked: Callable[[str, str], None]) -> None:
    """Tell of folders in which nothing is read, and which endings are."""
    from passmuster.analysis.bulk.folder import SUFFIXES, files_of

    for path in sources:
        if path != STANDARD_INPUT and path.is_dir() and not files_of(path):
            remarked(str(path), f"nothing in this folder is read; documents end in {', '.join(sorted(SUFFIXES))}")


def _refuse_named(sources: Sequence[Path]) -> None:
    """Refuse files that were named beside a folder and cannot be read, before anything of the folder comes out."""
    faults: list[Fault] = []
    for path in sources:
        if path == STANDARD_INPUT or path.is_dir():
            continue
        try:
            refuse_tables([path])
            open_documents(path)
        except BadInput as refusal:
            faults += refusal.faults
    if faults:
        raise BadInput(faults)


def _opened_or_passed_over(file: Path, passed_over: Callable[[Fault], None]) -> Sequence[Document]:
    try:
        return open_documents(file)
    except BadInput as refusal:
        for fault in refusal.faults:
            passed_over(fault)
        return ()


# Decided by an analyst ----------------------------------------------------------------------------------------------


def propose_claims(found: Iterable[DocumentRead], file: Path) -> int:
    """Write every claim into a table to be decided on, and say how many there are.

    Raises
    ------
    BadInput
        If the file is there already, since it may hold decisions.
    """
    from passmuster.assembly.review.proposals import write_review

    return write_review(file, [(one.document, one.reading) for one in found])


def decided(file: Path) -> list[dict[str, Any]]:
    """The decisions of such a table as plain data: decision, note, the claim as it stands (None when refused), and what
    was proposed.

    Raises
    ------
    BadInput
        If anything in the table is wrong; it carries every fault.
    """
    from passmuster.assembly.review.decisions import take_review

    return [
        {"kind": "decision", "decision": one.decision, "note": one.note, "claim": one.claim, "proposed": one.proposed}
        for one in take_review(file)
    ]


def decided_as_claims(file: Path) -> str:
    """The claims accepted and changed in such a table, as CSV text that `claims.csv` of a case takes.

    Raises
    ------
    BadInput
        If anything in the table is wrong, or a claim lacks the day it was said or its force.
    """
    from passmuster.assembly.review.case_claims import case_claims
    from passmuster.assembly.review.decisions import take_review
    from passmuster.store.claimfile import write_claims

    return write_claims(case_claims(take_review(file), str(file)))
