# SPDX-License-Identifier: MIT
"""120 templates: the page stays one that a person can use."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from acceptance.browsing import Visitor
from acceptance.language import OURS, jenkins_with

jenkins = jenkins_with(scenario="many-templates")


PER_TEMPLATE = 5_000


def test_the_tables_are_folded_and_say_how_many_there_are(visitor: Visitor) -> None:
    visitor.jenkins.settled()
    groups = visitor.open().page.locator("details.fargate-group")
    expect(groups).to_have_count(2)
    expect(groups.first.locator("summary")).to_have_text(re.compile(r"1\d\d templates"))
    expect(groups.first.locator("table")).to_be_hidden()


def test_a_row_takes_few_bytes(visitor: Visitor) -> None:
    rows = visitor.open().page.locator("table.fargate-templates tbody > tr").count()
    size = len(visitor.jenkins.admin.get(OURS).text)
    assert size / rows < PER_TEMPLATE, f"{size} bytes for {rows} rows"


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
