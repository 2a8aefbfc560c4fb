"""Store: how a ledger is kept: folders and tables in, a ledger out, every fault at once."""
