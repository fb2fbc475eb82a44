"""`python -m textkit` is the same as `textkit`."""

from textkit.cli import main

main()
