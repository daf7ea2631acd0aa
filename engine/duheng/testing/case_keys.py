"""The words of a file of cases, in Chinese and English."""

from __future__ import annotations

RULESET, CASES = "规则集", "用例"
NAME, METHOD, INPUTS, GIVES, TABLE = "名称", "方法", "输入", "得", "表"
FORM, BASE, CHANGE, DROP, ADD = "表单", "基于", "改", "去掉", "加上"
TOTAL, GRADE, SCORES, FOUND, ABSENT = "总分", "等级", "得分", "必有", "必无"

ENGLISH: dict[str, str] = {
    RULESET: "ruleset",
    CASES: "cases",
    NAME: "name",
    METHOD: "method",
    INPUTS: "inputs",
    GIVES: "gives",
    TABLE: "table",
    FORM: "form",
    BASE: "based_on",
    CHANGE: "change",
    DROP: "drop",
    ADD: "add",
    TOTAL: "total",
    GRADE: "grade",
    SCORES: "scores",
    FOUND: "finds",
    ABSENT: "finds_not",
}
_CHINESE = {english: chinese for chinese, english in ENGLISH.items()}

OF_FILE = (RULESET, CASES)
OF_METHOD = (NAME, METHOD, INPUTS, GIVES, TABLE)
OF_FORM = (NAME, FORM, BASE, CHANGE, DROP, ADD, TOTAL, GRADE, SCORES, FOUND, ABSENT)
OF_CASE = tuple(dict.fromkeys((*OF_METHOD, *OF_FORM)))
KINDS = (METHOD, FORM, BASE)
"""What a case tries: one of these."""
ASSERTING = (TOTAL, GRADE, SCORES, FOUND, ABSENT)


def chinese(key: str) -> str:
    """A key by its Chinese spelling; others stay."""
    plain = key.strip().rstrip(":：")
    return _CHINESE.get(plain.casefold(), plain)
