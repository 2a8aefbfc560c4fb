"""What was freed goes back to the system, where the C library can be asked to."""

import platform
import subprocess
import sys

import pytest

from passmuster.parallel import memory

HELD = """
import gc
from passmuster.parallel.memory import return_freed

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1])

kept = [bytes(4000) for _ in range(50_000)]
last = bytes(4000)
del kept
gc.collect()
before = resident()
return_freed()
print(before, resident())
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="asks the GNU C library")
def test_what_was_freed_is_returned():
    """After hundreds of megabytes in small pieces were freed, a process holds no more than before it is asked."""
    ran = subprocess.run([sys.executable, "-c", HELD], capture_output=True, text=True, timeout=60, check=True)
    before, after = map(int, ran.stdout.split())
    assert after <= before


def test_a_library_without_the_call_is_left_alone(monkeypatch):
    """Elsewhere nothing happens, and nothing goes wrong."""
    monkeypatch.setattr(memory.ctypes, "CDLL", lambda _: object())
    memory._trim.cache_clear()
    memory.return_freed()
    memory._trim.cache_clear()
