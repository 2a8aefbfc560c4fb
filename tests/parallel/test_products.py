"""Products of matrices have the same bytes whatever the number of cores."""

import os
import subprocess
import sys

import pytest

from passmuster.parallel.products import ONE_CORE, multiply_on_one_core

CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []

WORK = """
import os, sys, hashlib
os.sched_setaffinity(0, {cores})
{first}
import numpy as np, scipy.linalg
{second}
random = np.random.default_rng(1)
a = random.standard_normal((300, 300))
b = a @ a.T / 300 + np.eye(300)
done = [b, *np.linalg.eigh(b), np.linalg.solve(b, a), scipy.linalg.cholesky(b)]
print(hashlib.sha256(b"".join(part.tobytes() for part in done)).hexdigest())
"""
TELL = "from passmuster.parallel.products import multiply_on_one_core as tell; tell()"


def worked(cores, *, first="", second=""):
    """The hash of some linear algebra, done in a process of its own on some cores."""
    plain = {name: value for name, value in os.environ.items() if name not in ONE_CORE}
    program = WORK.format(cores=set(cores), first=first, second=second)
    return subprocess.run(
        [sys.executable, "-c", program], env=plain, capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.mark.skipif(len(CORES) < 2, reason="one core cannot be told from two")
def test_one_core_and_all_of_them_give_the_same_bytes():
    """Told before the library is loaded or after, the products are those of one core; untold, they are not."""
    alone = worked(CORES[:1])
    assert worked(CORES, first=TELL) == alone
    assert worked(CORES, second=TELL) == alone
    assert worked(CORES) != alone


def test_processes_started_later_inherit_it(monkeypatch):
    """The environment says so too."""
    for name in ONE_CORE:
        monkeypatch.setenv(name, "7")
    multiply_on_one_core()
    assert {os.environ[name] for name in ONE_CORE} == {"1"}
