"""`python -m passmuster` is the command line."""

from passmuster.cli import main

if __name__ == "__main__":
    main()
