"""`passmuster read`: claims and events found in text."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

import click

from passmuster.cli import options

if TYPE_CHECKING:
    from passmuster.errors import Fault
    from passmuster.reading.documents import Document
    from passmuster.reading.reader import TextReading

__all__ = ["command"]

KEY_VARIABLE: Final = "PASSMUSTER_LLM_KEY"
"""Environment variable with the key of an endpoint that asks for one."""


@click.command(
    epilog="Try: passmuster read article.txt --format jsonl", context_settings={"help_option_names": ["-h", "--help"]}
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="A table for eyes, JSON lines for programs, or CSV.",
)
@click.option("--batch", is_flag=True, help="{id,text} lines, or a folder, in; {id,claims,events} lines out.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write here, not to the screen.")
@click.option("--resume", is_flag=True, help="With --batch and --output: go on where that file breaks off.")
@click.option(
    "--workers", type=click.IntRange(0, 256), default=0, help="Processes for --batch; 0 is one for each core."
)
@options.quiet
@click.option("--explain", is_flag=True, help="Show the sentences marked up with what was read and why.")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="With --explain: write a page instead.")
@click.option(
    "--review", type=click.Path(path_type=Path, dir_okay=False), help="Write proposed claims to be decided on."
)
@click.option("--reviewed", type=click.Path(path_type=Path, exists=True), help="Read a file of decisions back.")
@click.option("--alias", "aliases", multiple=True, metavar="WORDS=GROUP", help="Words that stand for a source group.")
@click.option(
    "--reader",
    type=click.Choice(["rules", "llm"]),
    default="rules",
    show_default=True,
    help="Who reads: the rules, or a language model.",
)
@click.option("--endpoint", help="OpenAI-compatible address that --reader llm sends texts to; nothing is sent without.")
@click.option("--model", default="default", show_default=True, help="Model that the endpoint is asked for.")
@click.option(
    "--timeout", type=click.FloatRange(0.1, 3600), default=30.0, show_default=True, help="Seconds for a call."
)
@click.option(
    "--max-calls", type=click.IntRange(1), default=1000, show_default=True, help="Calls to the endpoint in all."
)
@click.option(
    "--max-seconds", type=click.FloatRange(0.1), default=600.0, show_default=True, help="Seconds for all calls."
)
def command(paths: tuple[Path, ...], form: str, batch: bool, **options: Any) -> None:
    """Find claims and events in documents: who says how many of whom, how firmly, and who did what to whom.

    PATHS are files or folders of text, HTML, PDF, e-mail, feeds, Telegram exports or WARC files; - is standard input.
    """
    _check(batch, options)
    sources = paths or (Path("-"),)
    if options["reviewed"]:
        _show_decisions(options["reviewed"], options["output"])
    elif batch:
        _answer(sources, options)
    else:
        _report(sources, form, options)


def _check(batch: bool, options: dict[str, Any]) -> None:
    """Refuse options that do not go together, all at once."""
    from passmuster.errors import BadInput, Fault

    faults = []
    if options["resume"] and not (batch and options["output"]):
        faults.append(Fault("--resume", "it goes with --batch and --output", remedy="Add both."))
    if options["html"] and not options["explain"]:
        faults.append(Fault("--html", "it goes with --explain", remedy="Add --explain."))
    if options["reader"] == "llm" and not options["endpoint"]:
        faults.append(Fault("--reader llm", "it needs an endpoint", remedy="Add --endpoint URL."))
    if options["reader"] == "llm" and batch:
        faults.append(Fault("--reader llm", "it does not go with --batch", remedy="Give the documents as files."))
    faults += [
        Fault("--alias", "WORDS=GROUP", repr(a), "Write 'spy agency=KR'.") for a in options["aliases"] if "=" not in a
    ]
    if faults:
        raise BadInput(faults)


# ---- lines in, lines out --------------------------------------------------------------------------------------------


def _answer(sources: tuple[Path, ...], options: dict[str, Any]) -> None:
    from passmuster.reading.bulk.batch import answered_ids

    output: Path | None = options["output"]
    skip = answered_ids(output) if output is not None and options["resume"] else frozenset()
    with _opened(output, append=options["resume"]) as out:
        for path in sources:
            for line in _answers(path, skip, options):
                out.write(line + "\n")
    if skip and not options["quiet"]:
        click.echo(f"passmuster: answered before and left as they are: {len(skip):,}", err=True)


def _answers(path: Path, skip: frozenset[str], options: dict[str, Any]) -> Iterator[str]:
    """Answers to the lines of a file, or to the documents of a folder."""
    from passmuster.reading.bulk.batch import answer_lines
    from passmuster.reading.bulk.folder import answer_folder

    shown = not options["quiet"] and options["output"] is not None and sys.stderr.isatty()
    progress = _progress if shown else None
    if path.is_dir():
        yield from answer_folder(path, workers=options["workers"], skip=skip, passed_over=_pass_over, progress=progress)
        return
    with _lines(path) as lines:
        yield from answer_lines(lines, str(path), workers=options["workers"], skip=skip, progress=progress)


def _progress(done: int) -> None:
    click.echo(f"\rpassmuster: {done:,} items", nl=False, err=True)


def _pass_over(fault: "Fault") -> None:
    click.echo(f"passmuster: passed over: {fault}", err=True)


@contextmanager
def _lines(path: Path) -> Iterator[Iterable[str]]:
    if str(path) == "-":
        yield sys.stdin
        return
    with _trying(path), path.open(encoding="utf-8") as lines:
        yield lines


@contextmanager
def _opened(path: Path | None, *, append: bool = False) -> Iterator[TextIO]:
    """Standard output, or a new file; an existing one is only ever added to when asked."""
    if path is None:
        yield sys.stdout
        return
    from passmuster.errors import BadInput, Fault

    if path.exists() and not append:
        raise BadInput([Fault(str(path), "nothing is overwritten", "the file is there already", "Name another file.")])
    with _trying(path), path.open("a", encoding="utf-8", newline="\n") as out:
        yield out


@contextmanager
def _trying(path: Path) -> Iterator[None]:
    from passmuster.errors import BadInput, Fault

    try:
        yield
    except (OSError, UnicodeDecodeError) as error:
        rule = "the file must be readable UTF-8 and its folder must be there"
        raise BadInput([Fault(str(path), rule, str(error), "Check the path and its rights.")]) from error


# ---- documents in, a report out -------------------------------------------------------------------------------------


def _report(sources: tuple[Path, ...], form: str, options: dict[str, Any]) -> None:
    found: Iterable[tuple[Document, TextReading]] = _readings(sources, options)
    if not any(path.is_dir() for path in sources):
        found = list(found)  # a file named and refused must be refused before anything is written
    if options["review"]:
        from passmuster.reading.shown.review import write_review

        count = write_review(options["review"], list(found))
        click.echo(
            f"passmuster: {count} proposed claims are in {options['review']}; decide in its first column", err=True
        )
    elif options["explain"]:
        _explain(list(found), options)
    else:
        with _opened(options["output"]) as out:
            out.writelines(_laid_out(found, form))


def _laid_out(found: "Iterable[tuple[Document, TextReading]]", form: str) -> Iterable[str]:
    """What was read in the form asked for; lines come as documents do, and a table when all of them have."""
    from passmuster.reading.shown.rows import reading_rows

    if form == "table":
        from passmuster.briefing.terminal.reading import readings_text

        return [readings_text([(document.name, list(reading_rows(document, reading))) for document, reading in found])]
    rows = (row for document, reading in found for row in reading_rows(document, reading))
    if form == "jsonl":
        from passmuster.briefing.json.reading import reading_lines

        return reading_lines(rows)
    from passmuster.briefing.csvtable import reading_csv

    return reading_csv(rows)


def _readings(sources: tuple[Path, ...], options: dict[str, Any]) -> Iterator[tuple["Document", "TextReading"]]:
    from passmuster.reading.reader import read_document

    aliases = tuple((words, group) for words, _, group in (alias.partition("=") for alias in options["aliases"]))
    model = _model(options)
    for document in _documents(sources):
        remarks = document.remarks
        if model is None:
            reading = read_document(document, aliases)
        else:
            asked = model.read(document.text)
            reading, remarks = asked.reading, (*remarks, *asked.remarks)
        if not options["quiet"]:
            for remark in remarks:
                click.echo(f"passmuster: {document.name}: {remark}", err=True)
        yield document, reading


def _model(options: dict[str, Any]) -> Any:
    if options["reader"] != "llm":
        return None
    from passmuster.reading.llm.reader import LlmReader

    return LlmReader(
        endpoint=options["endpoint"],
        model=options["model"],
        key=os.environ.get(KEY_VARIABLE, ""),
        timeout=options["timeout"],
        max_calls=options["max_calls"],
        max_seconds=options["max_seconds"],
    )


def _documents(sources: tuple[Path, ...]) -> Iterator["Document"]:
    from passmuster.errors import BadInput
    from passmuster.reading.bulk.folder import files_of
    from passmuster.reading.documents import open_document, open_documents

    for path in sources:
        if str(path) == "-":
            yield from open_document(sys.stdin.buffer.read(), "standard input")
            continue
        if not path.is_dir():
            yield from open_documents(path)
            continue
        for file in files_of(path):
            try:
                yield from open_documents(file)
            except BadInput as refusal:  # one bad file of a folder must not lose the others
                for fault in refusal.faults:
                    _pass_over(fault)


def _explain(readings: list[tuple["Document", "TextReading"]], options: dict[str, Any]) -> None:
    from passmuster.reading.shown.explain import explained

    if options["html"]:
        from passmuster.briefing.page.reading import to_reading_page

        with _opened(options["html"]) as out:
            marked = [(document.title or document.name, explained(document, reading)) for document, reading in readings]
            out.write(to_reading_page(marked))
        return
    from passmuster.briefing.terminal.reading import marked_text

    with _opened(options["output"]) as out:
        for document, reading in readings:
            out.write(marked_text(explained(document, reading), colour=out.isatty()))


def _show_decisions(path: Path, output: Path | None) -> None:
    import json

    from passmuster.reading.shown.review import take_review

    with _opened(output) as out:
        for taken in take_review(path):
            row = {"kind": "decision", "decision": taken.decision, "note": taken.note, "claim": taken.claim}
            out.write(json.dumps({**row, "proposed": taken.proposed}, ensure_ascii=False) + "\n")
