"""The command line as a whole: exit codes, help, faults of our own, streams, and what a start imports."""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, get_type_hints

import pytest

from duheng.cli.app import COMMANDS
from duheng.cli.streams import colours
from duheng.source import display_width
from duheng.version import VERSION

Duheng = Callable[..., Any]
ROOT = Path(__file__).parents[3]
WIDTH = 80


def python(*words: object, **variables: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, *map(str, words)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "engine")} | variables
    return subprocess.run(command, env=environment, capture_output=True, check=False)


def test_version(duheng: Duheng) -> None:
    expected = (0, f"duheng {VERSION}\n", "")
    assert duheng("--version") == expected
    assert duheng("version") == expected
    assert duheng("version", "--lang", "en") == expected


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize(("language", "heading"), [("zh_CN.UTF-8", "命令："), ("en_GB.UTF-8", "Commands:")])
def test_help_names_every_command(
    duheng: Duheng, monkeypatch: pytest.MonkeyPatch, option: str, language: str, heading: str
) -> None:
    monkeypatch.setenv("LANG", language)
    done = duheng(option)
    assert (done.code, done.err) == (0, "")
    commands = done.out.partition(f"{heading}\n")[2].partition("\n\n")[0]
    assert [line.split()[0] for line in commands.splitlines()] == list(COMMANDS)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh_CN.UTF-8", "退出码：0 没有问题，1 有问题，2 命令写得不对，3 duheng 自己出了错"),
        ("en_GB.UTF-8", "Exit codes: 0 nothing wrong, 1 problems, 2 wrong usage, 3 a fault of duheng's own"),
    ],
)
def test_help_tells_what_the_exit_codes_mean(
    duheng: Duheng, monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    monkeypatch.setenv("LANG", language)
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    assert told in " ".join(duheng("-h").out.split())


@pytest.mark.parametrize("name", ["eval", "test", "diff", "check"])
def test_a_page_says_which_format_is_the_usual_one(duheng: Duheng, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    usual = {
        "eval": "看不出的是表格",
        "test": "看不出的是 table",
        "diff": "看不出的是 markdown",
        "check": "不写就是 terminal",
    }
    assert "".join(usual[name].split()) in "".join("".join(page(duheng, name)).split())


def page(duheng: Duheng, name: str) -> list[str]:
    done = duheng(name, "-h")
    assert (done.code, done.err) == (0, "")
    assert max(map(display_width, done.out.splitlines())) <= WIDTH
    return done.out.splitlines()


def test_usage_marks_what_may_be_left_out_once(duheng: Duheng, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    assert page(duheng, "test")[0] == "用法：duheng test [选项] [PATH...]"
    assert page(duheng, "eval")[0] == "用法：duheng eval [选项] FORM..."


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_page_in_either_language(
    duheng: Duheng, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    chinese, english = import_module(f"duheng.cli.{name}").command.__doc__.splitlines()[0].split(" / ")
    zh = page(duheng, name)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    en = page(duheng, name)
    assert (zh[2], en[2]) == (f"  {chinese}", f"  {english[0].upper()}{english[1:]}")
    assert "\n".join(en).isascii()
    assert [line for line in zh[3:] if len(line.split()) > 4 and line.isascii()] == []
    options = [re.findall(r"^  (?:-\w, )?(--[a-z-]+)", "\n".join(each), re.MULTILINE) for each in (zh, en)]
    assert options[0] == options[1]
    assert "--help" in options[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_page_tells_all_of_what_its_options_mean(duheng: Duheng, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    shown = "".join("".join(page(duheng, name)).split())
    hints = get_type_hints(import_module(f"duheng.cli.{name}").command, include_extras=True)
    told = [each.help.partition(" / ")[0] for hint in hints.values() for each in getattr(hint, "__metadata__", ())]
    assert [text for text in told if "".join(text.split()) not in shown] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_whatever_a_page_tells_is_told_in_both_languages(name: str) -> None:
    hints = get_type_hints(import_module(f"duheng.cli.{name}").command, include_extras=True)
    told = [each.help for hint in hints.values() for each in getattr(hint, "__metadata__", ())]
    assert [text for text in told if len(halves := text.split(" / ")) != 2 or not halves[1].isascii()] == []


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["evla"],
        ["--no-such"],
        ["eval"],
        ["explain", "FIL-002", "x"],
        ["show"],
        ["schema"],
        ["list", "x"],
        ["version", "x"],
    ],
)
def test_wrong_usage(duheng: Duheng, words: list[str]) -> None:
    done = duheng(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["fmt", ""], "文件"),
        (["check", "--fix", ""], "文件"),
        (["eval", "表.yaml", ""], "表单"),
        (["eval", "表.yaml", "-o", ""], "--output "),
        (["list", "--rules-dir="], "--rules-dir "),
    ],
)
def test_an_empty_word_is_not_the_folder_one_is_in(
    duheng: Duheng, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], named: str
) -> None:
    monkeypatch.chdir(tmp_path)
    typed = "规则集 990101/2024\n  继承   000000/2020\n"
    Path("甲.rules").write_text(typed, encoding="utf-8")
    done = duheng(*words)
    assert (done.code, done.out, done.err.splitlines()[-1]) == (2, "", f"错误：{named}写得不对：是空的")
    assert Path("甲.rules").read_text(encoding="utf-8") == typed


def test_a_mistyped_command_is_suggested(duheng: Duheng) -> None:
    assert duheng("evla").err.endswith("错误：没有 evla 这个命令。是不是想写 eval？\n")
    assert "Did you mean 'eval'?" in duheng("evla", "--lang", "en").err


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (["check"], "缺少文件（FILE...）", "Missing argument 'FILE...'."),
        (
            ["list", "--region", "640202"],
            "--region 写得不对：--region 和 --year 一起写",
            "give both --region and --year",
        ),
        (["list", "--year", "2020"], "--year 写得不对：--region 和 --year 一起写", "give both --region and --year"),
        (
            ["test", "--boundaries", "甲.rules", "--mutate"],
            "--mutate 写得不对：不能同 --boundaries 一起写",
            "Invalid value for --mutate: can't stand beside --boundaries",
        ),
        (["eval"], "缺少表单（FORM...）", "Missing argument 'FORM...'."),
        (["schema"], "缺少规则集（RULESET）", "Missing argument 'RULESET'."),
        (["diff", "x"], "缺少规则集（B）", "Missing argument 'B'."),
        (
            ["new"],
            "缺少规则集（RULESET）：写规则集，或者 --region 和 --year 都写",
            "Missing argument 'RULESET': name a ruleset, or give both --region and --year",
        ),
        (
            ["show", "--region", "640202"],
            "缺少规则集（RULESET）：写规则集，或者 --region 和 --year 都写",
            "Missing argument 'RULESET': name a ruleset, or give both --region and --year",
        ),
        (["show", "x", "y"], "多了 y", "Got unexpected extra argument(s) (y)"),
        (["show", "--no-such"], "没有 --no-such 这个选项", "No such option: --no-such"),
        (
            ["--format", "json", "eval", "x"],
            "没有 --format 这个选项；选项写在命令后面：duheng 命令 …… --format",
            "No such option: --format; options go after the command: duheng COMMAND … --format",
        ),
        (["check", "--form", "json", "x"], "没有 --form 这个选项。是不是想写 --format？", "No such option: --form"),
        (["eval", "x", "--explain=3"], "选项 --explain 后面不写内容", "Option '--explain' does not take a value."),
        (["eval", "x", "--year", "20"], "--year 写得不对：年度是四位数字，不是 '20'", "--year: a year has four digits"),
        (
            ["check", "--format", "x", "y"],
            "--format 写得不对：只能写 terminal、json、sarif、github，不能写 'x'",
            "one of terminal, json, sarif, github",
        ),
    ],
)
def test_wrong_usage_is_told_in_the_language_asked_for(duheng: Duheng, words: list[str], zh: str, en: str) -> None:
    told = duheng(*words)
    assert (told.code, told.out) == (2, "")
    assert told.err.splitlines()[-1] == f"错误：{zh}"
    assert "Usage" not in told.err
    for asked in (["--lang", "en"], ["--lang=en"]):
        told = duheng(*words, *asked)
        assert (told.code, told.out) == (2, "")
        assert en in told.err
        assert "用法" not in told.err


