"""Data shipped with the package. Each folder has a README with origin, licence, columns and weak points."""
