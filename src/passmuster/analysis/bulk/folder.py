"""A folder in bulk: every document in it answered as a line, on all cores, in order, resumable.

An answer's id is the path of its file within the folder; of a file that holds several documents (a feed, an archive)
the second has `#2` behind it, and so on.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from json import dumps
from pathlib import Path
from typing import Final, TypeAlias

from passmuster.analysis.bulk.batch import NONE_ANSWERED, as_answer, line_of
from passmuster.documents import open_documents
from passmuster.documents.one import one_document
from passmuster.errors import BadInput, Fault
from passmuster.parallel.processes import done_in_order
from passmuster.progress import SILENT, Progress
from passmuster.reading.reader import read_document

__all__ = ["SUFFIXES", "answer_folder", "files_of"]

SUFFIXES: Final = frozenset(
    {".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", ".eml", ".xml", ".rss", ".atom", ".json", ".warc", ".gz"}
)
"""Files read when a folder is given; a file named on its own is opened whatever its suffix."""

CHUNK: Final = 16
"""Files handed to a process at once: a page takes some milliseconds, a PDF some hundred."""

Answered: TypeAlias = tuple[int, list[str], list[Fault]]


def files_of(folder: Path) -> list[Path]:
    """The documents of a folder and of the folders in it, in order of their paths."""
    return sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix.lower() in SUFFIXES)


def answer_folder(
    folder: Path,
    *,
    workers: int = 1,
    skip: Mapping[str, int] = NONE_ANSWERED,
    passed_over: Callable[[Fault], None] = lambda _: None,
    progress: Progress = SILENT,
) -> Iterator[str]:
    """One answer for each document, in order of path; `progress` is told the files done after each chunk.

    Parameters
    ----------
    workers
        Processes; 0 means one for each core. One means this process.
    skip
        Ids (as JSON) that were answered before and are left out now.
    passed_over
        Told what is wrong with each file that cannot be read: one bad file must not lose the others.
    """
    wanted = _unanswered([(file, file.relative_to(folder).as_posix()) for file in files_of(folder)], skip)
    done = 0
    for n_files, answers, faults in done_in_order(
        wanted, partial(_answer_files, skip=skip), size=CHUNK, workers=workers
    ):
        yield from answers
        for fault in faults:
            passed_over(fault)
        done += n_files
        progress.step(f"{done:,} items", done / len(wanted))


def _unanswered(files: list[tuple[Path, str]], skip: Mapping[str, int]) -> list[tuple[Path, str]]:
    """Files that are not known to be answered whole: the next one was not begun."""
    begun = [dumps(name) in skip for _, name in files]
    following = [*begun[1:], False]
    return [file for file, own, after in zip(files, begun, following, strict=False) if not (own and after)]


def _answer_files(files: list[tuple[Path, str]], *, skip: Mapping[str, int]) -> Answered:
    answers: list[str] = []
    faults: list[Fault] = []
    for file, name in files:
        try:
            documents = open_documents(file)
        except BadInput as refusal:
            faults += refusal.faults
            continue
        for number, document in enumerate(documents, start=1):
            identity = name if number == 1 else f"{name}#{number}"
            try:
                with one_document(identity):
                    if dumps(identity) not in skip:
                        answers.append(line_of(as_answer(identity, read_document(document))))
            except BadInput as refusal:
                faults += refusal.faults
    return len(files), answers, faults
