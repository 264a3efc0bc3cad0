# SPDX-License-Identifier: MIT
"""The page Configure, Apply and drift, export and import, and Configuration as Code at run time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from acceptance.browsing import Visitor, visiting
from acceptance.language import OURS, Jenkins
from local.distribution import ROOT
from local.world import USER

pytestmark = pytest.mark.usefixtures("no_overrides")

CHANGED = """
    def cloud = Jenkins.get().clouds.getByName('fargate-cloud')
    cloud.templates.find { it.templateName.endsWith('_build-example') }.securityGroups = 'sg-0bad'
    Jenkins.get().save()
"""


def test_a_good_value_is_saved_and_applied_at_once(visitor: Visitor) -> None:
    visitor.open(OURS + "configure").field("reconcileMinutes").fill("7")
    visitor.save()
    expect(visitor.page).to_have_url(visitor.jenkins.address(OURS))
    controller = visitor.section("Controller")
    expect(controller).to_contain_text("7")
    expect(controller).to_contain_text("override")


def test_a_bad_value_saves_nothing_and_is_still_there(visitor: Visitor) -> None:
    visitor.open(OURS + "configure").field("reconcileMinutes").fill("5000")
    visitor.save()
    expect(visitor.page.locator("#fargate-form-problems")).to_contain_text("5000")
    assert visitor.field("reconcileMinutes").input_value() == "5000"
    problem = visitor.page.locator("#fargate-form-problems").get_by_role(
        "link", name="Check interval (minutes)"
    )
    problem.click()
    expect(visitor.field("reconcileMinutes")).to_be_focused()
    assert "5000" not in visitor.jenkins.admin.get(OURS + "export/overrides.yaml").text


def test_what_is_no_number_is_not_taken_for_nothing(visitor: Visitor) -> None:
    field = visitor.open(OURS + "configure").field("reconcileMinutes")
    field.press_sequentially("1e")
    visitor.page.get_by_role("button", name="Save", exact=True).click()
    expect(field).to_be_focused()
    expect(visitor.page).to_have_url(visitor.jenkins.address(OURS + "configure"))


def test_a_bad_value_is_told_while_it_is_typed(visitor: Visitor) -> None:
    field = visitor.open(OURS + "configure").field("rootUrl")
    field.fill("nonsense")
    field.blur()
    expect(visitor.page.get_by_text("is not a URL").first).to_be_visible()


def test_an_empty_field_shows_the_value_that_holds_and_its_origin(visitor: Visitor) -> None:
    visitor.open(OURS + "configure")
    for name, held in (("reconcileMinutes", "5 (default)"), ("rootUrl", visitor.jenkins.url)):
        assert visitor.field(name).input_value() == ""
        assert held in (visitor.field(name).get_attribute("placeholder") or "")


def test_what_somebody_else_saved_meanwhile_is_not_lost(visitor: Visitor) -> None:
    visitor.open(OURS + "configure").field("reconcileMinutes").fill("7")
    theirs = "unclassified: {fargateController: {executors: 0}}"
    assert visitor.jenkins.apply(theirs).status == 200
    visitor.save()
    expect(visitor.page.locator("#fargate-form-problems")).to_contain_text("Not saved.")
    assert visitor.field("reconcileMinutes").input_value() == "7"
    said = visitor.jenkins.admin.get(OURS + "export/overrides.yaml").text
    assert "executors: 0" in said
    assert "reconcileMinutes" not in said


def test_a_save_keeps_what_configuration_as_code_wrote_otherwise(visitor: Visitor) -> None:
    jenkins = visitor.jenkins
    said = """
unclassified:
  fargateController:
    drift: Keep
    templates:
      - name: deploy-example
        enabled: False
        cloud: Fargate-Cloud
      - name: several-lines
        label: |
          linux
          maven
