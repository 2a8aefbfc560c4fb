"""Which versions of other distributions are installed, told by the names of their folders.

`importlib.metadata` loads a reader of mail for it, which takes a new process as long as the answer to a question whose
parts were all kept. It is asked wherever the names of folders leave a doubt.
"""

import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

__all__ = ["installed"]

FOLDER: Final = re.compile(r"([A-Za-z0-9_.]+)-([A-Za-z0-9_.!+]+)\.dist-info")
"""A folder of metadata as installers name it: the name of the distribution, its version."""


def installed(names: Iterable[str]) -> dict[str, str]:
    """The version of each distribution, the one that a program finds first, as `importlib.metadata.version` tells it.

    Raises
    ------
    importlib.metadata.PackageNotFoundError
        When one is not installed.
    """
    found = _by_folder()
    return {name: found[name] if found.get(name) else _looked_up(name) for name in names}


def _by_folder() -> dict[str, str]:
    """Version by name, in lower case, of the first place that has a folder of it; empty where a place has several."""
    found: dict[str, str] = {}
    for place in sys.path:
        own: dict[str, str] = {}
        with suppress(OSError):
            for entry in os.listdir(place or "."):
                if told := FOLDER.fullmatch(entry):
                    name = told[1].lower().replace(".", "_")
                    own[name] = "" if name in own else told[2]
        found = own | found
    return found


def _looked_up(name: str) -> str:
    from importlib.metadata import version

    return version(name)
