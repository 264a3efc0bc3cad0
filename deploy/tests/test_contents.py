# SPDX-License-Identifier: MIT
"""The image's tag follows what goes into the image, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import SESSION, Desk
from test_operations import Docker, put_image

from deploy.builders import ROOT
from deploy.contents import context, fingerprint
from deploy.image import Image

REPOSITORY = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/jenkins/test"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Sources as a build sees them, without git."""
    for name, text in {
        ".dockerignore": "# comment\n*\n!src\n!pom.xml\n**/target\n**/*.tmp\n",
        "docker/Dockerfile": "FROM scratch\n",
        "pom.xml": "<project/>",
        "src/A.java": "class A {}",
        "src/target/A.class": "x",
        "README.md": "read me",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


@pytest.mark.parametrize("name", ["src/A.java", "src/deep/B.java", "pom.xml", "docker/Dockerfile"])
def test_changes_with_what_is_built(tree: Path, name: str) -> None:
    before = fingerprint(tree)
    (tree / name).parent.mkdir(parents=True, exist_ok=True)
    (tree / name).write_text("changed")
    assert fingerprint(tree) != before


@pytest.mark.parametrize("name", ["README.md", "src/target/A.class", "src/a.tmp", "deploy/x.parameters"])
def test_stays_with_what_is_not(tree: Path, name: str) -> None:
    before = fingerprint(tree)
    (tree / name).parent.mkdir(parents=True, exist_ok=True)
    (tree / name).write_text("changed")
    assert fingerprint(tree) == before


def test_a_moved_line_between_files_is_a_change(tree: Path) -> None:
    (tree / "src/A.java").write_text("ab")
    (tree / "src/B.java").write_text("c")
    before = fingerprint(tree)
    (tree / "src/A.java").write_text("a")
    (tree / "src/B.java").write_text("bc")
    assert fingerprint(tree) != before


def test_of_this_project_is_a_tag_and_sees_its_sources() -> None:
    assert re.fullmatch("[0-9a-f]{12}", fingerprint(ROOT))
    names = {path.relative_to(ROOT).as_posix() for path in context(ROOT)}
    assert {"pom.xml", "hermetic.xml", "docker/plugins.txt"} <= names
    assert any(name.startswith("src/main/java/") for name in names)
    assert not [name for name in names if "/target/" in name or name.startswith(("deploy/", "docs/"))]


class TestProcessors:
    @pytest.fixture(autouse=True)
    def repository(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("deploy.builders.shutil.which", lambda name: "/usr/bin/" + name)
        SESSION.client("ecr").create_repository(repositoryName="jenkins/test")

    def test_each_has_a_tag_of_its_own(self, desk: Desk) -> None:
        image = Image(desk.surroundings(), None, Docker())
        assert image.tag_for("X86_64") == f"{image.tag}-amd64"
        assert image.tag_for("ARM64") == f"{image.tag}-arm64"

    def test_an_image_for_both_serves_both(self, desk: Desk) -> None:
        image = Image(desk.surroundings(), None, Docker())
        put_image(image.tag, "linux/amd64,linux/arm64")
        for processor in ("X86_64", "ARM64"):
            assert image.tag_in(REPOSITORY, processor) == image.tag
            assert image.unfit(REPOSITORY, image.tag, processor) is None

    def test_one_of_the_other_processor_is_none(self, desk: Desk) -> None:
        image = Image(desk.surroundings(), None, Docker())
        put_image(f"{image.tag}-amd64", "linux/amd64")
        assert image.tag_in(REPOSITORY, "X86_64") == f"{image.tag}-amd64"
        assert image.tag_in(REPOSITORY, "ARM64") is None

    def test_a_given_tag_for_the_other_processor_is_refused_with_its_remedy(self, desk: Desk) -> None:
        image = Image(desk.surroundings(), "1.0", Docker())
        put_image("1.0", "linux/amd64")
        problem = image.unfit(REPOSITORY, "1.0", "ARM64")
        assert problem and "is for linux/amd64, and CpuArchitecture=ARM64 needs linux/arm64" in problem
        assert "make push IMAGE_TAG=1.0-2" in problem
        assert image.unfit(REPOSITORY, "1.0", "X86_64") is None

    def test_what_is_deployed_is_kept_under_a_second_tag(self, desk: Desk) -> None:
        image = Image(desk.surroundings(), "1.0", Docker())
        put_image("1.0", "linux/amd64")
        image.keep(REPOSITORY, "1.0")
        image.keep(REPOSITORY, "1.0")
        (found,) = SESSION.client("ecr").describe_images(repositoryName="jenkins/test")["imageDetails"]
        assert sorted(found["imageTags"]) == ["1.0", "deployed-1.0"]
