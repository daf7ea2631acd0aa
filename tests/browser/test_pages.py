"""Pages in a browser: rows unfold, bars meet, nothing is wider than a phone, and nothing foreign runs.

A page is shown, unchanged, in a frame as wide as a sheet or a phone. The page around it looks into it, and writes what
it finds where the browser prints it.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from fractions import Fraction
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest

import duheng
from duheng.api import rule_texts
from duheng.evaluation.result import Result
from duheng.record import replace
from duheng.reports.many.entries import Entries
from duheng.reports.many.on_page import render as overview
from duheng.reports.page.form_page import render

ROOT = Path(__file__).parents[2]
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
)  # fmt: skip
PHONE = 390
A4 = 794

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="neither chromium nor google-chrome is installed"),
]

Found = Callable[..., Any]


HOST = """<!DOCTYPE html><meta charset="utf-8"><body>
<iframe width="{width}" height="900" style="border: 0" srcdoc="{page}"></iframe>
<script>
document.querySelector("iframe").addEventListener("load", function () {{
  const {{document, innerWidth}} = this.contentWindow, page = this.contentWindow;
  parent.document.body.dataset.found = JSON.stringify({expression});
}});
</script>
"""


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """What an expression of JavaScript finds in a page (its ``document``, ``page`` its window) of a width."""

    def look(page: str, expression: str, width: int = A4) -> Any:
        path = tmp_path / "page.html"
        path.write_text(HOST.format(page=escape(page), expression=expression, width=width), encoding="utf-8")
        dumped = run("--dump-dom", "--window-size=1000,1000", path.as_uri(), folder=tmp_path)
        data = re.search(r'<body data-found="([^"]*)"', dumped)
        assert data is not None, dumped[-2000:]
        return json.loads(unescape(data[1]))

    return look


def run(*arguments: str, folder: Path) -> str:
    command = [str(BROWSER), *FLAGS, f"--user-data-dir={folder / 'profile'}", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def dawukou() -> Result:
    form = duheng.load_form(ROOT / "examples" / "01-dawukou" / "form.yaml")
    return duheng.evaluate(form, duheng.load_ruleset("640202/2020"))


@pytest.fixture(scope="module")
def page(dawukou: Result) -> str:
    return render(dawukou, "zh", rule_texts(dawukou.ruleset.chain))


ROW = "[...document.querySelectorAll('.tree details')].find(each => each.innerText.startsWith('社区矫正人员\\n'))"


def test_a_row_unfolds_to_its_formula(page: str, found: Found) -> None:
    expression = (
        f"(row => [row.innerText.includes('141人 ÷ 195人'), (row.querySelector('summary').click(), row.open),"
        f" row.querySelector('.formula dd').innerText, row.querySelector('code').innerText])({ROW})"
    )
    before, opened, formula, rule = found(page, expression)
    assert (before, opened) == (False, True)
    assert formula == "141人 ≥ 195人 不成立；141人 ÷ 195人 × 1分 ≈ 0.7231，修约 2 位小数得 0.72"
    assert rule == "否则 实际值 ÷ 指标值 × 分值"


def test_everything_unfolds_and_folds(page: str, found: Found) -> None:
    counted = "document.querySelectorAll('details[open]').length"
    click = "document.getElementById('{}').click()"
    expression = f"[{counted}, ({click.format('unfold')}, {counted}), ({click.format('fold')}, {counted})]"
    closed, all_open, again = found(page, expression)
    assert (closed, again) == (0, 0)
    assert all_open == page.count("<details>")


def test_paper_shows_what_is_folded(page: str, found: Found) -> None:
    expression = (
        "(page.dispatchEvent(new Event('beforeprint')), document.querySelectorAll('details:not([open])').length)"
    )
    assert found(page, expression) == 0


@pytest.mark.parametrize("width", [A4, PHONE])
def test_each_step_begins_where_the_one_before_ended(page: str, found: Found, width: int) -> None:
    # from the left of the axis, 97 to 100: full points end at 3/3, the first loss goes from there to 1/3, the second to
    # 0.72/3, where the total ends
    rectangles = (
        "[...document.querySelectorAll('.waterfall td.bar svg.step')].map(drawing => (area =>"
        " [...drawing.querySelectorAll(':scope > rect')].map(each => each.getBoundingClientRect())"
        ".map(each => [(each.left - area.left) / area.width, (each.right - area.left) / area.width])"
        ")(drawing.getBoundingClientRect()))"
    )
    (full,), (first,), (second,), (total,) = found(page, rectangles, width)
    for drawn, expected in (
        (full, ("0", "1")),
        (first, ("1/3", "1")),
        (second, ("0.24", "1/3")),
        (total, ("0", "0.24")),
    ):
        assert [round(each, 2) for each in drawn] == [round(float(Fraction(each)), 2) for each in expected]


@pytest.mark.parametrize("width", [A4, PHONE])
@pytest.mark.parametrize("bad", ["", "长" * 400, "w" * 400])
def test_nothing_is_wider_than_the_window(dawukou: Result, found: Found, width: int, bad: str) -> None:
    nodes = tuple(replace(node, path=(*node.path[:-1], bad or node.path[-1])) for node in dawukou.nodes)
    form = replace(dawukou.form, name=bad or dawukou.form.name)
    text = render(replace(dawukou, nodes=nodes, form=form), "zh", {})
    unfold = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert found(text, f"({unfold}, {wide})", width) is True


@pytest.mark.parametrize("width", [A4, PHONE])
def test_no_number_goes_on_in_the_next_line(dawukou: Result, found: Found, width: int) -> None:
    """+14.85 broken before its last digit reads as +14.8. A range may break behind its ～."""
    nodes = tuple(replace(node, claimed=node.low + Fraction("114.85")) for node in dawukou.nodes)
    text = render(replace(dawukou, nodes=nodes), "zh", {})
    broken = (
        "[...document.querySelectorAll('.tree tbody .number')].filter(each => (range => (range.selectNodeContents("
        "each.lastChild || each), range.getClientRects().length > 1))(document.createRange()))"
        ".map(each => each.innerText).filter(each => !each.includes('～'))"
    )
    assert found(text, broken, width) == []


@pytest.mark.parametrize("width", [A4, PHONE])
def test_an_overview_fits(dawukou: Result, found: Found, width: int) -> None:
    entries = Entries("zh")
    entries.add("大武口.yaml", dawukou, "")
    wide = "[document.documentElement.scrollWidth <= document.documentElement.clientWidth, innerWidth]"
    assert found(overview(entries, "zh", {}), wide, width) == [True, width]


def test_a_foreign_script_does_not_run(page: str, found: Found) -> None:
    foreign = "<script>document.body.dataset.foreign = 1;</script></body>"
    expression = "[document.body.dataset.foreign || '', document.scripts.length]"
    assert found(page.replace("</body>", foreign), expression) == ["", 2]
    policy = re.search(r'<meta http-equiv="Content-Security-Policy"[^>]*>', page)
    assert policy is not None
    assert found(page.replace(policy[0], "").replace("</body>", foreign), expression) == ["1", 2]
