"""Acts: who does what to whom, and whether it is done."""
