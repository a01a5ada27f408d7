"""`python -m careertaxonomy`: the command line."""

from careertaxonomy.cli import run

if __name__ == "__main__":
    run()
