"""The kinds of files that a form may come in, by their names, and what to do about those that can't be read."""

from __future__ import annotations

from pathlib import PurePath

from duheng.problems.problem import Problem
from duheng.problems.sheets import KindUnreadable, LockFile

LARGEST_BOOK = 20_000_000
"""In bytes."""
SHEETS = (".xlsx", ".xlsm", ".docx", ".csv")
_AS_SHEET = ("用 Excel 或 WPS 打开，另存为 .xlsx。", "Open it in a spreadsheet and save it as .xlsx.")
_AS_DOCUMENT = ("用 Word 或 WPS 打开，另存为 .docx。", "Open it in a word processor and save it as .docx.")
_AS_ORIGINAL = (
    "请向填报单位要 Excel（.xlsx）或 Word（.docx）文件；只有这一份的，用 duheng new 做一张空表，照着填。",
    "Ask for the .xlsx or .docx file; if there is none, make a blank form with duheng new and copy it by hand.",
)
_OTHERS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    **dict.fromkeys((".xls", ".et"), (("旧格式的表格", "a spreadsheet of an old kind"), _AS_SHEET)),
    **dict.fromkeys((".xlsb", ".ods", ".numbers"), (("别的格式的表格", "a spreadsheet of another kind"), _AS_SHEET)),
    **dict.fromkeys((".doc", ".wps", ".rtf"), (("旧格式的文档", "a document of an old kind"), _AS_DOCUMENT)),
    **dict.fromkeys((".odt", ".pages"), (("别的格式的文档", "a document of another kind"), _AS_DOCUMENT)),
    **dict.fromkeys((".pdf", ".ofd"), (("版式文件", "a file of fixed pages"), _AS_ORIGINAL)),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".heic"),
        (("图片", "a picture"), _AS_ORIGINAL),
    ),
}

CONVERTIBLE = tuple(ending for ending, (_, way) in _OTHERS.items() if way is not _AS_ORIGINAL)
_LOCK = "~$"


def holds_sheets(name: str) -> bool:
    """Whether a file's name says that it holds sheets."""
    return ending_of(name) in SHEETS


def unreadable_kind(name: str) -> Problem | None:
    """What to do about a file of a kind that isn't read; None where the kind is."""
    found = _OTHERS.get(ending_of(name))
    if found is None:
        return None
    (kind, kind_en), (way, way_en) = found
    return KindUnreadable(name=name, kind=f"{kind}（{ending_of(name)}）", kind_en=kind_en, way=way, way_en=way_en)


def lock_file(name: str) -> Problem | None:
    """What to do about a file that an office program only makes while it has another one open; None for others."""
    path = PurePath(name)
    if not path.name.startswith(_LOCK) or not holds_sheets(name):
        return None
    if ending_of(name) not in (".xlsx", ".xlsm"):
        return LockFile(name=name, program="Word", real="名称前面没有 ~$ 的那一个", real_en="the one without ~$")
    real = str(path.with_name(path.name.removeprefix(_LOCK)))
    return LockFile(name=name, program="Excel", real=real, real_en=real)


def ending_of(name: str) -> str:
    """How a file's name ends, in small letters: ``.xlsx``."""
    return PurePath(name).suffix.lower()
