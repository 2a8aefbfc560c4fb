"""What a number may be read as, and when."""

import subprocess
import sys

import pytest

from passmuster.muster.readings import CountReading, ReadingKind
from worlds.muster_world import AS_OF


@pytest.mark.parametrize(
    ("reading", "kind"),
    [
        (CountReading("present", None, AS_OF), ReadingKind.STOCK),
        (CountReading("killed", None, AS_OF), ReadingKind.TOTAL),
        (CountReading("present", AS_OF, AS_OF), ReadingKind.FLOW),
    ],
)
def test_a_reading_knows_how_it_lies_in_time(reading: CountReading, kind: ReadingKind) -> None:
    """A stock on a day, a total up to it, anything over days a flow."""
    assert reading.kind == kind


def test_readings_need_no_verdicts() -> None:
    """To say what moved, these alone are loaded."""
    code = "import sys, passmuster.muster.readings; print('passmuster.muster.found' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
