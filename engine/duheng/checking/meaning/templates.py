"""模板: fields, nodes, and how rows, total and grade are found, as meant."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.advice.prose.phrases import kind_meant
from duheng.checking.linking.merged import NodePart, TemplatePart
from duheng.checking.meaning.methods import bad_result, table_rows
from duheng.checking.names import taken
from duheng.checking.names.resolve import Resolver
from duheng.checking.names.scope import Context, field_kind, says_points
from duheng.checking.reading.near import near
from duheng.language import builtins, tree
from duheng.language.types import FieldKind
from duheng.language.units import BARE, MONEY, POINTS, Unit, known_names, unit
from duheng.problems.names import PointsUnit, ScaleUnbracketed, UnknownMethod, UnknownUnit, UnknownWord
from duheng.problems.places import PointsAtHead, PointsDeclared
from duheng.problems.templates import IncompleteTemplate, UnitWithoutUse
from duheng.source import Span
from duheng.syntax import written as w

_OF_MONEY = ("元", "千元", "万元", "亿元")
_WITHOUT_UNIT = (FieldKind.TEXT, FieldKind.DATE, FieldKind.TRUTH, FieldKind.LABEL)


def build_template(part: TemplatePart, name: str, resolver: Resolver) -> tree.FormTemplate:
    """The template as meant; problems go to the resolver."""
    return _Building(part, name, resolver).run()


class _Building:
    def __init__(self, part: TemplatePart, name: str, resolver: Resolver) -> None:
        self.part = part
        self.name = name
        self.resolver = resolver
        self.row_level = max(part.rows, default=0)

    def run(self) -> tree.FormTemplate:
        fields = [
            self._field(level, line, content)
            for (level, _), line in self.part.fields.items()
            if isinstance(content := line.content, w.FieldLine) and not says_points(line)
        ]
        derived = [
            self._derived(level, line, content)
            for (level, _), line in self.part.fields.items()
            if isinstance(content := line.content, w.DerivedLine) and not says_points(line)
        ]
        total, grade = self._total(), self._grade()
        return tree.FormTemplate(
            name=self.name,
            fields=tuple(fields),
            derived=tuple(derived),
            nodes=tuple(self._node(each) for each in self.part.nodes),
            row_level=self.row_level,
            free_methods=self.part.rows_of(self.row_level).free,
            scoring=self._scoring(),
            total=total,
            grade=grade,
            grade_scale=grade.scale if isinstance(grade, tree.LabelOf) else "",
            span=self.part.head.span,
            worth=tuple(self._worth()),
            level_columns=tuple(self.part.rows_of(level).columns for level in range(len(builtins.LEVELS))),
            points_columns=self.part.rows_of(self.row_level).points,
        )

    def _worth(self) -> Iterator[tree.Derived]:
        """字段 分值 = …: what the nodes of a level are worth where the template doesn't say it."""
        for (level, _), line in self.part.fields.items():
            match line.content:
                case w.DerivedLine(name=name, value=written) if says_points(line):
                    if not level:
                        self.resolver.tell(PointsAtHead(span=name.span))
                    value = self.resolver.expression(written, Context(level=level))
                    yield tree.Derived(f"{builtins.LEVELS[level]}.{builtins.POINTS_OF}", level, value, line.span)
                case w.FieldLine(name=name, columns=columns) if says_points(line):
                    tier, tier_en = (
                        each[level or self.row_level or 1] for each in (builtins.LEVELS, builtins.LEVELS_EN)
                    )
                    texts = "".join(f"「{each}」" for each in columns or ("指标权重",))
                    self.resolver.tell(PointsDeclared(span=name.span, tier=tier, tier_en=tier_en, columns=texts))

    def _field(self, level: int, line: w.Line, content: w.FieldLine) -> tree.Field:
        kind = field_kind(content.kind.text)
        if kind is FieldKind.LABEL:
            self._known_scale(content.kind)
        return tree.Field(
            content.name.text,
            level,
            kind,
            content.kind.text if kind is FieldKind.LABEL else "",
            content.required,
            content.columns,
            self._unit(content, kind),
            line.span,
            content.rows,
            content.signs,
            content.units,
        )

    def _known_scale(self, word: w.Name) -> None:
        """Tell a kind of field that is neither one of the language's nor a scale."""
        names, text = self.resolver.names, word.text
        self.resolver.used.add(text)
        if text in names.removed:
            self.resolver.still_used(text, word.span)
        elif text not in names.scales:
            allowed = (*(each.value for each in FieldKind if each is not FieldKind.LABEL), *names.scales)
            meant = kind_meant(text) or (f"{FieldKind.QUANTITY.value}，单位 {text}" if unit(text) else "")
            meant = meant or (FieldKind.NUMBER.value if len(text) == 1 else "")
            likely, what, en = (meant,) if meant else near(text, allowed), "字段的种类", "kind of field"
            self.resolver.tell(
                UnknownWord(span=word.span, word=text, what=what, what_en=en, allowed=allowed, near=likely)
            )

    def _unit(self, content: w.FieldLine, kind: FieldKind) -> Unit | None:
        if content.unit is None:
            return None
        text, span = content.unit.text, content.unit.span
        found = unit(text)
        if kind in _WITHOUT_UNIT and (kind is not FieldKind.LABEL or content.kind.text in self.resolver.names.scales):
            self.resolver.tell(UnitWithoutUse(span=span, name=content.name.text, kind=content.kind.text))
        elif found is None:
            self.resolver.tell(UnknownUnit(span=span, unit=text, near=near(text, known_names())))
        elif found.dimension != MONEY and content.kind.text in ("金额", "money"):
            what, en = "金额的单位", "unit of money"
            self.resolver.tell(UnknownWord(span=span, word=text, what=what, what_en=en, allowed=_OF_MONEY))
        return found

    def _derived(self, level: int, line: w.Line, content: w.DerivedLine) -> tree.Derived:
        value = self.resolver.expression(content.value, Context(level=level))
        return tree.Derived(content.name.text, level, value, line.span)

    def _node(self, part: NodePart) -> tree.Node:
        said = part.said
        if said.method is not None:
            self._known_method(said.method.text, said.method.span)
        return tree.Node(
            level=part.level,
            name=part.name,
            points=self._points(said.points, top=part.level == 1) if said.points else None,
            method=said.method.text if said.method else None,
            outside=said.outside,
            children=tuple(self._node(child) for child in part.children),
            span=part.lines[0].span,
            repeated=said.repeated,
            rows=said.rows,
            points_at=said.points.span if said.points else None,
        )

    def _points(self, written: w.Number, *, top: bool) -> Fraction | None:
        found = unit(written.unit)
        if found is None or (found != BARE and found.dimension != POINTS):
            from duheng.advice.prose.number_words import points_meant

            text = written.digits + written.unit
            digits = points_meant(text) or written.digits
            self.resolver.tell(PointsUnit(span=written.span, found=text, digits=digits, top=top))
            return None
        return Fraction(written.digits)

    def _known_method(self, name: str, span: Span) -> None:
        names = self.resolver.names
        self.resolver.used.add(name)
        if name in names.methods:
            return
        if name in names.removed:
            self.resolver.still_used(name, span)
        else:
            given = taken.by_language(name) is not None
            likely = () if given else near(name, names.methods)
            self.resolver.tell(UnknownMethod(span=span, name=name, near=likely, given=given))

    def _scoring(self) -> tuple[tree.Assignment, ...]:
        found: list[tree.Assignment] = []
        context = Context(level=self.row_level or None)
        for group in self.part.scoring:
            for line, condition, result in table_rows(group, self.resolver, context):
                if isinstance(result, w.NotApplicable):
                    found.append(tree.Assignment(condition, None, line.text, line.span))
                elif isinstance(result, w.Name):
                    self._known_method(result.text, result.span)
                    found.append(tree.Assignment(condition, result.text, line.text, line.span))
                else:
                    self.resolver.tell(bad_result(line, result.span, "方法", "method"))
        return tuple(found)

    def _total(self) -> tree.Expression:
        said = w.said(self.part.total, w.TotalLine)
        if said is None:
            usage = "总分 合计（一级.得分）"
            missing = IncompleteTemplate(span=self.part.head.span, line="总分", line_en="total", usage=usage)
            self.resolver.problems += [] if self.part.broken else [missing]
            return tree.Literal(Fraction(0), "0", self.part.head.span)
        return self.resolver.expression(said.value, Context(level=0))

    def _grade(self) -> tree.Expression | None:
        said = w.said(self.part.grade, w.GradeLine)
        if said is None:
            return None
        value = said.value
        if isinstance(value, w.Name) and value.text in self.resolver.names.scales:
            self.resolver.used.add(value.text)
            self.resolver.tell(ScaleUnbracketed(span=value.span, name=value.text, inside="总分"))
            return None
        return self.resolver.expression(value, Context(level=0))