"""
    assert jenkins.apply(said).status == 200
    before = jenkins.clouds()
    visitor.open(OURS + "configure").field("reconcileMinutes").fill("7")
    visitor.save()
    expect(visitor.page).to_have_url(jenkins.address(OURS))
    assert jenkins.clouds() == before
    assert "deploy-example" not in before["fargate-cloud"]
    assert before["fargate-cloud"]["several-lines"]["label"] == "linux maven"
    assert "drift: keep" in jenkins.admin.get(OURS + "export/overrides.yaml").text


def test_the_pencil_changes_a_template(visitor: Visitor) -> None:
    visitor.open().template("build-example").get_by_role("link", name="Change build-example").click()
    expect(visitor.field("label", of="templates")).to_be_focused()
    visitor.field("cpu", of="templates").select_option("1024")
    memory = visitor.field("memory", of="templates")
    expect(memory.locator("option[value='8192']")).to_have_count(1)
    expect(memory.locator("option[value='512']")).to_have_count(0)
    memory.select_option("4096")
    visitor.save()
    expect(visitor.template("build-example")).to_contain_text("1 vCPU")
    expect(visitor.template("build-example")).to_contain_text("overridden")
    assert visitor.jenkins.clouds()["fargate-cloud"]["build-example"]["memory"] == 4096


def test_a_new_template_needs_only_a_name(visitor: Visitor) -> None:
    visitor.open().page.get_by_role("link", name="Add template").click()
    expect(visitor.field("name", of="templates")).to_be_focused()
    expect(visitor.page.locator(".fargate-form .error").locator("visible=true")).to_have_count(0)
    visitor.field("name", of="templates").fill("brand-new")
    visitor.save()
    expect(visitor.template("brand-new")).to_be_visible()
    made = visitor.jenkins.clouds()
    assert made["fargate-cloud"]["brand-new"]["executionRole"]
    assert made["fargate-cloud-spot"]["brand-new"]["label"] == "brand-new-spot"


def test_the_longest_name_makes_no_page_wider_than_a_narrow_window(
    jenkins: Jenkins, browser: Browser
) -> None:
    name = "n" * 100
    assert (
        jenkins.apply(f"unclassified: {{fargateController: {{templates: [{{name: {name}}}]}}}}").status == 200
    )
    with visiting(jenkins, browser, width=480) as visitor:
        for path in ("", "configure", f"template?cloud=fargate-cloud&template={name}"):
            assert visitor.open(OURS + path).overflow() == 0, path


def test_a_template_without_a_name_is_not_lost(visitor: Visitor) -> None:
    visitor.open(OURS + "configure").page.get_by_role("button", name="Add template").click()
    expect(visitor.field("name", of="templates")).to_be_focused()
    visitor.save()
    problems = visitor.page.locator("#fargate-form-problems")
    expect(problems).to_contain_text("Enter a name, or remove the template.")
    problems.get_by_role("link", name="Template 1, Name").click()
    expect(visitor.field("name", of="templates")).to_be_focused()


def test_disable_enable_and_reset(visitor: Visitor) -> None:
    def press(what: str) -> None:
        visitor.template("deploy-example").get_by_role("button", name=f"{what} deploy-example").click()
        visitor.page.locator("dialog[open]").get_by_role("button", name=what).click()
        expect(visitor.page.locator("#notification-bar")).to_contain_text(f"deploy-example is {what.lower()}")

    visitor.open()
    press("Disable")
    expect(visitor.template("deploy-example")).to_contain_text("Disabled")
    assert "deploy-example" not in visitor.jenkins.clouds()["fargate-cloud"]
    press("Enable")
    expect(visitor.template("deploy-example")).to_contain_text("1 vCPU")
    expect(visitor.template("deploy-example")).not_to_contain_text("overridden")
    said = "unclassified: {fargateController: {templates: [{name: deploy-example, memory: 8192}]}}"
    assert visitor.jenkins.apply(said).status == 200
    expect(visitor.open().template("deploy-example")).to_contain_text("overridden")
    press("Reset")
    expect(visitor.template("deploy-example")).not_to_contain_text("overridden")
    assert "deploy-example" in visitor.jenkins.clouds()["fargate-cloud"]


def test_who_deletes_the_entry_of_a_template_resets_it(visitor: Visitor) -> None:
    jenkins = visitor.jenkins
    said = "{name: deploy-example, memory: 8192}, {name: only-here}"
    assert jenkins.apply(f"unclassified: {{fargateController: {{templates: [{said}]}}}}").status == 200
    assert "only-here" in jenkins.clouds()["fargate-cloud"]
    visitor.open(OURS + "configure")
    for button in ("Reset template", "Remove template"):
        visitor.page.get_by_role("button", name=button).click()
        expect(visitor.page.get_by_role("button", name=button)).to_have_count(0)
    visitor.save()
    expect(visitor.template("deploy-example")).not_to_contain_text("overridden")
    expect(visitor.template("only-here")).to_have_count(0)
    assert "only-here" not in jenkins.clouds()["fargate-cloud"]


@pytest.fixture
def another_parameter(jenkins: Jenkins) -> Iterator[str]:
    """A second parameter with the administrator's password; its name."""
    ssm, name = jenkins.aws.client("ssm"), f"{jenkins.aws.parameters}/another-password"
    ssm.put_parameter(Name=name, Value=jenkins.password, Type="SecureString")
    yield name
    jenkins.forget_overrides()
    ssm.delete_parameter(Name=name)


