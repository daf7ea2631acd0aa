"""无 beside a target that is a number: nothing was filled in, though the unit may mean that nothing happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duheng.forms.labels import narrow
from duheng.forms.model import FormNode
from duheng.language.tree import Field
from duheng.language.types import FieldKind
from duheng.language.values import MEASURED
from duheng.problems.form_cells import NoneForZero
from duheng.problems.problem import Problem
from duheng.source import in_short

_NONE = frozenset(("无", "无。"))


def none_done(nodes: Iterable[FormNode], fields: Iterable[Field]) -> Iterator[Problem]:
    """The measured values of rows with a numeric target that say 无."""
    targets = {field.name for field in fields if field.kind is FieldKind.TARGET}
    actual = [field.name for field in fields if field.kind is FieldKind.QUANTITY]
    for node in nodes:
        for name in actual:
            cell = node.cells.get(name)
            if cell is None or cell.present or narrow(cell.text) not in _NONE:
                continue
            if any(isinstance(each.value, MEASURED) for each in node.cells.values() if each.field in targets):
                text = in_short(cell.text.strip())
                yield NoneForZero(span=cell.span, path=node.path, label=name, text=text)
