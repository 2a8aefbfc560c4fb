"""How friendly an act or attitude is, by its PLOVER type and mode: what it counts where nobody judged it apart."""

from functools import cache
from pathlib import Path
from typing import Final

from passmuster.ledger.vocabulary import EventType
from passmuster.plaintoml import toml_table

__all__ = ["score_of"]

TABLE: Final = Path(__file__).parent / "event_scores.toml"


def score_of(event: EventType, mode: str = "") -> float:
    """PLOVER score of a type and mode, -10, most hostile, to +10; the type's own where the mode has none."""
    scores = _table()[event]
    return float(scores.get(mode, scores[""]))


@cache
def _table() -> dict[str, dict[str, float]]:
    return toml_table(TABLE)
