"""Us and a plain SimPy model on one workload, in one run: CPU time, ratios, equal results."""