def test_an_argument_is_called_by_its_name(duheng: Duheng, tmp_path: Path) -> None:
    """Not by what stands for it on the page of the command's usage."""
    assert f"错误：表单写得不对：{tmp_path} 里没有自评表（" in duheng("eval", tmp_path).err
    assert duheng("check", tmp_path).err.endswith(f"错误：文件写得不对：{tmp_path} 里没有 .rules 文件\n")
    told = duheng("eval", tmp_path, "--lang", "en").err.splitlines()[-1]
    assert told.startswith("Error: Invalid value for FORM: there is no form (")


def _fail(error: BaseException) -> Callable[..., None]:
    def failing(*_: object, **__: object) -> None:
        raise error

    return failing


@pytest.mark.parametrize("error", [ZeroDivisionError("secret"), RecursionError(), KeyError("x"), MemoryError()])
def test_a_fault_of_our_own(duheng: Duheng, dawukou: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    monkeypatch.setattr("duheng.api.open_form", _fail(error))
    done = duheng("eval", dawukou)
    assert (done.code, done.out) == (3, "")
    assert f"错误 CMD-009 这是 duheng 的错误，不是您的：{type(error).__name__}" in done.err
    assert "Traceback" not in done.err
    assert "This is a fault in duheng" in duheng("eval", dawukou, "--lang", "en").err


def test_interrupted(duheng: Duheng, dawukou: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duheng.api.open_form", _fail(KeyboardInterrupt()))
    done = duheng("eval", dawukou)
    assert (done.code, done.out, done.err) == (130, "", "")


def test_as_a_module() -> None:
    done = python("-m", "duheng", "--version")
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, [b"duheng", VERSION.encode()], b"")


def test_a_console_that_knows_no_chinese(dawukou: Path) -> None:
    done = python("-m", "duheng", "eval", dawukou, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C", COLUMNS="100")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "总分 97.72 / 100" in done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="pipes are told otherwise there")
def test_a_reader_that_goes_away() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    environment = os.environ | {"PYTHONPATH": str(ROOT / "engine")}
    command = [sys.executable, "-m", "duheng", "show", "640202/2020"]
    done = subprocess.run(command, env=environment, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_a_disk_that_is_full() -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "engine"), "LANG": "zh_CN.UTF-8", "LC_ALL": ""}
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "duheng", "list"]
        done = subprocess.run(command, env=environment, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert "FIL-007" in done.stderr.decode()
    assert b"Exception ignored" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="files have no such limit there")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_disk_with_room_for_a_part_only(tmp_path: Path, unbuffered: str) -> None:
    """Containers set PYTHONUNBUFFERED, under which Python itself drops what a disk doesn't take."""
    import resource

    environment = os.environ | {"PYTHONPATH": str(ROOT / "engine"), "PYTHONUNBUFFERED": unbuffered, "LANG": "zh_CN"}
    command = [sys.executable, "-m", "duheng", "show", "640202/2020"]
    with (tmp_path / "规则.txt").open("wb") as file:
        done = subprocess.run(
            command,
            env=environment,
            stdout=file,
            stderr=subprocess.PIPE,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
        )
    assert (done.returncode, "FIL-007 写不了文件：stdout" in done.stderr.decode()) == (1, True)


