"""Findings about losses as a page: every row, the twin of the JSON, warnings first, nothing of a stranger as markup."""

import base64
import json
import re
from dataclasses import replace

from passmuster.briefing.json.losses import as_loss_document
from passmuster.briefing.page.losses import to_loss_page
from worlds.loss_findings import UNSETTLED, findings_of


def visible(page: str) -> str:
    """The text of a page without its tags, scripts and styles."""
    text = re.sub(r"<(script|style).*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("\u00a0", " ").split())


def test_everything_found_is_on_the_page() -> None:
    """Totals, leans, meanings, drifts, slips, echoes and columns all have their place."""
    text = visible(to_loss_page(findings_of()))
    for line in (
        "Losses up to 10 March 2022",
        "Tanks, A 610 520 to 700",
        "X · Tanks 1.3 1.1 to 1.5 3 claims",
        "killed 62 %, casualties 38 %",
        "Drift: X on Tanks of A",
        "2 rows look like slips",
        "Row 6: 62 where about 615",
        "Perhaps one origin: Y on Tanks of A grows as X on Tanks does",
        "Set aside as told again: Z on Guns.",
        "Held for a list of names, 45 days late on average",
    ):
        assert line in text
    assert "Drift: Y" not in text


def test_floors_alone_tell_how_many_at_least() -> None:
    """Neither a middle nor an upper end is printed or drawn of what nobody gave a number of but floors."""
    found = findings_of()
    floors = tuple(replace(total, floors_alone=total.side == "A") for total in found.totals)
    page = to_loss_page(replace(found, totals=floors))
    assert "Tanks, A not known at least 520" in visible(page)
    assert "Tanks, A: at least 520 by 10 March 2022." in page
    assert re.search(r"Military Deaths, B: about 6,\d+ by", page)


def test_the_page_carries_its_json() -> None:
    """The data that can be saved is the JSON but for the seconds, which differ between runs."""
    found = findings_of()
    (data,) = re.findall(r"base64,([A-Za-z0-9+/=]+)\"", to_loss_page(found))
    assert json.loads(base64.b64decode(data)) == as_loss_document(found) | {"seconds": None}


def test_the_same_findings_give_the_same_bytes() -> None:
    """Only the seconds differ between runs, and the page does not tell them."""
    found = findings_of()
    assert to_loss_page(found) == to_loss_page(replace(found, seconds=99.0))


def test_a_failed_fit_is_said_first() -> None:
    """The warning stands before the totals."""
    text = visible(to_loss_page(findings_of(UNSETTLED)))
    assert "THE FIT FAILED: the draws have not settled. R-hat is 1.210 where less than 1.01 is needed" in text
    assert text.index("THE FIT FAILED") < text.index("Tanks, A 610")


def test_the_published_structure_has_no_meanings() -> None:
    """A section without content is left out, and no slip is told as none."""
    text = visible(to_loss_page(findings_of(bare=True)))
    assert "What each column counts" not in text
    assert "No row looks like a slip." in text


def test_nothing_of_a_stranger_is_markup() -> None:
    """Names of sources, columns and files are shown as written, and run nothing."""
    found, bad = findings_of(), "<script>alert(1)</script>"
    table = replace(found.table, file=bad, claims=tuple(replace(one, source=bad) for one in found.table.claims))
    lean = replace(found.leans[0], group=bad, category=bad)
    slip = replace(found.slips[0], reason=bad)
    echo = replace(found.echoes[0], evidence=bad)
    page = to_loss_page(replace(found, table=table, leans=(lean,), slips=(slip,), echoes=(echo,)))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
