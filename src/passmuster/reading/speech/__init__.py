"""Speech: who speaks, through whom, and how far it reaches."""
