# SPDX-License-Identifier: MIT
"""How the page looks: for everybody, in every width, light and dark; and the pictures of it in the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from acceptance.browsing import visiting
from acceptance.language import OURS, Jenkins
from local.distribution import ROOT
from local.world import USER

FLAG = """
    import jenkins.model.experimentalflags.UserExperimentalFlagsProperty
    def flags = {flags}
    hudson.model.User.getById('{user}', false).addProperty(new UserExperimentalFlagsProperty(flags))
"""

PAGES = {
    "page": OURS,
    "configure": OURS + "configure?cloud=fargate-cloud&template=build-example",
    "template": OURS + "template?cloud=fargate-cloud&template=build-example",
    "review": OURS + "review",
}
# Of the agents' image; the picture is to show no folder of the machine that makes it
FOLDER_OF_AGENTS = "/home/jenkins"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [480, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use_it(jenkins: Jenkins, browser: Browser, name: str, width: int, scheme: str) -> None:
    with visiting(jenkins, browser, color_scheme=scheme, width=width) as visitor:
        visitor.open(PAGES[name])
        assert visitor.accessibility() == []
        assert visitor.overflow() <= 0


@pytest.mark.parametrize("name", PAGES)
def test_each_page_stands_in_the_frame_of_manage_jenkins(
    framed: Jenkins, browser: Browser, name: str
) -> None:
    with visiting(framed, browser) as visitor:
        visitor.open(PAGES[name])
        expect(visitor.page.locator(".app-settings-container h1")).to_be_visible()
        visitor.page.wait_for_load_state("networkidle")
        assert visitor.accessibility() == []
        assert visitor.overflow() <= 0


@pytest.fixture
def framed(jenkins: Jenkins) -> Iterator[Jenkins]:
    """A Jenkins whose administrator has chosen the new *Manage Jenkins*."""
    jenkins.groovy(FLAG.format(flags="['new-manage-jenkins.flag': 'true']", user=USER))
    yield jenkins
    jenkins.groovy(FLAG.format(flags="[:]", user=USER))


def test_all_colours_are_the_themes() -> None:
    styles = [file.read_text() for file in (ROOT / "src/main/resources").rglob("*.css")]
    assert styles
    assert [
        found for style in styles for found in re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(", style)
    ] == []


@pytest.mark.parametrize(
    ("picture", "path"),
    [("page", OURS), ("clouds", "manage/cloud/"), ("configure", PAGES["configure"])],
)
def test_pictures_of_the_documents(jenkins: Jenkins, browser: Browser, picture: str, path: str) -> None:
    jenkins.settled()
    with visiting(jenkins, browser) as visitor:
        visitor.open(path).picture(picture)


def test_picture_of_a_build(jenkins: Jenkins, browser: Browser) -> None:
    name = jenkins.pipeline(
        "Hello", "node('build-example-spot') { sh 'echo hello from a task on Fargate Spot' }"
    )
    build = jenkins.build(name)
    assert build.result() == "SUCCESS"
    with visiting(jenkins, browser) as visitor:
        visitor.open(build.path + "console").page.evaluate(
            "([here, there]) => document.querySelectorAll('pre').forEach("
            "one => one.innerHTML = one.innerHTML.replaceAll(here, there))",
            [str(jenkins.world.controller.place.folder / "agents"), FOLDER_OF_AGENTS],
        )
        visitor.picture("build")
