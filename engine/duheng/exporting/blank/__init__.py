"""A blank form of a ruleset."""
