"""The page as text: complete, contained, and the same every time."""

import base64
import json
import re
from dataclasses import fields, replace
from importlib.resources import files
from itertools import pairwise

import pytest
from jinja2 import Environment, meta
from lxml import html

from passmuster.briefing.json.briefing import as_document
from passmuster.briefing.page.briefing import CAUTIONED, NOTES, to_page
from passmuster.briefing.page.frame import content_policy
from passmuster.briefing.page.harmless import anchor
from passmuster.briefing.page.view import PageView
from passmuster.plaintext import one_line
from worlds.findings_example import bare, example, failed
from worlds.hostile import HOSTILE, poisoned, poisoned_ids

PACKAGE = files("passmuster.briefing.page")
FRAME = {"style", "script", "policy"}
"""What the page is given beside its view: the style sheet, the script, and the policy that names it."""

FILTERS = (
    "anchor", "basis", "data_block", "day", "effect", "factor", "level", "noun", "percent",
    "quantity", "worded",
)  # fmt: skip
"""Our own filters of the templates."""


def tree(findings):
    """The page as a parsed document."""
    return html.document_fromstring(to_page(findings))


def words(element):
    """All text of an element, its white space collapsed and its held blanks turned into plain ones."""
    return " ".join(element.text_content().replace("\u00a0", " ").split())


# What is said -------------------------------------------------------------------------------------------------------


def test_answer_stands_first():
    """Title and answer come before the contents and before every section."""
    page = words(tree(example()).find("body"))
    assert page.index("about 9,300 (7,600 to 11,200) present") < page.index("Contents")


def test_failed_fit_is_said_before_anything_else():
    """A failed fit is in the window's title, first on the page, and beside every table of figures."""
    page = tree(failed())
    assert page.findtext("head/title").startswith("FIT FAILED")
    assert page.find("body")[1].get("role") == "alert"
    assert words(page.find("body")[1]).startswith("THE FIT FAILED: no number below is an estimate")
    assert len(page.find_class("caution")) == 1 + len(CAUTIONED)
    assert not tree(example()).find_class("caution")


def test_every_claim_has_a_row_and_every_reference_arrives():
    """Each claim has its row, each link within the page a target, and no id is used twice."""
    page = tree(example())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {anchor("claim", row.claim_id) for row in example().claims} <= set(ids)
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_every_estimate_opens_to_its_claims():
    """Each estimate links to the rows of the claims it rests on, or says that it is the prior alone."""
    section = tree(example()).get_element_by_id("estimates")
    rows = section.xpath(".//table[contains(@class, 'cards')]//tr[td[@data-label='rests on']]")
    assert len(rows) == len(example().estimates)
    for row in rows:
        links = row.xpath(".//a[@class='ref']/@href")
        assert links or words(row).endswith("prior only")


def test_each_drawing_has_its_numbers_as_text():
    """Each figure of a section brings a table; the picture at the top stands over one with the same numbers."""
    page = tree(example())
    figures = page.find_class("drawn")
    assert len(figures) == 8
    for figure in figures:
        section = next(figure.iterancestors("section"), None)
        assert figure.xpath(".//table") or section is None
    assert "present 9,300 (7,600 to 11,200)" in words(page.find_class("counts")[0])
    assert "unlikely 28 % 15 to 45 % 11 %" in words(page.get_element_by_id("actions"))


def test_the_page_opens_with_a_picture_and_folds_the_rest():
    """The answer, drawings and dots stand above the sections, and every section is folded away."""
    page = tree(example())
    top = page.get_element_by_id("answer")
    assert len(top.find_class("plot")) == 2
    assert [len(row.text_content()) for row in top.find_class("dots")] == [20] * 5
    assert not list(top.iterancestors("details"))
    folds = page.find_class("fold")
    assert len(folds) == len(page.xpath("//section"))
    assert not any("open" in fold.attrib for fold in folds)


def test_what_is_worked_out_or_withheld_looks_different():
    """A count that nobody states has a class of its own, and one on which no claim bears has words for a number."""
    there = example()
    rows = tuple(
        replace(row, claims=("k072",)) if row.quantity == "killed" else
        replace(row, claims=(), is_prior=True) if row.quantity == "deployed" else row
        for row in there.estimates
    )  # fmt: skip
    counts = tree(replace(there, estimates=rows)).find_class("counts")[0]
    looks = {words(row.find("th")): row.get("class") for row in counts.iterfind(".//tbody/tr")}
    assert len(set(looks.values())) == 3
    assert "sent so far not said not said" in words(counts)


def test_what_is_known_stands_once_on_the_sheet():
    """Sentences that are withheld are alike, and one of them says it; the next that says something else moves up."""
    there = example()
    known = [row for row in there.statements if row.kind == "known"]
    alike = tuple(replace(known[0], text="Its sentence is withheld.") for _ in range(6))
    page = tree(replace(there, statements=(*alike, replace(known[0], text="Another is known."))))
    told = [words(row) for row in page.xpath("//div[@class='handout']/ul[1]/li")]
    assert told == ["Its sentence is withheld.", "Another is known."]


def test_the_shipped_page_is_no_burden():
    """A page is its style, its numbers and its data: no library comes with it."""
    assert len(to_page(example()).encode()) < 400_000
    assert "vega" not in to_page(example()).lower()


