"""Files of cases as YAML: ``2020.tests.yaml`` beside ``2020.rules``.

Whatever can't be read as a case is a problem at its place, and the other cases go on. What a case says of a method or a
node is held against the ruleset when it is run.
"""

from __future__ import annotations

from collections.abc import Iterator

from duheng.forms.yaml_nodes import Items, Node, Pairs, Scalar, read_nodes
from duheng.forms.yaml_reader import is_rows
from duheng.problems.case_files import CaseKeyUnknown, CaseNameTwice, CaseOfNothing, CaseWithoutName
from duheng.problems.form_files import Reference
from duheng.problems.form_outline import FormEmpty
from duheng.problems.problem import Problem
from duheng.problems.severity import Severity
from duheng.record import Record, replace
from duheng.source import Source, Span
from duheng.testing import case_keys as keys
from duheng.testing.case_parts import SHOWN, PartReader
from duheng.testing.cases import MethodCase, Unmade
from duheng.testing.form_cases import FormDraft, draft_of
from duheng.testing.other_rows import OtherRows, names_rows, read_rows, rows_of
from duheng.testing.said import Input, Said
from duheng.testing.sheets import Sheet, read_sheet


class Drafts(Record):
    """What a file says, before its forms are made: method cases are ready, form cases wait for their base.

    ``ruleset`` is the id or file it names, None where it leaves that to its own name.
    """

    ruleset: Said | None
    methods: tuple[MethodCase, ...]
    forms: tuple[FormDraft, ...]


class CaseReader(PartReader):
    """Reads one file; problems gather in ``problems``."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.root, problems = read_nodes(source)
        self.problems += [each for each in problems if not isinstance(each, FormEmpty)]
        self.refused = frozenset(each.span for each in problems if isinstance(each, Reference))
        if len(self.problems) < len(problems):
            self.wrong(Span(source.file, 1), "cases")
        self.names: dict[str, Span] = {}
        self.unticked = 0
        self.unmade: list[Unmade] = []

    @property
    def is_form(self) -> bool:
        """Whether the file has rows of indicators where cases would stand."""
        labels = self.root.parts[::2] if isinstance(self.root, Pairs) else ()
        return any(isinstance(each, Scalar) and is_rows(each.text) for each in labels)

    def read(self) -> Drafts:
        """The cases of the file, in their order."""
        said: dict[str, Node] = {}
        if isinstance(self.root, Pairs):
            said = self.keyed(self.root, keys.OF_FILE)
        elif self.root is not None:
            self.wrong(self.root.span, "cases")
        ruleset = self.text(said.get(keys.RULESET))
        listed = said.get(keys.CASES)
        if isinstance(self.root, Pairs) and not isinstance(listed, Items) and keys.CASES not in self._meant(0):
            self.wrong(*((listed.span, "listed") if listed is not None else (self._end(), "cases")))
        methods: list[MethodCase] = []
        forms: list[FormDraft] = []
        for node in listed.items if isinstance(listed, Items) else ():
            before = len(methods) + len(forms), len(self.unmade), len(self.problems)
            name = self._case(node, methods, forms)
            if before[:2] == (len(methods) + len(forms), len(self.unmade)) and len(self.problems) > before[2]:
                self.unmade.append(Unmade(name, node.span.line))
        return Drafts(ruleset, tuple(methods), tuple(forms))

    def _meant(self, before: int) -> set[str]:
        """The keys that words may stand for of which it was told that they are none, from the problem ``before`` on."""
        return {key for each in self.problems[before:] if isinstance(each, CaseKeyUnknown) for key in each.near}

    def _end(self) -> Span:
        """The place behind the last line, where something is missing."""
        lines = self.source.lines
        return Span(self.source.file, len(lines) + bool(lines[-1:] != ("",)))

    # --- one case

    def _case(self, node: Node, methods: list[MethodCase], forms: list[FormDraft]) -> str:
        """Read one case; returns its name."""
        if not isinstance(node, Pairs):
            self.wrong(node.span, "case")
            return ""
        before = len(self.problems)
        said = self.keyed(node, keys.OF_CASE, _meant_for(node))
        name = self.text(said.get(keys.NAME))
        meant = self._meant(before)
        if (name is None or not name.text) and keys.NAME in meant:
            return ""
        if name is None or not name.text:
            self.problems.append(CaseWithoutName(span=name.span if name else node.span))
            return ""
        first = self.names.setdefault(name.text, name.span)
        if first is not name.span:
            self.problems.append(CaseNameTwice(span=name.span, related=(first,), name=name.text[:SHOWN]))
        fault = _fault(said)
        if fault is not None and meant.intersection(keys.KINDS) and not said.keys() & set(keys.KINDS):
            return name.text
        if fault is not None:
            zh, en = fault
            self.problems.append(CaseOfNothing(span=name.span, name=name.text[:SHOWN], fault=zh, fault_en=en))
            return name.text
        of_method = keys.METHOD in said
        self._only(said, keys.OF_METHOD if of_method else keys.OF_FORM)
        refused = bool(self.refused) and any(each in self.refused for each in _spans(node))
        if of_method and refused:
            self.unmade.append(Unmade(name.text, node.span.line))
        elif of_method:
            methods += self._of_method(name, said, before)
        elif not any(key in said for key in keys.ASSERTING):
            if not self._lost(before):
                self.asserts_nothing(name)
        else:
            draft = draft_of(self, name, said)
            forms.append(replace(draft, broken=refused or any(map(_breaks, self.problems[before:]))))
        return name.text

    def _only(self, said: dict[str, Node], allowed: tuple[str, ...]) -> None:
        """Keys of the other kind of case have no meaning here."""
        for key, node in said.items():
            if key not in allowed:
                self.unknown(key, node.span, allowed)

    def _lost(self, before: int) -> bool:
        """Whether a key was told that is none, which may be what the case should give."""
        return any(isinstance(each, CaseKeyUnknown) for each in self.problems[before:])

    def _of_method(self, name: Said, said: dict[str, Node], begun: int) -> Iterator[MethodCase]:
        method = self.text(said[keys.METHOD])
        if method is None:
            return
        if keys.TABLE in said:
            yield from self._table(name, method, said[keys.TABLE])
        if keys.TABLE in said and keys.GIVES not in said and keys.INPUTS not in said:
            return
        before = len(self.problems)
        gives = self.text(said.get(keys.GIVES))
        if gives is None or not gives.text:
            if len(self.problems) == before and not self._lost(begun):
                self.asserts_nothing(name)
            return
        found = list(self._inputs(said.get(keys.INPUTS)))
        inputs = tuple(each for each in found if isinstance(each, Input))
        others = tuple(each for each in found if isinstance(each, OtherRows))
        if len(self.problems) == before:
            yield MethodCase(name.text, name.span, method, inputs, gives, others=others)

    def _inputs(self, node: Node | None) -> Iterator[Input | OtherRows]:
        if isinstance(node, Pairs):
            for label, value in self.labelled(node):
                if names_rows(label.text):
                    yield from self._rows(label, value)
                else:
                    yield from self._given(label, value)
        elif node is not None:
            self.wrong(node.span, "pairs")

    def _given(self, label: Scalar, value: Node) -> Iterator[Input]:
        said = self.text(value)
        if said is not None:
            yield Input(label.text, said.text, label.span, said.span)

    def _rows(self, label: Scalar, value: Node) -> Iterator[OtherRows]:
        """Other rows, as one text or as a list of rows."""
        said = Said(label.text.strip(), label.span)
        if not isinstance(value, Items):
            text = self.text(value)
            found = read_rows(said, text) if text is not None else None
            if isinstance(found, OtherRows):
                yield found
            elif found is not None:
                self.problems.append(found)
            return
        rows: list[list[Input]] = []
        for each in value.items:
            if not isinstance(each, Pairs):
                self.wrong(each.span, "pairs")
            pairs = self.labelled(each) if isinstance(each, Pairs) else ()
            rows.append([cell for pair in pairs for cell in self._given(*pair)])
        yield rows_of(said, rows)

    def _table(self, name: Said, method: Said, node: Node) -> Iterator[MethodCase]:
        if not isinstance(node, Items) or len(node.items) < 2:
            self.wrong(node.span, "table")
            return
        head, *lines = map(self._cells, node.items)
        if not head:
            return
        found = read_sheet(Sheet(method, head, tuple(lines)), name.text)
        self.problems += found.problems
        self.unticked += found.unticked
        self.unmade += found.unmade
        yield from found.cases

    def _cells(self, node: Node) -> tuple[Said, ...]:
        """The cells of a line, none where one of them can't be read."""
        if not isinstance(node, Items) or not node.items:
            self.wrong(node.span, "line")
            return ()
        cells = [self.text(each) for each in node.items]
        return () if None in cells else tuple(each for each in cells if each is not None)


