"""The explorer: what stands in the page. How it behaves in a browser is tested in tests/interop."""

from __future__ import annotations

import itertools
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest

import careertaxonomy as ct
from tests.exported import DOCUMENTS, HOSTILE, hostile, only_file

VOID = {"meta", "input", "br", "link", "img"}
LARGEST = 120_000


class Page(HTMLParser):
    """A page's elements, in order, with their attributes and texts; fails where one is not closed."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(data.decode())
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts.append((self._open[-1], data))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(params=DOCUMENTS)
def tax(request: pytest.FixtureRequest) -> ct.Taxonomy:
    return DOCUMENTS[request.param]()


def test_the_page_of_a_bundled_version_is_small() -> None:
    for release in ct.available():
        assert len(only_file(ct.load(release.name, version=release.version), "html")) < LARGEST


def test_the_policy_allows_the_one_style_and_the_one_script_and_nothing_else(tax: ct.Taxonomy) -> None:
    text = only_file(tax, "html").decode()
    hashes = {}
    for tag in ("style", "script"):
        ((whole, inside),) = re.findall(rf"(?s)(<{tag}>(.*?)</{tag}>)", text)
        assert text.count(whole) == 1
        hashes[tag] = b64encode(sha256(inside.encode()).digest()).decode()
    (policy,) = (found["content"] for found in Page(text.encode()).of("meta") if found.get("http-equiv"))
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_nothing_is_loaded_from_elsewhere_and_no_text_becomes_markup(tax: ct.Taxonomy) -> None:
    page = Page(only_file(tax, "html"))
    assert {name for name, _ in page.elements} <= {
        *(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "a",
            "header",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "form",
            "label",
        ),
        *("input", "nav", "ul", "ol", "li", "main", "section", "article", "dl", "div", "dt", "dd", "table", "thead"),
        *("tbody", "tr", "th", "td", "span", "small", "bdi", "button", "footer", "script"),
    }
    for _, attributes in page.elements:
        assert not [
            name for name in attributes if name.startswith("on") or name in {"style", "src", "srcset", "action"}
        ]
        assert (attributes.get("href") or "#").startswith("#")


def test_every_link_leads_to_something_on_the_page(tax: ct.Taxonomy) -> None:
    page = Page(only_file(tax, "html"))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len({*ids})
    assert {str(found["href"])[1:] for found in page.of("a")} <= {*ids}
    for _, attributes in page.elements:
        for name in ("aria-labelledby", "aria-describedby", "for"):
            assert attributes.get(name) in (None, *ids)


def test_every_record_has_its_sheet_and_every_name_is_shown(tax: ct.Taxonomy) -> None:
    page = Page(only_file(tax, "html"))
    ids = {attributes.get("id") for _, attributes in page.elements}
    assert {f"world-{world.id}" for world in tax.worlds} <= ids
    assert {f"cluster-{cluster.id}" for cluster in tax.clusters} <= ids
    assert {f"pathway-{pathway.id}" for pathway in tax.pathways} <= ids
    shown = {text for _, text in page.texts}
    records: tuple[Any, ...] = (*tax.worlds, *tax.clusters, *tax.pathways)
    assert {record.name.replace("\r\n", "\n") for record in records} <= {text.replace("\r\n", "\n") for text in shown}


def test_the_grid_says_named_and_through_all_worlds() -> None:
    text = only_file(ct.load(version="1.0.0"), "html").decode()
    assert text.count('<td class="named"><span class="hidden">yes</span></td>') == 17
    assert text.count('<td class="through"><span class="hidden">through All Worlds</span></td>') == 5 * 10
    assert text.count("<td></td>") == 16 * 10 - 17 - 5 * 10


def test_headings_go_down_one_level_at_a_time(tax: ct.Taxonomy) -> None:
    levels = [int(name[1]) for name, _ in Page(only_file(tax, "html")).elements if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_text_that_turns_the_direction_is_kept_to_itself() -> None:
    page = Page(only_file(hostile(), "html"))
    isolated = {text for tag, text in page.texts if tag == "bdi"}
    turning = {text for text in HOSTILE if {"\u202e", "\u0634"} & {*text}}
    assert turning <= isolated
    assert "007" not in isolated


def test_a_dataset_without_all_worlds_does_not_explain_it() -> None:
    text = only_file(DOCUMENTS["other scripts"](), "html").decode()
    assert "<dt>World</dt>" in text
    assert "<dt>All Worlds</dt>" not in text
