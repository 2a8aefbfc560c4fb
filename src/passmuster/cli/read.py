"""`passmuster read`: claims and events found in text."""

import sys
from pathlib import Path
from typing import Final

import click

__all__ = ["command"]

SUFFIXES: Final = frozenset(
    {".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", ".eml", ".xml", ".rss", ".atom", ".json", ".warc", ".gz"}
)
"""Files read when a folder is given; a file named on its own is opened whatever its suffix."""


@click.command(
    epilog="Try: passmuster read article.txt --format jsonl", context_settings={"help_option_names": ["-h", "--help"]}
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True)
@click.option("--batch", is_flag=True, help="Read {id,text} lines, answer {id,claims,events} lines.")
def command(paths: tuple[Path, ...], form: str, batch: bool) -> None:
    """Find claims and events in documents: who says how many of whom, how firmly, and who did what to whom.

    PATHS are files or folders of text, HTML, PDF, e-mail, feeds, Telegram exports or WARC files; - is standard input.
    """
    from passmuster.reading.batch import answer_lines
    from passmuster.reading.output import write_csv, write_jsonl, write_table

    sources = paths or (Path("-"),)
    if batch:
        for path in sources:
            lines = sys.stdin if str(path) == "-" else path.open(encoding="utf-8")
            for line in answer_lines(lines, str(path)):
                click.echo(line)
        return
    readings = [reading for path in sources for reading in _readings(path)]
    write = {"table": write_table, "jsonl": write_jsonl, "csv": write_csv}[form]
    write(readings, sys.stdout)


def _readings(path: Path) -> list:  # type: ignore[type-arg]
    from passmuster.reading.documents import open_document, open_documents
    from passmuster.reading.reader import read_document

    if str(path) == "-":
        return [(d, read_document(d)) for d in open_document(sys.stdin.buffer.read(), "standard input")]
    files = sorted(f for f in path.rglob("*") if f.suffix.lower() in SUFFIXES) if path.is_dir() else [path]
    return [(d, read_document(d)) for file in files for d in open_documents(file)]
