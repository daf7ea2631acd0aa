"""What a hand, a keyboard or a clipboard has spoilt: told only where the line can be read, or read on, without it."""
