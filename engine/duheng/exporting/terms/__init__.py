"""What a sheet's formula is made of, which cells it needs, what it comes to, and its text."""
