"""How the charts look: one configuration for all, its colours taken from the page's style sheet.

Colours are named by CSS variables and resolved by the browser, so that light and dark dress and the printed page need
no second drawing. Numbers are pixels.
"""

from typing import Any, Final

__all__ = ["CONFIG", "GROUP_COLOURS", "HEIGHT", "ROW_STEP", "STYLES"]

HEIGHT: Final = 300
"""Height of a chart over time."""

ROW_STEP: Final = 40
"""Height of one row of a chart of rows, room for a label of two lines."""

GROUP_COLOURS: Final = tuple(f"var(--group-{number})" for number in range(1, 9))
"""Colours of source groups, in the order in which a chart names them; they repeat after the last."""

STYLES: Final[dict[str, dict[str, Any]]] = {
    "outer": {"color": "var(--fan-outer)", "opacity": 1},
    "middle": {"color": "var(--fan-line)", "strokeWidth": 2},
    "level": {"color": "var(--muted)", "strokeWidth": 1},
    "whisker": {"color": "var(--fan-line)", "strokeWidth": 2, "opacity": 1},
    "ground": {"color": "var(--paper)", "filled": True, "opacity": 1},
}
"""Named looks of marks; a chart says what a mark is, this table says how that looks."""

_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"

CONFIG: Final[dict[str, Any]] = {
    "background": "transparent",
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--muted)",
        "titleColor": "var(--muted)",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": 400,
        "gridColor": "var(--line)",
        "domainColor": "var(--line)",
        "tickColor": "var(--line)",
        "labelPadding": 6,
        "labelLimit": 260,
    },
    "legend": {
        "labelColor": "var(--ink)",
        "titleColor": "var(--muted)",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": 400,
        "orient": "bottom",
        "direction": "horizontal",
        "columns": 4,
        "symbolSize": 80,
        "symbolBaseFillColor": "var(--muted)",
        "symbolBaseStrokeColor": "var(--muted)",
    },
    "style": STYLES,
}
