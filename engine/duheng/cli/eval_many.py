"""``duheng eval`` of many forms: each is scored, noted in a few lines and dropped; then the overview is written.

A form that can't be scored is told under its name, and the others go on.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import quote

import typer

from duheng.api import DuhengError
from duheng.cli.form_files import FormFile
from duheng.cli.rendering import ENDINGS, FILES, Look, of_form, of_many
from duheng.cli.scoring import Scored, Scorer
from duheng.cli.streams import (
    PROBLEMS,
    colours,
    deliver,
    make_folder,
    progress,
    put,
    remark,
    tell,
    width,
    width_of_file,
)
from duheng.problems.commands import InternalFault
from duheng.record import replace
from duheng.reports.many.entries import Entries, Entry

OUR_FAULT = 3


def score_many(files: Sequence[FormFile], scorer: Scorer, look: Look, output: str | None, each_to: str | None) -> None:
    """Score the files, write what each gives to ``each_to`` where that is named, and deliver the overview."""
    gc.enable()
    _explainable(look, each_to)
    if look.output_format in FILES and each_to is None:
        raise typer.BadParameter(
            "总览不写成工作簿或文档；写上 --each-to，每张表各写一个"
            " / an overview is no workbook and no document; add --each-to for those of each form",
            param_hint="--format",
        )
    run = _Run(scorer, look, output, each_to)
    for done, each in enumerate(files):
        progress(done, len(files), each.below)
        run.score(each)
    progress(len(files), len(files), "")
    if each_to is not None:
        count, zh = len(run.reports), scorer.language == "zh"
        remark(f"已写入 {count} 份结果，在 {each_to}" if zh else f"{count} results written to {each_to}")
    deliver(of_many(run.entries, look, run.links()), output, scorer.language)
    if run.entries.unread:
        raise typer.Exit(OUR_FAULT if run.fault else PROBLEMS)


def _explainable(look: Look, each_to: str | None) -> None:
    if look.explain and each_to is None:
        raise typer.BadParameter(
            "总览不逐行说明；每张表的结果各写一个文件时才说明，再写上 --each-to"
            " / an overview explains no rows; add --each-to, and each form's own result does",
            param_hint="--explain",
        )


class _Run:
    def __init__(self, scorer: Scorer, look: Look, output: str | None, each_to: str | None) -> None:
        self.scorer = scorer
        self.look = replace(look, width=width_of_file(), colour=False)
        self.output = output
        self.each_to = each_to
        self.entries = Entries(look.language)
        self.reports: set[str] = set()
        self.fault = False
        if each_to is not None:
            make_folder(each_to, scorer.language)

    def score(self, form: FormFile) -> None:
        """Score one form, write its own result where that is wanted, and note it."""
        try:
            scored = self.scorer.score(form.file)
            report = self._named(form.below)
            made = self._made(scored) if report else ""
            self.entries.add(form.file, scored.result, report)
        except DuhengError as error:
            self._failed(form.file, error)
            return
        except Exception as error:
            self.fault = True
            self._failed(form.file, DuhengError([InternalFault.of(error)]))
            return
        if report:
            make_folder(str(Path(report).parent), self.scorer.language)
            put(report, made, self.scorer.language)

    def _made(self, scored: Scored) -> str | bytes:
        if self.look.output_format in FILES:
            return self.scorer.file(scored, self.look.output_format)
        return of_form(scored.result, self.look, self.scorer.texts(scored.result))

    def _failed(self, file: str, error: DuhengError) -> None:
        language = self.scorer.language
        self.entries.fail(file, error.problems)
        remark(f"{file}{'：' if language == 'zh' else ':'}")
        tell(error.problems, error.sources, language, width(), colours(sys.stderr))
        remark("")

    def _named(self, below: str) -> str:
        """The file for a form's own result, as the form lies below its folder; nothing else is called so."""
        if self.each_to is None:
            return ""
        place, number = PurePosixPath(below), 1
        name = place.with_suffix(ENDINGS[self.look.output_format])
        while str(name).casefold() in self.reports or self._is_overview(Path(self.each_to, *name.parts)):
            number += 1
            name = name.with_name(f"{place.stem}-{number}{name.suffix}")
        self.reports.add(str(name).casefold())
        return str(Path(self.each_to, *name.parts))

    def _is_overview(self, place: Path) -> bool:
        return self.output is not None and os.path.abspath(place) == os.path.abspath(self.output)  # noqa: PTH100

    def links(self) -> dict[str, str]:
        """The addresses of the results from the overview's place."""
        here = Path(self.output).parent if self.output is not None else Path()
        reports = [each.report for each in self.entries.all if isinstance(each, Entry) and each.report]
        return {report: address for report in reports if (address := _address(report, here))}


def _address(report: str, here: Path) -> str:
    """A relative address; empty where there is none, as between two drives."""
    try:
        return quote(os.path.relpath(report, here).replace(os.sep, "/"))
    except ValueError:
        return ""
