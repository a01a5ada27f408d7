"""The explorer in a browser: somebody searches, opens, goes back and prints."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import careertaxonomy as ct
from tests.exported import large, only_file
from tests.interop.pages import Watched

api: Any = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (extra interop)")

WIDTHS = (360, 768, 1280)


def test_a_search_finds_opens_and_comes_back(watch: Callable[..., Watched]) -> None:
    watched = watch(viewport={"width": 360, "height": 700})
    page = watched.page
    page.get_by_label("Find a World, a cluster or a pathway").fill("tech")
    assert page.get_by_role("status").inner_text() == "19 results for \u201ctech\u201d"
    assert watched.visible("#found b")[:2] == ["Energy & Technology", "Arts, Audio/Video Technology & Communications"]
    assert watched.visible("#found mark")[0] == "Tech"
    assert not page.locator("#grid").is_visible()
    page.get_by_role("link", name="Performing Arts").scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 100
    page.get_by_role("link", name="Performing Arts").click()
    assert page.url.endswith("#pathway-performing-arts")
    assert watched.visible("h3") == ["Arts, Audio/Video Technology & Communications"]
    assert page.title().startswith("Arts, Audio/Video Technology & Communications \u2013 ")
    assert not page.locator("#results").is_visible()
    page.go_back()
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") == place
    assert page.locator("#q").input_value() == "tech"
    assert len(watched.visible("#found b")) == 19
    page.locator("#q").fill("")
    assert page.locator("#grid").is_visible()
    assert not page.locator("#results").is_visible()


@pytest.mark.parametrize(
    ("typed", "first", "said"),
    [
        ("HEALTH care", "Health Care", "4 results"),
        ("t\u00e9l\u00e9com", "Telecommunications", "1 result "),
        ("hospitality & tourism", "Hospitality, Tourism & Retail", "7 results"),
        ("HLTH", "Health Science", "1 result "),
        ("stem", "Science, Technology, Engineering & Mathematics", "10 results"),
        ("accountant", "Accounting", "Nothing here is called \u201caccountant\u201d. One name is near it:"),
        ("helth", "Health Care", "Nothing here is called \u201chelth\u201d. 4 names are near it:"),
        ("engineer", "Engineering & Technology", "3 results"),
        (
            "programmer",
            "Programming & Software Development",
            "Nothing here is called \u201cprogrammer\u201d. One name is near it:",
        ),
    ],
)
def test_a_word_finds_what_is_called_so_or_near_it(
    watch: Callable[..., Watched], typed: str, first: str, said: str
) -> None:
    watched = watch()
    watched.page.locator("#q").fill(typed)
    assert watched.page.get_by_role("status").inner_text().startswith(said)
    assert watched.visible("#found b")[0] == first


def test_of_many_names_that_are_near_the_first_are_shown(watch: Callable[..., Watched], folder: Path) -> None:
    (folder / "large.html").write_bytes(only_file(large(100), "html"))
    watched = watch("large.html")
    watched.page.locator("#q").fill("pathwey")
    said = "Nothing here is called \u201cpathwey\u201d. 100 names are near it (the first 60 are shown):"
    assert watched.page.get_by_role("status").inner_text() == said
    assert len(watched.visible("#found b")) == 60


@pytest.mark.parametrize("typed", ["welding", "nursing", "zzz", "xyz & qqq"])
def test_a_word_that_is_not_here_is_answered_with_what_to_try(watch: Callable[..., Watched], typed: str) -> None:
    watched = watch()
    page = watched.page
    page.locator("#q").fill(typed)
    assert (
        page.get_by_role("status").inner_text()
        == f"Nothing here is called \u201c{typed}\u201d, and no name is near it."
    )
    assert watched.visible("#found b") == []
    assert (
        watched.visible("#hints p")[0]
        == "This table names fields of work, and may have no word for a single job or skill. What to try:"
    )
    assert watched.visible("#hints a") == [cluster.name for cluster in ct.load(version="1.1.0").clusters]
    wider = watched.visible("#hints button")
    assert len(wider) == 6
    page.get_by_role("button", name=wider[0]).click()
    assert re.fullmatch(rf"\d+ results for \u201c{wider[0]}\u201d", page.get_by_role("status").inner_text())
    assert page.evaluate("document.activeElement.id") == "q"


def test_the_keyboard_alone_is_enough(watch: Callable[..., Watched]) -> None:
    watched = watch()
    page = watched.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("manufacturing")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.url.endswith("#world-manufacturing")
    api.expect(page.locator("#world-manufacturing-name")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Print this sheet"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#worlds")
    page.locator("#q").focus()
    page.keyboard.press("Escape")
    assert page.locator("#grid").is_visible()


def test_something_typed_on_an_open_sheet_brings_the_results(watch: Callable[..., Watched]) -> None:
    watched = watch("careers.html#cluster-finance")
    watched.page.locator("#q").press_sequentially("legal")
    assert watched.visible("#found b")[0] == "Legal Services"
    assert watched.page.evaluate("document.activeElement.id") == "q"
    assert watched.page.locator("#q").input_value() == "legal"


def test_a_world_that_is_open_shows_all_its_clusters_and_pathways(
    watch: Callable[..., Watched], tax: ct.Taxonomy
) -> None:
    watched = watch("careers.html#world-health-care")
    world = tax.world("health-care")
    assert watched.visible("h3") == ["Health Care"]
    assert watched.visible("h4") == ["Clusters of this World", "Clusters of every World (All Worlds)"]
    assert sorted(watched.visible(".clusters > li > a")) == sorted(cluster.name for cluster in tax.clusters_of(world))
    assert sorted(watched.visible(".clusters li li")) == sorted(pathway.name for pathway in tax.pathways_of(world))


def _pages(watched: Watched, format: str) -> int:
    data: bytes = watched.page.pdf(format=format)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", data))


@pytest.mark.parametrize("format", ["Letter", "A4"])
def test_the_whole_page_prints_on_four_pages_and_a_world_on_one(
    watch: Callable[..., Watched], format: str, tax: ct.Taxonomy
) -> None:
    assert 2 <= _pages(watch(), format) <= 4
    longest = max(tax.worlds, key=lambda world: len(tax.pathways_of(world)))
    for world in (longest, tax.world("workforce-resources")):
        assert _pages(watch(f"careers.html#world-{world.id}"), format) == 1


def test_the_button_prints_the_open_sheet_alone(watch: Callable[..., Watched]) -> None:
    watched = watch("careers.html#world-agriculture")
    watched.page.evaluate("window.print = () => { document.body.dataset.printed = 'yes'; }")
    watched.page.get_by_role("button", name="Print this sheet").click()
    assert watched.page.evaluate("document.body.dataset.printed") == "yes"
    watched.page.emulate_media(media="print")
    assert watched.visible("h3") == ["Agriculture"]
    assert watched.visible("form") == watched.visible("button") == watched.visible("nav") == []


def test_without_javascript_all_but_the_search_is_there(watch: Callable[..., Watched], tax: ct.Taxonomy) -> None:
    watched = watch(java_script_enabled=False)
    page = watched.page
    assert watched.visible("form") == watched.visible("button") == []
    assert "Ctrl+F" in watched.visible(".by-hand")[0]
    assert len(watched.visible("h3")) == len(tax.worlds) + len(tax.clusters)
    page.get_by_role("table").get_by_role("link", name="Health Care").click()
    assert watched.visible("h3") == ["Health Care"]
    page.get_by_role("link", name="Back to the whole page").click()
    assert len(watched.visible("h3")) == len(tax.worlds) + len(tax.clusters)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen(watch: Callable[..., Watched], width: int) -> None:
    watched = watch(viewport={"width": width, "height": 800})
    for fragment in ("", "#world-health-care", "#cluster-government-public-administration"):
        watched.page.evaluate(f"location.hash = '{fragment}'")
        assert watched.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
