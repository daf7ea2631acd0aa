"""What hostile books and documents cost: seconds and memory of a whole process, beside those of an ordinary form."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from tests.engine.books.made import parts, rows, zipped
from tests.engine.books.test_books import compound

pytestmark = pytest.mark.bench

FORM = Path(__file__).parents[1] / "engine" / "importing" / "forms" / "00-seed-dawukou-justice-2020.xlsx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def bomb() -> bytes:
    """A gigabyte of blanks in a file of a megabyte."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/workbook.xml", "w") as part:
        for _ in range(1_000):
            part.write(b" " * 1_000_000)
    return packed.getvalue()


def entities() -> bytes:
    """A billion laughs."""
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return zipped({"word/document.xml": f'<!DOCTYPE d [<!ENTITY a0 "ha">{lines}]><d>&a9;</d>'})


def blank_rows() -> bytes:
    """A million rows that only have a height."""
    lines = "".join(f'<row r="{n}" ht="20"/>' for n in range(1, 1_000_001))
    return zipped(parts(f"<sheetData>{lines}</sheetData>"))


def merged() -> bytes:
    """Ten thousand merged areas."""
    areas = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 10_001))
    return zipped(parts(rows('<c r="A1"><v>1</v></c>') + f"<mergeCells>{areas}</mergeCells>"))


def merged_sheets() -> bytes:
    """Two hundred sheets, each a merged area of some two hundred thousand cells."""
    area = '<mergeCells><mergeCell ref="A3:S9998"/></mergeCells>'
    return zipped(parts(*[rows('<c r="A1"><v>1</v></c>', '<c r="CV9999"><v>1</v></c>') + area] * 200))


def merged_again() -> bytes:
    """One large merged area, two thousand times."""
    areas = '<mergeCell ref="A3:S9998"/>' * 1_999
    return zipped(parts(rows('<c r="A1"><v>1</v></c>', '<c r="CV9999"><v>1</v></c>') + areas))


def long_format() -> bytes:
    """A number format of eighteen million characters."""
    return zipped(parts(rows('<c s="1"><v>5</v></c>'), formats=["0" + "_" * 18_000_000]))


def groups() -> bytes:
    """Ten thousand rows, each in a group of its own that no template knows."""
    lines = (f"一级{n},二级{n},指标{n},1,≥{n}件,{n}件" for n in range(9_900))
    head = "项目名称,甲", "一级指标,二级指标,三级指标,分值,年度指标值,全年实际值"
    return "\n".join((*head, *lines)).encode()


def nested() -> bytes:
    """Tables in tables, fifty thousand deep."""
    deep = "<w:tbl><w:tr><w:tc>" * 50_000 + "</w:tc></w:tr></w:tbl>" * 50_000
    return zipped({"word/document.xml": f'<w:d xmlns:w="{W}">{deep}</w:d>'})


def old() -> bytes:
    """A book of the old kind."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5_000_000


def foreign() -> bytes:
    """A thousand formulas that point at other files, and none with a result."""
    head = "".join(text(each) for each in ("三级指标", "分值", "年度指标值", "全年实际值"))
    lines = (
        f"{text(f'甲{n}')}{text('1')}{text('≥1件')}<c><f>'[//far/away.xlsx]A'!A{n}</f></c>" for n in range(1, 1_001)
    )
    return zipped(parts(rows(text("项目名称") + text("甲"), head, *lines)))


def text(shown: str) -> str:
    return f'<c t="inlineStr"><is><t>{shown}</t></is></c>'


HOSTILE = {
    "a bomb of 1 GB": ("a.xlsx", bomb),
    "a billion laughs": ("b.docx", entities),
    "a million blank rows": ("c.xlsx", blank_rows),
    "10,000 merged areas": ("d.xlsx", merged),
    "tables 50,000 deep": ("e.docx", nested),
    "an old .xls": ("f.xlsx", old),
    "a book with a password": ("i.xlsx", lambda: compound("EncryptedPackage")),
    "4 MB of quotation marks": ("g.csv", lambda: b'"' * 4_000_001),
    "formulas of other files": ("h.xlsx", foreign),
    "200 merged sheets": ("j.xlsx", merged_sheets),
    "an area merged 1,999 times": ("k.xlsx", merged_again),
    "a format of 18 MB": ("l.xlsx", long_format),
    "9,900 unknown groups": ("m.csv", groups),
}


def test_hostile_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    took = {"an ordinary form": run(FORM, tmp_path)}
    for name, (file, made) in HOSTILE.items():
        place = tmp_path / file
        place.write_bytes(made())
        took[name] = run(place, tmp_path)
    base = took["an ordinary form"][0]
    with capsys.disabled():
        print("\nduheng eval, whole process")
        for name, (seconds, megabytes, code, told) in took.items():
            print(f"  {name:26} {seconds:6.2f} s  {seconds / base:6.2f}  {megabytes:5.0f} MB  exit {code}  {told}")


def run(form: Path, folder: Path) -> tuple[float, float, int, str]:
    """Seconds, megabytes at most, exit code and first problem of a process, run by a small one that measures it."""
    command = [sys.executable, "-m", "duheng", "eval", str(form), "--ruleset", "640202/2020"]
    environment = {**os.environ, "DUHENG_CACHE": str(folder / "cache")}
    measured = [sys.executable, "-c", MEASURE, *command]
    done = subprocess.run(measured, check=True, env=environment, capture_output=True, text=True)
    figures, told = done.stdout.split(), done.stderr
    assert "Traceback" not in told
    return float(figures[0]), float(figures[1]) / 1000, int(figures[2]), told.partition(" ")[2][:7]


MEASURE = """
import resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, code)
"""
