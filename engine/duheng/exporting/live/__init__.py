"""Scores as formulas of a sheet."""
