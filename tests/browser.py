"""A real browser without a window: Chromium of the operating system, operated by Playwright."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

PHONE = {"width": 390, "height": 844}
"""The size of a phone in CSS pixels."""
_RULES: dict[str, Any] = {"resultTypes": ["violations"]}
_CHROMIUM = ("chromium", "chromium-browser")

Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class ShownPage:
    """A page on a phone, and the errors that the browser reported while it was loaded."""

    page: Page
    errors: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The visible text."""
        return self.page.inner_text("body")

    def violations(self, *, only: str = "") -> list[str]:
        """Return the rules of axe-core that the page breaks, with the elements.

        With `only`, a single rule is checked.
        """
        options = _RULES | ({"runOnly": [only]} if only else {})
        found: dict[str, Any] = Axe().run(self.page, options=options).response
        return [
            f"{rule['id']}: {[node['html'] for node in rule['nodes']]}"
            for rule in found["violations"]
        ]

    def is_wider_than_the_screen(self) -> bool:
        """Return whether the page must be scrolled sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))

    def background(self) -> tuple[int, int, int]:
        """Return the colour behind the page."""
        colour = self.page.evaluate("getComputedStyle(document.body).backgroundColor")
        red, green, blue = (int(part) for part in colour[4:-1].split(","))
        return red, green, blue


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run Chromium while the body runs. Skip the test if it isn't installed."""
    program = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if program is None:
        pytest.skip("Chromium isn't installed")
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=options)
        yield browser
        browser.close()


@contextmanager
def shown(
    browser: Browser, url: str, *, language: str = "en", scheme: Scheme = "light"
) -> Iterator[ShownPage]:
    """Open the URL on a phone with that language and colour scheme."""
    context = browser.new_context(
        viewport={"width": PHONE["width"], "height": PHONE["height"]},
        locale=language,
        color_scheme=scheme,
    )
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console",
        lambda message: errors.append(message.text) if message.type == "error" else None,
    )
    page.goto(url)
    yield ShownPage(page, errors)
    context.close()
