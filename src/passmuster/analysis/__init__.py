"""Analysis: one file a question, from what a reader gives to what is found, start to end."""
