"""What makes no sense of the units that a form's cells have."""
