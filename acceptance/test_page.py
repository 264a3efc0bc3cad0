# SPDX-License-Identifier: MIT
"""What docs/page.md says of the page, sentence by sentence, in its order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, expect

from acceptance.browsing import Visitor, visiting
from acceptance.language import OURS, Jenkins, until


def test_it_is_under_manage_jenkins(visitor: Visitor) -> None:
    visitor.open("manage/")
    visitor.page.get_by_role("link", name="Fargate Controller").first.click()
    expect(visitor.page).to_have_url(visitor.jenkins.address(OURS))


def test_the_line_on_top_says_how_things_are(visitor: Visitor) -> None:
    visitor.jenkins.settled()
    assert "In sync" in visitor.open().state
    assert "Jenkins matches the plan" in visitor.state


def test_both_clouds_with_their_templates(visitor: Visitor) -> None:
    visitor.open()
    row = visitor.template("build-example")
    for text in ("build-example", "0.5 vCPU", "jenkins/inbound-agent", "BuildExampleRole", "parameter store"):
        expect(row).to_contain_text(text)
    expect(visitor.template("build-example", cloud=1)).to_contain_text("build-example-spot")


def test_a_name_leads_to_all_values_of_the_template_and_their_origins(visitor: Visitor) -> None:
    visitor.open().template("build-example").get_by_role("link", name="build-example", exact=True).click()
    for text in ("memory", "remoteFSRoot", "parameter store", "/templates/build-example", "default"):
        expect(visitor.page.locator("#main-panel")).to_contain_text(text)


@pytest.mark.parametrize("title", ["Clouds and agent templates", "Controller", "What was found", "Last runs"])
def test_has_the_part(visitor: Visitor, title: str) -> None:
    expect(visitor.open().section(title)).to_be_visible()


def test_every_fact_has_its_origin(visitor: Visitor) -> None:
    found = visitor.open().section("What was found")
    for text in ("ecs:DescribeTaskDefinition", "servicediscovery:GetNamespace", "/jenkins/demo/spot-cluster"):
        expect(found).to_contain_text(text)
    expect(found).to_contain_text(str(visitor.jenkins.world.controller.place.home))


def test_a_run_tells_its_calls(visitor: Visitor) -> None:
    visitor.jenkins.rediscover()
    run = visitor.open().section("Last runs").locator("details").first
    run.locator("summary").click()
    for text in ("ecs:DescribeTasks", "ssm:GetParametersByPath", "ms"):
        expect(run).to_contain_text(text)


def test_the_last_ten_runs_stay(visitor: Visitor) -> None:
    for _ in range(11):
        visitor.jenkins.rediscover()
    expect(visitor.open().section("Last runs").locator("details")).to_have_count(10)


def test_re_discover_asks_anew_and_shows_the_end_by_itself(visitor: Visitor) -> None:
    visitor.open()
    before = visitor.jenkins.status()["runs"][0]["start"]
    visitor.page.get_by_role("button", name="Re-discover").click()
    until("the run", lambda: visitor.jenkins.status()["runs"][0]["start"] != before)
    visitor.jenkins.settled()
    expect(visitor.page.locator("#fargate-progress")).to_be_hidden()
    expect(visitor.page.locator("#fargate-state")).to_contain_text("In sync")
    expect(visitor.page.locator("#notification-bar")).to_contain_text("The discovery has ended")


@pytest.fixture
def slow_call(jenkins: Jenkins) -> Iterator[str]:
    """A call that makes the next discovery slow; its name."""
    call = "ecs:DescribeServices"
    with jenkins.slow(call):
        yield call
    jenkins.settled()


def test_while_a_discovery_runs_the_page_says_so_and_shows_the_calls_as_they_end(
    visitor: Visitor, slow_call: str
) -> None:
    visitor.jenkins.settled()
    visitor.open().page.get_by_role("button", name="Re-discover").click()
    expect(visitor.page.locator("#fargate-progress")).to_be_visible()
    expect(visitor.page.locator("#fargate-progress-calls")).to_contain_text("ecs:DescribeTasks: ok")
    expect(visitor.page.locator("#fargate-progress-calls")).not_to_contain_text(slow_call)
    said = visitor.jenkins.status()
    assert said["state"] == "DISCOVERING"
    assert said["progress"]["done"] < said["progress"]["expected"]
    assert "Discovering" in visitor.open().state
    expect(visitor.page.locator("#fargate-state")).to_contain_text("In sync")


def test_without_scripts_it_is_loaded_anew_until_a_discovery_has_ended(
    jenkins: Jenkins, browser: Browser, slow_call: str
) -> None:
    again = '<meta http-equiv="refresh" content="5"'
    jenkins.settled()
    with visiting(jenkins, browser, java_script_enabled=False) as visitor:
        assert again not in jenkins.admin.get(OURS).text
        visitor.open().page.get_by_role("button", name="Re-discover").click()
        until("a discovery", lambda: jenkins.state == "DISCOVERING")
        assert again in jenkins.admin.get(OURS).text


@pytest.mark.usefixtures("no_overrides")
def test_what_was_saved_elsewhere_is_not_compared_yet_until_the_page_shows_the_end_by_itself(
    visitor: Visitor,
) -> None:
    jenkins = visitor.jenkins
    jenkins.settled()
    with jenkins.slow("ssm:GetParameter"):  # each comparison asks for the password
        said = "unclassified: {fargateController: {templates: [{name: said-elsewhere}]}}"
        assert jenkins.admin.post("configuration-as-code/apply", said).status == 200
        assert "Comparing" in visitor.open().state
        row = visitor.template("said-elsewhere")
        expect(row).to_contain_text("Not compared yet")
        assert jenkins.state == "COMPARING"
        expect(visitor.page.locator("#fargate-progress")).to_be_hidden()
        expect(visitor.page.locator("#fargate-state")).to_contain_text("In sync")
        expect(row).to_contain_text("vCPU")


@contextmanager
def bad_templates(jenkins: Jenkins, *names: str) -> Iterator[None]:
    """Templates in the parameter store that cannot work."""
    ssm, folder = jenkins.aws.client("ssm"), f"{jenkins.aws.parameters}/templates"
    for name in names:
        value = json.dumps({"cpu": 1024, "memory": 512})
        ssm.put_parameter(Name=f"{folder}/{name}", Value=value, Type="String")
    try:
        assert jenkins.rediscover() == "PROBLEMS"
        yield
    finally:
        ssm.delete_parameters(Names=[f"{folder}/{name}" for name in names])
        jenkins.rediscover()


@pytest.fixture
def bad_template(jenkins: Jenkins) -> Iterator[str]:
    """One of them; its name."""
    with bad_templates(jenkins, "too-small"):
        yield "too-small"


def test_a_problem_says_what_is_wrong_where_and_what_to_do(visitor: Visitor, bad_template: str) -> None:
    assert "Problems" in visitor.open().state
    problem = visitor.section("Problems").locator("li").first
    for text in ("Error:", "512", "1024", f"/templates/{bad_template}"):
        expect(problem).to_contain_text(text)
    row = visitor.template(bad_template)
    row.get_by_role("link", name="Left out because of a problem").click()
    expect(problem).to_be_in_viewport()
    assert bad_template not in visitor.jenkins.clouds()["fargate-cloud"]
    assert visitor.accessibility() == []


def test_errors_come_first(visitor: Visitor, bad_template: str) -> None:
    denied = "elasticfilesystem:DescribeFileSystems"
    with visitor.jenkins.fault(denied, code="AccessDeniedException"):
        visitor.jenkins.rediscover()
        problems = visitor.open().section("Problems").locator("li")
        expect(problems.first).to_contain_text(bad_template)
        expect(problems.last).to_contain_text("Warning:")
        expect(problems.last).to_contain_text(denied)


def test_an_absent_fact_says_why_and_what_to_do(visitor: Visitor) -> None:
    jenkins, ssm = visitor.jenkins, visitor.jenkins.aws.client("ssm")
    name = f"{jenkins.aws.parameters}/notification-topic"
    topic = ssm.get_parameter(Name=name)["Parameter"]["Value"]
    ssm.delete_parameter(Name=name)
    try:
        jenkins.rediscover()
        fact = visitor.open().section("What was found").locator("tr").filter(has_text="Notification topic")
        for text in ("None.", f"There is no parameter {name}.", f"Create the parameter {name}."):
            expect(fact).to_contain_text(text)
    finally:
        ssm.put_parameter(Name=name, Value=topic, Type="String")
        jenkins.rediscover()


def test_errors_raise_a_notice_that_leads_to_the_page_and_can_be_dismissed(
    visitor: Visitor, bad_template: str
) -> None:
    monitor = (
        "Jenkins.get().administrativeMonitors.find { it.class.simpleName == 'FargateControllerMonitor' }"
    )
    assert visitor.jenkins.groovy(f"println {monitor}.activated") == "true"
    panel = visitor.open("manage/").page.locator("#main-panel")
    expect(panel).to_contain_text("Fargate Controller has errors.")
    expect(panel).to_contain_text(bad_template)
    panel.get_by_role("link", name="Open Fargate Controller").click()
    expect(visitor.page).to_have_url(visitor.jenkins.address(OURS))
    visitor.jenkins.groovy(f"{monitor}.disable(true)")
    try:
        expect(visitor.open("manage/").page.locator("#main-panel")).not_to_contain_text("has errors.")
    finally:
        visitor.jenkins.groovy(f"{monitor}.disable(false)")


def test_the_notice_names_the_first_three_errors(visitor: Visitor) -> None:
    names = ("small-a", "small-b", "small-c", "small-d")
    with bad_templates(visitor.jenkins, *names):
        panel = visitor.open("manage/").page.locator("#main-panel")
        for name in names[:3]:
            expect(panel).to_contain_text(f"/templates/{name}")
        expect(panel).not_to_contain_text(names[3])


def test_what_was_added_stands_under_the_last_runs_by_name(visitor: Visitor) -> None:
    jenkins = visitor.jenkins
    name = f"{jenkins.aws.parameters}/templates/passing-by"
    ssm = jenkins.aws.client("ssm")
    ssm.put_parameter(Name=name, Value="{}", Type="String")
    try:
        jenkins.rediscover()
        run = visitor.open().section("Last runs").locator("details").first
        run.locator("summary").click()
        expect(run.locator(".fargate-changes")).to_contain_text("passing-by")
    finally:
        ssm.delete_parameter(Name=name)
        jenkins.rediscover()


def test_nothing_on_the_page_is_a_nameless_stop_of_the_keyboard(visitor: Visitor) -> None:
    visitor.open().template("build-example").get_by_role("link", name="build-example", exact=True).focus()
    stops = []
    for _ in range(3):
        visitor.page.keyboard.press("Tab")
        stops.append(
            visitor.page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent")
        )
    assert stops[:2] == ["Change build-example", "Disable build-example"]
    assert stops[2].strip()


def test_escape_gives_the_focus_back(visitor: Visitor) -> None:
    visitor.open()
    button = visitor.template("build-example").get_by_role("button", name="Disable build-example")
    button.click()
    visitor.page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_a_reader_sees_no_button_that_changes_something(jenkins: Jenkins, browser: Browser) -> None:
    reader = jenkins.reader()
    with visiting(jenkins, browser, user=(reader.name, reader.password)) as visitor:
        visitor.open()
        expect(visitor.section("Clouds and agent templates")).to_be_visible()
        for name in ("Re-discover", "Add template"):
            expect(visitor.page.get_by_text(name, exact=True)).to_have_count(0)
        visitor.page.get_by_text("View configuration").click()
        expect(visitor.page.get_by_role("button", name="Save", exact=True)).to_have_count(0)


def test_exports_what_the_menu_says(jenkins: Jenkins) -> None:
    overrides = jenkins.admin.get(OURS + "export/overrides.yaml")
    plan = jenkins.admin.get(OURS + "export/plan.yaml")
    for answer in (overrides, plan):
        assert "attachment" in answer.headers["Content-Disposition"]
        assert jenkins.password not in answer.text
    assert "fargateController:" in overrides.text
    assert "fargateController:" not in plan.text
    assert "fargate-cloud-spot" in plan.text


@pytest.mark.usefixtures("no_overrides")
def test_values_of_variables_are_in_the_exports_alone(jenkins: Jenkins) -> None:
    secret = "hunter2-hunter2"
    said = {"name": "with-secrets", "environment": {"TOKEN": secret}}
    assert (
        jenkins.apply(json.dumps({"unclassified": {"fargateController": {"templates": [said]}}})).status
        == 200
    )
    for path in ("export/overrides.yaml", "export/plan.yaml"):
        assert secret in jenkins.admin.get(OURS + path).text
    page = jenkins.admin.get(OURS + "template?cloud=fargate-cloud&template=with-secrets").text
    assert "TOKEN" in page
    shown = [page, *(jenkins.admin.get(OURS + path).text for path in ("", "api/json?depth=9"))]
    assert not [text for text in [*shown, jenkins.log()] if secret in text]


def test_the_json_has_the_properties_that_the_page_names(jenkins: Jenkins) -> None:
    assert {"state", "sentence", "facts", "plan", "pending", "runs"} <= set(jenkins.status())
    assert jenkins.admin.get(OURS + "api/json?tree=state,sentence").json.keys() == {
        "_class",
        "state",
        "sentence",
    }
    assert "\n" in jenkins.admin.get(OURS + "api/json?pretty=true").text
    run = jenkins.status()["runs"][0]
    assert isinstance(run["millis"], int)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", run["start"])


def test_without_scripts_one_reads_discovers_and_applies(jenkins: Jenkins, browser: Browser) -> None:
    with visiting(jenkins, browser, java_script_enabled=False) as visitor:
        visitor.open()
        # Chromium itself shows no <noscript> when it is a debugger that forbids scripts
        assert "JavaScript is disabled in this browser" in visitor.page.content()
        before = jenkins.status()["runs"][0]["start"]
        visitor.page.get_by_role("button", name="Re-discover").click()
        until("the run", lambda: jenkins.status()["runs"][0]["start"] != before)
        jenkins.settled()
        assert "In sync" in visitor.open().state
        visitor.open(OURS + "configure")
        assert "Jenkins needs it to save a form" in visitor.page.content()


def test_the_page_of_a_cloud_leads_here(visitor: Visitor) -> None:
    visitor.open("manage/cloud/fargate-cloud/")
    expect(visitor.page.locator("#main-panel")).to_contain_text("This cloud is managed by")
    visitor.page.locator("#tasks").get_by_role("link", name="Fargate Controller").click()
    expect(visitor.page).to_have_url(visitor.jenkins.address(OURS))


def test_so_does_the_menu_of_a_cloud_in_the_list(visitor: Visitor) -> None:
    visitor.open("manage/cloud/").page.locator("button[data-href$='/cloud/fargate-cloud/']").click()
    visitor.page.locator(".jenkins-dropdown").get_by_role("link", name="Fargate Controller").click()
    expect(visitor.page).to_have_url(visitor.jenkins.address(OURS))


def test_the_login_page_says_nothing_where_all_is_well(jenkins: Jenkins) -> None:
    assert "could not be read" not in jenkins.anonymous.get("login").text
