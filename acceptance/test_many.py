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
    path = OURS + "cloud?name=fargate-cloud"
    rows = visitor.open(path).page.locator("table.fargate-templates tbody > tr").count()
    size = len(visitor.jenkins.admin.get(path).text)
    assert size / rows < PER_TEMPLATE, f"{size} bytes for {rows} rows"


def test_a_filter_finds_the_template_among_120(visitor: Visitor) -> None:
    visitor.jenkins.settled()
    assert len(visitor.jenkins.admin.get(OURS).text) < 200_000
    visitor.open().page.locator("#fargate-filter").fill("build-017")
    rows = visitor.page.locator("table.fargate-templates").first.locator("tbody > tr")
    expect(rows).to_have_count(120)
    expect(visitor.template("build-017")).to_be_visible()
    expect(visitor.template("build-018")).to_be_hidden()
    visitor.page.locator("#fargate-filter").fill("nothing like it")
    expect(visitor.page.get_by_text("No template matches.")).to_be_visible()
    expect(visitor.page.locator("table.fargate-templates").first).to_be_hidden()
    assert visitor.accessibility() == []


def test_a_fold_shows_its_templates_when_it_is_opened(visitor: Visitor) -> None:
    visitor.open().page.locator(".fargate-group > summary").first.click()
    expect(visitor.template("build-017")).to_be_visible()
    visitor.template("build-017").get_by_role("button", name="Disable build-017").click()
    visitor.page.keyboard.press("Escape")


ALL_CHANGED = """
    Jenkins.get().clouds.getByName('fargate-cloud').templates.each { it.securityGroups = 'sg-0bad' }
    Jenkins.get().save()
"""


def test_of_many_changes_the_page_shows_the_first_and_the_review_all(visitor: Visitor) -> None:
    jenkins = visitor.jenkins
    assert jenkins.apply("unclassified: {fargateController: {drift: keep}}").status == 200
    templates = len(jenkins.clouds()["fargate-cloud"])
    jenkins.groovy(ALL_CHANGED)
    assert jenkins.rediscover() == "CHANGES_PENDING"
    pending = visitor.open().section("Pending changes")
    expect(pending.locator(".fargate-change")).to_have_count(12)
    pending.get_by_role("link", name=f"All changes ({templates})").click()
    expect(visitor.page.locator(".fargate-change")).to_have_count(templates)
    visitor.open().page.get_by_role("link", name="Apply…").click()
    expect(visitor.page).to_have_url(jenkins.address(OURS + "review"))
    assert visitor.accessibility() == []
    visitor.page.get_by_role("button", name="Apply", exact=True).click()
    expect(visitor.page.locator("#fargate-state")).to_contain_text("In sync")
    groups = {template["securityGroups"] for template in jenkins.clouds()["fargate-cloud"].values()}
    assert "sg-0bad" not in groups
    jenkins.forget_overrides()


def test_a_form_of_many_templates_opens_what_is_changed_and_keeps_the_rest(visitor: Visitor) -> None:
    said = "".join(
        f"      - {{name: build-{number:03d}, cpu: 1024, memory: 4096}}\n" for number in range(118)
    )
    jenkins = visitor.jenkins
    assert jenkins.apply(f"unclassified:\n  fargateController:\n    templates:\n{said}").status == 200
    before = jenkins.admin.get(OURS + "export/overrides.yaml").text
    assert len(jenkins.admin.get(OURS + "configure").text) < 400_000
    requests: list[str] = []
    visitor.page.on("request", lambda request: requests.append(request.url))
    visitor.open(OURS + "configure").page.wait_for_load_state("networkidle")
    asked = [url for url in requests if "/check/" in url or "/fill" in url]
    assert len(asked) < 60, "only what is open is checked"
    visitor.page.locator("#fargate-filter").fill("build-017")
    expect(visitor.page.locator(".fargate-entry:visible")).to_have_count(1)
    visitor.page.get_by_role("button", name="Change build-017").click()
    label = visitor.page.locator("[name='templates'] [name='_.label']:visible")
    expect(label).to_be_focused()
    assert visitor.accessibility() == []
    label.fill("mine")
    visitor.save()
    expect(visitor.page).to_have_url(jenkins.address(OURS))
    after = jenkins.admin.get(OURS + "export/overrides.yaml").text
    assert after.replace("      label: mine\n", "") == before
