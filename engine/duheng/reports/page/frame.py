"""A whole page that needs nothing else: no file, no network, no script to be read.

The page's own policy forbids everything but its one style and its one script, by their hashes; so there are no
``style`` attributes, and a text that got into the page couldn't do anything. The script only unfolds and folds
everything; for paper both it and the style unfold.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from duheng.reports.page.bars import patterns
from duheng.reports.page.markup import LINE, NOTHING, Content, Markup, element, joined, text
from duheng.reports.page.style import STYLE
from duheng.reports.page.words import PageWords

_SCRIPT = """
(function () {
  "use strict";
  var all = function () { return Array.prototype.slice.call(document.querySelectorAll("details")); };
  var set = function (open) { all().forEach(function (each) { each.open = open; }); };
  var closed = [];
  [["unfold", true], ["fold", false]].forEach(function (pair) {
    var button = document.getElementById(pair[0]);
    if (button) { button.hidden = false; button.addEventListener("click", function () { set(pair[1]); }); }
  });
  window.addEventListener("beforeprint", function () {
    closed = all().filter(function (each) { return !each.open; });
    set(true);
  });
  window.addEventListener("afterprint", function () { closed.forEach(function (each) { each.open = false; }); });
}());
"""


def page(title: str, body: Markup, words: PageWords) -> str:
    """The page with a title and a body."""
    policy = (
        f"default-src 'none'; style-src '{_hash(STYLE)}'; script-src '{_hash(_SCRIPT)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = joined(
        (
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="referrer", content="no-referrer"),
            element("title", title),
            element("style", Markup(STYLE)),
        ),
        LINE,
    )
    script = element("script", Markup(_SCRIPT))
    whole = element(
        "html",
        LINE,
        element("head", LINE, head, LINE),
        LINE,
        element("body", LINE, patterns(), LINE, body, LINE, script, LINE),
        lang=words.language,
    )
    return f"<!DOCTYPE html>\n{whole}\n"


def buttons(words: PageWords) -> Markup:
    """The buttons that unfold and fold everything; hidden until the script shows them."""
    made = (
        Markup(f'<button type="button" id="{name}" hidden>{text(label)}</button>')
        for name, label in (("unfold", words.unfold), ("fold", words.fold))
    )
    return element("p", *made, class_="buttons")


def section(identity: str, heading: str, *content: Markup) -> Markup:
    """A part of a page under its heading."""
    body = joined(content, LINE)
    return element("section", element("h2", heading), LINE, body, id=identity)


def cell(label: str, value: str, style: str) -> Markup:
    """A value in a line, with its label for narrow screens and for those who listen."""
    if not value:
        return element("span", class_=f"{style} none")
    return element("span", element("span", f"{label} ", class_="label"), element("bdi", value), class_=style)


def pair(label: str, value: Content, style: str = "", title: str = "") -> Markup:
    """A label with its value, for a list of them; nothing where there is no value."""
    if not value:
        return NOTHING
    return element("div", element("dt", label, title=title), element("dd", value), class_=style)


def _hash(content: str) -> str:
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()
