"""Mutations that know a format: tables, JSON, TOML, markup and mail with something wrong inside."""

import csv
import io
import json
import random
import re
from typing import Any, Final

from fuzzing.mutations import hostile

__all__ = ["json_mutated", "mail_mutated", "markup_mutated", "table_mutated", "toml_mutated", "value_mutated"]

DEPTHS: Final = (30, 300, 3_000, 60_000)


# Tables ---------------------------------------------------------------------------------------------------------------


def table_mutated(chance: random.Random, text: str) -> str:
    """A table of CSV in which cells, rows or columns were changed."""
    rows = list(csv.reader(io.StringIO(text)))
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        rows = _table_changed(chance, rows) or [[""]]
    out = io.StringIO()
    csv.writer(out, lineterminator=chance.choice(("\n", "\n", "\n", "\r\n", "\r"))).writerows(rows)
    return out.getvalue()


def _table_changed(chance: random.Random, rows: list[list[str]]) -> list[list[str]]:
    row = chance.randrange(len(rows))
    column = chance.randrange(max(1, len(rows[row])))
    what = chance.random()
    if what < 0.45:
        rows[row][column : column + 1] = [hostile(chance)]
    elif what < 0.55:
        other = chance.choice(rows)
        rows[row][column : column + 1] = [chance.choice(other) if other else ""]
    elif what < 0.65:
        rows[row][column : column + 1] = [hostile(chance) + (rows[row][column] if rows[row] else "")]
    elif what < 0.7:
        rows.insert(row, list(rows[row]))
    elif what < 0.75:
        rows[row].insert(column, hostile(chance))
    elif what < 0.8:
        del rows[row]
    elif what < 0.85:
        for line in rows:
            line[column : column + 1] = [] if chance.random() < 0.5 else [hostile(chance)]
    elif what < 0.9:
        for line in rows:
            line.append(line[column] if column < len(line) else "")
    elif what < 0.95 and len(rows) < 3_000:
        rows += [list(line) for line in rows[1:]] * chance.choice((1, 5))
    else:
        chance.shuffle(rows[row])
    return rows


# JSON -----------------------------------------------------------------------------------------------------------------


def json_mutated(chance: random.Random, text: str) -> str:
    """A JSON text in which values were changed; now and then one that no standard knows."""
    value = json.loads(text)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        value = value_mutated(chance, value)
    written = json.dumps(value, ensure_ascii=chance.random() < 0.5)
    if chance.random() < 0.06:
        depth = chance.choice(DEPTHS)
        nested = "[" * depth + "]" * depth if chance.random() < 0.5 else '{"a":' * depth + "1" + "}" * depth
        written = re.sub(r"(?<=: )(?:\d+|\"[^\"]*\")", lambda _: nested, written, count=1)
    return written


def value_mutated(chance: random.Random, value: Any) -> Any:
    """A value with one thing in it changed, at any depth."""
    if isinstance(value, dict) and value and chance.random() < 0.85:
        return _object_mutated(chance, value)
    if isinstance(value, list) and value and chance.random() < 0.85:
        return _list_mutated(chance, value)
    return _odd_value(chance, value)


def _object_mutated(chance: random.Random, value: dict[str, Any]) -> dict[str, Any]:
    name = chance.choice(list(value))
    what = chance.random()
    if what < 0.1:
        return {key: kept for key, kept in value.items() if key != name}
    if what < 0.18:
        return value | {hostile(chance): value[name]}
    if what < 0.24:
        return {(hostile(chance) if key == name else key): kept for key, kept in value.items()}
    return value | {name: value_mutated(chance, value[name])}


def _list_mutated(chance: random.Random, value: list[Any]) -> list[Any]:
    at = chance.randrange(len(value))
    what = chance.random()
    if what < 0.12:
        return value[:at] + value[at + 1 :]
    if what < 0.22:
        return [*value, value[at]]
    if what < 0.26:
        return value[::-1]
    return [*value[:at], value_mutated(chance, value[at]), *value[at + 1 :]]


def _odd_value(chance: random.Random, value: Any) -> Any:
    odd = (
        None,
        True,
        False,
        0,
        -1,
        10**30,
        10**400,
        1e308,
        float("inf"),
        float("nan"),
        0.1,
        [],
        {},
        [[]],
        [None],
        {"a": {}},
    )
    if chance.random() < 0.35:
        return hostile(chance)
    if isinstance(value, str) and chance.random() < 0.3:
        return value + hostile(chance)
    if isinstance(value, int | float) and not isinstance(value, bool) and chance.random() < 0.4:
        return -value if chance.random() < 0.5 else value * 1_000_000
    return chance.choice(odd)


# TOML -----------------------------------------------------------------------------------------------------------------

TOML_VALUES: Final = (
    *("1e400", "inf", "-inf", "nan", "0", "-1", "true", '""', "[]", "{}", "[[]]", "1979-05-27T07:32:00Z", "07:32:00"),
    *(
        "0001-01-01",
        "9999-12-31",
        "2025-02-30",
        "9" * 30,
        "9" * 5000,
        "0.5",
        '"kp-force"',
        '"RU"',
        '["RU", "KP"]',
        "0xffff",
    ),
    *(
        '"\\u0000"',
        '"\\u001b[2J"',
        '"\\u202e"',
        "'''\n'''",
        "{a = {a = {a = 1}}}",
        "1e-400",
        '"2025-01-01"',
        "[1, 'a', {}]",
    ),
)


