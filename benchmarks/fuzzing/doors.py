"""Doors: each way into the program, with a trial of it drawn by chance."""

import gzip
import json
import random
from collections.abc import Callable, Mapping
from typing import Final

from fuzzing import beginnings
from fuzzing.arguments import any_call
from fuzzing.explained import explained
from fuzzing.found import found
from fuzzing.ledgers import ledger_mutated, rows_mutated
from fuzzing.mutations import bytes_mutated, encoded_otherwise, hostile, text_mutated
from fuzzing.structures import json_mutated, mail_mutated, markup_mutated, table_mutated, toml_mutated
from fuzzing.trial import Trial
from passmuster.analysis.exporting import ExportForm
from passmuster.reading.llm import reader as llm_reader

__all__ = ["DOORS"]

Door = Callable[[random.Random], Trial]


# Documents ------------------------------------------------------------------------------------------------------------

STRUCTURES: Final[Mapping[str, Callable[[random.Random, str], str]]] = {
    "html": markup_mutated, "feed": markup_mutated, "mail": mail_mutated, "telegram": json_mutated,
}  # fmt: skip
WAYS: Final = (
    ("read", "{}", "--format", "table"),
    ("read", "{}", "--format", "jsonl"),
    ("read", "{}", "--format", "csv"),
    ("read", "{}", "--explain"),
    ("read", "{}", "--explain", "--html", "out.html"),
    ("read", "{}", "--review", "out.csv"),
    ("read", "folder", "--batch", "--workers", "1"),
    ("read", "folder", "--format", "jsonl"),
    ("brief", "{}", "--no-cache"),
    ("brief", "{}", "--no-cache", "--partner", "RW", "--principal", "MZ", "--as-of", "2024-06-01"),
    ("init", "new", "--from", "{}", "--partner", "RW", "--principal", "MZ", "--opponent", "none"),
    ("add", "case", "{}"),
)
"""What is asked of a document."""


NAMES: Final = ("a", "a.csv", "a.pdf", "a\u202e.txt", "a\x1b[2J.html", "=1.txt", "a\udcff.txt")
"""Other names than the usual ones: without a suffix, with one that lies, or hostile."""


def _document(kind: str) -> Door:
    name, sound = beginnings.DOCUMENTS[kind]

    def door(chance: random.Random) -> Trial:
        content = _content(chance, kind, sound)
        named = name if chance.random() < 0.9 else chance.choice(NAMES)
        way = chance.choice(WAYS)
        place = f"folder/{named}" if "folder" in way else named
        files = {place: content} | ({"folder/b.txt": beginnings.ARTICLE.encode()} if "folder" in way else {})
        files |= beginnings.kept() if way[0] == "add" else {}
        return Trial(
            arguments=tuple(named if word == "{}" else word for word in way), files=files,
            written="out.html" if "out.html" in way else "",
        )  # fmt: skip

    return door


def _content(chance: random.Random, kind: str, sound: bytes) -> bytes:
    if kind == "text":
        content = text_mutated(chance, sound.decode()).encode("utf-8", "surrogatepass")
        return encoded_otherwise(chance, content) if chance.random() < 0.1 else content
    if kind == "gzip" and chance.random() < 0.5:
        return gzip.compress(bytes_mutated(chance, gzip.decompress(sound)) * chance.choice((1, 1, 1, 50)), mtime=0)
    content = sound
    if kind in STRUCTURES and chance.random() < 0.7:
        content = STRUCTURES[kind](chance, sound.decode()).encode("utf-8", "surrogatepass")
    if content is sound or chance.random() < 0.3:
        others = tuple(other for _, other in beginnings.DOCUMENTS.values())
        content = bytes_mutated(chance, content, others)
    return encoded_otherwise(chance, content) if chance.random() < 0.03 else content


# Cases and tables -----------------------------------------------------------------------------------------------------

OF_CASES: Final = (
    *(("claims", "case", "--format", form) for form in ("table", "json", "csv")),
    ("brief", "case", "--no-cache"), ("forecast", "case", "--no-cache", "--record", "new.jsonl"),
    ("muster", "case", "--no-cache", "c1"), ("backtest", "case", "--no-cache"), ("import", "case", "new"),
    ("diff", "case", "--since", "2024-12-31", "--no-cache"), ("diff", "case", "--since", "case", "--no-cache"),
)  # fmt: skip


