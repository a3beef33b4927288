"""Commands that have files of their own; `cli.py` has the others, and the list of all."""
