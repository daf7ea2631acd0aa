"""What comes from a form is no command: it chooses no file and moves no cursor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duheng import api

Duheng = Callable[..., Any]
FORM = "规则集: {stated}\n项目名称: 甲\n指标:\n  - {{一级: 产出指标, 分值: 1}}\n"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "自己的.rules"
    path.write_text("规则集 990199/2020 「例」\n    继承 000000/2020\n", encoding="utf-8")
    return path


def written(tmp_path: Path, stated: str) -> Path:
    form = tmp_path / "form.yaml"
    form.write_text(FORM.format(stated=stated), encoding="utf-8")
    return form


def test_a_form_names_no_file(duheng: Duheng, tmp_path: Path, rules: Path) -> None:
    for stated in (str(rules), rules.name, "/etc/passwd", "../../etc/hostname"):
        done = duheng("eval", written(tmp_path, stated))
        assert (done.code, done.out) == (1, "")
        assert f"CMD-001 没有规则集 {stated[:20]}" in done.err
    assert duheng("eval", written(tmp_path, "990199/2020"), "--ruleset", rules).code == 0


def test_nor_is_a_file_read_to_compare_with(duheng: Duheng, tmp_path: Path, rules: Path) -> None:
    done = duheng("eval", written(tmp_path, str(rules)), "--ruleset", "000000/2020")
    assert "用不了，没有与它比较：没有规则集" in done.err
    assert "990199" not in done.out


def test_a_name_too_long_for_any_file(duheng: Duheng, dawukou: Path) -> None:
    done = duheng("eval", dawukou, "--ruleset", "x" * 300)
    assert done.code == 1
    assert "CMD-001" in done.err
    with pytest.raises(api.DuhengError):
        api.load_ruleset("x" * 300)


def test_a_file_that_goes_away_is_not_the_outputs_fault(
    duheng: Duheng, dawukou: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise PermissionError(13, "denied", "某处/表.yaml")

    monkeypatch.setattr("duheng.api.open_form", gone)
    done = duheng("eval", dawukou)
    assert (done.code, "FIL-006" in done.err, "某处/表.yaml" in done.err, "stdout" in done.err) == (
        1,
        True,
        True,
        False,
    )


def test_remarks_hold_nothing_that_a_terminal_obeys(duheng: Duheng, tmp_path: Path) -> None:
    stated = '"\\e[31m\\u202Eroot"'
    done = duheng("eval", written(tmp_path, stated), "--ruleset", "000000/2020")
    assert "没有与它比较" in done.err
    assert not {"\x1b", "\u202e"} & set(done.err)
