"""What people install: the wheel, and the wheel built from the sdist, hold everything and score a form elsewhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]

ROOT = Path(__file__).parents[2]
CONSTRAINTS = ROOT / "constraints.txt"
FORM = ROOT / "examples" / "01-dawukou" / "form.yaml"
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "dist", "build")
DATA = ("grammar", "rulesets")


def run(*command: str | Path, folder: Path) -> str:
    cleared = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    pinned = cleared | {"PIP_CONSTRAINT": "constraints.txt", "PIP_BUILD_CONSTRAINT": "constraints.txt"}
    done = subprocess.run(
        list(map(str, command)), cwd=folder, env=pinned, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def data_files() -> set[str]:
    return {
        path.relative_to(ROOT).as_posix() for folder in DATA for path in (ROOT / folder).rglob("*") if path.is_file()
    }


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and, beside it, the wheel built from it and (in ``direct``) from the checkout."""
    checkout = tmp_path_factory.mktemp("checkout") / "duheng"
    shutil.copytree(ROOT, checkout, ignore=LEFT_OUT)
    out = tmp_path_factory.mktemp("built")
    build = (sys.executable, "-m", "build", "--outdir")
    run(*build, out, ".", folder=checkout)
    run(*build, out / "direct", "--wheel", ".", folder=checkout)
    return out


def wheel(folder: Path) -> Path:
    return next(folder.glob("*.whl"))


@pytest.mark.parametrize("where", [".", "direct"])
def test_the_wheel_holds_the_data(built: Path, where: str) -> None:
    names = set(zipfile.ZipFile(wheel(built / where)).namelist())
    cases = {name for name in data_files() if name.endswith(".tests.yaml")}
    assert {f"duheng/_data/{name}" for name in data_files() - cases} <= names
    assert [name for name in names if name.endswith(".tests.yaml")] == []
    assert cases
    assert {"duheng/__init__.py", "duheng/py.typed", "duheng/cli/app.py"} <= names
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"duheng"}


def test_the_sdist_holds_the_data_and_the_tests(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}
    assert data_files() | {"tests/conftest.py", "constraints.txt", "Makefile"} <= names


def test_both_wheels_are_the_same(built: Path) -> None:
    one, other = (zipfile.ZipFile(wheel(built / where)) for where in (".", "direct"))
    assert one.namelist() == other.namelist()
    assert [name for name in one.namelist() if one.read(name) != other.read(name)] == []


def test_the_installed_wheel_scores_a_form_elsewhere(built: Path, tmp_path: Path) -> None:
    shutil.copy(CONSTRAINTS, tmp_path / "constraints.txt")
    shutil.copy(FORM, tmp_path / "form.yaml")
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "python", "-m", "pip", "install", "--quiet", wheel(built), folder=tmp_path)
    command = (scripts / "duheng", "eval", "form.yaml", "--ruleset", "640202/2020", "--format", "json")
    result = json.loads(run(*command, folder=tmp_path))
    assert result["total"]["score"] == "97.72"


def test_a_zipped_wheel_finds_its_data(built: Path) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); from duheng import resources;"
        "assert '.whl' in resources.__file__; print(resources.grammar_text('words.yaml'), end='')"
    )
    printed = run(sys.executable, "-I", "-X", "utf8", "-c", script, wheel(built), folder=built)
    assert printed == (ROOT / "grammar" / "words.yaml").read_text(encoding="utf-8")
