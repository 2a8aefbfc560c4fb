"""Reading in bulk: lines of texts or whole folders in, a line of answers for each out, resumable where it broke off."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from passmuster.analysis.read import STANDARD_INPUT
from passmuster.errors import BadInput, Fault
from passmuster.progress import SILENT, Progress

if TYPE_CHECKING:
    from passmuster.analysis.bulk.batch import RepeatedId

__all__ = ["answer_in_bulk", "answered_before"]


def answer_in_bulk(
    sources: Sequence[Path],
    standard_input: Iterable[str] = (),
    *,
    workers: int = 0,
    skip: Mapping[str, int] | None = None,
    passed_over: Callable[[Fault], None] = lambda fault: None,
    progress: Progress = SILENT,
) -> Iterator[str]:
    """A line `{id, claims, events}` for each line `{id, text}` of a file, or for each document of a folder, in order.

    Parameters
    ----------
    sources
        Files of lines, or folders; `STANDARD_INPUT` is the lines of `standard_input`.
    workers
        Processes; 0 means one for each core.
    skip
        Ids that were answered before, each with how often, as `answered_before` finds them.
    passed_over
        Told what is wrong with each document of a folder that cannot be read, and, before anything comes out, of each
        line whose id an earlier line of its file has: it is not answered.
    progress
        Told how many lines or files of a source are done, now and then.

    Raises
    ------
    BadInput
        Before anything comes out, if a file cannot be read or a line is not `{id, text}`; it carries every fault.
    """
    from passmuster.analysis.bulk.batch import NONE_ANSWERED, answer_lines, check_lines
    from passmuster.analysis.bulk.folder import answer_folder
    from passmuster.analysis.files import kept_lines, lines_of

    skip = NONE_ANSWERED if skip is None else skip
    with ExitStack() as open_files:
        kept = open_files.enter_context(kept_lines(standard_input if STANDARD_INPUT in sources else (), "-"))
        files = [path for path in sources if path != STANDARD_INPUT and not path.is_dir()]
        repeated = _check_all(files, kept, check_lines)
        _tell_repeated(repeated, passed_over)
        leave_out = {path: frozenset(one.line for one in own) for path, own in repeated.items()}
        for path in sources:
            if path.is_dir():
                yield from answer_folder(path, workers=workers, skip=skip, passed_over=passed_over, progress=progress)
            elif path == STANDARD_INPUT:
                kept.seek(0)
                yield from answer_lines(
                    kept, str(path), workers=workers, skip=skip, leave_out=leave_out[path], progress=progress
                )
            else:
                with lines_of(path) as lines:
                    yield from answer_lines(
                        lines, str(path), workers=workers, skip=skip, leave_out=leave_out[path], progress=progress
                    )


Check = Callable[[Iterable[str], str], "tuple[RepeatedId, ...]"]


def _check_all(paths: Sequence[Path], kept: Iterable[str], check: Check) -> "dict[Path, tuple[RepeatedId, ...]]":
    """Look through the lines of every source; what is wrong in any is told together. Each with its repeated ids."""
    from passmuster.analysis.files import lines_of

    faults: list[Fault] = []
    more = 0
    repeated: dict[Path, tuple[RepeatedId, ...]] = {}
    for path in (STANDARD_INPUT, *paths):
        try:
            if path == STANDARD_INPUT:
                repeated[path] = check(kept, str(path))
            else:
                with lines_of(path) as lines:
                    repeated[path] = check(lines, str(path))
        except BadInput as refusal:
            faults += refusal.faults
            more += refusal.more
    if faults:
        raise BadInput(faults, more)
    return repeated


def _tell_repeated(repeated: "Mapping[Path, tuple[RepeatedId, ...]]", passed_over: Callable[[Fault], None]) -> None:
    """A fault for each line whose id was there before."""
    for path, lines in repeated.items():
        for one in lines:
            rule, found = "each line has an id of its own", f"{one.identity[:60]}, which line {one.first} has"
            passed_over(Fault(str(path), rule, found, "Give the passage another id.", row=one.line))


def answered_before(output: Path) -> Mapping[str, int]:
    """Ids of the answers in a file that broke off, each with how often it was answered; half a last line is cut away.

    Raises
    ------
    BadInput
        If a whole line is no answer, so that the file must be something else.
    """
    from passmuster.analysis.bulk.batch import answered_ids

    return answered_ids(output)
