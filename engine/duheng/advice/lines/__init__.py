"""What a line was meant for: by its first word, its shape, its label, its parts, or what stands between its values."""
