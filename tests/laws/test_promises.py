"""What the commands promise of a ruleset and a form, whichever they are: the same scores however things are written,
the same form out of every file that is made of it, no fault from any command."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from fractions import Fraction
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.engine.exporting.read_back import bound, plain
from tests.laws.rewritten import written_otherwise
from tests.laws.wide import Wide

import duheng
from duheng import api
from duheng.cli.app import run
from duheng.cli.failures import OUR_FAULT
from duheng.evaluation.result import Result, State
from duheng.forms.model import WrittenForm
from duheng.language.tree import Ruleset

pytest.importorskip("openpyxl")
pytest.importorskip("docx")
QUICK, MANY = range(8), range(8, 200)
FEW, SOME = range(3), range(3, 20)
FORMS = 2


class World:
    """A random ruleset, perhaps a child of it, and forms for them, as files of a folder."""

    def __init__(self, folder: Path, seed: int) -> None:
        made = Wide(Random(seed))
        self.chance, self.folder = Random(seed), folder / str(seed)
        self.files = self.folder / "rules"
        self.files.mkdir(parents=True)
        texts = {"any.rules": made.ruleset(), "child.rules": made.child()}
        for name, text in texts.items():
            (self.files / name).write_text(text, encoding="utf-8")
        said = [made.form() for _ in range(FORMS)]
        self.forms = [self.file(f"{number}.yaml", text) for number, text in enumerate(said)]

    def file(self, name: str, text: str) -> Path:
        """A file beside the rulesets."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def rulesets(self) -> Iterator[tuple[Path, Ruleset]]:
        """Those of the rulesets that have no errors."""
        for name in ("any.rules", "child.rules"):
            try:
                yield self.files / name, api.load_ruleset(self.files / name)
            except duheng.DuhengError:
                return

    def again(self, name: str, path: Path, text: str) -> Ruleset:
        """A ruleset of the same name with another text, beside the same parent; what is shown needs none."""
        folder = self.folder / name / path.stem
        folder.mkdir(parents=True)
        if path.stem == "child" and name != "shown":
            shutil.copy(self.files / "any.rules", folder)
        (folder / path.name).write_text(text, encoding="utf-8", newline="")
        return api.load_ruleset(folder / path.name)

    def results(self, ruleset: Ruleset) -> Iterator[tuple[WrittenForm, Result]]:
        """The forms that fit a ruleset, scored."""
        for path in self.forms:
            form = api.load_form(path)
            try:
                yield form, api.evaluate(form, ruleset)
            except duheng.DuhengError:
                continue


def scores(result: Result) -> list[Any]:
    """All that a result says in numbers: scores without the names of rows, which a language gives where there are none.

    A range runs from less to more, and what has a range isn't settled.
    """
    total = result.total
    for each in (*result.nodes, total):
        assert each.high is None or each.low <= each.high
    assert not [each for each in result.nodes if each.state is State.UNDETERMINED and each.score is not None]
    nodes = [(each.depth, each.points, each.low, each.high, each.claimed, each.state) for each in result.nodes]
    return [*nodes, (total.low, total.high, total.full, total.claimed, total.grades, total.beside)]


def written_in_any_way(folder: Path, seed: int) -> None:
    """Order, width, comments, layout, words and what is shown of an inherited ruleset change no score."""
    world = World(folder, seed)
    for path, ruleset in world.rulesets():
        for name, text in written_otherwise(path, world.chance).items():
            other = world.again(name, path, text)
            for form, result in world.results(ruleset):
                found = api.evaluate(form, other)
                assert scores(found) == scores(result), (name, path)
                assert sorted(each.code for each in found.findings) == sorted(each.code for each in result.findings)
        laid_out = world.folder / "english" / path.stem / path.name
        assert api.layout(laid_out, language="zh").after == api.layout(path, language="zh").after
        assert not api.layout(laid_out, language="en").changes


def whatever_the_file(folder: Path, seed: int) -> None:
    """A result's workbook and document are the form again, and so is the YAML made of them; JSON says what it says."""
    world = World(folder, seed)
    for path, ruleset in world.rulesets():
        for form, result in world.results(ruleset):
            assert scores(api.evaluate(form, ruleset, language="en")) == scores(result)
            book = api.scored_workbook(form, result, ruleset, which=path)
            assert book == api.scored_workbook(form, result, ruleset, which=path)
            for kind, data in ((".xlsx", book), (".docx", api.scored_document(form, result, ruleset))):
                again = _read(world, ruleset, kind, data)
                assert plain(bound(again, ruleset)) == plain(bound(form, ruleset)), (path, kind)
                assert scores(api.evaluate(again, ruleset)) == scores(result)
            told = json.loads(_said("eval", form.file, "-r", str(path), "--format", "json"))
            assert [_number(each["score"]) for each in told["nodes"]] == [each.score for each in result.nodes]
            assert _number(told["total"]["score"]) == result.total.score
            assert [each["code"] for each in told["findings"]] == [each.code for each in result.findings]