def _meant_for(node: Pairs) -> tuple[str, ...]:
    """The keys that a case may have by the one that says what it tries; all where it isn't clear what that is."""
    labels = {keys.chinese(each.text) for each in node.parts[::2] if isinstance(each, Scalar)}
    kinds = {keys.OF_METHOD if each == keys.METHOD else keys.OF_FORM for each in labels.intersection(keys.KINDS)}
    return kinds.pop() if len(kinds) == 1 else keys.OF_CASE


def _breaks(problem: Problem) -> bool:
    """Whether a case with such a problem isn't the case that was meant."""
    return problem.level() is Severity.ERROR and not isinstance(problem, CaseNameTwice)


def _spans(node: Node) -> Iterator[Span]:
    """The places of all texts in a node."""
    if isinstance(node, Scalar):
        yield node.span
        return
    for each in node.items if isinstance(node, Items) else node.parts:
        yield from _spans(each)


def _fault(said: dict[str, Node]) -> tuple[str, str] | None:
    """Why a case doesn't try one thing, in both languages; None where it does."""
    kinds = [key for key in keys.KINDS if key in said]
    if len(kinds) == 1:
        return None
    if not kinds:
        return "没有写试什么：没有「方法」，也没有「表单」或「基于」", "has neither method nor form nor based_on"
    zh = "，又写了".join(f"「{key}」" for key in kinds)
    en = " and ".join(keys.ENGLISH[key] for key in kinds)
    return f"写了{zh}，不知道试哪一样", f"has {en}; which of them to try isn't clear"
