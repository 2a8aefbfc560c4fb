"""What truly happened, over time: arrays in, arrays out, nothing of ours beside them."""

from passmuster.latent.battle import fight
from passmuster.latent.force import ForceFlow, ForceStock, advance, empty_stock, run_weeks, running_sum, solve_steps
from passmuster.latent.intensity import autoregression, autoregression_factors, mean_spread
from passmuster.latent.supply import running_total

__all__ = [
    "ForceFlow",
    "ForceStock",
    "advance",
    "autoregression",
    "autoregression_factors",
    "empty_stock",
    "fight",
    "mean_spread",
    "run_weeks",
    "running_sum",
    "running_total",
    "solve_steps",
]
