"""Ink: charts, tables and the report, in Spanish and English."""
