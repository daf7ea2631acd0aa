"""What of a ruleset no line of its tables of boundaries tries.

A table tries one method. Checks, 计分, and the tiers of a scale that no method reads belong to whole forms; they are told
apart from parts of methods for which no input was found.
"""

from __future__ import annotations

from collections.abc import Sequence

from duheng.language import tree
from duheng.language.walk import inside_method
from duheng.record import Record
from duheng.testing.boundaries import Table
from duheng.testing.items import Item, Part, items_of, scales_in

_OF_FORMS = (Part.HOLDS, Part.FAILS, Part.SCORING)


class Untried(Record):
    """Parts of rules, inherited ones too, that tables don't reach: of methods, and those that only forms can try."""

    methods: tuple[Item, ...]
    forms: tuple[Item, ...]


def untried(ruleset: tree.Ruleset, tables: Sequence[Table]) -> Untried:
    """What the tables leave out; where they are of some methods only, nothing but what is these methods'."""
    names = {table.method for table in tables}
    mine = [method for method in ruleset.methods if method.name in names]
    reached = frozenset(item for table in tables for item in table.reached)
    of_chain = dict.fromkeys(each for link in ruleset.chain for each in items_of(ruleset, link.file))
    owners = names | scales_in(each for method in mine for each in inside_method(method))
    whole = len(mine) == len(ruleset.methods)
    return Untried(
        tuple(each for each in of_chain if each not in reached and _is_of(each, owners)),
        tuple(each for each in of_chain if each not in reached and whole and not _is_of(each, owners)),
    )


def _is_of(item: Item, owners: set[str]) -> bool:
    return item.part not in _OF_FORMS and item.owner in owners