def _table(chance: random.Random, text: str) -> bytes:
    content = table_mutated(chance, text).encode("utf-8", "surrogatepass")
    return bytes_mutated(chance, content) if chance.random() < 0.2 else content


def _toml(chance: random.Random, text: str) -> bytes:
    content = toml_mutated(chance, text).encode("utf-8", "surrogatepass")
    return bytes_mutated(chance, content) if chance.random() < 0.2 else content


def claims(chance: random.Random) -> Trial:
    """A claim table, in a case or alone, or put on record."""
    table = _table(chance, beginnings.plain()["case/claims.csv"].decode())
    if chance.random() < 0.25:
        return Trial(arguments=("brief", "claims.csv", "--no-cache"), files={"claims.csv": table})
    if chance.random() < 0.3:
        more = ("--correct",) if chance.random() < 0.5 else ()
        return Trial(arguments=("add", "case", "new.csv", *more), files=beginnings.kept() | {"new.csv": table})
    if chance.random() < 0.1:
        arguments = ("backtest", "case", "--later", "new.csv", "--no-cache")
        return Trial(arguments=arguments, files=beginnings.plain() | {"new.csv": table})
    return Trial(arguments=chance.choice(OF_CASES), files=beginnings.plain() | {"case/claims.csv": table})


def events(chance: random.Random) -> Trial:
    """A table of events in a case, or put on record."""
    table = _table(chance, beginnings.plain()["case/events.csv"].decode())
    if chance.random() < 0.3:
        return Trial(arguments=("add", "case", "new.csv"), files=beginnings.kept() | {"new.csv": table})
    return Trial(arguments=chance.choice(OF_CASES), files=beginnings.plain() | {"case/events.csv": table})


def case(chance: random.Random) -> Trial:
    """A case file."""
    text = _toml(chance, beginnings.CASE)
    files = beginnings.plain() if chance.random() < 0.7 else beginnings.kept()
    return Trial(arguments=chance.choice(OF_CASES), files=files | {"case/case.toml": text})


def reports(chance: random.Random) -> Trial:
    """A report of a case, at which spans of its claims point."""
    text = bytes_mutated(chance, beginnings.plain()["case/reports/count.txt"])
    return Trial(arguments=chance.choice(OF_CASES), files=beginnings.plain() | {"case/reports/count.txt": text})


def losses(chance: random.Random) -> Trial:
    """A table of losses."""
    table = _table(chance, beginnings.LOSSES)
    more = (
        (), (), ("--as-published",), ("--held-out", "losses.csv"), ("--one-origin", "X:Tanks"),
        ("--names-list", "Y:Tanks"), ("--daily", "X:Tanks"),
        ("--restart", "X:Tanks:8"), ("--take-last", "X:Tanks"), ("--as-of", "2022-03-10"),
    )  # fmt: skip
    if chance.random() < 0.1:
        return Trial(arguments=("losses", "-", "--no-cache"), given=table)
    return Trial(arguments=("losses", "losses.csv", "--no-cache", *chance.choice(more)), files={"losses.csv": table})


def loss_map(chance: random.Random) -> Trial:
    """A mapping, and a table or JSON that it is laid over."""
    mapping = _toml(chance, beginnings.LOSS_MAP) if chance.random() < 0.7 else beginnings.LOSS_MAP.encode()
    table = beginnings.LOSSES
    if chance.random() < 0.4:
        head, *rows = (line.split(",") for line in table.splitlines())
        table = json.dumps([dict(zip(head, row, strict=True)) for row in rows])
        content = json_mutated(chance, table).encode("utf-8", "surrogatepass")
    else:
        content = _table(chance, table) if chance.random() < 0.6 else table.encode()
    files = {"map.toml": mapping, "theirs": content}
    return Trial(arguments=("losses", "theirs", "--map", "map.toml", "--no-cache"), files=files)


def partners(chance: random.Random) -> Trial:
    """A table of past partners."""
    form = ("--format", chance.choice(("table", "json", "csv")))
    return Trial(
        arguments=("precedents", "--fit", "partners.csv", "--nearest", "a", *form),
        files={"partners.csv": _table(chance, beginnings.PARTNERS)},
    )


def review(chance: random.Random) -> Trial:
    """A file of decisions."""
    content = _table(chance, beginnings.review().decode())
    form = ("--format", "csv") if chance.random() < 0.6 else ()
    return Trial(arguments=("read", "--reviewed", "review.csv", *form), files={"review.csv": content})


