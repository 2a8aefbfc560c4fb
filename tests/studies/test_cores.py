"""The shipped briefing has the same bytes on one core, on two, and beside busy neighbours."""

import json
import os
import subprocess
import sys

import pytest

CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []

ON = "import os, sys; os.sched_setaffinity(0, {cores}); from passmuster.cli import main; main(sys.argv[1:])"


def briefed(cores):
    """The briefing as JSON, worked out anew on some cores, without how long that took."""
    asked = ["brief", "examples/kursk", "--format", "json", "--no-cache", "--quiet"]
    ran = subprocess.run(
        [sys.executable, "-c", ON.format(cores=set(cores)), *asked], capture_output=True, text=True, check=True
    )
    document = json.loads(ran.stdout)
    del document["diagnostics"]["seconds"]
    return json.dumps(document)


@pytest.mark.slow
@pytest.mark.skipif(len(CORES) < 2, reason="one core cannot be told from two")
def test_one_core_and_all_of_them_give_the_same_briefing():
    """Not one number hangs on how many cores there are."""
    assert briefed(CORES[:1]) == briefed(CORES)
