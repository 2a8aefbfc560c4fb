"""How the charts look."""

import re
from importlib.resources import files

from passmuster.briefing.page.chart_style import CONFIG, GROUP_COLOURS, HEIGHT, ROW_STEP, STYLES

SHEET = files("passmuster.briefing.page").joinpath("assets", "page.css").read_text(encoding="utf-8")


def test_every_colour_is_one_of_the_style_sheet():
    """Charts name variables and no colours, and each of them is set for light, dark and paper."""
    named = {*re.findall(r"var\(--([\w-]+)\)", str((CONFIG, STYLES, GROUP_COLOURS)))}
    assert all(SHEET.count(f"--{name}:") >= 3 for name in named)
    assert not re.search(r"#[0-9a-fA-F]{3,6}", str(CONFIG))


def test_heights_leave_room():
    """A chart over time is higher than a row with a label of two lines."""
    assert ROW_STEP < HEIGHT
