"""`passmuster read`: claims and events found in text."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

import click

from passmuster.cli import options
from passmuster.cli.progress import shown
from passmuster.cli.saying import say
from passmuster.errors import MOST_TOLD

if TYPE_CHECKING:
    from passmuster.analysis.read import DocumentRead
    from passmuster.errors import Fault

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
@click.option("--workers", type=options.Whole(0, 256), default=0, help="Processes for --batch; 0 is one for each core.")
@options.quiet
@click.option("--explain", is_flag=True, help="Show the sentences marked up with what was read and why.")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="With --explain: write a page instead.")
@click.option(
    "--review", type=click.Path(path_type=Path, dir_okay=False), help="Write proposed claims to be decided on."
)
@click.option(
    "--reviewed",
    type=click.Path(path_type=Path, exists=True),
    help="Read a file of decisions back; with --format csv, as rows for the claims.csv of a case.",
)
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
@click.option("--timeout", type=options.Amount(0.1, 3600), default=30.0, show_default=True, help="Seconds for a call.")
@click.option(
    "--max-calls", type=options.Whole(1), default=1000, show_default=True, help="Calls to the endpoint in all."
)
@click.option(
    "--max-seconds", type=options.Amount(0.1), default=600.0, show_default=True, help="Seconds for all calls."
)
def command(
    paths: tuple[Path, ...],
    form: str,
    batch: bool,
    output: Path | None,
    resume: bool,
    workers: int,
    quiet: bool,
    explain: bool,
    html: Path | None,
    review: Path | None,
    reviewed: Path | None,
    aliases: tuple[str, ...],
    reader: str,
    endpoint: str | None,
    model: str,
    timeout: float,
    max_calls: int,
    max_seconds: float,
) -> None:
    """Find claims and events in documents: who says how many of whom, how firmly, and who did what to whom.

    PATHS are files or folders of text, HTML, PDF, e-mail, feeds, Telegram exports or WARC files; - is standard input.
    """
    from passmuster.analysis.read import STANDARD_INPUT, LanguageModel, read_documents

    _check(
        aliases, to_file=output is not None, batch=batch, resume=resume, explain=explain, as_page=html is not None,
        by_model=reader == "llm", has_endpoint=bool(endpoint),
    )  # fmt: skip
    sources = paths or (STANDARD_INPUT,)
    if reviewed is not None:
        _show_decisions(reviewed, form, output)
        return
    if batch:
        _answer(sources, output, resume=resume, workers=workers, quiet=quiet)
        return
    asked = LanguageModel(
        endpoint=endpoint or "",
        model=model,
        key=os.environ.get(KEY_VARIABLE, ""),
        timeout=timeout,
        max_calls=max_calls,
        max_seconds=max_seconds,
    )
    passed_over = _PassedOver()
    found = read_documents(
        sources,
        sys.stdin.buffer.read,
        aliases=[_alias(written) for written in aliases],
        model=asked if reader == "llm" else None,
        remarked=_say_nothing if quiet else _remark,
        passed_over=passed_over,
    )
    _show(found, form, output, review=review, explain=explain, html=html)
    passed_over.tell_status()


def _check(
    aliases: Sequence[str],
    *,
    to_file: bool,
    batch: bool,
    resume: bool,
    explain: bool,
    as_page: bool,
    by_model: bool,
    has_endpoint: bool,
) -> None:
    """Refuse options that do not go together, all at once."""
    from passmuster.errors import BadInput, Fault

    faults = []
    if resume and not (batch and to_file):
        faults.append(Fault("--resume", "it goes with --batch and --output", remedy="Add both."))
    if as_page and not explain:
        faults.append(Fault("--html", "it goes with --explain", remedy="Add --explain."))
    if by_model and not has_endpoint:
        faults.append(Fault("--reader llm", "it needs an endpoint", remedy="Add --endpoint URL."))
    if by_model and batch:
        faults.append(Fault("--reader llm", "it does not go with --batch", remedy="Give the documents as files."))
    faults += [Fault("--alias", "WORDS=GROUP", repr(a), "Write 'spy agency=KR'.") for a in aliases if "=" not in a]
    if faults:
        raise BadInput(faults)


def _alias(written: str) -> tuple[str, str]:
    words, _, group = written.partition("=")
    return words, group


def _remark(name: str, remark: str) -> None:
    say(f"{name}: {remark}")


def _say_nothing(name: str, remark: str) -> None:
    """Keep a remark to oneself."""


class _PassedOver:
    """Documents of folders and lines of batches that were not read: told, the others of many counted.

    Together they make the exit status.
    """

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, fault: "Fault") -> None:
        self.count += 1
        if self.count <= MOST_TOLD:
            say(f"passed over: {fault}")

    def tell_status(self) -> None:
        """End the command with status 1 when there were any."""
        if self.count:
            say(f"passed over in all: {self.count:,}; the rest was read")
            click.get_current_context().exit(1)


@contextmanager
def _opened(path: Path | None, *, append: bool = False, grows: bool = False) -> Iterator[TextIO]:
    """Standard output, or a new file; an existing one is only ever added to when asked. See `new_file`."""
    if path is None:
        yield sys.stdout
        return
    from passmuster.analysis.files import new_file

    with new_file(path, append=append, grows=grows) as out:
        yield out


def _show(
    found: "Iterable[DocumentRead]",
    form: str,
    output: Path | None,
    *,
    review: Path | None,
    explain: bool,
    html: Path | None,
) -> None:
    """What was read, in the way that was asked for."""
    if review is not None:
        _propose(found, review)
    elif explain:
        _explain(found, html, output)
    else:
        with _opened(output) as out:
            out.writelines(_laid_out(found, form))


def _laid_out(found: "Iterable[DocumentRead]", form: str) -> Iterable[str]:
    """What was read in the form asked for; lines come as documents do, and a table when all of them have."""
    if form == "table":
        from passmuster.briefing.terminal.reading import readings_text

        return [readings_text([(one.name, one.rows()) for one in found])]
    rows = (row for one in found for row in one.rows())
    if form == "jsonl":
        from passmuster.briefing.json.reading import reading_lines

        return reading_lines(rows)
    from passmuster.briefing.csvtable import reading_csv

    return reading_csv(rows)


def _explain(found: "Iterable[DocumentRead]", html: Path | None, output: Path | None) -> None:
    if html is not None:
        from passmuster.briefing.page.reading import to_reading_page

        page = to_reading_page([(one.title, one.marked()) for one in found])
        with _opened(html) as out:
            out.write(page)
        return
    from passmuster.briefing.terminal.reading import marked_text

    found = list(found)
    with _opened(output) as out:
        for one in found:
            out.write(marked_text(one.marked(), colour=out.isatty()))


def _answer(sources: Sequence[Path], output: Path | None, *, resume: bool, workers: int, quiet: bool) -> None:
    from passmuster.analysis.read_in_bulk import answer_in_bulk, answered_before
    from passmuster.plaintext import escaped

    skip = answered_before(output) if output is not None and resume else {}
    passed_over = _PassedOver()
    # Where answers go to the terminal, they show how far it is.
    with _opened(output, append=resume, grows=True) as out, shown(quiet or output is None) as progress:
        answers = answer_in_bulk(
            sources,
            _standard_lines(),
            workers=workers,
            skip=skip,
            passed_over=passed_over,
            progress=progress,
        )
        out.writelines(f"{escaped(answer)}\n" for answer in answers)
    if skip and not quiet:
        say(f"answered before and left as they are: {sum(skip.values()):,}")
    passed_over.tell_status()


def _standard_lines() -> Iterator[str]:
    """The lines of standard input, which is UTF-8 whatever the terminal is."""
    return (line.decode("utf-8") for line in sys.stdin.buffer)


def _propose(found: "Iterable[DocumentRead]", file: Path) -> None:
    from passmuster.analysis.read import propose_claims

    count = propose_claims(found, file)
    say(f"{count} proposed claims are in {file}; decide in its first column")


def _show_decisions(file: Path, form: str, output: Path | None) -> None:
    from passmuster.analysis.read import decided, decided_as_claims
    from passmuster.briefing.json.reading import reading_lines
    from passmuster.plaintext import harmless_table

    lines = [harmless_table(decided_as_claims(file))] if form == "csv" else reading_lines(decided(file))
    with _opened(output) as out:
        out.writelines(lines)
