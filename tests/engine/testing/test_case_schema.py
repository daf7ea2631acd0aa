"""The schema of files of cases: fresh, and it takes what the reader takes."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

from duheng.resources import grammar_text
from duheng.testing import case_keys as keys
from duheng.testing.case_schema import case_schema, text

ROOT = Path(__file__).parents[3]
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


class _Texts(yaml.SafeLoader):
    """Dates are texts, as in the YAML that editors and duheng read."""


_Texts.yaml_implicit_resolvers = {
    first: [each for each in found if each[0] != _TIMESTAMP]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_it_is_fresh() -> None:
    assert grammar_text("cases.schema.json") == text(), "run: make reference"


def test_it_knows_every_key_in_both_languages() -> None:
    case = case_schema()["properties"][keys.CASES]["items"]["properties"]
    assert set(case) == {*keys.OF_CASE, *(keys.ENGLISH[each] for each in keys.OF_CASE)}


@pytest.mark.parametrize("file", sorted(ROOT.glob("rulesets/**/*.tests.yaml")), ids=lambda file: file.name)
def test_it_takes_the_shipped_files(file: Path) -> None:
    jsonschema.validate(yaml.load(file.read_text(encoding="utf-8"), Loader=_Texts), case_schema())


def test_it_refuses_a_key_that_is_none() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"用例": [{"名称": "甲", "得分数": 1}]}, case_schema())
