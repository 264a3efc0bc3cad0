# SPDX-License-Identifier: MIT
"""A newer line is taken in every place; where something is amiss, nothing is written, and it is said why."""

from __future__ import annotations

import datetime
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from local.distribution import Pins
from update.__main__ import API, LISTS, main
from update.places import Rewrite
from update.tests.sites import Answers

TODAY = datetime.date(2026, 10, 1)
FILES = {
    "hermetic/jenkins-lines.properties": """# The lines
baseline=2.541.3
baseline.bom=6000.vaaaaaaaaaaaa
baseline.java=17
image=2.568.2
image.bom=6000.vaaaaaaaaaaaa
image.java=21
image.until=2026-09-30
agent=3355.v388858a_47b_33-23
builder=3.9.11-eclipse-temurin-21
""",
    "hermetic/jenkins-lines-places.txt": """# places
README.md         | Jenkins ${image} on Java ${image.java}
README.md         | until about ${image.until}
pom.xml           | <version>${baseline.bom}</version>
docker/Dockerfile | ARG BUILD_IMAGE=maven:${builder}
*                 | jenkins/inbound-agent:${agent}
""",
    "README.md": "It runs Jenkins\n2.568.2 on Java 21, until about 2026-09-30. Others ran 2.568.2.\n",
    "pom.xml": "<version>6000.vaaaaaaaaaaaa</version>",
    "docker/Dockerfile": "ARG BUILD_IMAGE=maven:3.9.11-eclipse-temurin-21\n",
    "deploy/golden.txt": "the image jenkins/inbound-agent:3355.v388858a_47b_33-23\n",
    "docs/decisions/0001.md": "jenkins/inbound-agent:3355.v388858a_47b_33-23 was chosen\n",
    "docker/plugins.txt": """# The BOM, line 2.568.x, release 6000.vaaaaaaaaaaaa (2026-08-18), and amazon-ecs
# Clouds
amazon-ecs:1.49
# Pipelines
workflow-job:1500.v1

# What those need
echarts-api:6.1.0-1.v1
structs:362.va_b
""",
    "docker/tests/plugin-dependencies.json": "{}\n",
    "local/plugins-baseline.txt": "# Newer than the baseline\necharts-api:6.0.0-1.v1\n",
    **{f"{API}/{version}.{name}": "as it was" for version in ("2.541.3", "2.568.2") for name in LISTS},
    "hermetic/plugin/pom.xml": (
        "<hpi.dependencies>amazon-ecs:1.49;resolution:=optional,structs:362.va_b</hpi.dependencies>"
    ),
}


