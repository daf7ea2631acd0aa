"""Books made by hand, part by part, so that a test says exactly what is in the file."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(*each: tuple[str, str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>' for name, kind, target in each
    )
    return f'<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'


def parts(
    *sheets: str,
    names: Sequence[str] = (),
    states: Sequence[str] = (),
    texts: Sequence[str] = (),
    formats: Sequence[str] = (),
    since_1904: bool = False,
) -> dict[str, str]:
    """The parts of a book with these ``sheetData`` and what follows it; style 1 has the first of ``formats``."""
    called = [names[number] if number < len(names) else f"表{number + 1}" for number in range(len(sheets))]
    state = [f' state="{states[number]}"' if number < len(states) else "" for number in range(len(sheets))]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}"{state[number - 1]} r:id="rId{number}"/>'
        for number, name in enumerate(called, 1)
    )
    made = {
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f'<workbookPr date1904="{int(since_1904)}"/><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            *((f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)),
            ("rIdT", "sharedStrings", "sharedStrings.xml"),
            ("rIdS", "styles", "/xl/styles.xml"),
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{"".join(f"<si>{each}</si>" for each in texts)}</sst>',
        "xl/styles.xml": styles(formats),
    }
    for number, each in enumerate(sheets, 1):
        made[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{MAIN}">{each}</worksheet>'
    return made


def styles(formats: Sequence[str]) -> str:
    quoted = [each.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;") for each in formats]
    codes = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{each}"/>' for n, each in enumerate(quoted))
    uses = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(quoted)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0"/>{uses}</cellXfs></styleSheet>'
    )


def zipped(made: Mapping[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in made.items():
            archive.writestr(name, text)
    return stream.getvalue()


def rows(*each: str) -> str:
    """A ``sheetData`` of one row for each text of cells."""
    inside = "".join(f'<row r="{number}">{cells}</row>' for number, cells in enumerate(each, 1))
    return f"<sheetData>{inside}</sheetData>"
