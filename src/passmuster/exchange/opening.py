"""Which format a file has that a case was exported to, and what it holds."""

from pathlib import Path
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.exchange.carried import FolderContent
from passmuster.exchange.claim_jsonld import content_of_claims
from passmuster.exchange.ledger_tables import content_of_parquet, content_of_sqlite
from passmuster.exchange.stix import content_of_bundle
from passmuster.exchange.unread import told_of
from passmuster.plainfile import MIB
from passmuster.plainjson import json_value

__all__ = ["content_of_file", "is_other_form"]

SQLITE_MARK: Final = b"SQLite format 3\0"
PARQUET_MARK: Final = b"PAR1"
LARGEST: Final = 1024 * MIB
"""Bytes of a JSON document that is read at one go."""


def is_other_form(path: Path) -> bool:
    """Whether a file is an SQLite file, a Parquet file or one JSON document, and not a ledger line by line."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(len(SQLITE_MARK))
    except OSError:
        return False
    if head == SQLITE_MARK or head.startswith(PARQUET_MARK) or path.suffix.lower() in {".json", ".jsonld"}:
        return True
    # A JSON object that we write goes over many lines; each line of a whole ledger is one.
    return head.lstrip()[:2] in {b"{\n", b"{\r"}


def content_of_file(path: Path) -> FolderContent:
    """The plain folder that a file holds.

    Raises
    ------
    BadInput
        If it is none that `passmuster export` wrote.
    """
    with path.open("rb") as file:
        head = file.read(len(SQLITE_MARK))
    if head == SQLITE_MARK:
        return content_of_sqlite(path)
    if head.startswith(PARQUET_MARK):
        return content_of_parquet(path)
    rule = "a JSON file is imported that passmuster export wrote as stix or jsonld"
    remedy = "Export it again, or import a case folder."
    if path.stat().st_size > LARGEST:
        raise BadInput([Fault(str(path), "a document is read up to 1 GiB", f"{path.stat().st_size:,} bytes")])
    try:
        document = json_value(path.read_bytes())
        content = content_of_bundle(document) or content_of_claims(document)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput([Fault(str(path), rule, told_of(error), remedy)]) from None
    if content is None:
        raise BadInput([Fault(str(path), rule, "no case file in it", remedy)])
    return content
