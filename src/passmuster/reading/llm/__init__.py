"""A language model as the reader: asked within bounds, and believed as far as the text bears it out."""
