"""Mutation for people, as sentences with the case to add; and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from duheng.problems.problem import Language
from duheng.reports.coverage_told import percent
from duheng.source import display_width, pad
from duheng.testing.mutation import Fate, Mutation, Verdict

TITLE: Mapping[Language, str] = {"zh": "变异", "en": "mutation"}


def as_text(found: Sequence[Mutation], language: Language) -> str:
    """A line for each ruleset's file, and a sentence for each survivor."""
    return "\n".join(_lines(found, language)) + "\n"


def _lines(found: Sequence[Mutation], language: Language) -> Iterator[str]:
    width = max((display_width(each.file) for each in found), default=0)
    head = (
        "变异（把规则改错一处，用例能不能发现）"
        if language == "zh"
        else "Mutation (one small mistake each: do cases notice?)"
    )
    yield head
    for each in found:
        same = each.count(Fate.EQUIVALENT)
        told = f"{each.count(Fate.KILLED)}/{each.wanted}".rjust(9)
        note = f"，另有 {same} 处改了也一样" if language == "zh" else f", {same} more change nothing"
        yield f"  {pad(each.file, width)}  {told}  {percent(each.score).rjust(4)}{note if same else ''}"
        for verdict in each.verdicts:
            if verdict.fate is Fate.SURVIVED:
                yield f"    {sentence(verdict, each.cases, language)}"


def name_of(verdict: Verdict, language: Language) -> str:
    """第 31 行 ≥ 写成 >."""
    mutant = verdict.mutant
    return (
        f"第 {mutant.span.line} 行 {mutant.said}" if language == "zh" else f"line {mutant.span.line}: {mutant.said_en}"
    )


def summed_up(found: Mutation, language: Language) -> str:
    """改错 12 处，用例能发现 11 处（91%），另有 2 处改了也一样."""
    killed, same, share = found.count(Fate.KILLED), found.count(Fate.EQUIVALENT), percent(found.score)
    if language == "zh":
        return f"改错 {found.wanted} 处，用例能发现 {killed} 处（{share}）" + (
            f"，另有 {same} 处改了也一样" if same else ""
        )
    told = f"cases notice {killed} of {found.wanted} mistakes ({share})"
    return told + (f"; {same} more change nothing" if same else "")


_OF_THE_LINE = ("were ", "had ", "changed ")
"""How what is said of a mistake begins where the whole line is at fault."""


def sentence(verdict: Verdict, cases: int, language: Language) -> str:
    """若第 31 行 ≥ 写成 >，现有 24 个用例都不会发现；建议加：…"""
    mutant, wanted = verdict.mutant, suggestion(verdict, language)
    if language == "zh":
        told = f"若第 {mutant.span.line} 行 {mutant.said}，现有 {cases} 个用例都不会发现"
        none = "没有找到能发现它的输入" if verdict.searched else "这一处没有试，要用整张表的用例"
        return f"{told}；建议加：{wanted}" if wanted else f"{told}；{none}"
    line, said = mutant.span.line, mutant.said_en
    told = f"If line {line} {said}" if said.startswith(_OF_THE_LINE) else f"If on line {line}, {said}"
    told += f", none of the {cases} cases would notice" if cases > 1 else ", no case would notice"
    none = "no input was found that would" if verdict.searched else "nothing was tried here; use a case of a whole form"
    return f"{told}; add: {wanted}" if wanted else f"{told}; {none}"


def suggestion(verdict: Verdict, language: Language) -> str:
    """The case to add: a line of 例, of a file of cases or of a form's case, or what kind of case it is; empty where
    neither is known."""
    mutant, found = verdict.mutant, verdict.suggestion
    if found is None:
        return mutant.wants if language == "zh" else mutant.wants_en
    line, place = found.line, found.place
    if found.of_form:
        return f"在用例「{place}」里写 {line}" if language == "zh" else f'to the case "{place}" {line}'
    if found.of_rows:
        return f"用例文件里 {line}" if language == "zh" else f"to a file of cases {line}"
    if place:
        return f"方法「{place}」的 {line}" if language == "zh" else f'to the method "{place}" {line}'
    return line


def as_data(found: Sequence[Mutation], language: Language) -> list[dict[str, object]]:
    """``[{ruleset, file, mutants, killed, equivalent, survived: [{line, message, suggestion}], score}]``."""
    return [
        {
            "ruleset": each.ruleset,
            "file": each.file,
            "mutants": len(each.verdicts),
            "killed": each.count(Fate.KILLED),
            "equivalent": each.count(Fate.EQUIVALENT),
            "survived": [
                {
                    "line": verdict.mutant.span.line,
                    "message": sentence(verdict, each.cases, language),
                    "suggestion": suggestion(verdict, language) or None,
                }
                for verdict in each.verdicts
                if verdict.fate is Fate.SURVIVED
            ],
            "score": percent(each.score),
        }
        for each in found
    ]
