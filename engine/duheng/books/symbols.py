"""Characters that documents name by the number of a sign in a font: ≥ of Symbol, ☑ of Wingdings."""

from __future__ import annotations

LOST = "\ufffd"
"""Stands for a sign that has no character, so that a cell with one is no number."""

_PLAIN = {number: chr(number) for number in (*range(0x20, 0x22), *range(0x23, 0x27), *range(0x28, 0x40), *b"[]{|}")}
_SYMBOL = _PLAIN | {
    0x2D: "-", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡",
    0xBB: "≈", 0xBC: "…", 0xD0: "∠", 0xD6: "√", 0xD7: "·", 0xE5: "∑",
}  # fmt: skip
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": {0x6F: "□", 0x71: "□", 0x72: "□", 0xA1: "○", 0xA8: "□", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"},
}
_PRIVATE = range(0xE000, 0xF900)
_OWN = range(0xF000, 0xF100)
_LONGEST = 6


def symbol(font: str, number: str) -> str:
    """The character of a font's sign by its number in hexadecimal digits; ``LOST`` where it has none."""
    try:
        code = int(number, 16) if len(number) <= _LONGEST else 0
    except ValueError:
        return LOST
    known = _FONTS.get(font.strip().casefold())
    if known is not None:
        return known.get(code - _OWN.start if code in _OWN else code, LOST)
    shown = chr(code) if 0 < code <= 0x10FFFF and code not in _PRIVATE else LOST
    return shown if shown.isprintable() else LOST
