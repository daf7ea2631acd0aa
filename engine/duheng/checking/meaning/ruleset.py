"""From an effective ruleset as lines to the ruleset as meant.

Declaration by declaration, in an order that lets later ones refer to earlier ones; expressions go through the resolver.
Problems gather; the result is whole enough for the other passes even when there are some.
"""

from __future__ import annotations

from datetime import date
from typing import get_args

from duheng.checking.linking.merged import Declaration, Merged, prose_of, repeated
from duheng.checking.meaning import heads, methods, templates
from duheng.checking.meaning.scales import build_scale
from duheng.checking.names import taken
from duheng.checking.names.resolve import Resolver
from duheng.checking.names.scope import Context, says_points, vocabulary_of
from duheng.checking.reading.near import near
from duheng.language import builtins, tree
from duheng.problems.language import severity_word
from duheng.problems.meaning import NeedsCondition
from duheng.problems.names import NameTaken, UnknownWord
from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity
from duheng.problems.syntax import BadDate
from duheng.problems.templates import IncompleteTemplate, NoTemplate
from duheng.source import FileSpan, Span
from duheng.syntax import written as w

SEVERITIES = {severity_word(each, language): each for each in Severity for language in get_args(Language)}


class Meaning:
    """Builds the ruleset as meant; ``used`` are the names that its expressions use."""

    def __init__(self, merged: Merged) -> None:
        self.merged = merged
        self.names = vocabulary_of(merged)
        self.resolver = Resolver(self.names)
        self.problems: list[Problem] = self.resolver.problems

    @property
    def used(self) -> set[str]:
        """Names that some expression, node or field uses."""
        return self.resolver.used

    def build(self) -> tree.Ruleset | None:
        """The ruleset, None where there is no template to build it around."""
        merged = self.merged
        self._taken()
        parameters = tuple(self._parameter(name, line) for name, line in merged.parameters.items())
        known = {parameter.name: parameter for parameter in parameters}
        scales = tuple(build_scale(each, self.resolver, known) for each in merged.scales.values())
        built = tuple(methods.build_method(each, self.resolver) for each in merged.methods.values())
        checks = tuple(self._check(each) for each in merged.checks.values())
        if merged.template is None:
            line = merged.head.get("ruleset")
            self.problems.append(NoTemplate(span=line.span if line else FileSpan(merged.chain[0].file)))
            return None
        template = templates.build_template(merged.template, merged.template_name, self.resolver)
        return self._ruleset(parameters, scales, built, template, checks)

    def _ruleset(
        self,
        parameters: tuple[tree.Parameter, ...],
        scales: tuple[tree.Scale, ...],
        built: tuple[tree.Method, ...],
        template: tree.FormTemplate,
        checks: tuple[tree.Check, ...],
    ) -> tree.Ruleset:
        head = self.merged.head
        title = w.said(head.get("ruleset"), w.RulesetLine)
        start, end = self._effective()
        status, wrong = heads.status_of(head.get("status"))
        self.problems += wrong
        return tree.Ruleset(
            id=self.merged.id,
            title=title.title if title is not None else "",
            authority=prose_of(head.get("authority")),
            note=prose_of(head.get("note")),
            status=status,
            effective_from=start,
            effective_to=end,
            chain=self.merged.chain,
            parameters=parameters,
            scales=scales,
            methods=built,
            template=template,
            checks=checks,
            span=head["ruleset"].span if "ruleset" in head else template.span,
            authority_at=_place(head.get("authority")),
            effective_at=_place(head.get("effective")),
            status_at=_place(head.get("status")),
        )

    def _effective(self) -> tuple[date | None, date | None]:
        line = self.merged.head.get("effective")
        said = w.said(line, w.EffectiveLine)
        if line is None or said is None:
            return None, None
        start, end = self._day(said.start, line.span), self._day(said.end, line.span)
        self.problems += heads.check_period(line, start, end)
        self.problems += heads.check_year(line, self.merged.id, start, end)
        return start, end

    def _day(self, iso: str, span: Span) -> date | None:
        if not iso:
            return None
        try:
            return date.fromisoformat(iso)
        except ValueError:
            self.problems.append(BadDate(span=span, text=iso))
            return None

    # --- names that collide

    def _taken(self) -> None:
        declared_as: dict[str, taken.Meaning] = {}
        template = self.merged.template
        declared = [
            *(
                (name, line.span, "字段", "a field")
                for (_, name), line in (template.fields.items() if template else ())
                if name != builtins.CLAIMED and not says_points(line)
            ),
            *((name, line.span, "参数", "a parameter") for name, line in self.merged.parameters.items()),
            *((name, each.head.span, "方法", "a method") for name, each in self.merged.methods.items()),
        ]
        for name, span, zh, en in declared:
            meaning = taken.by_language(name) or declared_as.get(name)
            if meaning is not None:
                self.problems.append(NameTaken(span=span, name=name, taken=meaning[0], taken_en=meaning[1]))
            declared_as.setdefault(name, (zh, en))

    # --- parameters and checks

    def _parameter(self, name: str, line: w.Line) -> tree.Parameter:
        content = line.content
        assert isinstance(content, w.ParameterLine)
        context = Context(level=0)
        values: list[tuple[date | None, tree.Expression]] = [(None, self.resolver.expression(content.first, context))]
        for iso, value in content.dated:
            day = self._day(iso, line.span)
            if day is not None:
                values.append((day, self.resolver.expression(value, context)))
        return tree.Parameter(name, tuple(values), line.span)

    def _check(self, declaration: Declaration) -> tree.Check:
        lines = self._single(declaration)
        each = w.said(lines.get(w.ForEachLine), w.ForEachLine)
        level = each.level if each is not None else 0
        context = Context(level=level)
        require = lines.get(w.RequireLine)
        demanded, when = w.said(require, w.RequireLine), w.said(lines.get(w.WhenLine), w.WhenLine)
        if require is None and not declaration.broken:
            self.problems.append(NeedsCondition(span=declaration.head.span, name=declaration.name))
        demand: tree.Expression = tree.Literal(True, "", declaration.head.span)
        if demanded is not None:
            demand = self.resolver.expression(demanded.condition, context)
        condition = self.resolver.expression(when.condition, context) if when is not None else None
        message = w.said(lines.get(w.MessageLine), w.MessageLine)
        return tree.Check(
            name=declaration.name,
            note=prose_of(lines.get(w.NoteLine)),
            authority=prose_of(lines.get(w.AuthorityLine)),
            over=tree.Over(level) if level else None,
            when=condition,
            demand=demand,
            message=self.resolver.template(message.text, context) if message is not None else None,
            severity=self._severity(w.said(lines.get(w.SeverityLine), w.SeverityLine)),
            veto=self._veto(lines.get(w.VetoLine), context),
            span=require.span if require else declaration.head.span,
        )

    def _single(self, declaration: Declaration) -> dict[type, w.Line]:
        found: dict[type, w.Line] = {}
        for line in (group[0] for group in declaration.groups if not isinstance(group[0].content, w.Broken)):
            self.problems += repeated(found, type(line.content), line)
        return found

    def _severity(self, said: w.SeverityLine | None) -> Severity:
        if said is None:
            return Severity.WARNING
        word, allowed = said.word, ("错误", "警告", "提示")
        if word.text not in SEVERITIES:
            unknown = UnknownWord(span=word.span, word=word.text, what="级别", what_en="severity", allowed=allowed)
            self.problems.append(unknown)
        return SEVERITIES.get(word.text, Severity.WARNING)

    def _veto(self, line: w.Line | None, context: Context) -> tree.Veto | None:
        veto = w.said(line, w.VetoLine)
        if line is None or veto is None:
            return None
        labels, said = self._grades(), veto.value
        if veto.kind == "GRADE" and isinstance(said, w.Name) and labels and said.text not in labels:
            if said.text in self.merged.removed:
                self.resolver.still_used(said.text, said.span)
                return None
            likely = _next_below(said.text, labels) or near(said.text, labels)
            self.problems.append(
                UnknownWord(span=said.span, word=said.text, what="等级", what_en="grade", allowed=labels, near=likely)
            )
            return None
        if veto.kind == "GRADE" and isinstance(said, w.Name) and self._is_no_grade(said.text):
            usage = "等级 评价等级[总分]"
            self.problems.append(IncompleteTemplate(span=said.span, line="等级", line_en="grade", usage=usage))
            return None
        value = self.resolver.expression(said, context)
        return tree.Veto("总分" if veto.kind == "TOTAL" else "等级", value, line.span)

    def _is_no_grade(self, word: str) -> bool:
        """Whether a word that names nothing stands for a grade where the template gives none."""
        template = self.merged.template
        ungraded = template is not None and template.grade is None
        return ungraded and word not in self.resolver.names.everything()

    def _grades(self) -> tuple[str, ...]:
        """The labels of the scale that grades the total; none where that isn't known."""
        grade = w.said(self.merged.template.grade, w.GradeLine) if self.merged.template else None
        graded = grade.value if grade is not None else None
        if not isinstance(graded, w.Index) or not isinstance(graded.target, w.Name):
            return ()
        scale = self.merged.scales.get(graded.target.text)
        return tuple(band.label.text for band in w.contents(scale.lines, w.BandLine)) if scale else ()


def _next_below(said: str, labels: tuple[str, ...]) -> tuple[str, ...]:
    """The best grade that is left where a veto says which may not be given: 不得评为优秀."""
    barred = next((label for label in labels if said.endswith((label, label[:1])) and said[:1] == "不"), None)
    return labels[labels.index(barred) + 1 :][:1] if barred is not None and said not in labels else ()


def _place(line: w.Line | None) -> Span | None:
    return line.span if line is not None else None
