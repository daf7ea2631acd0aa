"""A sentence that says what is scored when, as the lines of a method.

重点支出安排率≥90%，计5分；80%(含)-90%，计4分；低于60%不得分；扣完为止。

1. ``parts``: the sentence is split, and every part of it is read; a sentence with a part that isn't read is none.
2. ``reading``: a part becomes a record of ``records``: ``When`` (若 … 则 …), ``Otherwise``, ``Stepwise`` (每低1%扣1分)
   or ``Limits`` (扣完为止). Ranges and steps are read by ``prose``, conditions in words by
   ``conditions_in_words`` beside this folder, what is given by ``results``; ``behind`` says which steps may follow a
   part, and reads what is said of them.
3. ``targets``, ``ends``, ``asked``: the records are looked at together. Each gives them as they fit, or none.
4. ``standard``: the records as lines. ``sub_points`` reads the one kind of sentence that is no such list.
"""
