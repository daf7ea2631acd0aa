"""What officers meant with lines that can't be read: everything that guesses, and only messages come of it.

``told`` is the door: what is told of a file as the parser read it, or of one expression. Nothing else is seen from
outside but the words of ``prose``, by which names are looked up that aren't there. Behind the door

1. ``prose``: words of a document that stand for something of a rule: phrases (``grammar/phrases.yaml``), numbers,
   ranges, limits, steps;
2. ``slips``: what a hand, a keyboard or a clipboard has spoilt, and the line without it;
3. ``sentences``: conditions, demands and scoring standards in words, as lines of a ruleset;
4. ``lines``: what a line as a whole was meant for, or what is lacking between two of its values.

Each imports those before it. ``diagnose`` says in which order they are asked, ``mistakes`` what is told where none of
them knows the line, ``strays`` what of lines that stand where they may not, ``continued`` what of sentences that go on
in the next line. What is proposed is read by the parser before it is told (``reads``): so this room comes after it.
"""
