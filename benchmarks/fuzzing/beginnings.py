"""Beginnings: sound inputs of every kind, from which mutations go out. None is from a case that is shipped."""

import gzip
import io
import json
import tempfile
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

from passmuster.analysis.brief import briefing_of_ledger
from passmuster.analysis.carrying import import_case
from passmuster.analysis.exporting import ExportForm, export_case
from passmuster.analysis.run import Run
from passmuster.forecast.record.record import append_entries
from passmuster.store.folder import open_case
from worlds.doorstep import GOOD_CASE
from worlds.foreign_tables import ACLED, GED, PLOVER, POLECAT
from worlds.kept_case import plain_folder
from worlds.model_server import GOOD, TEXT
from worlds.muster_world import decreed
from worlds.recorded import forecast, resolution
from worlds.review_sheets import reviewed
from worlds.small_documents import PAGE, SENTENCE, small_pdf, small_warc

__all__ = [
    "ANSWER", "ARTICLE", "BATCH", "CASE", "DOCUMENTS", "EVENT_TABLES", "LOSSES", "LOSS_MAP", "PARTNERS", "RESOLUTIONS",
    "answers", "briefing", "exported", "kept", "plain", "record", "review",
]  # fmt: skip

ARTICLE: Final = (
    f"2 May 2024\n\n{SENTENCE} Kigali said two of them had been killed, and that 300 more would be sent by June. "
    "Officials in Maputo denied that between 40 and 60 soldiers were wounded in the attack on the town.\n"
)
MAIL: Final = f"""\
From: The Outlet <news@example.org>
Subject: =?utf-8?B?U29sZGllcnM=?= sent
Date: Mon, 06 May 2024 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

{SENTENCE}
--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<p>{SENTENCE}</p>
--b--
"""
FEED: Final = f"""\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Outlet</title>
<item><title>Sent</title><link>https://example.org/a</link><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;{SENTENCE}&lt;/p&gt;</description></item>
<item><title>Again</title><description>{SENTENCE}</description></item></channel></rss>
"""
TELEGRAM: Final = json.dumps({
    "name": "A channel", "type": "public_channel", "id": 1,
    "messages": [
        {"id": 1, "type": "message", "date": "2024-05-06T10:00:00", "text": SENTENCE},
        {"id": 2, "date": "2024-05-07", "text": ["Two were ", {"type": "bold", "text": "killed"}, "."]},
    ],
})  # fmt: skip


