"""The version of the model: results of different versions are never mixed."""

MODEL_VERSION = 5
"""Raised whenever the same scenario and seed give other results.

It is a part of the key under which finished runs are kept (`sim/experiment`), so that what an older
version left in a ledger is played anew instead of being mixed. Together with it go an entry under
**Results** in the changelog and new golden results (`make golden`).
"""