def toml_mutated(chance: random.Random, text: str) -> str:
    """A TOML text in which lines or values were changed."""
    lines = text.split("\n")
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        at = chance.randrange(len(lines))
        key, equals, _ = lines[at].partition("=")
        what = chance.random()
        if what < 0.55 and equals:
            lines[at] = f"{key}= {_toml_value(chance)}"
        elif what < 0.65:
            lines.insert(at, lines[chance.randrange(len(lines))])
        elif what < 0.75:
            del lines[at : at + chance.randint(1, 6)]
        elif what < 0.85:
            lines.insert(at, f"{_toml_key(chance)} = {_toml_value(chance)}")
        else:
            lines.insert(
                at, chance.choice(("[case]", "[[forces]]", "[priors.bias]", "[a.b.c]", "[[questions]]", "[" * 50))
            )
        lines = lines or [""]
    return "\n".join(lines)


def _toml_key(chance: random.Random) -> str:
    return chance.choice(("a", "id", "start", '"\\u202e"', ".".join("a" * 2_000), "kind", "largest", "'='", "location"))


def _toml_value(chance: random.Random) -> str:
    if chance.random() < 0.1:
        depth = chance.choice(DEPTHS)
        return "[" * depth + "]" * depth if chance.random() < 0.5 else "{a=" * depth + "1" + "}" * depth
    if chance.random() < 0.4:
        return json.dumps(hostile(chance)).replace("\\ud800", "\\ufffd").replace("\\udfff", "\\ufffd")
    return chance.choice(TOML_VALUES)


# Markup and mail ------------------------------------------------------------------------------------------------------

TAGS: Final = (
    "p",
    "div",
    "table",
    "span",
    "b",
    "article",
    "script",
    "style",
    "svg",
    "item",
    "entry",
    "title",
    "description",
)


def markup_mutated(chance: random.Random, text: str) -> str:
    """HTML or XML in which elements were nested, widened, swapped or lied about."""
    for _ in range(chance.randint(1, 3)):
        at = chance.choice([found.start() for found in re.finditer("<", text)] or [0])
        tag = chance.choice(TAGS)
        what = chance.random()
        if what < 0.2:
            depth = chance.choice(DEPTHS[:3])
            text = (
                text[:at] + f"<{tag}>" * depth + hostile(chance) + f"</{tag}>" * chance.choice((0, depth)) + text[at:]
            )
        elif what < 0.35:
            text = f'{text[:at]}<{tag} class="{hostile(chance)}" {"a " * chance.choice((1, 5000))}>{text[at:]}'
        elif what < 0.5:
            text = f"{text[:at]}<{tag}>{hostile(chance)}</{tag}>{text[at:]}"
        elif what < 0.6:
            text = f"{text[:at]}<!--{hostile(chance)}{chance.choice(('-->', ''))}{text[at:]}"
        elif what < 0.7:
            text = f'<?xml version="1.0" encoding="{chance.choice(("utf-16", "x", "utf-7", "latin-1"))}"?>{text}'
        elif what < 0.8:
            entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 9}">' for n in range(9))
            text = f'<!DOCTYPE r [<!ENTITY e0 "x">{entities}<!ENTITY f SYSTEM "file:///etc/passwd">]>{text}&e9;&f;'
        else:
            text = (
                f'<meta charset="{hostile(chance)}">{text}'
                if what < 0.9
                else text.replace(f"<{tag}", f"<{chance.choice(TAGS)}")
            )
    return text


HEADERS: Final = (
    "Subject",
    "From",
    "Date",
    "Content-Type",
    "Content-Transfer-Encoding",
    "MIME-Version",
    "Content-Disposition",
)
HEADER_VALUES: Final = (
    *(
        "=?utf-8?B?////?=",
        "=?nobody?Q?a=FF?=",
        "=?utf-16?B?2AA=?=",
        "multipart/mixed; boundary=b",
        "multipart/digest; boundary=",
        "base64",
    ),
    *("message/rfc822", 'text/plain; charset="\x00"', "text/html; charset=utf-7", "text/plain; charset=unicode_escape"),
    *(
        "Mon, 99 Jan 99999 99:99:99 +9999",
        "quoted-printable",
        "x-uuencode",
        "text",
        "attachment; filename*=utf-8''%ff",
        "8bit",
    ),
)


def mail_mutated(chance: random.Random, text: str) -> str:
    """A message with headers that lie, parts within parts, or a body that is not encoded as it says."""
    for _ in range(chance.randint(1, 4)):
        what = chance.random()
        value = chance.choice(HEADER_VALUES) if chance.random() < 0.7 else hostile(chance)
        if what < 0.7:
            text = f"{chance.choice(HEADERS)}: {value}\n{text}"
        elif what < 0.85:
            depth = chance.choice((3, 60, 900))
            text = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth)) + text
        else:
            text = "Content-Type: message/rfc822\n\n" * chance.choice((2, 50, 900)) + text
    return f"Subject: {hostile(chance)[:60]!r}\n{text}"
