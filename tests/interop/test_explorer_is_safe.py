"""The explorer keeps hostile names text, asks no network for anything, and shuts nobody out (axe-core)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

import careertaxonomy as ct
from tests.exported import DOCUMENTS, HOSTILE, only_file
from tests.interop.pages import Watched


def test_hostile_names_stay_text(watch: Callable[..., Watched]) -> None:
    watched = watch("hostile.html")
    page = watched.page
    assert page.locator("main img, main script, main style").count() == 0
    for typed in HOSTILE:
        page.locator("#q").fill(typed.replace("\n", " ").replace("\r", " "))
        assert page.locator("main img, main script, main style").count() == 0
    page.locator("#q").fill("alert")
    assert "<script>alert(1)</script>" in watched.visible("#found b")


@pytest.mark.parametrize(("scheme", "width"), [("dark", 360), ("light", 1280)])
def test_axe_finds_no_violation_in_any_view(browser: Any, folder: Path, axe: str, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for fragment, typed in [
        ("", ""),
        ("", "tech"),
        ("", "welding"),
        ("#world-health-care", ""),
        ("#cluster-marketing", ""),
        ("#pathway-insurance", ""),
    ]:
        page.goto("about:blank")
        page.goto((folder / "careers.html").as_uri() + fragment)
        page.locator("#q").fill(typed)
        page.evaluate(axe)
        found = page.evaluate("axe.run(document)")
        assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]] == []
        assert len(found["passes"]) > 20
    context.close()


def test_axe_finds_a_planted_fault(browser: Any, tmp_path: Path, axe: str) -> None:
    text = only_file(ct.load(), "html").decode().replace('<label for="q">', '<label for="x">').replace(' lang="en"', "")
    (tmp_path / "broken.html").write_text(text, encoding="utf-8")
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto((tmp_path / "broken.html").as_uri())
    page.evaluate(axe)
    found = page.evaluate("axe.run(document)")
    assert {"html-has-lang", "label"} <= {rule["id"] for rule in found["violations"]}
    context.close()


def test_a_server_is_asked_for_the_page_and_nothing_else(browser: Any, folder: Path) -> None:
    asked: list[str] = []

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            asked.append(self.path)

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        watched = Watched(browser, f"http://127.0.0.1:{server.server_port}/careers.html")
        watched.page.locator("#q").fill("tech")
        watched.page.wait_for_timeout(300)
        assert {*asked} == {"/careers.html"}
        assert watched.trouble == []
        watched.context.close()
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_opens_without_complaint(browser: Any, tmp_path: Path, name: str) -> None:
    (tmp_path / "page.html").write_bytes(only_file(DOCUMENTS[name](), "html"))
    watched = Watched(browser, (tmp_path / "page.html").as_uri())
    assert watched.trouble == []
    assert watched.page.locator("#clusters h3").count() == len(DOCUMENTS[name]().clusters)
    watched.context.close()
