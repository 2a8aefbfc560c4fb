"""What the package offers is written down, complete and in order."""

import ast
from pathlib import Path

import pytest

import passmuster
from worlds.project_files import ROOT

PACKAGE = ROOT / "src" / "passmuster"
MODULES = [
    pytest.param(path, id=str(path.relative_to(PACKAGE)))
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name not in {"__main__.py", "_version.py"} and path.read_text(encoding="utf-8").strip()
]


def listed(tree: ast.Module) -> list[str] | None:
    """The names in a module's `__all__`, or None when it has none."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            return list(ast.literal_eval(node.value))
    return None


def imported(tree: ast.Module) -> set[str]:
    """Every name that a module takes from elsewhere."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    return {alias.asname or alias.name.partition(".")[0] for node in imports for alias in node.names}


def defined(tree: ast.Module) -> set[str]:
    """Every name that a module makes itself."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    return names


@pytest.mark.parametrize("path", MODULES)
def test_every_module_lists_what_it_offers(path: Path) -> None:
    """Each module that defines anything has an `__all__`, and every name in it exists."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    offered = listed(tree)
    if offered is None:
        assert defined(tree) == set(), f"{path.name} defines names but has no __all__"
        return
    assert len(offered) == len(set(offered))
    assert set(offered) <= defined(tree) | imported(tree)


def test_the_root_lists_all_it_offers() -> None:
    """The root's `__all__` is sorted and holds every name that the root takes from our rooms, and no other."""
    assert passmuster.__all__ == sorted(passmuster.__all__)
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    ours = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and "passmuster" in str(node.module)]
    assert {alias.name for node in ours for alias in node.names} == set(passmuster.__all__)
    assert all(hasattr(passmuster, name) for name in passmuster.__all__)
