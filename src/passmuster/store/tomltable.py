"""One table of a TOML file, read key by key, with every fault put on record where it stands.

A `TomlTable` remembers which keys were asked for. `finish` then refuses the others and offers the nearest key that
exists, so that a misspelt option cannot vanish.
"""

import re
import reprlib
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from passmuster.ledger.nearest import did_you_mean
from passmuster.ledger.synonyms import meant
from passmuster.plainfile import TEXT_RULE, is_text
from passmuster.store.cells import FIRST_YEAR, LAST_YEAR, Word, Words, members
from passmuster.store.intake import Intake

__all__ = ["TomlTable", "refuse_repeats", "toml_root"]

LARGEST_NUMBER = 1e300
"""More than any belief or threshold; whole numbers beyond are no floats."""

LONGEST_SHOWN = 80
"""Characters of a value that a fault shows."""

HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\"'-]+)\s*\]\]?")


def toml_root(text: str, file: str, intake: Intake, rule: str) -> "TomlTable | None":
    """A whole file as one table, or None when it is no TOML, which breaks `rule`; the fault stands with the intake."""
    try:
        values = tomllib.loads(text.replace("\r\n", "\n"))
    # A number of thousands of digits is a ValueError and no more; one of the calendar may be out of range.
    except (ValueError, RecursionError, OverflowError) as error:
        place = re.search(r"at line (\d+)", str(error))
        row = int(place[1]) if place else len(text.splitlines())
        remedy = "Texts stand in quotation marks, one 'key = value' to a line, sections begin with [name]."
        intake.refuse(file, rule, found=str(error), remedy=remedy, row=row)
        return None
    return TomlTable(values, "", file, text, intake)


