"""One form under one ruleset, exactly: ``evaluate`` is the door.

1. ``values``: what expressions come to on a form, known or not, and how a node came by its value;
2. ``units``: what of that makes no sense of the units that the form's cells have;
3. ``telling``: the same expressions as sentences with the form's values put in;
4. ``scoring``: which method a row gets, which of its lines, what 限于 and 修约 make of it.

What stands beside them asks all of these: checks, grades, the ledger, findings, and ``result``, which reports read.
"""
