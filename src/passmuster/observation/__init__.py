"""How a truth becomes a claim: the one witness, weighed, drawn and foretold.

`witness` weighs a printed number, `printing` draws one, `predictive` says how far out one lies; all three share the
noise of `t4`, the steps of `rounding`, and what `reading_off` reads off a path. `augmentation` draws what makes the
noise normal. Arrays go in and come out, of NumPy or of JAX (`arrays`), and nothing else of ours is known here.
"""
