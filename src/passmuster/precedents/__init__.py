"""Precedents: states that sent troops to a partner's war, and when and how they left.

`participant` holds one row, `exposure` turns rows into time at risk, `base_rate` pools wars, `classes` picks rival
reference classes, `baselines` gives the naive answers beside them.
"""
