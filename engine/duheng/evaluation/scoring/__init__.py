"""Which method a row gets, which of its lines, and what 限于 and 修约 make of it."""
