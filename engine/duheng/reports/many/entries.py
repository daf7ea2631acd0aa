"""What an overview keeps of each form: a few lines, so that thousands of forms take little memory.

Results are looked at one by one and dropped; what they share (which findings are common) is counted on the way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from duheng.evaluation.result import FormInfo, Kind, Result
from duheng.language.types import FieldKind
from duheng.presentation.gathering import opening, without_consequences
from duheng.presentation.losses import name_of, reason
from duheng.presentation.numbers import signed
from duheng.presentation.placed import of_row
from duheng.presentation.words import words_of
from duheng.problems.checks import CheckFailed
from duheng.problems.page import page_of
from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity
from duheng.record import Record

_LOSSES, _FINDINGS = 3, 5
_ENDS = {"zh": "。", "en": ". "}


class Entry(Record):
    """A form that was scored. ``name`` is the form's title, ``subject`` what tells it from others of that title.

    ``low``, ``high``, ``full``, ``claimed`` and ``difference`` (claimed less computed) are points; ``counts`` are the
    numbers of its errors, warnings and hints; ``losses`` (amount, name, why) and ``findings`` (code, sentence) are the
    first few. ``apart`` is whether its total is no result, such as where its points aren't the ruleset's. ``report``
    is where its own report was written, empty where none was.
    """

    file: str
    name: str
    subject: str
    ruleset: str
    low: Fraction
    high: Fraction | None
    full: Fraction | None
    claimed: Fraction | None
    difference: Fraction | None
    grade: str
    counts: tuple[int, int, int]
    losses: tuple[tuple[str, str, str], ...]
    findings: tuple[tuple[str, str], ...]
    apart: bool = False
    report: str = ""

    @property
    def score(self) -> Fraction | None:
        """The total, None where it isn't determined."""
        return self.low if self.low == self.high else None


class Unread(Record):
    """A form that couldn't be scored, and why."""

    file: str
    problems: tuple[Problem, ...]


class Entries:
    """The forms of a run, in the order in which they came, and how often each kind of finding was met.

    ``forms`` and ``findings`` count by code and sentence.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.all: list[Entry | Unread] = []
        self.forms: Counter[tuple[str, str]] = Counter()
        self.findings: Counter[tuple[str, str]] = Counter()

    @property
    def scored(self) -> list[Entry]:
        """The forms that were scored."""
        return [each for each in self.all if isinstance(each, Entry)]

    @property
    def unread(self) -> list[Unread]:
        """The forms that couldn't be."""
        return [each for each in self.all if isinstance(each, Unread)]

    def add(self, file: str, result: Result, report: str) -> None:
        """Note a form that was scored."""
        shown = without_consequences(result.findings)
        kinds = [(each.code, kind_of(each, self.language)) for each in shown]
        self.findings.update(kinds)
        self.forms.update(set(kinds))
        self.all.append(_entry(file, result, shown, report, self.language))

    def fail(self, file: str, problems: Sequence[Problem]) -> None:
        """Note a form that couldn't be scored."""
        self.all.append(Unread(file, tuple(problems)))


def kind_of(problem: Problem, language: Language) -> str:
    """What a finding says of its kind, without anything of its form: a check's name, or its page's first sentence."""
    if isinstance(problem, CheckFailed):
        return problem.name
    page = page_of(type(problem))
    first = (page.zh if language == "zh" else page.en).partition(_ENDS[language])[0]
    return first.rstrip("。.")


def subject_of(form: FormInfo) -> str:
    """Whom or what a form is about: the first text that its head fills in (项目名称), its title where there is none."""
    texts = (each.text for each in form.fields if each.kind is FieldKind.TEXT and not each.empty)
    return next((" ".join(text.split()) for text in texts if text.strip()), form.name)


def _entry(file: str, result: Result, shown: Sequence[Problem], report: str, language: Language) -> Entry:
    total, words = result.total, words_of(language)
    levels = Counter(each.level() for each in shown)
    lost = [line for line in result.ledger if line.kind is Kind.LOST and line.lost > 0][:_LOSSES]
    by_gravity = sorted(shown, key=lambda each: list(Severity).index(each.level()))
    return Entry(
        file=file,
        name=result.form.name,
        subject=subject_of(result.form),
        ruleset=result.ruleset.id,
        low=total.low,
        high=total.high,
        full=total.full,
        claimed=total.claimed,
        difference=total.difference,
        grade=total.grade,
        counts=(levels[Severity.ERROR], levels[Severity.WARNING], levels[Severity.INFO]),
        losses=tuple((signed(-line.lost), name_of(line, words), reason(line, words)) for line in lost),
        findings=tuple(
            (each.code, of_row(each, each.brief(language), result.form.file, words, language))
            for each in by_gravity[:_FINDINGS]
        ),
        apart=bool(opening(shown)),
        report=report,
    )
