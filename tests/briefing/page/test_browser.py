"""The page in a real browser, offline."""

import re
import shutil
import subprocess

import pytest
from playwright.sync_api import sync_playwright

from passmuster.briefing.page.briefing import to_page
from passmuster.briefing.page.changes import to_changes_page
from passmuster.findings.parts.changes import ChangeFindings
from worlds.change_findings import hostile_moves, nothing_moved, stepwise
from worlds.findings_example import bare, example, failed
from worlds.hostile import poisoned, poisoned_ids
from worlds.missing import without_numbers

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine (chromium or google-chrome)")


@pytest.fixture(scope="module")
def browser():
    """One headless browser for all tests of this file."""
    with sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])


@pytest.fixture
def opened(browser, tmp_path):
    """Opens findings as a page; gives back the page and everything it complained of or asked for."""
    contexts = []

    def open_page(findings, *, unfolded=False, **settings):
        path = tmp_path / "briefing.html"
        page_of = to_changes_page if isinstance(findings, ChangeFindings) else to_page
        path.write_text(page_of(findings), encoding="utf-8")
        contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **settings}))
        page, noises = contexts[-1].new_page(), []
        page.on("console", lambda message: noises.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: noises.append(f"error: {error}"))
        page.on("dialog", lambda dialog: noises.append(f"dialog: {dialog.message}"))
        own = (path.as_uri(), "data:")
        page.on("request", lambda request: None if request.url.startswith(own) else noises.append(request.url))
        page.goto(path.as_uri())
        if unfolded:
            page.locator("#receipts").check()
        return page, noises

    yield open_page
    for context in contexts:
        context.close()


def hollow():
    """A failed fit that left no number at all."""
    return without_numbers(failed(), float("nan"))


@pytest.mark.parametrize("make", [example, failed, bare, hollow], ids=["example", "failed", "bare", "hollow"])
def test_page_draws_without_a_word_or_a_request(opened, make):
    """Every figure is drawn; nothing is written to the console and nothing is fetched."""
    page, noises = opened(make(), unfolded=True)
    page.wait_for_timeout(100)
    assert noises == []
    assert page.locator("figure.drawn svg").count() == page.locator("figure.drawn").count()


@pytest.mark.parametrize("poison", [poisoned, poisoned_ids], ids=["strings", "ids"])
def test_hostile_strings_stay_text(opened, poison):
    """Hostile strings open no dialog, raise no error, fetch nothing, and the figures are drawn all the same."""
    page, noises = opened(poison(example()), unfolded=True)
    page.locator(".plot i").first.hover()
    page.wait_for_timeout(100)
    assert noises == []


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_the_first_window_holds_a_picture(opened, width, height):
    """On a desk and on a telephone the account over time is seen before anybody scrolls; on a desk the dots too."""
    page, _ = opened(example(), viewport={"width": width, "height": height})
    plot = page.locator(".account .plot").first.bounding_box()
    assert plot["y"] + plot["height"] <= height
    assert plot["width"] >= 280
    dots = page.locator(".chances .dots").first.bounding_box()
    assert (dots["y"] < height) is (width == 1280)


def test_a_mark_tells_who_said_what(opened):
    """The mark of a claim has claim, claimant, number, day and verdict, and stands where its day and number are."""
    page, _ = opened(example(), unfolded=True)
    figure = page.locator("section figure.drawn").filter(has_text="North Korean force in Russia: killed")
    mark = figure.locator("i[title^='k078']")
    for word in ("k078", "Global Defense Corp", "about 500 killed", "fails"):
        assert word in mark.get_attribute("title")
    plot, box = figure.locator(".plot").bounding_box(), mark.bounding_box()
    assert plot["x"] <= box["x"] + box["width"] / 2 <= plot["x"] + plot["width"]
    assert plot["y"] <= box["y"] + box["height"] / 2 <= plot["y"] + plot["height"]


def test_page_is_whole_without_javascript(opened):
    """With JavaScript off the pictures are there all the same, and so are the tables of their numbers."""
    page, noises = opened(example(), java_script_enabled=False, unfolded=True)
    assert noises == []
    assert page.locator(".account .plot path.outer").first.is_visible()
    assert page.get_by_text("about 9,300 (7,600 to 11,200) present").first.is_visible()
    page.locator("section figure.drawn summary").first.click()
    assert page.locator("section figure.drawn table").first.is_visible()


