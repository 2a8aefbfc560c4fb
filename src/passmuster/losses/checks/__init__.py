"""A plain look at a table before anything is fitted: what in it is likely not what it says. One kind of look a file."""
