"""Takes the pictures of the explorer that the pages show: `python docs/pictures.py` (extra `interop`, and Chromium).

They are taken again when the page looks different; nothing compares them, since every machine has fonts of its own.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

import careertaxonomy as ct

DOCS = Path(__file__).parent
WIDE = {"viewport": {"width": 1200, "height": 980}, "color_scheme": "light"}
PHONE = {"viewport": {"width": 360, "height": 720}, "color_scheme": "dark", "device_scale_factor": 2}


def main() -> None:
    """Takes the two pictures."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder, "careers.html")
        page.write_bytes(*ct.export(ct.load(), "html").values())
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        wide = browser.new_context(**WIDE).new_page()
        wide.goto(page.as_uri())
        wide.screenshot(path=DOCS / "explorer.png")
        phone = browser.new_context(**PHONE).new_page()
        phone.goto(page.as_uri())
        phone.locator("#q").fill("tech")
        phone.locator("#q").blur()
        phone.screenshot(path=DOCS / "explorer-phone.png")
        browser.close()


if __name__ == "__main__":
    main()
