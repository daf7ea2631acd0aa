"""The schema made from a template: valid itself, complete in its labels, and telling in its descriptions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jsonschema import Draft202012Validator

from duheng.forms.schema import form_schema
from duheng.language import tree

Make = Callable[..., Any]


def test_it_is_a_schema(builder: Make) -> None:
    schema = form_schema(builder("字段 项目名称: 文本，必填", "三级 可自选方法"))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "自评表"


def test_every_label_is_there(ruleset: tree.Ruleset) -> None:
    schema = form_schema(ruleset)
    assert set(schema["properties"]) == {
        *("规则集", "ruleset", "表名", "title", "地区", "region", "年度", "year", "金额单位", "money_unit"),
        *("自评总分", "claimed_total", "自评等级", "claimed_grade", "来源", "source", "备注", "note", "指标", "rows"),
        *("年初预算数", "年初预算数(A)", "全年执行数"),
    }
    row = schema["properties"]["指标"]["items"]
    assert set(row["properties"]) == {
        *("一级", "level1", "二级", "level2", "三级", "level3", "名称", "name", "分值", "points"),
        *("权重", "标准分", "分值（权重）", "权重（分值）"),
        *("自评得分", "claimed", "得分", "计分方法", "method", "来源", "source", "备注", "note"),
        *("指标值", "年度指标值", "实际值", "全年实际值", "完成档次", "偏差原因"),
    }
    assert schema["additionalProperties"] is False
    assert row["additionalProperties"] is False


def test_cells_say_what_they_hold(builder: Make) -> None:
    schema = form_schema(builder("字段 项目名称: 文本，必填", "字段 已公开: 是否", "三级 可自选方法"))
    head, row = schema["properties"], schema["properties"]["指标"]["items"]["properties"]
    assert head["年初预算数(A)"] == {
        "title": "年初预算数",
        "description": "金额，没有写单位时按万元",
        "type": ["string", "number", "null"],
        "examples": ["64.22万元"],
    }
    assert head["项目名称"]["description"] == "文本，必填"
    assert "boolean" in head["已公开"]["type"]
    assert row["完成档次"]["examples"] == ["达成", "未达成"]
    assert row["一级"]["examples"] == ["产出指标", "效益指标"]
    assert row["二级"]["examples"] == ["数量指标", "质量指标"]
    assert row["计分方法"]["examples"] == ["满意度阶梯", "按比例"]
    assert "enum" not in str(schema)


def test_methods_are_not_offered_where_rows_may_not_name_them(ruleset: tree.Ruleset) -> None:
    row = form_schema(ruleset)["properties"]["指标"]["items"]["properties"]
    assert "examples" not in row["计分方法"]
