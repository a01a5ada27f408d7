"""What the tests of this folder share: their mark, and the programs that they need."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import careertaxonomy as ct
from tests.exported import hostile, only_file
from tests.interop.pages import FLAGS, Watched

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OFFICES = ("soffice", "libreoffice")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.interop)
            item.add_marker(pytest.mark.filterwarnings("ignore"))  # what the tools warn about is theirs


def _program(names: tuple[str, ...], what: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"{what} is not installed")
    return found


@pytest.fixture(scope="session")
def browser_path() -> str:
    return _program(BROWSERS, "Chromium")


@pytest.fixture(scope="session")
def office_path() -> str:
    return _program(OFFICES, "LibreOffice")


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which is run inside a page."""
    path = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    if not path.exists():
        pytest.skip("axe-core is not installed: npm install --no-save axe-core")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")  # while it is open, no other test can run an event loop of its own
def browser(browser_path: str) -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (extra interop)")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the explorer of a bundled version and that of a hostile document."""
    made = tmp_path_factory.mktemp("pages")
    (made / "careers.html").write_bytes(only_file(ct.load(version="1.1.0"), "html"))
    (made / "hostile.html").write_bytes(only_file(hostile(), "html"))
    return made


@pytest.fixture
def watch(browser: Any, folder: Path) -> Iterator[Callable[..., Watched]]:
    """Opens pages of that folder; at the end, none has complained, asked for anything else, or set a cookie."""
    opened: list[Watched] = []

    def open_page(place: str = "careers.html", **options: Any) -> Watched:
        file, _, fragment = place.partition("#")
        url = (folder / file).as_uri()
        opened.append(Watched(browser, f"{url}#{fragment}" if fragment else url, **options))
        return opened[-1]

    yield open_page
    for watched in opened:
        assert watched.trouble == []
        assert {url.partition("#")[0] for url in watched.asked} == {watched.page.url.partition("#")[0]}
        assert watched.context.cookies() == []
        watched.context.close()
