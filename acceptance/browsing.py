# SPDX-License-Identifier: MIT
"""A person with a browser, and what the browser complains about meanwhile."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Playwright,
    expect,
)

from acceptance.language import OURS, Jenkins
from local.distribution import ROOT
from local.words import Failure
from local.world import USER

TIMEOUT = 60_000
PICTURES = ROOT / "docs/images"
# The rules of WCAG 2.0 to 2.2, levels A and AA. Contrast is left out: all colours are those of Jenkins' theme, whose grey on white
# and green on green miss the ratio; `test_all_colours_are_the_themes` sees to it that the plugin has none of its own.
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WATCH = """
document.addEventListener('securitypolicyviolation', event => window.violated(
  `${event.effectiveDirective} ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber} ${event.sample}`));
"""
# How far down something stands
USED = """Math.max(...[...document.querySelectorAll('#main-panel > *, #tasks')].map(one => one.getBoundingClientRect().bottom))"""


def launch(playwright: Playwright) -> Browser:
    """The Chromium that CHROMIUM names, or the one that is installed."""
    expect.set_options(timeout=TIMEOUT)
    found = (
        os.environ.get("CHROMIUM")
        or shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    if not found:
        raise Failure("No Chromium: install Debian's package chromium, or set CHROMIUM=/path/to/chromium")
    return playwright.chromium.launch(
        executable_path=found, args=["--no-sandbox"] if os.geteuid() == 0 else []
    )


class Visitor:
    """A person at the page, by default the administrator."""

    def __init__(self, jenkins: Jenkins, page: Page) -> None:
        self.jenkins = jenkins
        self.page = page
        self.complaints: list[str] = []
        page.set_default_timeout(TIMEOUT)
        page.on("pageerror", self._error)
        page.on("console", self._console)

    def _error(self, error: Error) -> None:
        # In a narrow window the menu of Jenkins' own breadcrumbs fails (2.568.2); such errors pass no script but Jenkins' bundles
        stack = error.stack or ""
        if "/jsbundles/" not in stack or "fargatecontroller" in stack:
            self.complaints.append(f"{self.page.url}: script error: {error.message}\n{stack}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" not in message.text:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def violated(self, what: str) -> None:
        self.complaints.append(f"{self.page.url}: Content-Security-Policy: {what}")

    def open(self, path: str = OURS) -> Visitor:
        answer = self.page.goto(self.jenkins.address(path))
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"
        return self

    @property
    def state(self) -> str:
        """The line on top."""
        return self.page.locator("#fargate-state").inner_text()

    def section(self, title: str) -> Locator:
        return self.page.locator("section").filter(
            has=self.page.get_by_role("heading", name=title, exact=True)
        )

    def template(self, name: str, cloud: int = 0) -> Locator:
        """The row of a template in the first cloud, or in another."""
        table = self.page.locator("table.fargate-templates").nth(cloud)
        return table.locator("tbody > tr").filter(has_text=name)

    def field(self, name: str, of: str = "controller", at: int = 0) -> Locator:
        """A field of the form: the controller's, a template's or a cloud's."""
        if of == "controller":
            return self.page.locator("section").last.locator(f"[name='_.{name}']")
        return self.page.locator(f"[name='{of}']").nth(at).locator(f"[name='_.{name}']")

    def save(self) -> None:
        self.page.get_by_role("button", name="Save", exact=True).click()
        self.page.wait_for_load_state("load")

    def accessibility(self) -> list[str]:
        """What axe-core finds against the standards in the plugin's part of the page, in words."""
        told = {
            "runOnly": {"type": "tag", "values": STANDARDS},
            "rules": {"color-contrast": {"enabled": False}},
        }
        # In a window as high as the page, nothing lies below the bar that Jenkins keeps at the bottom of a form
        size = self.page.viewport_size
        assert size is not None
        height = self.page.evaluate("document.documentElement.scrollHeight")
        self.page.set_viewport_size({"width": size["width"], "height": max(size["height"], height)})
        found: Any = Axe().run(self.page, context="#main-panel", options=told).response
        self.page.set_viewport_size(size)
        return [
            f"{violation['id']}: {violation['help']}: {node['html'][:300]}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    def picture(self, name: str) -> None:
        """The window as a picture in the documents; whoever commits it looks at it first."""
        self.page.wait_for_load_state("networkidle")
        clip = {"x": 0, "y": 0, "width": 1280, "height": min(900, int(self.page.evaluate(USED)) + 20)}
        file = PICTURES / f"{name}.png"
        self.page.screenshot(path=file, animations="disabled", clip=clip)
        assert file.stat().st_size > 10_000

    def overflow(self) -> int:
        """How many pixels the page is wider than the window."""
        return int(
            self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        )


@contextmanager
def visiting(
    jenkins: Jenkins,
    browser: Browser,
    user: tuple[str, str] | None = None,
    width: int = 1280,
    **settings: Any,
) -> Iterator[Visitor]:
    """Somebody who has logged in; fails in the end if the browser had something to complain about."""
    name, password = user or (USER, jenkins.password)
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        locale="en-GB",
        storage_state=jenkins.sessions.get(name),
        **settings,
    )
    try:
        if not logged_in(context, jenkins):
            log_in(context, jenkins, name, password)
            jenkins.sessions[name] = context.storage_state()
        visitor = Visitor(jenkins, context.new_page())
        visitor.page.expose_function("violated", visitor.violated)
        visitor.page.add_init_script(WATCH)
        yield visitor
        visitor.page.wait_for_load_state("load")
        assert not visitor.complaints, "\n".join(visitor.complaints)
    finally:
        context.close()


def logged_in(context: BrowserContext, jenkins: Jenkins) -> bool:
    """Whether the session of an earlier scenario still holds."""
    return context.request.get(jenkins.address("api/json?tree=mode")).ok


def log_in(context: BrowserContext, jenkins: Jenkins, user: str, password: str) -> None:
    """By the form, as people do; it works without scripts."""
    page = context.new_page()
    page.set_default_timeout(TIMEOUT)
    page.goto(jenkins.address("login"))
    page.locator("[name=j_username]").fill(user)
    page.locator("[name=j_password]").fill(password)
    page.locator("[name=Submit]").click()
    page.wait_for_url(lambda url: "/login" not in url or "loginError" in url)
    assert "loginError" not in page.url, f"{user} may not log in"
    page.close()
