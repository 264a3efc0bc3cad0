# SPDX-License-Identifier: MIT
"""120 templates: the page stays one that a person can use."""

from __future__ import annotations

from playwright.sync_api import expect

from acceptance.browsing import Visitor
from acceptance.language import jenkins_with

jenkins = jenkins_with(scenario="many-templates")


def test_a_filter_finds_the_template_among_120(visitor: Visitor) -> None:
    visitor.jenkins.settled()
    rows = visitor.open().page.locator("table.fargate-templates").first.locator("tbody > tr")
    assert rows.count() >= 119
    visitor.page.locator("#fargate-filter").fill("build-017")
    expect(visitor.template("build-017")).to_be_visible()
    expect(visitor.template("build-018")).to_be_hidden()
    visitor.page.locator("#fargate-filter").fill("nothing like it")
    expect(visitor.page.get_by_text("No template matches.")).to_be_visible()
    expect(visitor.page.locator("table.fargate-templates").first).to_be_hidden()
    assert visitor.accessibility() == []
