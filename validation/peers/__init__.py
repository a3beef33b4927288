"""Other programs that simulate the same networks: the extra `peers`."""
