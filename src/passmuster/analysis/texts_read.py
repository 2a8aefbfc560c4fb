"""What was read in texts and documents, as a value: claims and events as tables, and all of it as JSON lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from passmuster.analysis.read import DocumentRead, LanguageModel, read_documents
from passmuster.analysis.sources import is_text
from passmuster.analysis.tables import Row, Table
from passmuster.errors import BadInput, Fault

__all__ = ["TextsRead", "read"]

SEVERAL: Final = "; "
"""Between the parts of a cell that holds several."""


def read(
    source: str | Path | Sequence[str | Path],
    *,
    aliases: Sequence[tuple[str, str]] = (),
    model: LanguageModel | None = None,
) -> "TextsRead":
    """Who says how many of whom, how firmly, and who did what to whom, in one text or in documents.

    Parameters
    ----------
    source
        A text, or files and folders of text, HTML, PDF, e-mail, feeds, Telegram exports or WARC files. A string of
        several words is a text; a shorter one, and any `Path`, is a file or folder.
    aliases
        Words of the texts and the source group that each stands for.
    model
        A language model that reads instead of the rules; nothing is sent anywhere without one.

    Raises
    ------
    BadInput
        When a file that was named cannot be read, or there is nothing to read.
    """
    remarks: list[str] = []
    read_in = read_documents(
        [Path("-")] if isinstance(source, str) and is_text(source) else _paths(source),
        lambda: source.encode("utf-8", "surrogatepass") if isinstance(source, str) else b"",
        aliases=aliases,
        model=model,
        remarked=lambda name, remark: remarks.append(f"{name}: {remark}"),
        passed_over=lambda fault: remarks.append(f"passed over: {fault}"),
    )
    documents = tuple(read_in)
    return TextsRead(documents, tuple(remarks))


def _paths(source: str | Path | Sequence[str | Path]) -> list[Path]:
    named = [source] if isinstance(source, str | Path) else list(source)
    if not named:
        rule = "something must be read"
        raise BadInput([Fault.of_argument("source", rule, "nothing", "Give a text, or the name of a file.")])
    return [Path(name) for name in named]


@dataclass(frozen=True, eq=False)
class TextsRead:
    """Documents in order, each with what was read in it, and remarks that whoever rests on it should know."""

    documents: tuple[DocumentRead, ...]
    remarks: tuple[str, ...] = ()

    @cached_property
    def _rows(self) -> list[Row]:
        return [row for document in self.documents for row in document.rows()]

    @property
    def claims(self) -> Table:
        """Every claim, with the fields of `read --format jsonl`; lists are told side by side."""
        return self._table("claims", "claim")

    @property
    def events(self) -> Table:
        """Every event, likewise."""
        return self._table("events", "event")

    def _table(self, name: str, kind: str) -> Table:
        rows = [{column: _cell(value) for column, value in row.items()} for row in self._rows if row["kind"] == kind]
        return Table.of_rows(name, rows, tuple(rows[0]) if rows else ("kind", "document"))

    @cached_property
    def text(self) -> str:
        """The table that the command prints."""
        from passmuster.briefing.terminal.reading import readings_text

        return readings_text([(document.title, document.rows()) for document in self.documents])

    def to_jsonl(self) -> str:
        """What `passmuster read --format jsonl` prints, byte for byte."""
        from passmuster.briefing.json.reading import reading_lines

        return "".join(reading_lines(self._rows))

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.claims._repr_html_() + self.events._repr_html_()


def _cell(value: Any) -> Any:
    """A value that fits a column: lists and pairs as words."""
    if isinstance(value, dict):
        return SEVERAL.join(f"{name} {part}" for name, part in value.items())
    return SEVERAL.join(map(str, value)) if isinstance(value, list | tuple) else value
