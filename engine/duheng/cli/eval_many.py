"""``duheng eval`` of many forms: each is scored, noted in a few lines and dropped; then the overview is written.

A form that can't be scored is told under its name, and the others go on.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from errno import ELOOP
from pathlib import Path
from urllib.parse import quote

import typer

from duheng.api import DuhengError
from duheng.cli.failures import OUR_FAULT
from duheng.cli.form_files import FormFile
from duheng.cli.formats import ENDINGS, FILES
from duheng.cli.outputs import keep_forms, keep_inputs
from duheng.cli.rendering import Look, of_form, of_many
from duheng.cli.reports_beside import reports_of
from duheng.cli.scoring import Scored, Scorer
from duheng.cli.streams import (
    PROBLEMS,
    colours,
    deliver,
    make_folder,
    progress,
    remark,
    tell,
    unmade,
    unwritten,
    width,
    width_of_file,
)
from duheng.problems.commands import InternalFault
from duheng.problems.files import FileUnwritable
from duheng.record import replace
from duheng.reports.many.entries import Entries

_LEFT = {"zh": "   以前的结果还在，没有动它：{}", "en": "   An earlier result is still there: {}"}


def score_many(
    files: Sequence[FormFile],
    scorer: Scorer,
    look: Look,
    own: str,
    output: str | None,
    each_to: str | None,
    *,
    overwrite: bool,
) -> None:
    """Score the files, write what each gives to ``each_to`` where that is named, and deliver the overview.

    ``look`` is that of the overview, ``own`` the format of each form's own result.
    """
    gc.enable()
    _explainable(look, each_to)
    reports = reports_of(files, each_to, ENDINGS[own], output) if each_to is not None else {}
    keep_inputs([output, *reports.values()], [*(each.file for each in files), scorer.options.ruleset])
    keep_forms([output, *reports.values()], overwrite=overwrite)
    if each_to is not None:
        make_folder(each_to)
    run = _Run(scorer, replace(look, output_format=own), output, each_to, reports)
    for done, each in enumerate(files):
        progress(f"{done}/{len(files)} {each.below}")
        run.score(each)
    progress("")
    if each_to is not None:
        count, zh = len(run.written), scorer.language == "zh"
        remark(
            f"已写入 {count} 份结果，在 {each_to}" if zh else f"{count} result{'s' * (count != 1)} written to {each_to}"
        )
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
    def __init__(
        self, scorer: Scorer, look: Look, output: str | None, folder: str | None, reports: Mapping[str, str]
    ) -> None:
        self.scorer = scorer
        self.look = replace(look, width=width_of_file(), colour=False)
        self.output = output
        self.folder = folder or ""
        self.reports = reports
        self.entries = Entries(look.language)
        self.written: list[str] = []
        self.fault = False

    def score(self, form: FormFile) -> None:
        """Score one form, write its own result where that is wanted, and note it."""
        try:
            if form.problem is not None:
                raise DuhengError([form.problem])
            scored = self.scorer.score(form.file)
            report = self.reports.get(form.file, "")
            if report:
                self._write(report, self._made(scored))
            self.entries.add(form.file, scored.result, report)
        except DuhengError as error:
            self._failed(form.file, error)
        except Exception as error:
            self.fault = True
            self._failed(form.file, DuhengError([InternalFault.of(error)]))

    def _write(self, report: str, made: str | bytes) -> None:
        """Write a form's own result, never through a link that leads out of the folder for results."""
        place = Path(report)
        error = unmade(str(place.parent))
        if error is None and not place.parent.resolve().is_relative_to(Path(self.folder).resolve()):
            error = OSError(ELOOP, "a link leads out of the folder")
        if error is None and os.path.islink(place):  # noqa: PTH114
            place.unlink()
        error = error or unwritten(report, made)
        if error is not None:
            raise DuhengError([FileUnwritable.of(report, error)])
        self.written.append(report)

    def _made(self, scored: Scored) -> str | bytes:
        if self.look.output_format in FILES:
            return self.scorer.file(scored, self.look.output_format)
        return of_form(scored.result, self.look, self.scorer.texts(scored.result))

    def _failed(self, file: str, error: DuhengError) -> None:
        language = self.scorer.language
        self.entries.fail(file, error.problems)
        progress("")
        remark(f"{file}{'：' if language == 'zh' else ':'}")
        tell(error.problems, error.sources, language, width(), colours(sys.stderr))
        report = self.reports.get(file, "")
        if report and os.path.lexists(report):
            remark(_LEFT[language].format(report))
        remark("")

    def links(self) -> dict[str, str]:
        """The addresses of the results from the overview's place."""
        here = Path(self.output).parent if self.output is not None else Path()
        return {report: address for report in self.written if (address := _address(report, here))}


def _address(report: str, here: Path) -> str:
    """A relative address; empty where there is none, as between two drives."""
    try:
        return quote(os.path.relpath(report, here).replace(os.sep, "/"))
    except ValueError:
        return ""
