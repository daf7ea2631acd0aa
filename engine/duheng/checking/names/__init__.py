"""What names mean, and expressions as meant."""
