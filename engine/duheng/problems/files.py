"""Problems of files: what can't be opened or read as text."""

from __future__ import annotations

import errno
from typing import Self

from duheng.problems.problem import Problem, Suggesting
from duheng.source import FileSpan, Span


class FileMissing(Suggesting):
    """没有这个文件。| There is no such file.

    wrong command::

        duheng check 不存在.rules
    """

    code = "FIL-001"
    file_named = "name"
    zh = "找不到文件或文件夹：{name}"
    en = "No such file or folder: {name}"
    hint_zh = "请核对文件名和所在文件夹。"
    hint_en = "Check the name and the folder."

    name: str


class TxtAdded(Problem):
    """记事本保存时在文件名后多加了 .txt。| Notepad has added .txt to the file's name.

    wrong command::

        duheng check 办法.rules
    """

    code = "FIL-009"
    file_named = "name"
    zh = "找不到 {name}，却有 {name}.txt"
    en = "There is no {name}, but there is {name}.txt"
    hint_zh = "记事本保存时多加了“.txt”：把文件名改回 {name}，另存时“保存类型”选“所有文件”。"
    hint_en = "Notepad has added .txt: rename the file to {name}, and save as type All files."

    name: str


class FileIsGbk(Problem):
    """文件是 GBK（ANSI）编码，不是 UTF-8。| The file is GBK-encoded (what Notepad calls ANSI), not UTF-8.

    wrong command::

        duheng check gbk.rules
    """

    code = "FIL-002"
    file_named = "name"
    zh = "文件不是 UTF-8 编码，看来是 GBK（记事本里叫“ANSI”）：{name}"
    en = "The file isn't UTF-8; it looks like GBK (Notepad calls it ANSI): {name}"
    hint_zh = "用记事本打开，选“另存为”，编码选“UTF-8”，再保存一次。"
    hint_en = "Open it in Notepad, choose Save as, pick the encoding UTF-8 and save again."

    name: str


class FileIsUtf16(Problem):
    """文件是 UTF-16 编码。| The file is UTF-16 (what Notepad calls Unicode).

    wrong command::

        duheng check utf16.rules
    """

    code = "FIL-003"
    file_named = "name"
    zh = "文件是 UTF-16 编码（记事本里叫“Unicode”），不是 UTF-8：{name}"
    en = 'The file is UTF-16 (Notepad calls it "Unicode"), not UTF-8: {name}'
    hint_zh = "用记事本打开，选“另存为”，编码选“UTF-8”，再保存一次。"
    hint_en = "Open it in Notepad, choose Save as, pick the encoding UTF-8 and save again."

    name: str


class FileNotText(Problem):
    """文件不是文本。| The file isn't text.

    wrong command::

        duheng check binary.rules
    """

    code = "FIL-004"
    file_named = "name"
    zh = "这不是文本文件：{name}"
    en = "This isn't a text file: {name}"
    hint_zh = (
        "规则文件（.rules）和表单（.yaml）都是 UTF-8 文本；Excel、Word 表按文件名认，要以 .xlsx、.docx 结尾，"
        "不能从标准输入读。"
    )
    hint_en = (
        "Rulesets (.rules) and forms (.yaml) are UTF-8 text; sheets and documents are known by their names, which end "
        "in .xlsx or .docx, and can't come from standard input."
    )

    name: str


class FileTooLarge(Problem):
    """文件过大。| The file is larger than any ruleset or form.

    wrong command::

        duheng check huge.rules
    """

    code = "FIL-005"
    file_named = "name"
    zh = "文件过大：{name} 有 {size} 字节，上限是 {limit} 字节"
    en = "The file is too large: {name} has {size} bytes, the limit is {limit}"
    hint_zh = "请确认是否选错了文件。"
    hint_en = "Check that it's the right file."

    name: str
    size: int
    limit: int


class OfSystem(Problem):
    """What the system doesn't let us do with a file."""

    file_named = "name"

    name: str
    reason: str
    reason_en: str

    @classmethod
    def of(cls, name: str, error: OSError) -> Self:
        """The problem of an error of the system."""
        reason, reason_en = reason_of(error)
        return cls(name=name, reason=reason, reason_en=reason_en)


class FileUnreadable(OfSystem):
    """系统不让读这个文件。| The system doesn't let us read the file.

    wrong command::

        duheng check .
    """

    code = "FIL-006"
    zh = "读不了文件：{name}（{reason}）"
    en = "Can't read the file: {name} ({reason_en})"
    hint_zh = "请核对它是不是文件、有没有读的权限。"
    hint_en = "Check that it is a file and that you may read it."


class FileUnwritable(OfSystem):
    """写不了结果文件。| The result can't be written there.

    wrong command::

        duheng eval form.yaml -o 没有这个文件夹/结果.json
    """

    code = "FIL-007"
    zh = "写不了文件：{name}（{reason}）"
    en = "Can't write the file: {name} ({reason_en})"
    hint_zh = "请核对文件夹是否存在、有没有写的权限。"
    hint_en = "Check that the folder exists and that you may write there."


_REASONS = {
    errno.EACCES: ("没有权限", "permission denied"),
    errno.EPERM: ("没有权限", "permission denied"),
    errno.EISDIR: ("这是一个文件夹", "it is a folder"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.ENOENT: ("没有这个文件或文件夹", "no such file or folder"),
    errno.EEXIST: ("已有同名的文件", "there is a file of that name"),
    errno.ENOSPC: ("磁盘已满", "the disk is full"),
    errno.EROFS: ("磁盘只能读", "the disk is read-only"),
    errno.EBADF: ("输出没有打开", "it isn't open"),
    errno.ENAMETOOLONG: ("文件名过长", "the name is too long"),
    errno.ESPIPE: ("这是管道或设备", "it is a pipe or a device"),
    errno.ELOOP: ("链接绕成了圈", "links lead in a circle"),
}


def reason_of(error: OSError) -> tuple[str, str]:
    """Why the system refused, in Chinese and English."""
    other = f"系统错误 {error.errno}", error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0, other)


class SameId(Problem):
    """两个规则集文件的编号相同，不知道用哪一个。| Two ruleset files have one id, so that it names neither.

    One folder holds two files that begin with the same 规则集 line, mostly because a copy was edited.

    wrong command::

        duheng eval form.yaml --ruleset 990101/2020 --rules-dir 有副本的文件夹
    """

    code = "FIL-008"
    zh = "不止一个文件的编号是 {id}：{files}"
    en = "More than one file has the id {id}: {files}"
    hint_zh = "改其中一个的编号（如 {id}-试行），或把它移出这个文件夹。"
    hint_en = "Give one of them another id (such as {id}-trial), or move it out of the folder."

    id: str
    files: tuple[str, ...]

    @property
    def location(self) -> Span | None:
        return FileSpan(self.files[0])