def test_a_save_asks_aws_for_nothing_but_the_password_of_another_parameter(
    visitor: Visitor, another_parameter: str
) -> None:
    jenkins = visitor.jenkins
    # So that no scheduled discovery comes between
    assert jenkins.apply("unclassified: {fargateController: {reconcileMinutes: 1440}}").status == 200
    jenkins.rediscover()

    def asked(field: str, value: str) -> list[str]:
        visitor.open(OURS + "configure").field(field).fill(value)
        jenkins.aws.control("fargate/calls", "DELETE")
        visitor.save()
        expect(visitor.page).to_have_url(jenkins.address(OURS))
        return [call for call in jenkins.aws.control("fargate/calls")["calls"] if call.startswith("ssm:")]

    assert asked("rootUrl", jenkins.url) == []
    assert asked("adminParameter", another_parameter) == ["ssm:GetParameter"]


def test_a_template_that_the_parameter_store_disables_can_be_enabled(visitor: Visitor) -> None:
    jenkins, ssm = visitor.jenkins, visitor.jenkins.aws.client("ssm")
    name = f"{jenkins.aws.parameters}/templates/not-yet"
    ssm.put_parameter(Name=name, Value='{"enabled": false}', Type="String")
    try:
        jenkins.rediscover()
        row = visitor.open().template("not-yet")
        expect(row).to_contain_text("Disabled in the parameter store")
        row.get_by_role("button", name="Enable not-yet").click()
        visitor.page.locator("dialog[open]").get_by_role("button", name="Enable").click()
        expect(visitor.template("not-yet")).to_contain_text("overridden")
        assert "not-yet" in jenkins.clouds()["fargate-cloud"]
        assert "enabled: true" in jenkins.admin.get(OURS + "export/overrides.yaml").text
    finally:
        ssm.delete_parameter(Name=name)
        jenkins.forget_overrides()
        jenkins.rediscover()


def test_what_somebody_changed_is_put_back(jenkins: Jenkins) -> None:
    planned = jenkins.clouds()
    jenkins.groovy(CHANGED)
    assert jenkins.clouds() != planned
    jenkins.rediscover()
    assert jenkins.clouds() == planned


