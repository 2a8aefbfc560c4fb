"""Proper scores and calibration: arrays in, numbers out.

A score here is negatively oriented: smaller is better, and a forecaster does best on average by saying what it
believes (Gneiting and Raftery 2007, Journal of the American Statistical Association 102:359-378).

`crps` scores draws, `interval` ranges, `brier` and `logarithmic` probabilities, `calibration` says whether words were
kept, `survival` scores times until an exit, `comparison` sets one forecaster against another.
"""
