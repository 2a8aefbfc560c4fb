"""Try the wheel in bare environments of the three Pythons, with nothing but the locked libraries of the package.

    python scripts/try_wheel.py

It needs a package index and those of the three Pythons that are to be tried: on the path, or where uv finds them, if uv
is there. One that is not here is passed over and said to be. Each environment is made by `venv`, installed by pip as
the how-to says, and asked the same; the answers must be sound, and alike on all.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from lock import FOLDER, call
from shelf import PYTHONS

__all__ = ["QUESTIONS", "compare", "interpreter_of"]

SENTENCE: Final = "Seoul said on 3 March 2025 that about 3,000 North Korean troops had been killed in Kursk."

QUESTIONS: Final = (
    ("--version",),
    ("--help",),
    ("claims", "examples/kursk", "--format", "csv"),
    ("read", "told.txt", "--format", "jsonl"),
    ("precedents",),
)
"""What is asked; none of it fits a model."""


def interpreter_of(version: str) -> str:
    """The interpreter of a version: this one, one on the path, or one that uv has; empty where none is here."""
    if version == f"{sys.version_info.major}.{sys.version_info.minor}":
        return sys.executable
    named = shutil.which(f"python{version}") or ""
    # A name on the path may be that of a script which looks for a Python and finds none.
    if _said(named, "-c", "import sys; print('%d.%d' % sys.version_info[:2])") == version:
        return named
    return _said(shutil.which("uv") or "", "python", "find", "--no-project", version)


def _said(*command: str) -> str:
    """What a program prints; nothing where it is not there or fails."""
    if not command[0]:
        return ""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def answers(python: str, wheel: Path) -> list[str]:
    """What the program says on one interpreter."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        call(python, "-m", "venv", str(folder / "bare"), folder=folder)
        pip = (str(folder / "bare/bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        locked = ("--require-hashes", "--only-binary", ":all:", "--requirement", str(FOLDER / "package.txt"))
        call(*pip, *locked, folder=folder)
        call(*pip, "--no-deps", str(wheel), folder=folder)
        (folder / "told.txt").write_text(SENTENCE + "\n", encoding="utf-8")
        call(str(folder / "bare/bin/python"), "-m", "pip", "check", folder=folder)
        return [call(str(folder / "bare/bin/passmuster"), *asked, folder=folder) for asked in QUESTIONS]


def compare(told: dict[str, list[str]]) -> list[str]:
    """A line for each Python that was tried and answers nothing to a question, or otherwise than the first."""
    faults = []
    first = next(iter(told), "")
    for python, here in told.items():
        odd = [
            " ".join(asked) for asked, own, theirs in zip(QUESTIONS, here, told[first], strict=True) if own != theirs
        ]
        empty = [" ".join(asked) for asked, own in zip(QUESTIONS, here, strict=True) if not own]
        faults += [f"{python}: otherwise than {first}: {', '.join(odd)}"] if odd else []
        faults += [f"{python}: no answer: {', '.join(empty)}"] if empty else []
    return faults


def main() -> None:
    """Try each Python that is here, and end with status 1 where one answers otherwise than the first, or none is."""
    os.environ.pop("PYTHONPATH", None)  # it would put the checkout's code before the wheel's
    told: dict[str, list[str]] = {}
    with TemporaryDirectory() as folder:
        call(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder)
        (wheel,) = Path(folder).glob("*.whl")
        for version in PYTHONS:
            if python := interpreter_of(version):
                told[version] = answers(python, wheel)
                print(f"{version}: {len(told[version])} answers", flush=True)
            else:
                print(f"{version}: not tried, no python{version} is here", flush=True)
    faults = compare(told)
    if faults or not told:
        raise SystemExit("\n".join(faults) or "no Python was tried")


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as fault:
        raise SystemExit(f"ended with status {fault.returncode}: {' '.join(fault.cmd)}") from fault
