"""A page of a browser, and what it said, asked for or stumbled over."""

from __future__ import annotations

from typing import Any

__all__ = ["FLAGS", "Watched"]

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Watched:
    """A page of a browser, and what it said, asked for or stumbled over."""

    def __init__(self, browser: Any, url: str, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.trouble: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.trouble.append(message.text))
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("dialog", lambda dialog: self.trouble.append(dialog.message))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(url)

    def visible(self, selector: str) -> list[str]:
        return [found.inner_text() for found in self.page.locator(selector).all() if found.is_visible()]
