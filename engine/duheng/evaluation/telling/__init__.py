"""Expressions, scores and what led to them as sentences."""
