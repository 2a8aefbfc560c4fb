"""Write the golden files anew from the example; run by hand, after a change of layout that was meant."""

import io
from pathlib import Path

from rich.console import Console

from passmuster.briefing.json.briefing import to_json
from passmuster.briefing.terminal.briefing import print_briefing
from passmuster.briefing.terminal.first_screen import print_first_screen
from worlds.findings_example import bare, example, failed

GOLDEN = Path(__file__).parent / "golden"

ADDRESS = "file:///reports/briefing.html"
"""Where the page of the example is said to be."""


def renew() -> None:
    """Overwrite every golden file."""
    GOLDEN.joinpath("example.json").write_text(to_json(example()), encoding="utf-8")
    for name, findings in (("example", example()), ("failed", failed()), ("bare", bare())):
        for width in (80, 116):
            out = io.StringIO()
            print_briefing(findings, Console(file=out, width=width))
            GOLDEN.joinpath(f"{name}-{width}.txt").write_text(out.getvalue(), encoding="utf-8")
        for width in (60, 80, 116):
            out = io.StringIO()
            print_first_screen(findings, Console(file=out, width=width), address=ADDRESS)
            GOLDEN.joinpath(f"first-{name}-{width}.txt").write_text(out.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    renew()
