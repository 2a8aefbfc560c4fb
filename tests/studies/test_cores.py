"""The shipped briefing has the same bytes on one core, on two, in four threads, and beside busy neighbours."""

import json
import os
import subprocess
import sys

import pytest

CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []

ON = """\
import os, sys
os.sched_setaffinity(0, {cores})
os.cpu_count = lambda: {threads}
from passmuster.cli import main
main(sys.argv[1:])
"""


def briefed(cores, threads):
    """The briefing as JSON, worked out anew on some cores in so many threads, without how long that took."""
    asked = ["brief", "examples/kursk", "--format", "json", "--no-cache", "--quiet"]
    ran = subprocess.run(
        [sys.executable, "-c", ON.format(cores=set(cores), threads=threads), *asked],
        capture_output=True,
        text=True,
        check=True,
    )
    document = json.loads(ran.stdout)
    del document["diagnostics"]["seconds"]
    return json.dumps(document)


@pytest.mark.slow
@pytest.mark.skipif(len(CORES) < 2, reason="one core cannot be told from two")
def test_one_core_and_all_of_them_give_the_same_briefing():
    """Not one number hangs on how many cores there are, nor on how many threads share one."""
    assert briefed(CORES[:1], 4) == briefed(CORES, len(CORES))
