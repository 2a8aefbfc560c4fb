"""Figures of a benchmark, put into its page of `docs/studies` between two marks."""

from pathlib import Path

__all__ = ["put_figures"]


def put_figures(page: Path, text: str, name: str = "figures") -> None:
    """Put text between the marks of a name, in place of what stood there.

    Raises
    ------
    ValueError
        Where the page does not hold each mark once, in order; it is left as it is.
    """
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, *rest = page.read_text(encoding="utf-8").split(begin)
    _, *after = rest[0].split(end) if len(rest) == 1 else [""]
    if len(after) != 1:
        raise ValueError(f"{page.name}: the page must hold '{begin}' and then '{end}' once each")
    page.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after[0]}", encoding="utf-8")