def test_what_somebody_changed_is_kept_and_shown_and_applied_when_asked(visitor: Visitor) -> None:
    jenkins = visitor.jenkins
    assert jenkins.apply("unclassified: {fargateController: {drift: keep}}").status == 200
    jenkins.groovy(CHANGED)
    assert jenkins.rediscover() == "CHANGES_PENDING"
    pending = visitor.open().section("Pending changes")
    expect(pending).to_contain_text("securityGroups")
    expect(pending.locator("del").first).to_have_text("sg-0bad")
    visitor.page.get_by_role("link", name="Apply…").click()
    dialog = visitor.page.locator("dialog[open]")
    expect(dialog).to_contain_text("sg-0bad")
    dialog.get_by_role("button", name="Apply").click()
    expect(visitor.page.locator("#fargate-state")).to_contain_text("In sync")
    assert jenkins.clouds()["fargate-cloud"]["build-example"]["securityGroups"] != "sg-0bad"


@pytest.mark.parametrize("how", ["Cancel", "Escape"])
def test_who_does_not_apply_changes_nothing_and_has_the_focus_back(visitor: Visitor, how: str) -> None:
    jenkins = visitor.jenkins
    assert jenkins.apply("unclassified: {fargateController: {drift: keep}}").status == 200
    jenkins.groovy(CHANGED)
    assert jenkins.rediscover() == "CHANGES_PENDING"
    visitor.open().page.get_by_role("link", name="Apply…").click()
    dialog = visitor.page.locator("dialog[open]")
    if how == "Cancel":
        dialog.get_by_role("button", name="Cancel").click()
    else:
        expect(dialog.get_by_role("button", name="Cancel")).to_be_visible()
        visitor.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(visitor.page.locator("#fargate-apply")).to_be_focused()
    assert jenkins.state == "CHANGES_PENDING"
    assert jenkins.clouds()["fargate-cloud"]["build-example"]["securityGroups"] == "sg-0bad"


def test_a_change_says_who_changed_the_plan(visitor: Visitor) -> None:
    jenkins = visitor.jenkins

    def changed(by: str) -> None:
        applied = jenkins.status()["runs"][0]["applied"]
        change = next(each for each in applied if each["target"] == "template fargate-cloud/deploy-example")
        assert change["why"] == "PLAN"
        run = visitor.open().section("Last runs").locator("details").first
        run.locator("summary").click()
        expect(run).to_contain_text(f"the plan has changed: {by}")

    said = "unclassified: {fargateController: {templates: [{name: deploy-example, memory: 8192}]}}"
    assert jenkins.apply(said).status == 200
    changed(by="Configuration as Code,")
    reset = "edit?edit=RESET&template=deploy-example&cloud=fargate-cloud"
    assert jenkins.admin.post(OURS + reset).status in (200, 302)
    changed(by=f"the overrides, by {USER},")


def test_an_export_can_be_imported_again(jenkins: Jenkins) -> None:
    said = (
        "unclassified: {fargateController: {executors: 0, templates: [{name: x, cpu: 1024, memory: 4096}]}}"
    )
    assert jenkins.apply(said).status == 200
    exported = jenkins.admin.get(OURS + "export/overrides.yaml").text
    jenkins.forget_overrides()
    assert "x" not in jenkins.clouds()["fargate-cloud"]
    assert jenkins.apply(exported).status == 200
    assert jenkins.clouds()["fargate-cloud"]["x"]["memory"] == 4096
    assert jenkins.admin.get(OURS + "export/overrides.yaml").text == exported


@pytest.mark.parametrize("file", sorted((ROOT / "casc").glob("*.yaml")), ids=lambda file: file.name)
def test_each_file_of_casc_passes_the_check(jenkins: Jenkins, file: Path) -> None:
    answer = jenkins.check(file.read_text())
    assert answer.status == 200, answer.text[:2000]
    assert answer.json == []


def test_a_typo_is_told_with_its_path_and_changes_nothing(jenkins: Jenkins) -> None:
    said = "unclassified:\n  fargateController:\n    templates:\n      - name: x\n        memmory: 2048\n"
    answer = jenkins.check(said)
    assert answer.status == 400
    assert "'memmory' is not known here" in answer.text
    before = jenkins.clouds()
    assert jenkins.apply(said).status >= 400
    assert jenkins.clouds() == before
