"""LibreOffice for tests: works a book's formulas out, or shows its cells as it shows them to people."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
_SECONDS = 300


def needs_office() -> pytest.MarkDecorator:
    """Skips where LibreOffice isn't installed."""
    return pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) isn't installed")


def worked_out_book(book: Path, folder: Path) -> Path:
    """The book with its formulas worked out."""
    return _converted(book, folder, "xlsx:Calc MS Excel 2007 XML")


def shown_cells(book: Path, folder: Path) -> list[list[str]]:
    """The texts that the cells of the book's first sheet show."""
    with _converted(book, folder, _AS_SHOWN).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _converted(book: Path, folder: Path, kind: str) -> Path:
    out = folder / "converted"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(book)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    made = out / f"{book.stem}.{kind.partition(':')[0]}"
    assert made.is_file(), done.stdout + done.stderr
    return made