def _zipped(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", content)
    return out.getvalue()


DOCUMENTS: Final[dict[str, tuple[str, bytes]]] = {
    "text": ("a.txt", ARTICLE.encode()),
    "html": ("a.html", PAGE.encode()),
    "pdf": ("a.pdf", small_pdf(SENTENCE)),
    "mail": ("a.eml", MAIL.encode()),
    "feed": ("a.xml", FEED.encode()),
    "telegram": ("a.json", TELEGRAM.encode()),
    "warc": ("a.warc", small_warc(PAGE.encode())),
    "gzip": ("a.warc.gz", gzip.compress(small_warc(PAGE.encode()), mtime=0)),
    "zip": ("a.zip", _zipped(ARTICLE.encode())),
}
"""Kind of document to a name and the bytes of a sound one."""

CASE: Final = GOOD_CASE

MADE: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""When the entries of the record were made."""

LOSSES: Final = """\
days,loss_count,category,loss_country,claim_source,time_frame,minimum,maximum
1,40,Tanks,A,X,Cumulative,0,0
8,300,Tanks,A,X,Cumulative,0,0
15,62,Tanks,A,Y,Cumulative,1,0
16,10,Military Deaths,B,Y,Day,0,1
30,1200,Military Deaths,B,X,Cumulative,0,0
"""
LOSS_MAP: Final = """\
[columns]
day = "days"
count = "loss_count"
category = "category"
source = "claim_source"
side = "loss_country"
[read_as]
Tanks = "Armour"
[same]
frame = "Cumulative"
[reading]
day_first = true
first_day = 1
whole = true
"""
PARTNERS: Final = """\
case_id,war,participant,principal,side,start,end,exit,peak_troops,coalition_peak_troops,deaths,combat_role,paid,\
treaty_ally,adjacent,regime,notes,source
a,War 1950-1953,Turkey,US,one,1950-10-18,1953-07-27,completed,5000,300000,700,combat,no,yes,no,democracy,,x
b,War 1950-1953,Greece,US,one,1950-12-09,1953-07-27,completed,1200,300000,180,combat,no,yes,no,democracy,,x
c,War 1960-1975,Thailand,US,one,1967-09-01,1972-02-01,early_withdrawal,11000,500000,350,combat,yes,yes,yes,autocracy,,x
""" + "".join(
    f"d{n},War {1900 + n},Ally {n},US,one,{1900 + n}-01-01,{1902 + n}-01-01,completed,1000,9000,,combat,no,yes,no,"
    "democracy,,x\n"
    for n in range(8)
)
BATCH: Final = "".join(json.dumps({"id": n, "text": ARTICLE}) + "\n" for n in (0, 1, "two"))
ANSWER: Final = (TEXT, json.dumps({"claims": [GOOD, GOOD | {"quantity": "killed"}]}))
"""A text, and the claims that a model behind an endpoint proposes of it."""

EVENT_TABLES: Final = (GED, ACLED, POLECAT, PLOVER)
"""Events as others keep them; the last is JSON, a line each."""

RESOLUTIONS: Final = "question_id,outcome,resolved_on,receipt,value\nq2,yes,2031-01-05,https://example.org; c1,15200\n"


@cache
def plain() -> dict[str, bytes]:
    """The files of a plain case folder."""
    with tempfile.TemporaryDirectory() as home:
        return _files(plain_folder(Path(home) / "case"), "case")


@cache
def kept() -> dict[str, bytes]:
    """The files of the same case with a ledger."""
    with tempfile.TemporaryDirectory() as home:
        import_case(plain_folder(Path(home) / "plain"), Path(home) / "case", who="Ann")
        return _files(Path(home) / "case", "case")


@cache
def exported(form: ExportForm = ExportForm.JSONL) -> bytes:
    """That case written out: the whole ledger, a line an entry, or a format of other programs."""
    with tempfile.TemporaryDirectory() as home:
        import_case(plain_folder(Path(home) / "plain"), Path(home) / "kept", who="Ann")
        export_case(Path(home) / "kept", form, Path(home) / "out")
        return (Path(home) / "out").read_bytes()


@cache
def record() -> bytes:
    """A record of three forecasts, one of them resolved, and that corrected."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "record.jsonl"
        (first,) = append_entries(path, [forecast("q1"), forecast("q2", 0.8), forecast("q3")], now=MADE)[:1]
        append_entries(path, [resolution("q1")], now=MADE)
        append_entries(path, [resolution("q1", "no", corrects=first.entry or "r-1", reason="misread")], now=MADE)
        return path.read_bytes()


@cache
def review() -> bytes:
    """A review file with every claim accepted."""
    with tempfile.TemporaryDirectory() as home:
        content = reviewed(Path(home) / "review.csv").read_text(encoding="utf-8").split("\n")
        return "\n".join(
            [content[0], *("accept" + line if line.startswith(",") else line for line in content[1:])]
        ).encode()


@cache
def answers() -> bytes:
    """What `read --batch` answered to `BATCH`."""
    from passmuster.analysis.read import STANDARD_INPUT
    from passmuster.analysis.read_in_bulk import answer_in_bulk

    return "".join(f"{line}\n" for line in answer_in_bulk([STANDARD_INPUT], BATCH.splitlines(), workers=1)).encode()


@cache
def briefing() -> bytes:
    """A briefing of the plain case as JSON, whose fit is decreed and not sampled."""
    with tempfile.TemporaryDirectory() as home:
        ledger = open_case(plain_folder(Path(home) / "case"))

    def fit(known, *, seed, settings, keeper, progress):
        return replace(decreed(known), seed=seed)

    return briefing_of_ledger(ledger, Run(fitter=fit)).to_json().encode()


def _files(folder: Path, under: str) -> dict[str, bytes]:
    return {
        f"{under}/{path.relative_to(folder)}": path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
