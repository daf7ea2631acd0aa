"""What officers meant with lines that can't be read: everything that guesses, and only messages come of it.

``told`` is the door: what is told of a file as the parser read it, or of one expression. Behind it

1. ``prose``: words of a document that stand for something of a rule: phrases (``grammar/phrases.yaml``), numbers,
   ranges, steps;
2. ``slips``: what a hand, a keyboard or a clipboard has spoilt, and the line without it;
3. ``sentences``: conditions, demands and scoring standards in words, as lines of a ruleset;
4. ``lines``: what a line as a whole was meant for, or what is lacking between two of its values.

Each imports those before it. ``diagnose`` asks them in their order, ``mistakes`` says what is left where none of them
knows the line, ``strays`` tells of lines that stand where they may not, ``continued`` of sentences that go on in the
next line. What is proposed is read by the parser before it is told (``reads``), which is why this room comes after it.
"""
