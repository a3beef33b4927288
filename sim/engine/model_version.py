"""The version of the model: results of different versions are never mixed."""

MODEL_VERSION = 4
"""Raised whenever the same scenario and seed give other results."""
