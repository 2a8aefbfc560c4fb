"""What is installed is what stands in the checkout: code, cases, data sets and all."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from worlds.project_files import ROOT, tracked_files

SOURCE = ROOT / "src"


def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    """Each file under version control in the package is in the wheel, the licence too."""
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    held = set(ZipFile(wheel).namelist())
    wanted = {path.relative_to(SOURCE).as_posix() for path in tracked_files() if path.is_relative_to(SOURCE)}
    assert wanted - held == set()
    assert any(name.endswith("/licenses/LICENSE") for name in held)
