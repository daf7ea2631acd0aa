"""The types of expressions, and what doesn't go together."""