# Records, ledgers and what other runs left ----------------------------------------------------------------------------


def record(chance: random.Random) -> Trial:
    """A record of forecasts."""
    lines = beginnings.record().decode().splitlines()
    at = chance.randrange(len(lines))
    if chance.random() < 0.6:
        lines[at] = json_mutated(chance, lines[at])
    content = ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass")
    content = bytes_mutated(chance, content) if chance.random() < 0.6 else content
    arguments = chance.choice((
        ("forecast", "--head", "--record", "r.jsonl"), ("forecast", "--verify", "r.jsonl", "--against", "sound.jsonl"),
        ("forecast", "--verify", "sound.jsonl", "--against", "r.jsonl"),
        ("forecast", "case", "--record", "r.jsonl", "--scores"),
        ("forecast", "case", "--record", "r.jsonl", "--no-cache"),
    ))  # fmt: skip
    more = ("--format", "json") if chance.random() < 0.4 else ()
    small = {"case/case.toml": beginnings.CASE.replace('name = "test"', 'name = "small"').encode()}
    files = beginnings.plain() | small | {"r.jsonl": content, "sound.jsonl": beginnings.record()}
    return Trial(arguments=(*arguments, *more), files=files)


def resolutions(chance: random.Random) -> Trial:
    """A table of what came."""
    files = beginnings.plain() | {"r.jsonl": beginnings.record(), "came.csv": _table(chance, beginnings.RESOLUTIONS)}
    return Trial(arguments=("forecast", "case", "--record", "r.jsonl", "--resolve", "came.csv"), files=files)


WHY: Final = ("--why", "x", "--by", "B")
OF_LEDGERS: Final = (
    *((command, "case", "--format", form) for command in ("verify", "log") for form in ("text", "json")),
    *(("claims", "case", "--format", form) for form in ("table", "json", "csv")),
    *(("export", "case", "out", "--to", form) for form in ("folder", "csv", "jsonl", "parquet", "sqlite")),
    ("log", "case", "c1"), ("backup", "case", "new"), ("brief", "case", "--no-cache"),
    ("brief", "case", "--no-cache", "--known-at", "2026-01-01"), ("undo", "case", "3", *WHY),
    ("correct", "case", "c1", "point=7", *WHY), *((deed, "case", "c1", *WHY) for deed in ("withdraw", "forget")),
)  # fmt: skip


def ledger(chance: random.Random) -> Trial:
    """The file of a ledger."""
    kept = beginnings.kept()
    arguments = chance.choice(OF_LEDGERS)
    return Trial(arguments=arguments, files=kept | {"case/ledger.db": ledger_mutated(chance, kept["case/ledger.db"])})


def export(chance: random.Random) -> Trial:
    """The lines of a whole ledger."""
    lines = beginnings.exported().decode().splitlines()
    at = chance.randrange(len(lines))
    lines[at] = json_mutated(chance, lines[at])
    content = ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass")
    content = bytes_mutated(chance, content) if chance.random() < 0.3 else content
    return Trial(arguments=("import", "in.jsonl", "new"), files={"in.jsonl": content})


def foreign_events(chance: random.Random) -> Trial:
    """A table of events that others keep, put on record."""
    text = chance.choice(beginnings.EVENT_TABLES)
    content = _lines(chance, text) if text.startswith("{") else _table(chance, text)
    return Trial(arguments=("add", "case", "theirs.csv"), files=beginnings.kept() | {"theirs.csv": content})


FORMS: Final = ((ExportForm.STIX, "a.json"), (ExportForm.JSONLD, "a.jsonld"), (ExportForm.SQLITE, "a.db"))


def foreign_case(chance: random.Random) -> Trial:
    """A case in a format of other programs, made a ledger of."""
    form, name = chance.choice(
        ((ExportForm.STIX, "a.json"), (ExportForm.JSONLD, "a.jsonld"), (ExportForm.SQLITE, "a.db"))
    )
    sound = beginnings.exported(form)
    if form is ExportForm.SQLITE:
        content = rows_mutated(chance, sound) if chance.random() < 0.6 else bytes_mutated(chance, sound)
    else:
        content = json_mutated(chance, sound.decode()).encode("utf-8", "surrogatepass")
        content = bytes_mutated(chance, content) if chance.random() < 0.2 else content
    return Trial(arguments=("import", name, "new"), files={name: content})


