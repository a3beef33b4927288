"""abasto: how medicines reach the last health unit, simulated to the single prescription."""
