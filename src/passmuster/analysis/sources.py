"""Sources: whatever a caller gives, to a ledger: a case, articles, claim tables, texts, data frames, or a ledger.

A `Path` is always a file or folder. A `str` is one too where something of that name is there, or where it looks like a
name; a string of several words is the text of an article.
"""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from passmuster.analysis.bounds import day_asked
from passmuster.analysis.inputs import NO_ROLES, RolesGiven, open_inputs, refuse_moment, refuse_roles
from passmuster.errors import BadInput, Fault
from passmuster.ledger import Ledger

__all__ = ["Source", "day_of", "is_text", "open_source"]

Source = Any
"""`str`, `Path`, a sequence of these, `Ledger`, or any object with columns by name, such as a data frame of claims."""

LONGEST_NAME: Final = 4096
"""Characters: a longer string is no name of a file anywhere."""


def open_source(
    source: Source, as_of: date | None = None, roles: RolesGiven = NO_ROLES, known_at: datetime | None = None
) -> Ledger:
    """The ledger of a source.

    Parameters
    ----------
    source
        A case folder or shipped example, articles or claim tables, by name; the text of an article; a data frame of
        claims with the columns of `claims.csv`; or a ledger, which is given back.
    as_of
        The day that undated articles are taken to be from.
    roles
        Whose war articles are about, where it is settled by hand.
    known_at
        By what was on record at this moment; only a case folder with a ledger can tell.

    Raises
    ------
    BadInput
        When nothing is given, kinds are mixed, or anything in it is wrong.
    """
    if isinstance(source, str | Path) and not (isinstance(source, str) and is_text(source)):
        return open_inputs([Path(source)], as_of, _no_standard_input, roles, known_at)
    if (
        isinstance(source, Sequence)
        and not isinstance(source, str)
        and all(isinstance(part, str | Path) for part in source)
    ):
        return open_inputs([Path(part) for part in source], as_of, _no_standard_input, roles, known_at)
    refuse_moment(known_at)
    if isinstance(source, Ledger):
        refuse_roles(roles, "a ledger")
        return source
    if isinstance(source, str):
        return _from_text(source, as_of, roles)
    from passmuster.store.frames import is_frame

    if is_frame(source):
        from passmuster.store.casefromtable import ledger_from_frame

        refuse_roles(roles, "a claim table")
        return ledger_from_frame(source)
    rule = "a source is a path, a text, a data frame of claims, or a ledger"
    remedy = 'Give for example `source="examples/kursk"`.'
    raise BadInput([Fault.of_argument("source", rule, f"a {type(source).__name__}", remedy)])


def is_text(source: str) -> bool:
    """Whether a string is the text of an article and not the name of a file."""
    if "\n" in source or len(source) > LONGEST_NAME:
        return True
    return len(source.split()) > 3 and not Path(source).exists()


def day_of(day: date | str | None, argument: str = "as_of") -> date | None:
    """A day given as a date or as ISO text.

    Raises
    ------
    BadInput
        When the text is no day, or nothing can lie in its year.
    """
    if day is None:
        return None
    try:
        found = day if isinstance(day, date) else date.fromisoformat(day)
    except (TypeError, ValueError):
        remedy = f'Write `{argument}="2025-02-28"`.'
        raise BadInput([Fault.of_argument(argument, "a day is written YYYY-MM-DD", f"'{day}'", remedy)]) from None
    return day_asked(found, argument)


def _from_text(text: str, as_of: date | None, roles: RolesGiven) -> Ledger:
    from passmuster.assembly.articles import ledger_from_articles
    from passmuster.assembly.casting import given_roles
    from passmuster.documents import open_document

    content = text.encode("utf-8", "surrogatepass")
    name = f"text {hashlib.sha256(content).hexdigest()[:8]}"
    return ledger_from_articles(open_document(content, name), as_of, given_roles(**roles.given()))


def _no_standard_input() -> bytes:
    rule = "only commands read standard input"
    raise BadInput([Fault.of_argument("source", rule, "'-'", "Give the text itself.")])
