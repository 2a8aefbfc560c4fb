"""Record: forecasts on record, what came of them, and what that says."""
