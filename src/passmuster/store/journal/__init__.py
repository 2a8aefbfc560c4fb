"""Journal: a ledger that is only ever added to, in SQLite or PostgreSQL, each entry sealed by a hash."""
