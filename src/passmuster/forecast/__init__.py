"""What lies ahead: actions of the partner by horizon, rival reference classes, strain and dependence.

Arrays of draws and precedents go in, plain data come out; the briefing finds the words.
"""
