"""Text: sentences, tokens, and the phrases of the rule files in them."""
