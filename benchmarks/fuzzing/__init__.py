"""Fuzzing: doors of the program, what is put into them, and what must hold of whatever comes out."""
