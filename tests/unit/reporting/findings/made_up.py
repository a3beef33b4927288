"""Findings of every kind."""

from sim.errors import Mark
from sim.reporting.findings.finding import Finding

MET = Finding("met", "met", "met: 90% <sure> & 'so'", ("one", "two"))
NOT_MET = Finding("bad", "not met", "not met: 71% ± 2\nat all", (), Mark("a,b:c.yaml", 4, 2))
OPEN = Finding("open", "not decided", "not decided: a_b|c")
NOT_PLAYED = Finding("away", "not played", "not played")
ALL = (MET, NOT_MET, OPEN, NOT_PLAYED)