def test_headings_step_down_one_at_a_time():
    """One first heading; no level is skipped on the way down."""
    levels = [int(node.tag[1]) for node in tree(example()).xpath("//h1|//h2|//h3|//h4|//h5")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_outside_links_give_nothing_away():
    """Links to sources are http or https and send neither referrer nor opener."""
    page = tree(example())
    outside = [link for link in page.xpath("//a") if not link.get("href").startswith(("#", "data:"))]
    assert outside
    for link in outside:
        assert link.get("href").startswith(("https://", "http://"))
        assert link.get("rel") == "noreferrer noopener"


def test_bare_briefing_is_a_whole_page():
    """With next to nothing known the page still says so, section by section."""
    page = tree(bare())
    assert words(page.get_element_by_id("estimates")) == "Not known: no quantity could be estimated."
    assert "no action could be judged" in words(page.get_element_by_id("actions"))


def test_levers_are_said_above_the_answer():
    """A what-if says so above the answer."""
    page = words(tree(replace(example(), levers=(("pay", "2"),))).get_element_by_id("answer"))
    assert page.index("What if pay = 2") < page.index("about 9,300")


def test_claims_above_the_scale_are_owned_up_to():
    """A claim that a chart draws at its edge is counted under the chart."""
    there = example()
    loud = replace(there.claims[3], claim_id="k999", low=9e6, high=9e6)
    page = tree(replace(there, claims=(*there.claims, loud)))
    assert "1 claim lies above the scale and is drawn at its edge." in words(page.get_element_by_id("estimates"))


# What it holds ------------------------------------------------------------------------------------------------------


def test_same_findings_same_bytes():
    """The page does not change from one making to the next, nor with the seconds the fit took."""
    slower = replace(example(), diagnostics=replace(example().diagnostics, seconds=99.0))
    assert to_page(example()) == to_page(example()) == to_page(slower)


def test_page_needs_nothing_from_outside():
    """Nothing on the page is loaded from anywhere: no source, import, style or frame but its own."""
    page = tree(example())
    for script in page.xpath("//script"):
        script.getparent().remove(script)
    assert not page.xpath("//@src | //link[not(starts-with(@href, 'data:'))] | //iframe | //object | //embed | //form")
    assert not re.search(r"@import|url\(", page.findtext("head/style"))


def test_nothing_runs_on_the_page():
    """There is no script, and the content policy admits none."""
    page = tree(example())
    assert not page.xpath("//script")
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; script-src 'none'")
    assert policy == content_policy("")


def test_json_twin_is_the_briefing():
    """The data saved from the page are those of `--format json`, but for the seconds."""
    link = tree(example()).xpath("//a[@download]")[0]
    twin = json.loads(base64.b64decode(link.get("href").split(",", 1)[1]))
    wanted = as_document(example())
    wanted["diagnostics"]["seconds"] = None
    assert twin == wanted
    assert link.get("download") == "briefing-kursk.json"


def test_templates_use_documented_variables_only():
    """Every variable of every template is a field of the view or of the frame, and every field is used."""
    environment = Environment()
    environment.filters |= dict.fromkeys(FILTERS, str)
    others = {"changes.html", "losses.html", "reading.html", "first_screen.html"}  # pages with views of their own
    templates = [path for path in PACKAGE.joinpath("templates").iterdir() if path.name not in others]
    sources = [path.read_text(encoding="utf-8") for path in templates]
    used = set().union(*(meta.find_undeclared_variables(environment.parse(source)) for source in sources))
    helpers = {"count", "factors", "interval", "lean", "percents", "tally", "whisker", *NOTES}
    helpers |= {"chance_strip", "factor_strip"}
    macros = {"cited", "disputes", "drawing", "figure", "mark", "parts", "ref", "refs", "rests", "strip", "waterfall"}
    assert used - helpers - macros == {part.name for part in fields(PageView)} | FRAME


# Hostile strings ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["strings", "ids"])
def hostile_page(request):
    """The example with every string hostile, or with every id hostile too."""
    return tree({"strings": poisoned, "ids": poisoned_ids}[request.param](example()))


def test_hostile_strings_make_no_elements(hostile_page):
    """No script, image, handler or script address gets in."""
    assert not hostile_page.xpath("//script")
    assert not hostile_page.xpath("//img | //iframe")
    assert not [key for element in hostile_page.iter("*") for key in element.attrib if key.startswith("on")]
    assert not [link for link in hostile_page.xpath("//@href") if not link.startswith(("#", "data:", "http"))]


def test_hostile_strings_are_shown_as_text(hostile_page):
    """What was written is what is read, less its control characters and direction marks."""
    shown = " ".join(one_line(HOSTILE).split())
    assert shown in words(hostile_page.get_element_by_id("held"))
    assert shown in words(hostile_page.get_element_by_id("claims"))


def test_hostile_ids_still_find_their_rows(hostile_page):
    """Ids and links agree whatever the ids are made of, and hold plain characters only."""
    ids = set(hostile_page.xpath("//@id"))
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", name) for name in ids)
    assert {link[1:] for link in hostile_page.xpath("//a/@href") if link.startswith("#")} <= ids


# Contrast -----------------------------------------------------------------------------------------------------------


def themes():
    """The colours of the page, light and dark, by variable name."""
    style = PACKAGE.joinpath("assets", "page.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    light, dark, ink = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks)
    assert light.keys() == dark.keys() == ink.keys()
    return {"light": light, "dark": dark, "print": ink}


def contrast(one, other):
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(colour):
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_text_can_be_read(theme):
    """Every text colour reaches 4.5 to 1 on every ground it stands on, in every dress (WCAG AA)."""
    colours = themes()[theme]
    for text in ("ink", "muted", "accent", "fails", "doubtful", "passes", "unjudged"):
        for ground in ("paper", "card", *(["target"] if text in {"ink", "muted", "accent"} else [])):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_marks_can_be_seen(theme):
    """Lines and marks of the charts reach 3 to 1 on the page (WCAG 2.2, 1.4.11)."""
    colours = themes()[theme]
    for name in ("fan-line", *(f"group-{number}" for number in range(1, 9))):
        assert contrast(colours[name], colours["paper"]) >= 3.0, name