def _read(world: World, ruleset: Ruleset, kind: str, data: bytes) -> WrittenForm:
    """The form of a file, which the YAML made of it agrees with."""
    place = world.folder / f"scored{kind}"
    place.write_bytes(data)
    imported = api.import_form(api.open_form(place), ruleset)
    again = api.load_form(world.file("imported.yaml", api.form_as_yaml(imported, ruleset)))
    assert plain(bound(again, ruleset)) == plain(bound(imported.form, ruleset))
    return imported.form


def _number(said: Any) -> Fraction | None:
    return None if said is None else Fraction(said)


def schema_agrees(folder: Path, seed: int) -> None:
    """The schema takes the forms that are taken without a remark on their labels, and no others."""
    world = World(folder, seed)
    for _, ruleset in world.rulesets():
        schema = Draft202012Validator(api.schema(ruleset))
        for path in world.forms:
            said = json.loads(path.read_text(encoding="utf-8"))
            assert schema.is_valid(said) == _taken(path, ruleset)
            odd = world.file("odd.yaml", json.dumps({**said, "别的": "1"}, ensure_ascii=False))
            assert not _taken(odd, ruleset)
            assert not schema.is_valid({**said, "别的": "1"})


def _taken(path: Path, ruleset: Ruleset) -> bool:
    try:
        found = api.evaluate(api.load_form(path), ruleset).findings
    except duheng.DuhengError:
        return False
    return "FRM-020" not in {each.code for each in found}


def no_fault(folder: Path, seed: int) -> None:
    """No command ends with a fault of duheng's own; a ruleset differs in nothing from itself."""
    world = World(folder, seed)
    rulesets, language = [str(path) for path, _ in world.rulesets()], world.chance.choice(["zh", "en"])
    forms, out = [str(each) for each in world.forms], world.folder
    for path in rulesets:
        _said("check", path, "--lang", language)
        _said("show", path)
        _said("schema", path)
        for kind in ("xlsx", "docx", "yaml"):
            blank = str(out / f"{Path(path).stem}-blank.{kind}")
            _said("new", path, "-o", blank, "--lang", language)
            _said("eval", blank, "-r", path, "--lang", language)
        for form, look in zip(forms, ("table", "html"), strict=True):
            _said("eval", form, "-r", path, "--format", look, "--explain", "--lang", language)
            _said("eval", form, "-r", path, "--format", "markdown", "--lang", language)
        _said("eval", *forms, "-r", path, "--lang", language)
        assert json.loads(_said("diff", path, path, "--format", "json"))["changes"] == []
    if len(rulesets) > 1:
        _said("diff", *rulesets, "--lang", language)
        _said("diff", *reversed(rulesets), "--lang", language)


def what_is_ticked_holds(folder: Path, seed: int) -> None:
    """Every line of the boundaries, ticked as right, is a case that holds."""
    world = World(folder, seed)
    for path, ruleset in world.rulesets():
        for number, method in enumerate(ruleset.methods):
            text = api.boundaries(ruleset, method=method.name, kind=".yaml")[0].decode()
            cases = world.files / f"{path.stem}{number}.tests.yaml"
            cases.write_text(text.replace(", '', '']\n", ", 对, '']\n"), encoding="utf-8")
            (ran,) = api.run_tests([cases])
            assert not [each for each in ran.outcomes if not each.holds], cases
            assert "- 名称" not in text or not ran.problems, cases


def _said(*arguments: str) -> str:
    """What a command prints."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(arguments)
    assert code != OUR_FAULT, (arguments, err.getvalue())
    return out.getvalue()


LAWS = [written_in_any_way, whatever_the_file, schema_agrees]


@pytest.mark.parametrize("law", LAWS)
def test_promises(law: Any, tmp_path: Path) -> None:
    for seed in QUICK:
        law(tmp_path, seed)


def test_no_fault(tmp_path: Path) -> None:
    for seed in FEW:
        no_fault(tmp_path, seed)


@pytest.mark.slow
@pytest.mark.parametrize("law", LAWS)
def test_many_promises(law: Any, tmp_path: Path) -> None:
    for seed in MANY:
        law(tmp_path, seed)


@pytest.mark.slow
@pytest.mark.parametrize("law", [no_fault, what_is_ticked_holds])
def test_slow_promises(law: Any, tmp_path: Path) -> None:
    for seed in SOME:
        law(tmp_path, seed)
