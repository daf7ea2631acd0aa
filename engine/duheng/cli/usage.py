"""Wrong usage of the command line, told in the user's language.

The library that reads the arguments speaks English only, and its errors are of different classes in its versions; what
stays the same is the sentence, so sentences are what is translated. One that isn't known is shown as it is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from duheng.cli.streams import tell_text
from duheng.problems.language import language_of
from duheng.problems.problem import Language

HALVES = " / "
"""Divides what is said in Chinese from the same in English."""
_NAMES = r"'([^']+)'"
_BRACED = r"\{([^{}.]+)(?:\.\.\.)?\}(\.\.\.)?"
_WORDS = {
    "FORM": "表单",
    "RULESET": "规则集",
    "FILE": "文件",
    "PATH": "路径",
    "CODE": "编号",
    "A": "规则集",
    "B": "规则集",
}
"""What stands for an argument on the page of a command's usage, in words."""
_SENTENCES = (
    (r"Missing argument '(?P<it>[^']+)'(?:: )?", "缺少{word}（{it}）"),
    (r"Missing option '(?P<it>[^']+)'", "缺少选项 {it}"),
    (r"No such option: '?(?P<it>[^\s']+?)'?(?:[\s.(]|$)", "没有 {it} 这个选项"),
    (r"No such command '(?P<it>[^']*)'", "没有 {it} 这个命令"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((?P<it>.*)\)", "多了 {it}"),
    (r"Option '?(?P<it>[^\s']+)'? requires an argument", "选项 {it} 后面要写内容"),
    (r"Option '?(?P<it>[^\s']+)'? does not take a value", "选项 {it} 后面不写内容"),
    (r"Invalid value for '?(?P<it>[^\s':]+)'?: ", "{word}写得不对"),
)


def is_usage(error: Exception) -> bool:
    """Whether an error says that the command line was used wrongly."""
    return hasattr(error, "format_message") and hasattr(error, "exit_code")


def tell_usage(error: Any, arguments: Sequence[str]) -> int:
    """Show wrong usage on standard error; returns the exit code."""
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return int(error.exit_code)
    language = language_asked(arguments)
    ctx = getattr(error, "ctx", None)
    lines = [_usage(ctx, language), f"{'错误：' if language == 'zh' else 'Error: '}{sentence(error, language)}"]
    lines[-1] += _after_the_command(error, ctx, language)
    tell_text("".join(f"{line}\n" for line in lines if line))
    return int(error.exit_code)


def language_asked(arguments: Sequence[str], environ: Mapping[str, str] = os.environ) -> Language:
    """The language that a command asks for, else that of ``environ``, also where it can't be read as a whole."""
    after = next((after for word, after in pairwise(arguments) if word == "--lang"), None)
    joined = next((word.partition("=")[2] for word in arguments if word.startswith("--lang=")), None)
    return language_of(after or joined, environ)


def usage_of(ctx: Any, language: Language) -> str:
    """The line that shows how a command is typed."""
    usage = re.sub(_BRACED, r"\1\2", " ".join(ctx.get_usage().partition(": ")[2].split())).replace("...]...", "...]")
    if language == "en":
        return f"Usage: {usage}"
    return "用法：" + usage.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 [……]")


def _usage(ctx: Any, language: Language) -> str:
    if ctx is None:
        return ""
    help_ = f"Try '{ctx.command_path} -h' for help." if language == "en" else f"说明见 {ctx.command_path} -h"
    return f"{usage_of(ctx, language)}\n{help_}\n"


def sentence(error: Any, language: Language) -> str:
    """What is wrong, in one language."""
    text = str(error.format_message())
    if language == "en":
        before, divided, english = text.rpartition(HALVES)
        start = before.partition(": ")[0] if divided else ""
        return f"{start}: {english}" if divided else text
    found = next(((match, zh) for known, zh in _SENTENCES if (match := re.match(known, text))), None)
    if found is None:
        return text
    match, zh = found
    chinese, divided, _ = text[match.end() :].rpartition(HALVES)
    near = re.findall(_NAMES, text[match.end() :].partition("Did you mean")[2]) or _bare_names(text[match.end() :])
    return zh.format(it=match["it"], word=_in_words(match["it"])) + (f"：{chinese}" if divided else _did_you_mean(near))


def _after_the_command(error: Any, ctx: Any, language: Language) -> str:
    """What to say of an option that stands before the command, where only ``--version`` and help are known."""
    option = getattr(error, "option_name", None)
    if option is None or ctx is None or ctx.parent is not None:
        return ""
    if language == "en":
        return f"; options go after the command: {ctx.command_path} COMMAND … {option}"
    return f"；选项写在命令后面：{ctx.command_path} 命令 …… {option}"


def _in_words(name: str) -> str:
    """An argument in Chinese; an option, which is typed so, as it is."""
    plain = name.strip("[]").removesuffix("...").rstrip("]")
    return _WORDS.get(plain, f"{name} ")


def _bare_names(rest: str) -> list[str]:
    """``Did you mean --lang?``, ``(Possible options: --lang, --format)``: names without quotation marks."""
    return re.findall(r"--[\w-]+", rest)


def _did_you_mean(near: Sequence[str]) -> str:
    return f"。是不是想写 {' 或 '.join(near)}？" if near else ""
