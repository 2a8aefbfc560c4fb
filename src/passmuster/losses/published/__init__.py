"""The structure of Radford and others (2023), so that results can be set beside theirs.

For series s (category and side), source g and day t,

    log daily_s(t) = intercept_s + slope_s · t + cubic B-spline,   total_s(t) = sum of daily_s up to t,
    cumulative claim ~ negative binomial(total · exp(lean_gs ± shift), dispersion of the series),
    daily claim ~ Poisson(daily · exp(lean_gs)),
    lean_gs ~ N(mean of source and side, spread of source and side²),   mean ~ N(0, spread of means²),
    intercept_s ~ N(middle, spread of intercepts²),

with standard normal priors, halved for spreads, as in their Stan program. A column counts what it says, rows are
independent, repeats count twice, and a lean is a lean on everything. Two things differ, for speed: shapes are not
correlated across series, and the likelihood of each series is taken as normal around its mode in the logs, under which
intercepts, leans, means and spreads are drawn. A study holds the result against the same structure in NumPyro.

Radford, B. J., Dai, Y., Stoehr, N., Schein, A., Fernandez, M. and Sajid, H. (2023), Estimating conflict losses and
reporting biases, PNAS 120(34), e2307372120.
"""
