"""Networks: the small networks that read a number a second time, and the arithmetic they share."""