@pytest.mark.skipif(os.name == "nt", reason="files have no such limit there")
def test_a_file_that_cannot_be_written_whole_stays_as_it_was(tmp_path: Path, dawukou: Path) -> None:
    import resource

    rules = tmp_path / "甲.rules"
    text = "规则集 990101/2024\n方法 甲\n" + "得 分值\n" * 90
    rules.write_text(text, encoding="utf-8")  # 22 + 11 + 90 × 11 bytes; 90 × 4 more when it is laid out
    (tmp_path / "旧.json").write_text("旧", encoding="utf-8")

    def run(*words: object) -> int:
        command = [sys.executable, "-m", "duheng", *map(str, words)]
        environment = os.environ | {"PYTHONPATH": str(ROOT / "engine")}
        limit = (1100, 1100)
        return subprocess.run(
            command,
            cwd=tmp_path,
            env=environment,
            stderr=subprocess.DEVNULL,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
        ).returncode

    assert len(rules.read_bytes()) < 1100
    assert [run("fmt", rules), rules.read_text(encoding="utf-8")] == [1, text]
    assert [run("eval", dawukou, "-o", f"{name}.json") for name in ("旧", "新")] == [1, 1]
    assert (tmp_path / "旧.json").read_text(encoding="utf-8") == "旧"
    assert not (tmp_path / "新.json").exists()


