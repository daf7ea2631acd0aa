"""Reading a page back: whether it is well formed, and what stands in it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

import pytest

ALONE = {"meta"}
Attributes = dict[str, str]


class Element(NamedTuple):
    """An element with the text in it, and that of its children."""

    tag: str
    attributes: Attributes
    text: list[str]


class Page(HTMLParser):
    """The elements of a page in order; fails where one isn't closed, or closes another."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(page)
        self.close()
        assert [each.tag for each in self.open] == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice: {names}"
        found = Element(tag, {name: value or "" for name, value in attrs}, [])
        self.elements.append(found)
        if tag not in ALONE:
            self.open.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1].tag != tag:
            pytest.fail(f"</{tag}> closes {[each.tag for each in self.open][-3:]}")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for each in self.open:
            each.text.append(data)

    def all(self, tag: str, style: str = "") -> list[Element]:
        """The elements of a tag, and of a class where one is named."""
        return [
            each
            for each in self.elements
            if each.tag == tag and (not style or style in each.attributes.get("class", "").split())
        ]

    def texts(self, tag: str, style: str = "") -> list[str]:
        """What stands in them."""
        return ["".join(each.text).strip() for each in self.all(tag, style)]


def held_together(text: str) -> Page:
    """The page, after looking at what holds for every page of ours."""
    page = Page(text)
    attributes = [(name, value) for each in page.elements for name, value in each.attributes.items()]
    identities = [value for name, value in attributes if name == "id"]
    assert len(identities) == len(set(identities))
    assert [name for name, _ in attributes if name.startswith("on") or name == "style"] == []
    places = [value for name, value in attributes if name in ("href", "src", "xlink:href", "action")]
    assert [each for each in places if re.match(r"[a-z]+:|//", each, re.IGNORECASE)] == []
    assert {each[1:] for each in places if each.startswith("#")} <= set(identities)
    assert not {each.tag for each in page.elements} & {"img", "link", "iframe", "object", "embed", "base", "form"}
    assert (len(page.all("script")), len(page.all("style")), len(page.all("title"))) == (1, 1, 1)
    (policy,) = [each.attributes["content"] for each in page.all("meta") if "http-equiv" in each.attributes]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    return page
