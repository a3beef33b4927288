"""The model of abasto as a plain SimPy program: dictionaries, and one event per prescription."""
