"""The world as plain data and arithmetic: no SimPy, no YAML, no clock."""