def release(core: str = "2.500", **needs: str) -> dict[str, Any]:
    named = [
        {"name": name.replace("_", "-"), "version": least, "optional": False} for name, least in needs.items()
    ]
    return {
        "requiredCore": core,
        "dependencies": [*named, {"name": "git", "version": "1.0", "optional": True}],
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for file, text in FILES.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    subprocess.run(["git", "-C", str(tmp_path), "add", "."], check=True)
    return tmp_path


@pytest.fixture
def sites(monkeypatch: pytest.MonkeyPatch) -> Iterator[Answers]:
    """Nothing newer than what the files say."""
    made = Answers()
    made.released(
        "org.jenkins-ci.main", "jenkins-war", "2.568.1", "2.568.2", "2.568.10-rc1", "2.579", "2.541.3"
    )
    for version in ("2.568.1", "2.568.2"):
        made.artifact("org.jenkins-ci.main", "jenkins-war", version, "")
    remoting(made, "2.568.2", "3355.3357.v931d3c992987")
    made.docs["/v2/repositories/jenkins/jenkins/tags/2.568.2-lts-jdk21"] = "{}"
    made.bom("2.568", "6000.vaaaaaaaaaaaa", {"workflow-job": "1500.v1"}, NOW)
    made.bom("2.541", "6000.vaaaaaaaaaaaa", {"echarts-api": "6.0.0-1.v1"}, NOW)
    made.tags(
        "jenkins/inbound-agent",
        "3355.",
        ["3355.v388858a_47b_33-3", "3355.v388858a_47b_33-23-jdk21"],
        ["3355.v388858a_47b_33-23"],
    )
    made.tags(
        "library/maven", "eclipse-temurin-21", ["3.9.11-eclipse-temurin-21", "4.0.0-rc-4-eclipse-temurin-21"]
    )
    publish(made)
    made.warn()
    for name in ("JENKINS_MAVEN", "JENKINS_UPDATES", "DOCKER_HUB"):
        monkeypatch.setenv(name, made.url)
    yield made
    made.close()


NOW = {"workflow-job": "1600.v2", "structs": "362.va_b", "echarts-api": "6.1.0-1.v1"}
THEN = {
    "workflow-job": "1700.v3",
    "structs": "400.vc_d",
    "echarts-api": "7.0.0-2.v2",
    "jquery3-api": "3.8.0-1.v1",
}


def remoting(sites: Answers, version: str, remoting_: str) -> None:
    body = f"<properties><remoting.version>{remoting_}</remoting.version></properties>"
    sites.artifact("org.jenkins-ci.main", "jenkins-parent", version, body)


def publish(sites: Answers) -> None:
    echarts = {
        "6.0.0-1.v1": release(),
        "6.1.0-1.v1": release("2.560"),
        "7.0.0-2.v2": release("2.570", jquery3_api="3.7.0"),
    }
    sites.plugins(
        amazon_ecs={"1.49": release(structs="300.v1"), "1.5": release(), "2.0": release("2.600")},
        workflow_job={
            "1500.v1": release(structs="300.v1", echarts_api="6.0.0-1.v1"),
            "1700.v3": release(structs="390.v1", echarts_api="6.0.0-1.v1"),
        },
        structs={"362.va_b": release(), "400.vc_d": release()},
        echarts_api=echarts,
        jquery3_api={"3.8.0-1.v1": release()},
    )


def newer(sites: Answers) -> None:
    """2.580.1 with its BOM, images and plugins."""
    war = ("2.568.1", "2.568.2", "2.568.3", "2.580.1", "2.541.3", "2.592.1")
    sites.released("org.jenkins-ci.main", "jenkins-war", *war)
    sites.artifact("org.jenkins-ci.main", "jenkins-war", "2.580.1", "")
    remoting(sites, "2.580.1", "3400.vabc")
    sites.docs["/v2/repositories/jenkins/jenkins/tags/2.580.1-lts-jdk21"] = "{}"
    sites.bom("2.580", "7000.vbbbbbbbbbbbb", {}, THEN)
    sites.tags("jenkins/inbound-agent", "3400.", ["3400.v111-9", "3400.vabc-2"])
    sites.tags(
        "library/maven", "eclipse-temurin-21", ["3.9.9-eclipse-temurin-21", "3.10.0-eclipse-temurin-21"]
    )


def run(root: Path, *arguments: str) -> int:
    return main([*arguments, "--no-tests"], root, TODAY, read)


def read(pins: Pins) -> dict[str, bytes]:
    """In place of lists that are read off a Jenkins: which one it was."""
    text = f"{pins.jenkins} {pins.plugins['structs']} {pins.plugins['echarts-api']}"
    return {f"{pins.jenkins}.{name}": text.encode() for name in LISTS}


def texts(root: Path) -> dict[str, str]:
    return {file: (root / file).read_text() for file in FILES if (root / file).exists()}


def test_takes_a_newer_line_in_every_place(
    root: Path, sites: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    newer(sites)
    assert run(root) == 0
    lines = dict(
        line.split("=")
        for line in texts(root)["hermetic/jenkins-lines.properties"].split("\n")
        if "=" in line
    )
    assert lines == {
        "baseline": "2.541.3",
        "baseline.bom": "6000.vaaaaaaaaaaaa",
        "baseline.java": "17",
        "image": "2.580.1",
        "image.bom": "7000.vbbbbbbbbbbbb",
        "image.java": "21",
        "image.until": "2026-09-30",
        "agent": "3400.vabc-2",
        "builder": "3.10.0-eclipse-temurin-21",
    }
    found = texts(root)
    assert found["README.md"] == (
        "It runs Jenkins\n2.580.1 on Java 21, until about 2026-09-30. Others ran 2.568.2.\n"
    )
    assert found["docker/Dockerfile"] == "ARG BUILD_IMAGE=maven:3.10.0-eclipse-temurin-21\n"
    assert found["deploy/golden.txt"] == "the image jenkins/inbound-agent:3400.vabc-2\n"
    assert found["docs/decisions/0001.md"] == FILES["docs/decisions/0001.md"]
    assert (
        found["docker/plugins.txt"]
        == """# The BOM, line 2.580.x, release 7000.vbbbbbbbbbbbb (2026-07-08), and amazon-ecs
# Clouds
amazon-ecs:1.49
# Pipelines
workflow-job:1700.v3

# What those need
echarts-api:7.0.0-2.v2
jquery3-api:3.8.0-1.v1
structs:400.vc_d
"""
    )
    declared = json.loads(found["docker/tests/plugin-dependencies.json"])
    assert declared["workflow-job"] == {"version": "1700.v3", "needs": ["echarts-api", "structs"]}
    assert found["local/plugins-baseline.txt"] == FILES["local/plugins-baseline.txt"]
    shown = capsys.readouterr().out
    assert "image 2.568.2 -> 2.580.1" in shown
    assert "jquery3-api (new) -> 3.8.0-1.v1" in shown
    assert "missing" not in shown
    lists = {file.name: file.read_text() for file in (root / API).iterdir()}
    assert lists == {
        **{f"2.580.1.{name}": "2.580.1 400.vc_d 7.0.0-2.v2" for name in LISTS},
        **{f"2.541.3.{name}": "2.541.3 400.vc_d 6.0.0-1.v1" for name in LISTS},
    }
    assert "whose line was supported until about 2026-09-30" in shown


def test_takes_a_newer_bom_of_the_baseline_alone(root: Path, sites: Answers) -> None:
    sites.bom("2.541", "6100.vcccccccccccc", {"echarts-api": "6.0.0-1.v1"}, {**NOW, "structs": "400.vc_d"})
    assert run(root) == 0
    assert texts(root)["pom.xml"] == "<version>6100.vcccccccccccc</version>"
    assert "structs:400.vc_d<" in texts(root)["hermetic/plugin/pom.xml"]
    assert "structs:362.va_b" in texts(root)["docker/plugins.txt"]


def test_a_second_run_has_nothing_to_do(
    root: Path, sites: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    newer(sites)
    run(root)
    before = texts(root)
    capsys.readouterr()
    assert run(root) == 0
    assert capsys.readouterr().out.startswith("Nothing is newer: Jenkins 2.580.1, ")
    assert texts(root) == before


def test_check_writes_nothing(root: Path, sites: Answers, capsys: pytest.CaptureFixture[str]) -> None:
    newer(sites)
    assert run(root, "--check") == 1
    assert "hermetic/jenkins-lines.properties" in capsys.readouterr().out
    assert texts(root) == FILES


def test_a_release_without_image_or_bom_has_to_wait(root: Path, sites: Answers) -> None:
    newer(sites)
    del sites.docs["/v2/repositories/jenkins/jenkins/tags/2.580.1-lts-jdk21"]
    assert run(root) == 0
    assert "image=2.568.2\n" in texts(root)["hermetic/jenkins-lines.properties"]


def test_a_warning_is_shown_and_is_no_success(
    root: Path, sites: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    newer(sites)
    about = {
        "type": "plugin",
        "name": "structs",
        "message": "XSS",
        "url": "https://jenkins.io/s",
        "versions": [],
    }
    sites.warn(
        {**about, "versions": [{"pattern": r"400[.].*"}]}, {**about, "versions": [{"pattern": "362.va_b"}]}
    )
    assert run(root) == 1
    assert "structs 400.vc_d: XSS (https://jenkins.io/s)" in capsys.readouterr().out


MAVEN = "/org/jenkins-ci/main/jenkins-war/maven-metadata.xml"
BOM = "/io/jenkins/tools/bom/bom-2.580.x/7000.vbbbbbbbbbbbb/bom-2.580.x-7000.vbbbbbbbbbbbb.pom"
PARENT = "/org/jenkins-ci/main/jenkins-parent/2.580.1/jenkins-parent-2.580.1.pom"
TAGS = "/v2/repositories/jenkins/inbound-agent/tags?page_size=100&name=3400."
VERSIONS = "/current/plugin-versions.json"
WARNINGS = "/current/update-center.actual.json"


@pytest.mark.parametrize("path", [MAVEN, BOM, PARENT, TAGS, VERSIONS, WARNINGS])
@pytest.mark.parametrize("answer", ["<html>Please log in</html>", '{"results": [1]}', "", "[]", 503])
def test_a_site_that_answers_with_something_else_changes_nothing(
    root: Path, sites: Answers, capsys: pytest.CaptureFixture[str], path: str, answer: str | int
) -> None:
    newer(sites)
    if isinstance(answer, int):
        sites.refused[path] = answer
    else:
        sites.docs[path] = answer
    assert run(root) == 2
    told = capsys.readouterr().err
    assert sites.url in told
    assert "Nothing was changed" in told
    assert texts(root) == FILES


def test_a_site_that_is_not_reachable_changes_nothing(
    root: Path, sites: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    sites.close()
    assert run(root) == 2
    told = capsys.readouterr().err
    assert f"Cannot load {sites.url}{MAVEN}: " in told
    assert "HTTPS_PROXY" in told
    assert texts(root) == FILES


def test_a_set_that_does_not_fit_together_changes_nothing(
    root: Path, sites: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    newer(sites)
    sites.bom("2.580", "7000.vbbbbbbbbbbbb", {"structs": "362.va_b"}, THEN)
    assert run(root) == 2
    assert "workflow-job 1700.v3 needs structs 390.v1, and the BOM has 362.va_b" in capsys.readouterr().err
    assert texts(root) == FILES


def test_a_place_that_says_something_else_changes_nothing(
    root: Path, sites: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    newer(sites)
    (root / "README.md").write_text("Nothing of it")
    assert run(root) == 2
    assert "README.md does not say 'Jenkins 2.568.2 on Java 21'" in capsys.readouterr().err
    assert {**texts(root), "README.md": FILES["README.md"]} == FILES


def test_a_file_that_cannot_be_written_leaves_the_others(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = Rewrite(root)
    files.change("README.md", lambda text: "new")
    files.change("pom.xml", lambda text: "new")
    real = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "pom.xml":
            raise OSError(28, "No space left on device", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(Exception, match=r"pom\.xml cannot be written: No space left on device"):
        files.write()
    assert texts(root) == FILES
    assert not [file for file in root.rglob(".*.*") if ".git" not in str(file.relative_to(root))]
