"""Speed and memory of `passmuster read --batch` over very many documents, on one core and on all.

    python benchmarks/reading_batch.py --documents 100000

Documents are passages of the tests in changing order, some two hundred words each. Memory is the resident set of the
command and of its processes together, read every half second; flat means that the last tenth of the documents takes no
more than the second tenth took.
"""

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PASSAGES = Path(__file__).parents[1] / "tests" / "data" / "reader" / "other_wars.jsonl"
WORDS = 200


def main() -> None:
    """Write the documents, answer them with one process and with one for each core, and print what it took."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=100_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "documents.jsonl"
        n_words = written(source, given.documents)
        on = f"{platform.machine()}, Python {platform.python_version()}"
        print(f"{given.documents:,} documents, {n_words:,} words, {on}")
        for workers in (1, os.cpu_count() or 1):
            seconds, memory = answered(source, Path(folder) / f"answers-{workers}.jsonl", workers)
            tenth = len(memory) // 10
            early, late = max(memory[tenth : 2 * tenth]), max(memory[-tenth:])
            speed = f"{n_words / seconds:,.0f} words a second"
            print(f"{workers} processes: {seconds:.0f} s, {speed}; {early:.0f} MiB early, {late:.0f} MiB late")


def written(path: Path, count: int) -> int:
    """Write that many documents; returns their words."""
    chance = random.Random(1)
    passages = [json.loads(line)["text"] for line in PASSAGES.read_text(encoding="utf-8").splitlines()]
    n_words = 0
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            text = ""
            while text.count(" ") < WORDS:
                text += chance.choice(passages) + "\n\n"
            n_words += text.count(" ")
            out.write(json.dumps({"id": number, "text": text}) + "\n")
    return n_words


def answered(source: Path, target: Path, workers: int) -> tuple[float, list[float]]:
    """Seconds that the command took, and MiB resident at every half second."""
    command = [sys.executable, "-m", "passmuster", "read", "--batch", str(source), "-o", str(target)]
    began, memory = time.perf_counter(), []
    running = subprocess.Popen([*command, "--workers", str(workers), "--quiet"])
    while running.poll() is None:
        memory.append(sum(map(resident, family(running.pid))))
        time.sleep(0.5)
    if running.returncode:
        raise SystemExit(f"the command ended with status {running.returncode}")
    return time.perf_counter() - began, memory


def family(pid: int) -> list[int]:
    """A process and those it started, theirs included."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except FileNotFoundError:
        return [pid]
    return [pid, *(member for child in children for member in family(int(child)))]


def resident(pid: int) -> float:
    """MiB of a process in memory; 0 for one that has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
