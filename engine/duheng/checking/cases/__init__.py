"""Conditions as sets of cases: what they ask, which line takes which case, what falls between lines."""