def test_a_start_imports_nothing_heavy(dawukou: Path) -> None:
    """The cache is warm after the first run; what a form needs no grammar for must not load one."""
    script = (
        "import sys; from duheng.cli.app import run; code = run(sys.argv[1:]);"
        "print(*sorted({name.split('.')[0] for name in sys.modules} & set("
        "'pydantic rich jsonschema lark openpyxl'.split())), file=sys.stderr); sys.exit(code)"
    )
    for _ in range(2):
        done = python("-c", script, "eval", dawukou, "--ruleset", "640202/2020")
    assert (done.returncode, done.stderr.split()) == (0, [])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device here")
def test_help_on_a_full_disk() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "duheng", "--help"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert b"FIL-007" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell's way to close a stream")
def test_a_name_too_long_for_the_system(duheng: Duheng) -> None:
    done = duheng("check", "甲" * 5000 + ".rules")
    assert done.code == 1
    assert "FIL-006" in done.out


def test_who_breaks_off_while_it_still_loads_sees_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    from duheng import __main__

    module = ModuleType("duheng.cli.app")
    monkeypatch.setattr(module, "main", _fail(KeyboardInterrupt()), raising=False)
    monkeypatch.setitem(sys.modules, "duheng.cli.app", module)
    with pytest.raises(SystemExit) as end:
        __main__.main()
    assert end.value.code == 130


@pytest.mark.parametrize("words", [["list"], ["--help"], ["explain", "NAM-001"]])
def test_a_result_for_a_closed_stream_is_not_lost_in_silence(words: list[str]) -> None:
    command = f"exec {shlex.join([sys.executable, '-m', 'duheng', *words])} >&-"
    environment = os.environ | {"LANG": "en_GB.UTF-8", "LC_ALL": ""}
    done = subprocess.run(
        ["sh", "-c", command], env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, "FIL-007" in done.stderr, "Traceback" in done.stderr) == (1, True, False)
    assert "it isn't open" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device here")
@pytest.mark.parametrize(
    ("words", "code", "begins"),
    [
        (["eval", "examples/04-county/form.yaml", "--ruleset", "000000/2020", "--format", "json"], 0, "{"),
        (["nonsense"], 2, ""),
    ],
)
def test_what_cannot_be_told_beside_a_result_costs_no_result(words: list[str], code: int, begins: str) -> None:
    """The form names a ruleset that can't be had, which is a remark; the error stream takes nothing."""
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "duheng", *words]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=full, check=False)
    assert (done.returncode, done.stdout.decode()[:1]) == (code, begins)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("system", "known", "painted"),
    [
        ("posix", (), True),
        ("nt", (), False),
        ("nt", ("WT_SESSION",), True),
        ("nt", ("TERM",), True),
        ("posix", ("NO_COLOR",), False),
    ],
)
def test_colours_are_for_terminals_that_know_them(
    monkeypatch: pytest.MonkeyPatch, system: str, known: tuple[str, ...], painted: bool
) -> None:
    for name in ("WT_SESSION", "TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name in known:
        monkeypatch.setenv(name, "1")
    monkeypatch.setattr("duheng.cli.streams.os", SimpleNamespace(name=system, environ=os.environ))
    assert colours(Terminal()) is painted
    assert not colours(io.StringIO())