@pytest.mark.parametrize("make", [example, lambda: poisoned(example())], ids=["example", "hostile"])
def test_nothing_is_wider_than_the_window(opened, make):
    """No window, down to a small telephone, has to scroll sideways."""
    page, _ = opened(make(), unfolded=True)
    for width in (320, 390, 768, 1280, 2560):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(150)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_dark_and_light_dress_differ_and_drawings_follow(opened):
    """In the dark the paper is dark, and so are the drawings' lines light."""
    colours = {}
    for scheme in ("light", "dark"):
        page, _ = opened(example(), color_scheme=scheme)
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        line = page.evaluate("getComputedStyle(document.querySelector('.plot .middle')).stroke")
        colours[scheme] = [sum(map(int, colour[4:-1].split(","))) for colour in (ground, line)]
    assert colours["light"][0] > 600 > 300 > colours["light"][1]
    assert colours["dark"][0] < 150 < 450 < colours["dark"][1]


def test_claim_links_arrive_at_their_row(opened):
    """A click on a claim's id unfolds its section, brings its row into view and marks it."""
    page, _ = opened(example())
    page.locator("details.fold", has=page.locator("#held")).locator("summary").first.click()
    page.locator("#held a.ref", has_text="k118").click()
    row = page.locator("tr:target")
    assert row.get_attribute("id") == "claim-k118"
    assert row.is_visible()
    assert page.evaluate("document.querySelector('tr:target').getBoundingClientRect().top") < 900


def test_contents_reach_and_unfold_every_section(opened):
    """Each entry of the contents leads to a section whose heading has the same words, and opens it."""
    page, _ = opened(example(), java_script_enabled=False)
    entries = page.locator(".contents a").evaluate_all("links => links.map(link => [link.hash, link.innerText])")[1:]
    headings = page.locator("details.fold").evaluate_all(
        "all => all.map(one => ['#' + one.querySelector('section').id, one.querySelector('h2').innerText])"
    )
    assert entries == headings
    assert not page.locator("#muster").is_visible()
    page.locator(".contents a[href='#muster']").click()
    assert page.locator("#muster").is_visible()


def test_print_is_what_one_hands_round(opened):
    """On paper stand the answer, the picture and what is known; the receipts only when they were asked for."""
    page, _ = opened(example())
    page.emulate_media(media="print")
    assert page.locator(".contents").is_hidden()
    assert page.locator(".account .plot").first.is_visible()
    assert page.locator(".sections").is_hidden()
    page.emulate_media(media="screen")
    page.locator("#receipts").check()
    page.emulate_media(media="print")
    assert page.get_by_text("About 11,000 lies inside what the other origins imply").bounding_box()["height"] > 0


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="no pdfinfo on this machine (poppler-utils)")
@pytest.mark.parametrize("make", [example, bare, failed], ids=["example", "bare", "failed"])
def test_print_is_two_pages(opened, tmp_path, make):
    """What is handed round takes two sheets at most."""
    page, _ = opened(make())
    page.pdf(path=tmp_path / "briefing.pdf", prefer_css_page_size=True)
    told = subprocess.run(["pdfinfo", tmp_path / "briefing.pdf"], capture_output=True, text=True, check=True).stdout
    assert int(re.search(r"Pages: +(\d+)", told)[1]) <= 2


@pytest.mark.parametrize("make", [stepwise, nothing_moved, hostile_moves], ids=["moved", "still", "hostile"])
def test_what_moved_fits_every_window_in_both_dresses(opened, make):
    """The page on what moved is silent, fetches nothing, runs without scripts, and is never wider than the window."""
    for scheme, width in (("light", 1280), ("dark", 390), ("light", 320)):
        page, noises = opened(make(), java_script_enabled=False, color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 844})
        page.locator("body").wait_for()
        assert noises == []
        assert page.locator("body").bounding_box()["width"] <= width
        told = page.locator("table.waterfall:visible, .plot:visible, h2:visible")
        ends = told.evaluate_all("all => all.map(one => one.getBoundingClientRect()).map(box => [box.left, box.right])")
        assert ends
        assert all(0 <= left <= right <= width for left, right in ends)


def test_the_bars_of_what_moved_are_seen_before_anybody_scrolls(opened):
    """On a desk the answer in words and the bars from then to now stand in the first window."""
    page, _ = opened(stepwise())
    bars = page.locator("header table.waterfall").bounding_box()
    assert bars["y"] + bars["height"] <= 900
    widths = page.locator("header .waterfall rect").evaluate_all("all => all.map(r => r.getBoundingClientRect().width)")
    assert min(widths) > 2
