"""Try the wheel in bare environments of the three Pythons, with nothing but the locked libraries of the package.

    python scripts/try_wheel.py

It needs what `scripts/lock.py` needs. Each environment is installed by pip as the how-to says, and is asked the same;
the answers must be sound, and alike on all three.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from lock import FOLDER, call
from shelf import PYTHONS

__all__ = ["QUESTIONS"]

SENTENCE: Final = "Seoul said on 3 March 2025 that about 3,000 North Korean troops had been killed in Kursk."

QUESTIONS: Final = (
    ("--version",),
    ("--help",),
    ("claims", "examples/kursk", "--format", "csv"),
    ("read", "told.txt", "--format", "jsonl"),
    ("precedents",),
)
"""What is asked; none of it fits a model."""


def answers(python: str, wheel: Path) -> list[str]:
    """What the program says on one Python."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        call("uv", "venv", "--quiet", "--seed", "--python", python, str(folder / "bare"), folder=folder)
        pip = (str(folder / "bare/bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        locked = ("--require-hashes", "--only-binary", ":all:", "--requirement", str(FOLDER / "package.txt"))
        call(*pip, *locked, folder=folder)
        call(*pip, "--no-deps", str(wheel), folder=folder)
        (folder / "told.txt").write_text(SENTENCE + "\n", encoding="utf-8")
        call(str(folder / "bare/bin/python"), "-m", "pip", "check", folder=folder)
        return [call(str(folder / "bare/bin/passmuster"), *asked, folder=folder) for asked in QUESTIONS]


def main() -> None:
    """Try each Python, and end with status 1 where one answers otherwise than the first."""
    os.environ.pop("PYTHONPATH", None)  # it would put the checkout's code before the wheel's
    with TemporaryDirectory() as folder:
        call(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder)
        (wheel,) = Path(folder).glob("*.whl")
        first: list[str] = []
        for python in PYTHONS:
            told = answers(python, wheel)
            first = first or told
            odd = [" ".join(asked) for asked, here, there in zip(QUESTIONS, told, first, strict=True) if here != there]
            print(
                f"{python}: {len(told)} answers" + (f"; otherwise than {PYTHONS[0]}: {', '.join(odd)}" if odd else "")
            )
            if odd or not all(told):
                raise SystemExit(1)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as fault:
        raise SystemExit(f"ended with status {fault.returncode}: {' '.join(fault.cmd)}") from fault
