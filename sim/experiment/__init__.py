"""Many runs: replications, comparisons and sweeps, kept so that an interrupted one goes on."""
