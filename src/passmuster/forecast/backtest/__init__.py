"""Backtest: what past forecasts of a case were worth, beside naive ones."""
