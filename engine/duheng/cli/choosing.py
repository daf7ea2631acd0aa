"""Which ruleset scores a form: what the command says, else what the form says.

``--ruleset`` names it; ``--region`` and ``--year`` ask for the one in force, the form filling in what isn't given. Then
comes the form's own 规则集, then its 地区 and 年度.
"""

from __future__ import annotations

import typer

from duheng import api
from duheng.api import DuhengError
from duheng.cli.options import folders_from
from duheng.cli.streams import remark
from duheng.problems.problem import Language
from duheng.record import Record

YEAR_DIGITS = 4


class Asked(Record):
    """What the command says about the ruleset, checked."""

    ruleset: str | None
    region: str | None
    year: int | None
    folders: tuple[str, ...]

    def year_of(self, stated: int | None) -> int | None:
        """The year asked for, also one that is none (0000), else the one that the form states."""
        return stated if self.year is None else self.year


def asked(
    ruleset: str | None, region: str | None, year: str | None, rules_dir: list[str] | None, *, named: str = "--ruleset"
) -> Asked:
    """The command's options; what they can't mean is wrong usage. ``named`` is what the ruleset is typed behind."""
    if ruleset is not None and (region is not None or year is not None):
        raise typer.BadParameter(
            "已写明规则集，不要再写 --region 和 --year / give either this, or --region and --year",
            param_hint=named,
        )
    if region is not None and not api.is_region(region):
        raise typer.BadParameter(
            f"行政区划代码是六位数字，不是 {region!r} / a region's code has six digits", param_hint="--region"
        )
    if year is not None and not (len(year) == YEAR_DIGITS and year.isascii() and year.isdigit()):
        raise typer.BadParameter(f"年度是四位数字，不是 {year!r} / a year has four digits", param_hint="--year")
    return Asked(ruleset, region, None if year is None else int(year), folders_from(rules_dir))


def choose(options: Asked, stated: str, region: str, year: int | None, language: Language) -> str:
    """The ruleset's id or file; ``stated``, ``region`` and ``year`` are what the form says itself."""
    if options.ruleset is not None:
        return options.ruleset
    if options.region is None and options.year is None and stated:
        return api.stated_ruleset(stated)
    choice = api.in_force(options.region or region, options.year_of(year), folders=options.folders)
    remark(choice.why(language))
    return choice.entry.id


def remark_unusable(stated: str, error: DuhengError, language: Language) -> None:
    """Say that the form's own ruleset, which isn't the one used, can't be had."""
    why = error.problems[0].message(language)
    if language == "zh":
        remark(f"表单写的规则集 {stated} 用不了，没有与它比较：{why}")
    else:
        remark(f"The form's own ruleset {stated} can't be used and wasn't compared with: {why}")
