"""The Python door: what it offers, how light it is, and that nothing behind it takes its place."""

import subprocess
import sys

import pytest

import passmuster as pm


def python(code: str) -> str:
    """What a fresh process prints."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    ).stdout


def test_everything_offered_is_there() -> None:
    """Each name of `__all__` opens, is listed by `dir`, and the list is sorted."""
    assert all(getattr(pm, name) is not None for name in pm.__all__)
    assert sorted(pm.__all__) == pm.__all__ == dir(pm)


def test_what_is_not_offered_is_told_with_what_is() -> None:
    """A slip of the finger gets the list of names."""
    with pytest.raises(AttributeError, match=r"passmuster has no 'breif'; it has Audit, BadInput"):
        pm.breif  # noqa: B018


def test_importing_it_opens_nothing_else() -> None:
    """Neither a library of numbers nor our own rooms are loaded before they are asked for."""
    loaded = python(
        "import sys, passmuster; heavy = {'numpy', 'jax', 'click', 'rich', 'jinja2'};"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in {'passmuster', *heavy}))"
    )
    assert loaded.strip() == "['passmuster', 'passmuster._version']"


def test_a_folder_does_not_take_the_place_of_a_function() -> None:
    """Folders of ours share names with functions; importing from one leaves the function where it was."""
    said = python(
        "import passmuster as pm; from passmuster.precedents.months import person_months;"
        "import passmuster.precedents; print(callable(pm.precedents), callable(person_months))"
    )
    assert said.strip() == "True True"


def test_errors_are_caught_by_the_names_of_the_door() -> None:
    """`pm.BadInput` is what our functions raise."""
    with pytest.raises(pm.BadInput, match="no-such-folder"):
        pm.open_case("no-such-folder")
