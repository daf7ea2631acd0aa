"""What files of cases are made of: keys with their values, texts, and what is told of something else in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duheng.checking.reading.near import near
from duheng.forms.yaml_nodes import Node, Pairs, Scalar
from duheng.problems.case_files import CaseAssertsNothing, CaseKeyUnknown, KeyTwice
from duheng.problems.problem import Problem
from duheng.source import Source, Span
from duheng.testing import case_keys as keys
from duheng.testing.case_shapes import shape_problem
from duheng.testing.said import Said

SHOWN = 30
"""How much of a name is told."""


class PartReader:
    """Reads the parts of one file; problems gather in ``problems``."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def keyed(self, node: Pairs, allowed: tuple[str, ...], meant: tuple[str, ...] = ()) -> dict[str, Node]:
        """The values by their Chinese keys; keys that aren't allowed, or were there before, are problems.

        ``meant``: those of ``allowed`` that a key may stand for, where it isn't all of them.
        """
        found: dict[str, Node] = {}
        for label, value in self.labelled(node):
            key = keys.chinese(label.text)
            if key not in allowed:
                self.unknown(label.text, label.span, meant or allowed)
            elif key in found:
                self.problems.append(KeyTwice(span=label.span, key=label.text[:SHOWN]))
            else:
                found[key] = value
        return found

    def labelled(self, node: Pairs) -> Iterator[tuple[Scalar, Node]]:
        """Labels with their values; a label that was there before is a problem, except for the keys of cases."""
        seen: set[str] = set()
        for label, value in zip(node.parts[::2], node.parts[1::2], strict=True):
            if not isinstance(label, Scalar):
                self.wrong(label.span, "pairs")
                continue
            if label.text in seen and keys.chinese(label.text) not in (*keys.OF_CASE, *keys.OF_FILE):
                self.problems.append(KeyTwice(span=label.span, key=label.text[:SHOWN]))
            seen.add(label.text)
            yield label, value

    def text(self, node: Node | None) -> Said | None:
        """The text of a value, None where there is none; something else in its place is a problem."""
        if isinstance(node, Scalar):
            return Said(node.text.strip(), node.span)
        if node is not None:
            self.wrong(node.span, "text")
        return None

    def unknown(self, key: str, span: Span, allowed: Iterable[str]) -> None:
        """Tell of a key that has no meaning."""
        known = tuple(allowed)
        likely = near(keys.chinese(key), (*known, *(keys.ENGLISH[each] for each in known)))
        self.problems.append(CaseKeyUnknown(span=span, key=key[:SHOWN], allowed=known, near=likely))

    def wrong(self, span: Span, shape: str) -> None:
        """Tell that something of another shape belongs here."""
        self.problems.append(shape_problem(span, shape))

    def asserts_nothing(self, name: Said) -> None:
        """Tell of a case from which nothing follows."""
        self.problems.append(CaseAssertsNothing(span=name.span, name=name.text[:SHOWN]))
