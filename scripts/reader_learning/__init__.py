"""Learning the reader's choices from the corpus; `scripts/train_reader.py` is the command."""
