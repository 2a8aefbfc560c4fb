"""Accuracy and speed of the reader, as the tables of `docs/reference/reading.md`.

    python benchmarks/reading.py            print the tables
    python benchmarks/reading.py --write    put them into the page

Accuracy is measured on the passages in `tests/data/reader`; `reading_study.py` measures it on unseen writers and wars.
Speed is words per second of processor time on one core, so that a busy machine does not change it much; start-up is the
median of several fresh processes.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]

from passmuster.reading import read_text  # noqa: E402
from worlds.scorer import Agrees, claimant, f1, number, same  # noqa: E402

PAGE = ROOT / "docs" / "reference" / "reading.md"
BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"
DATA = ROOT / "tests" / "data" / "reader"
OWN = DATA / "other_wars.jsonl"
SECONDS = 2.0
"""Processor time spent on each speed."""

STARTS = 5
DOCUMENTS = 20_000

LEVELS: list[tuple[str, tuple[Agrees, ...]]] = [
    ("number", (number,)),
    ("number and quantity", (number, same("quantity"))),
    ("… and claimant or relay", (number, same("quantity"), claimant)),
    ("… and group", (number, same("quantity"), same("claimant_group"))),
    ("… and bound", (number, same("quantity"), same("bound"))),
    ("… and mode", (number, same("quantity"), same("mode"))),
    ("all of these", (number, same("quantity"), claimant, same("claimant_group"), same("bound"), same("mode"))),
]


def passages(path: Path) -> list[dict[str, Any]]:
    """The passages of a file; none when it is not there."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def accuracy() -> str:
    """F1 by level for each set of passages, and false alarms."""
    sets = {
        name: rows
        for name, rows in (("annotated", passages(DATA / "dev.jsonl")), ("other wars", passages(OWN)))
        if rows
    }
    read = {name: [[c.as_dict() for c in read_text(row["text"]).claims] for row in rows] for name, rows in sets.items()}
    lines = [f"| F1 | {' | '.join(sets)} |", f"| --- |{' ---: |' * len(sets)}"]
    for level, tests in LEVELS:
        scores = [f1([row["claims"] for row in rows], read[name], *tests) for name, rows in sets.items()]
        lines.append(f"| {level} | {' | '.join(f'{score:.3f}' for score in scores)} |")
    lines.append(f"| passages | {' | '.join(str(len(rows)) for rows in sets.values())} |")
    lines.append(f"| claims | {' | '.join(str(sum(len(r['claims']) for r in rows)) for rows in sets.values())} |")
    lines.append(f"| false alarms | {' | '.join(alarms(rows, read[name]) for name, rows in sets.items())} |")
    return "\n".join(lines) + "\n\n" + by_tag(sets, read)


def alarms(rows: list[dict[str, Any]], read: list[list[dict[str, Any]]]) -> str:
    """How many of the passages without a claim had one read in them."""
    empty = [claims for row, claims in zip(rows, read, strict=True) if not row["claims"]]
    return f"{sum(bool(claims) for claims in empty)} of {len(empty)}"


def by_tag(sets: dict[str, list[dict[str, Any]]], read: dict[str, list[list[dict[str, Any]]]]) -> str:
    """F1 of number and quantity by tag, all sets together; tags with fewer than three claims are left out."""
    rows = [(row, claims) for name, found in sets.items() for row, claims in zip(found, read[name], strict=True)]
    tags = sorted({tag for row, _ in rows for tag in row["tags"]})
    lines = ["| tag | claims | F1 of number and quantity | … and claimant or relay |", "| --- | ---: | ---: | ---: |"]
    for tag in tags:
        tagged = [(row["claims"], claims) for row, claims in rows if tag in row["tags"]]
        count = sum(len(gold) for gold, _ in tagged)
        if count >= 3:
            gold, got = [g for g, _ in tagged], [r for _, r in tagged]
            found = f1(gold, got, number, same("quantity"))
            lines.append(f"| {tag} | {count} | {found:.2f} | {f1(gold, got, number, same('quantity'), claimant):.2f} |")
    return "\n".join(lines)


def speed() -> str:
    """Words per second of processor time, start-up, and memory over many documents."""
    dense = "\n\n".join(row["text"] for row in passages(OWN))
    article = DATA / "sample_article.txt"
    rows = [("dense passages, a claim in every sentence", f"{rate(dense):,.0f} words a second")]
    if article.exists():
        rows.append(("the sample article", f"{rate(article.read_text(encoding='utf-8')):,.0f} words a second"))
    rows.append(("start-up and one article, processor time", f"{start_up():.2f} s"))
    rows.append((f"memory gained over {DOCUMENTS:,} documents", memory_gained(dense)))
    body = "\n".join(f"| {name} | {value} |" for name, value in rows)
    machine = f"{platform.machine()}, Python {platform.python_version()}, one core"
    return f"| speed ({machine}) | |\n| --- | ---: |\n{body}"


def rate(text: str) -> float:
    """Words of a text read per second of processor time."""
    read_text(text)
    begun, times = time.process_time(), 0
    while time.process_time() - begun < SECONDS:
        read_text(text)
        times += 1
    return len(text.split()) * times / (time.process_time() - begun)


def start_up() -> float:
    """Processor time of a fresh process that reads one sentence, in seconds; median of several, modules compiled."""
    code = "from passmuster.reading import read_text; read_text('Kenya has sent 400 police officers to Haiti.')"
    with tempfile.TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        starts = [_processor_seconds([sys.executable, "-c", code], environment) for _ in range(STARTS + 1)]
    return sorted(starts[1:])[STARTS // 2]


def _processor_seconds(call: list[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(call, check=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def memory_gained(text: str) -> str:
    """Growth of the largest memory in use while many documents are read one after the other, after a first round."""
    pieces = text.split("\n\n")
    for piece in pieces:
        read_text(piece)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for n in range(DOCUMENTS):
        read_text(pieces[n % len(pieces)])
    return f"{(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024:.1f} MiB"


def main() -> None:
    """Print the tables, or put them into the page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true")
    tables = f"{accuracy()}\n\n{speed()}"
    if not options.parse_args().write:
        print(tables)
        return
    page = PAGE.read_text(encoding="utf-8")
    head, tail = page.split(BEGIN)[0], page.split(END)[1]
    PAGE.write_text(f"{head}{BEGIN}\n{tables}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
