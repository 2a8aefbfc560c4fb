"""The measures that a number about people may count, as shares of the casualties.

    killed = κ · casualties,  wounded = (1 − κ) · casualties,  irrecoverable = (κ + (1 − κ) φ) · casualties

with κ the killed among the casualties and φ the wounded who do not come back. Goods have one measure, all of it.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np

from passmuster.ledger.vocabulary import Quantity
from passmuster.losses.priors import MEANINGS
from passmuster.losses.statements import Stream

__all__ = ["LABEL", "MEASURES", "log_shares", "log_weights"]

MEASURES: Final = (Quantity.CASUALTIES, Quantity.KILLED, Quantity.WOUNDED, Quantity.IRRECOVERABLE)
"""The first stands for "all of it" where goods are counted."""

LABEL: Final = {"Deaths": Quantity.KILLED, "Casualties": Quantity.CASUALTIES, "Injuries": Quantity.WOUNDED}
"""What each column says that it counts."""

MILITARY: Final = "Military"
"""The population whose columns are doubted: words such as "eliminated" are said of soldiers. Of civilians, killed and
injured are counted by name, and the columns mean what they say."""


def log_shares(logit_killed: np.ndarray, logit_permanent: np.ndarray) -> np.ndarray:
    """Log of each measure over the casualties; a new last axis of len(MEASURES)."""
    log_killed, log_wounded = -np.logaddexp(0.0, -logit_killed), -np.logaddexp(0.0, logit_killed)
    log_permanent = log_wounded - np.logaddexp(0.0, -logit_permanent)
    return np.stack(
        [np.zeros_like(log_killed), log_killed, log_wounded, np.logaddexp(log_killed, log_permanent)], axis=-1
    )


def log_weights(stream: Stream) -> np.ndarray:
    """Log prior weight of each measure for a stream; −inf where it is no candidate."""
    column = stream.category.rpartition(" ")[2]
    if not stream.curve.is_people:
        return _logs({MEASURES[0]: 1.0})
    if stream.curve.what != MILITARY or stream.is_by_name:
        return _logs({LABEL[column]: 1.0})
    return _logs(MEANINGS[column])


def _logs(weights: Mapping[Quantity, float]) -> np.ndarray:
    with np.errstate(divide="ignore"):
        return np.log([weights.get(measure, 0.0) for measure in MEASURES])
