"""The page in a real browser, offline."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from passmuster.briefing.page.briefing import to_page
from worlds.findings_example import bare, example, failed
from worlds.hostile import poisoned, poisoned_ids
from worlds.missing import without_numbers

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine (chromium or google-chrome)")

DRAWN = """() => document.querySelectorAll('.chart[data-drawn]').length
              === document.querySelectorAll('figure.charted').length"""


@pytest.fixture(scope="module")
def browser():
    """One headless browser for all tests of this file."""
    with sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])


@pytest.fixture
def opened(browser, tmp_path):
    """Opens findings as a page; gives back the page and everything it complained of or asked for."""
    contexts = []

    def open_page(findings, **settings):
        path = tmp_path / "briefing.html"
        path.write_text(to_page(findings), encoding="utf-8")
        contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **settings}))
        page, noises = contexts[-1].new_page(), []
        page.on("console", lambda message: noises.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: noises.append(f"error: {error}"))
        page.on("dialog", lambda dialog: noises.append(f"dialog: {dialog.message}"))
        own = (path.as_uri(), "data:")
        page.on("request", lambda request: None if request.url.startswith(own) else noises.append(request.url))
        page.goto(path.as_uri())
        if settings.get("java_script_enabled", True):
            page.wait_for_function(DRAWN)
        return page, noises

    yield open_page
    for context in contexts:
        context.close()


def hollow():
    """A failed fit that left no number at all."""
    return without_numbers(failed(), float("nan"))


@pytest.mark.parametrize("make", [example, failed, bare, hollow], ids=["example", "failed", "bare", "hollow"])
def test_page_draws_without_a_word_or_a_request(opened, make):
    """Every chart is drawn; nothing is written to the console and nothing is fetched."""
    page, noises = opened(make())
    page.wait_for_timeout(200)
    assert noises == []
    assert page.locator(".chart svg").count() == page.locator("figure.charted").count()


@pytest.mark.parametrize("poison", [poisoned, poisoned_ids], ids=["strings", "ids"])
def test_hostile_strings_stay_text(opened, poison):
    """Hostile strings open no dialog, raise no error, fetch nothing, and the charts are drawn all the same."""
    page, noises = opened(poison(example()))
    page.locator(".chart svg path[aria-roledescription='point']").first.hover()
    page.wait_for_timeout(200)
    assert noises == []


def test_pointing_at_a_claim_tells_who_said_what(opened):
    """The tooltip of a claim's mark names claim, claimant, number, day and verdict."""
    page, _ = opened(example())
    figure = page.locator("figure.charted").filter(has_text="North Korean force in Russia: killed")
    figure.scroll_into_view_if_needed()
    figure.locator("path[aria-label*='k078']").hover()
    tip = page.locator("#vg-tooltip-element").inner_text()
    for word in ("k078", "Global Defense Corp", "about 500 killed", "24 November 2024", "fails"):
        assert word in tip


def test_pointing_at_a_week_tells_its_interval(opened):
    """The fan itself answers to the pointer with the figures of the week."""
    page, _ = opened(example())
    figure = page.locator("figure.charted").filter(has_text="North Korean force in Russia: present")
    figure.scroll_into_view_if_needed()
    box = figure.locator("svg").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.7)
    tip = page.locator("#vg-tooltip-element").inner_text()
    for word in ("week", "median", "half", "nine tenths", " to ", "2025"):
        assert word in tip


@pytest.mark.parametrize(
    ("quantity", "group", "kept", "faded"), [("killed", "KR", "k097", "k078"), ("present", "US", "k114", "k072")]
)
def test_naming_a_group_lets_the_others_fade(opened, quantity, group, kept, faded):
    """A click on a group in the legend keeps its marks and fades the rest, with ranges on the chart and without."""
    page, _ = opened(example())
    figure = page.locator("figure.charted").filter(has_text=f"North Korean force in Russia: {quantity}")
    figure.scroll_into_view_if_needed()
    figure.locator(".role-legend text", has_text=group).first.click(timeout=5000)
    page.wait_for_timeout(200)
    opacity = [figure.locator(f"path[aria-label*='{claim}']").get_attribute("opacity") for claim in (kept, faded)]
    assert float(opacity[0] or 1) == 1
    assert float(opacity[1]) < 0.2


def test_page_is_whole_without_javascript(opened):
    """With JavaScript off there are no empty boxes, and the numbers of the charts are in tables."""
    page, noises = opened(example(), java_script_enabled=False)
    assert noises == []
    assert page.locator(".chart:visible").count() == 0
    assert page.get_by_text("The charts need JavaScript").is_visible()
    assert page.get_by_text("About 9,300 North Korean soldiers").is_visible()
    page.locator("figure.charted summary").first.click()
    assert page.locator("figure.charted table").first.is_visible()


@pytest.mark.parametrize("make", [example, lambda: poisoned(example())], ids=["example", "hostile"])
def test_nothing_is_wider_than_the_window(opened, make):
    """No window, down to a small telephone, has to scroll sideways."""
    page, _ = opened(make())
    for width in (320, 390, 768, 1280, 2560):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(150)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_dark_and_light_dress_differ_and_charts_follow(opened):
    """In the dark the paper is dark, and so are the charts' labels light."""
    colours = {}
    for scheme in ("light", "dark"):
        page, _ = opened(example(), color_scheme=scheme)
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        label = page.evaluate("getComputedStyle(document.querySelector('.chart svg .role-axis-label text')).fill")
        colours[scheme] = [sum(map(int, colour[4:-1].split(","))) for colour in (ground, label)]
    assert colours["light"][0] > 600 > 300 > colours["light"][1]
    assert colours["dark"][0] < 150 < 450 < colours["dark"][1]


def test_days_are_the_same_everywhere(opened):
    """A reader in Los Angeles and one in Auckland see the as-of line and the months at the same place."""
    places = []
    for zone in ("America/Los_Angeles", "Pacific/Auckland"):
        page, _ = opened(example(), timezone_id=zone)
        places.append(page.locator("figure.charted svg").first.evaluate("node => node.outerHTML"))
    assert places[0] == places[1]


def test_claim_links_arrive_at_their_row(opened):
    """A click on a claim's id brings its row into view and marks it."""
    page, _ = opened(example())
    page.locator("#held a.ref", has_text="k118").click()
    row = page.locator("tr:target")
    assert row.get_attribute("id") == "claim-k118"
    assert page.evaluate("document.querySelector('tr:target').getBoundingClientRect().top") < 900


def test_contents_reach_every_section(opened):
    """Each entry of the contents leads to a section whose heading has the same words."""
    page, _ = opened(example(), java_script_enabled=False)
    entries = page.locator(".contents a").evaluate_all("links => links.map(link => [link.hash, link.innerText])")[1:]
    headings = page.locator("section").evaluate_all(
        "all => all.map(one => ['#' + one.id, one.querySelector('h2').innerText])"
    )
    assert entries == headings


def test_page_prints_in_full(opened):
    """On paper the claims that pass are printed too, although they are folded away on the screen."""
    page, _ = opened(example())
    page.emulate_media(media="print")
    assert page.locator(".contents").is_hidden()
    assert page.get_by_text("About 11,000 lies inside what the other origins imply").bounding_box()["height"] > 0
