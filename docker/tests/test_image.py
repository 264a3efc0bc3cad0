# SPDX-License-Identifier: MIT
"""The image: its plugin list is complete and consistent, and it fits the task definition."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "docker/Dockerfile").read_text()
DECLARED: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "plugin-dependencies.json").read_text()
)


def listed() -> dict[str, str]:
    lines = (ROOT / "docker/plugins.txt").read_text().splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    assert all(line.count(":") == 1 for line in entries)
    found = {line.partition(":")[0]: line.partition(":")[2] for line in entries}
    assert len(found) == len(entries), "a plugin is listed twice"
    return found


def ordered(version: str) -> list[int]:
    """The numbers at a version's beginning, by which Jenkins orders releases of one plugin."""
    return [int(number) for number in re.findall(r"\d+", re.split(r"\.?v[0-9a-f_]{8,}", version)[0])]


def final_stage() -> str:
    """The instructions that make the image, after the stages that it only copies from."""
    return re.split(r"^FROM ", DOCKERFILE, flags=re.MULTILINE)[-1]


def container() -> dict[str, Any]:
    class Loader(yaml.SafeLoader):
        pass

    def text(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> str | None:
        """What is put into a text is empty by default; other functions are of no interest here."""
        return re.sub(r"\$\{\w+}", "", str(node.value)) if suffix == "Sub" else None

    Loader.add_multi_constructor("!", text)
    template = yaml.load((ROOT / "cloudformation/jenkins.yaml").read_text(), Loader=Loader)
    result: dict[str, Any] = template["Resources"]["TaskDefinition"]["Properties"]["ContainerDefinitions"][0]
    return {**result, "MountPoints": [mount for mount in result["MountPoints"] if mount]}


def test_every_plugin_is_pinned() -> None:
    assert all(re.fullmatch(r"\d[\w.-]*", version) and version != "latest" for version in listed().values())


def test_versions_are_those_whose_dependencies_were_looked_up() -> None:
    assert listed() == {name: entry["version"] for name, entry in DECLARED.items()}


def test_every_dependency_is_listed() -> None:
    needed = {dependency for entry in DECLARED.values() for dependency in entry["needs"]}
    assert needed <= set(listed())


def test_nothing_is_listed_that_nobody_needs() -> None:
    text = (ROOT / "docker/plugins.txt").read_text()
    chosen = set(re.findall(r"^([\w-]+):", text.split("# What those need")[0], re.MULTILINE))
    # What the plugin itself needs is chosen with it.
    reached, todo = set(), [*chosen, *required()]
    while todo:
        name = todo.pop()
        if name not in reached:
            reached.add(name)
            todo += DECLARED[name]["needs"]
    assert reached == set(listed())


def required() -> dict[str, str]:
    """The plugins, with their versions, that this plugin needs, or uses and the image has."""
    pom = (ROOT / "hermetic/plugin/pom.xml").read_text()
    found = re.search(r"<hpi\.dependencies>([^<]+)</hpi\.dependencies>", pom)
    assert found, "hermetic/plugin/pom.xml names the plugin's dependencies as hpi.dependencies"
    dependencies = [re.split("[:;]", text, maxsplit=2) for text in found.group(1).split(",")]
    return {name: version for name, version, *optional in dependencies if not optional or name in listed()}


def test_list_satisfies_the_plugin_itself() -> None:
    for name, version in required().items():
        assert ordered(listed()[name]) >= ordered(version), name


def test_base_image_is_the_plugins_baseline_or_newer_on_jdk_21() -> None:
    image = re.search(r"^ARG JENKINS_IMAGE=jenkins/jenkins:([\d.]+)-lts-jdk21$", DOCKERFILE, re.MULTILINE)
    baseline = re.search(r"<jenkins\.version>([\d.]+)<", (ROOT / "hermetic/plugin/pom.xml").read_text())
    assert image and baseline
    assert ordered(image.group(1)) >= ordered(baseline.group(1))


def test_nothing_runs_in_the_image_itself() -> None:
    """What runs leaves caches in the home and in /tmp, and needs an emulator for another processor."""
    assert not re.search(r"^(RUN|SHELL)\b", final_stage(), re.MULTILINE)
    stages = re.findall(r"^FROM (\S+).* AS (\w+)$", DOCKERFILE, re.MULTILINE)
    assert [(source == "--platform=${BUILDPLATFORM}", name) for source, name in stages] == [
        (True, "plugin"),
        (True, "plugins"),
        (False, "controller"),
    ]


def test_everything_in_the_image_is_jenkins_own() -> None:
    """Also the cache's directories, whose owner Fargate gives to the volumes there."""
    copies = re.findall(r"^COPY (.*)$", final_stage(), re.MULTILINE)
    assert copies and all("--chown=jenkins:jenkins" in copy for copy in copies)
    for volume in ("/var/cache/jenkins", "/var/cache/jenkins-tmp"):
        assert any(copy.endswith(f"--chmod=0755 /tmp/empty {volume}") for copy in copies)


def test_writable_paths_are_volumes_of_the_image_too() -> None:
    found = re.search(r"^VOLUME (\[.*\])$", DOCKERFILE, re.MULTILINE)
    assert found
    mounted = {mount["ContainerPath"] for mount in container()["MountPoints"]}
    assert set(json.loads(found.group(1))) == mounted - {"/var/jenkins_home"}


def test_temporary_files_are_where_jenkins_owns_the_directory() -> None:
    """AWS does not say what owner and mode a volume on /tmp has, so nothing may depend on that one."""
    (java,) = re.findall(r"-Djava\.io\.tmpdir=([\w/-]+)", DOCKERFILE)
    (others,) = re.findall(r"^ENV TMPDIR=(\S+)$", DOCKERFILE, re.MULTILINE)
    assert java == others == "/var/cache/jenkins-tmp"
    assert java in {mount["ContainerPath"] for mount in container()["MountPoints"]}


def test_file_for_sign_in_leaves_a_way_in_and_makes_one_group_administrators() -> None:
    jenkins = yaml.safe_load((ROOT / "docker/casc/oidc.yaml").read_text())["jenkins"]
    properties = jenkins["securityRealm"]["oic"]["properties"]
    (hatch,) = [one["escapeHatch"] for one in properties if isinstance(one, dict)]
    assert hatch["username"] == "ecsuser"
    entries = jenkins["authorizationStrategy"]["globalMatrix"]["entries"]
    administer = {
        who["name"]
        for entry in entries
        for who in entry.values()
        if "Overall/Administer" in who["permissions"]
    }
    assert administer == {"ecsuser", hatch["group"]}
    assert "COPY --chown=jenkins:jenkins docker/casc /usr/share/jenkins/casc" in DOCKERFILE
    assert "docker/casc target/image/usr/share/jenkins/casc" in (ROOT / "docker/ci/image").read_text()


def jenkins_options() -> dict[str, str]:
    found = re.search(r'^ENV JENKINS_OPTS="([^"]+)"$', DOCKERFILE, re.MULTILINE)
    assert found
    return dict(option.removeprefix("--").split("=") for option in found.group(1).split())


def test_plugins_and_war_are_on_the_tasks_disk() -> None:
    options = jenkins_options()
    assert options["pluginroot"] == "/var/cache/jenkins/plugins"
    assert options["webroot"] == "/var/cache/jenkins/war"


def test_load_balancer_closes_idle_connections_before_jenkins_does() -> None:
    template = (ROOT / "cloudformation/jenkins.yaml").read_text()
    found = re.search(r"idle_timeout\.timeout_seconds, Value: '(\d+)'", template)
    assert found
    assert int(jenkins_options()["httpKeepAliveTimeout"]) > int(found.group(1)) * 1000


def test_jenkins_runs_as_jenkins() -> None:
    users = re.findall(r"^USER (\S+)$", DOCKERFILE, re.MULTILINE)
    assert users[-1] == "1000"
    assert container()["User"].split(":")[0] == users[-1]


def test_both_health_checks_ask_the_same() -> None:
    found = re.search(r"^\s+CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)
    assert found
    check = container()["HealthCheck"]
    assert " ".join(json.loads(found.group(1))) == check["Command"][1]
    for option, name in (("interval", "Interval"), ("timeout", "Timeout"), ("start-period", "StartPeriod")):
        assert f"--{option}={check[name]}s" in DOCKERFILE
    assert f"--retries={check['Retries']}" in DOCKERFILE


def test_java_is_told_what_the_container_needs() -> None:
    found = re.search(r'^ENV JAVA_OPTS="(.*?)"$', DOCKERFILE.replace("\\\n", ""), re.MULTILINE)
    assert found
    options = found.group(1).split()
    assert "-Djenkins.install.runSetupWizard=false" in options
    assert "-Dhudson.slaves.NodeProvisioner.initialDelay=0" in options
    assert any(re.fullmatch(r"-XX:MaxRAMPercentage=\d+", option) for option in options)
    assert not any(option.startswith("-Xmx") for option in options), "the task's size decides"


def test_context_holds_what_the_build_copies() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    allowed = {line[1:] for line in lines if line.startswith("!")}
    assert "*" in lines and {"docker/plugins.txt", "docker/casc"} <= allowed
    assert {"hermetic", "hermetic.xml", "src", "pom.xml", ".mvn"} <= allowed
