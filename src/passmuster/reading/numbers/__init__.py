"""Numbers: the numbers of a sentence, what they count, and what is no count."""