@dataclass(slots=True)
class TomlTable:
    """The keys of one table.

    `place` is its header, such as ``[case]`` or ``[[forces]]``; `position` counts the tables of an array from 0.
    `source` is the whole file's text, in which faults find their line.
    """

    values: Mapping[str, Any]
    place: str
    file: str
    source: str
    intake: Intake
    position: int = 0
    asked: set[str] = field(default_factory=set)

    def refuse(self, key: str, rule: str, *, found: str = "", remedy: str = "") -> None:
        """Put a fault on record at the line of `key`, or of the table's header when the key is absent."""
        place = self.place + (f" number {self.position + 1}" if self.place.startswith("[[") else "")
        label = f"{place} {key}".strip()
        # To look for a line takes time in proportion to the file; faults that are only counted need none.
        row = _line_of(self.source, self.place, self.position, key) if self.intake.will_tell else None
        self.intake.refuse(self.file, f"{label}: {rule}", found=found, remedy=remedy, row=row)

    def text(self, key: str, *, required: bool = False) -> str:
        """A string; empty when absent."""
        value = self._get(key, required)
        if value is None:
            return ""
        if not isinstance(value, str):
            # What nests may nest without end, and would be no text in quotation marks either.
            meant = "..." if isinstance(value, dict | list) else value
            self.refuse(key, "must be text", found=shown(value), remedy=f'Write {key} = "{meant}".')
            return ""
        if required and not value.strip():
            self.refuse(key, "must not be empty", remedy="Fill it in.")
        self._refuse_signs(key, value)
        return value.strip()

    def _refuse_signs(self, key: str, text: str) -> None:
        """Put on record what an escape of TOML can write, and no file of text holds."""
        if not is_text(text):
            self.refuse(key, TEXT_RULE, found=ascii(text[:60]), remedy="Leave the sign out.")

    def word(self, key: str, known: Collection[str], *, default: str = "") -> str:
        """One of the known words; `default` when absent, and required when the default is empty."""
        value = self.text(key, required=not default) or default
        if value and value not in known:
            self.refuse(key, "must be a known word", found=f"'{value}'", remedy=did_you_mean(value, known))
        return value

    def choice(self, key: str, words: Words[Word], *, default: Word | None = None) -> Word:
        """A word of a closed set, its first one after a fault; `default` when absent, and required without one.

        Other words for it are understood, see `ledger.synonyms`.
        """
        known: dict[str, Word] = members(words)
        written = self.values.get(key)
        if isinstance(written, str) and written not in known and (other := meant(written, tuple(words))) is not None:
            self.word(key, (written.strip(),))
            return other
        return known.get(self.word(key, known, default=default or ""), next(iter(words)))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, or one string standing for a list of one; empty when absent."""
        value = self._get(key, False)
        if value is None:
            return ()
        parts = value if isinstance(value, list) else [value]
        if not all(isinstance(part, str) and part.strip() for part in parts):
            self.refuse(key, "must be a list of texts", found=shown(value), remedy=f'Write {key} = ["...", "..."].')
            return ()
        self._refuse_signs(key, "".join(parts))
        return tuple(part.strip() for part in parts)

    def number(self, key: str, *, above: float | None = None) -> float:
        """A finite number, greater than `above` where that is given; required."""
        value = self._get(key, True)
        if value is None:
            return 0.0
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST_NUMBER:
            self.refuse(key, "must be a number", found=shown(value), remedy=f"Write {key} = 0.5, without quotes.")
            return 0.0
        if above is not None and not value > above:
            self.refuse(key, f"must be above {above:g}", found=f"{value:g}", remedy="Correct the number.")
        return float(value)

    def day(self, key: str) -> date | None:
        """A date, written bare as TOML has it (2024-09-30) or as text; required."""
        value = self._get(key, True)
        if value is None:
            return None
        day = _day(value)
        if day is None:
            self.refuse(key, "must be a day", found=shown(value), remedy=f"Write {key} = 2024-12-30.")
        elif not FIRST_YEAR <= day.year <= LAST_YEAR:
            rule = f"the year must lie from {FIRST_YEAR} to {LAST_YEAR}"
            self.refuse(key, rule, found=f"{day}", remedy="Correct the year.")
        return day

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false; `default` when absent."""
        value = self._get(key, False)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.refuse(key, "must be true or false", found=shown(value), remedy=f"Write {key} = true.")
            return default
        return value

    def table(self, key: str) -> "TomlTable | None":
        """The table under `key`, or None when absent."""
        value = self._get(key, False)
        if value is None:
            return None
        name = key if self.place == "" else f"{self.place.strip('[]')}.{key}"
        if not isinstance(value, dict):
            self.refuse(key, "must be a table", found=shown(value), remedy=f"Begin it with [{name}] on its own line.")
            return None
        return TomlTable(value, f"[{name}]", self.file, self.source, self.intake)

    def tables(self, key: str) -> tuple["TomlTable", ...]:
        """The tables of the array under `key`; empty when absent."""
        value = self._get(key, False)
        if value is None:
            return ()
        if not (isinstance(value, list) and all(isinstance(part, dict) for part in value)):
            self.refuse(key, "must be an array of tables", remedy=f"Begin each with [[{key}]] on its own line.")
            return ()
        place = f"[[{key}]]"
        return tuple(TomlTable(part, place, self.file, self.source, self.intake, n) for n, part in enumerate(value))

    def finish(self) -> None:
        """Refuse every key that nobody asked for."""
        for key in self.values:
            if key not in self.asked:
                self.refuse(key, "this key is not known", remedy=did_you_mean(key, sorted(self.asked)))

    def _get(self, key: str, required: bool) -> Any:
        self.asked.add(key)
        if required and key not in self.values:
            self.refuse(key, "is required", remedy=f"Add a line '{key} = ...' under {self.place}.")
        return self.values.get(key)


def shown(value: object) -> str:
    """A value as a fault shows it: as Python writes it, cut where it is long or deep."""
    from textwrap import shorten

    return shorten(reprlib.repr(value), LONGEST_SHOWN, placeholder=" ...")


def refuse_repeats(tables: Iterable[TomlTable], names: Sequence[str], key: str) -> None:
    """Put every name that an earlier table of the array has taken on record."""
    seen: set[str] = set()
    for table, name in zip(tables, names, strict=True):
        if name and name in seen:
            table.refuse(key, "must be used once", found=f"'{name}' again", remedy="Give it a name of its own.")
        seen.add(name)


def _day(value: object) -> date | None:
    """The day that a TOML value means, or None when it means none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            return None
    return value if isinstance(value, date) else None


def _line_of(source: str, place: str, position: int, key: str) -> int | None:
    """Line of `key` in the table, from 1: of the table's header when the key is not found there, else None."""
    wanted = place.strip("[]").replace('"', "").replace("'", "")
    assignment = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]") if key else None
    header_line: int | None = None
    inside, seen = place == "", -1
    for number, line in enumerate(source.splitlines(), start=1):
        header = HEADER.match(line)
        if header is not None:
            name = header[2].replace('"', "").replace("'", "")
            if place == "" and key == name:
                return number
            seen += name == wanted
            inside = name == wanted and seen == position
            header_line = number if inside else header_line
        elif inside and assignment is not None and assignment.match(line):
            return number
    return header_line
