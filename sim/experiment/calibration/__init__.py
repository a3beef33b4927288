"""Calibration: named uncertain parameters moved until observed figures come out."""
