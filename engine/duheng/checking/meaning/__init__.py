"""The parts of a ruleset as meant, made of its lines."""
