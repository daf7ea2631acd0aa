"""Right text to the tree as written, a line at a time.

``parse`` is the way in. ``narrow`` makes one width of two, ``forgive`` passes over the punctuation of prose; ``words``
makes the grammar of keywords and operations, of which ``parser``, ``tables`` and ``scanning`` make a parser. ``build``
and ``climb`` turn what it gives into ``written``, ``blocks`` says which line may follow which. Where a line can't be
read on, ``stop`` says so plainly, and ``reach`` how far one can be. Nothing here guesses: that is ``advice``.
"""