def batch(chance: random.Random) -> Trial:
    """Lines of texts, or of answers that a run left behind."""
    lines, answers = beginnings.BATCH, beginnings.answers().decode()
    if chance.random() < 0.5:
        content = _lines(chance, lines)
        if chance.random() < 0.3:
            return Trial(arguments=("read", "-", "--batch", "--workers", "1"), given=content)
        return Trial(arguments=("read", "in.jsonl", "--batch", "--workers", "1"), files={"in.jsonl": content})
    arguments = ("read", "in.jsonl", "--batch", "--resume", "-o", "out.jsonl", "--workers", "1")
    files = {"in.jsonl": lines.encode(), "out.jsonl": _lines(chance, answers)}
    return Trial(arguments=arguments, files=files)


def _lines(chance: random.Random, text: str) -> bytes:
    lines = text.splitlines()
    at = chance.randrange(len(lines))
    lines[at] = json_mutated(chance, lines[at])
    content = ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass")
    return bytes_mutated(chance, content) if chance.random() < 0.3 else content


def briefing(chance: random.Random) -> Trial:
    """A briefing that was kept as JSON, for `diff` and as a witness."""
    text = beginnings.briefing().decode()
    content = json_mutated(chance, text).encode("utf-8", "surrogatepass")
    content = bytes_mutated(chance, content) if chance.random() < 0.3 else content
    if chance.random() < 0.3:
        return Trial(arguments=("verify", "case", "--against", "b.json"), files=beginnings.kept() | {"b.json": content})
    arguments = ("diff", "case", "--since", "b.json", "--no-cache")
    return Trial(arguments=arguments, files=beginnings.plain() | {"b.json": content})


BOUNDS: Final = ("timeout", "max-calls", "max-seconds", "model")


def endpoint(chance: random.Random) -> Trial:
    """What a model behind an endpoint answers."""
    text, proposed = beginnings.ANSWER
    inner = json_mutated(chance, proposed) if chance.random() < 0.8 else proposed
    answer = json.dumps({"choices": [{"message": {"role": "assistant", "content": inner}}]})
    answer = json_mutated(chance, answer) if chance.random() < 0.3 else answer
    content = answer.encode("utf-8", "surrogatepass")
    content = bytes_mutated(chance, content) if chance.random() < 0.2 else content
    llm_reader.post = lambda request, seconds: content
    form = ("--format", chance.choice(("table", "jsonl", "csv")))
    address = "http://127.0.0.1:9/v1" if chance.random() < 0.8 else text_mutated(chance, "http://[::1]:9/v1?a=b#c")
    bounds = () if chance.random() < 0.8 else (f"--{chance.choice(BOUNDS)}", hostile(chance))
    words = (word.replace("\x00", "").encode("utf-8", "replace").decode() for word in (address, *bounds))
    arguments = ("read", "a.txt", "--reader", "llm", *form, "--endpoint", *words)
    return Trial(arguments=arguments, files={"a.txt": text.encode()})


def arguments(chance: random.Random) -> Trial:
    """Words, numbers, days, questions and levers on the command line."""
    files = beginnings.kept() if chance.random() < 0.4 else beginnings.plain()
    others = {
        "losses.csv": beginnings.LOSSES.encode(), "r.jsonl": beginnings.record(), "a.txt": beginnings.ARTICLE.encode(),
        "in.jsonl": beginnings.BATCH.encode(), "review.csv": beginnings.review(),
    }  # fmt: skip
    return Trial(
        arguments=any_call(chance), files=files | others, given=hostile(chance).encode("utf-8", "surrogatepass")
    )


OF_DOCUMENTS: Final = {kind: _document(kind) for kind in beginnings.DOCUMENTS}

DOORS: Final[Mapping[str, Door]] = {
    **OF_DOCUMENTS, "explained": explained(OF_DOCUMENTS), "found": found,
    "claims": claims, "events": events, "case": case, "reports": reports, "losses": losses, "loss-map": loss_map,
    "partners": partners, "review": review, "record": record, "resolutions": resolutions, "ledger": ledger,
    "export": export, "foreign-events": foreign_events, "foreign-case": foreign_case,
    "batch": batch, "briefing": briefing, "endpoint": endpoint, "arguments": arguments,
}  # fmt: skip
"""Name of a door to what draws a trial of it."""
