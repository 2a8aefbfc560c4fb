"""What sources would say by one set of parameters: totals, days, and what stands in their other columns."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from passmuster.losses.layout import Layout
from passmuster.losses.printing import daily_log_share

__all__ = ["ExpectedTotals"]


class ExpectedTotals:
    """Logs of what streams say of days, with their leans and drifts; `x` are all parameters, (n_parameters,)."""

    def __init__(self, layout: Layout, x: np.ndarray) -> None:
        self.layout, self.x = layout, x

    def log_total(self, stream: int, day: float) -> float:
        """Log of the running total that a stream gives for a day."""
        curve = int(self.layout.stream_curve[stream])
        total = self.layout.read(self.x[self.layout.knot_places[curve]], np.array([float(day)]))[0]
        return float(total + self.x[self.layout.stream_places[stream]] + self._drift(stream, curve, day))

    def log_day(self, stream: int, day: float) -> float:
        """Log of what it gives for the day alone, the total on the first."""
        total = self.log_total(stream, day)
        if day <= 1.0:
            return total
        gain = total - self.log_total(stream, day - 1.0)
        return float(total + daily_log_share(np.array([gain]))[0])

    def beside(self, stream: int) -> Sequence[int]:
        """The other columns with running totals of the same source about the same side."""
        own = self.layout.streams[stream]
        return [other for other in self._together[own.source, own.side] if other != stream]

    @cached_property
    def _together(self) -> dict[tuple[str, str], list[int]]:
        running = set(self.layout.stream[~self.layout.is_daily].tolist())
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, stream in enumerate(self.layout.streams):
            if number in running:
                found[stream.source, stream.side].append(number)
        return found

    def _drift(self, stream: int, curve: int, day: float) -> float:
        block = self.layout.blocks[curve]
        if stream not in block.drifting:
            return 0.0
        own, first = block.drift(block.drifting.index(stream)), int(self.layout.offsets[curve])
        return float(self.layout.read_drift(self.x[first + own.start : first + own.stop], day))
