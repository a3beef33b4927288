"""Decisions: frozen parameters and one pure method each, one policy a file."""
