# SPDX-License-Identifier: MIT
"""What is read of a restored file system, by the real script; and when a restore is refused."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from conftest import SESSION, Desk
from test_operations import Docker, certificate, deploy

from deploy.home import SCRIPT, Home, read
from deploy.recovery import Point, Recovery
from deploy.refusals import Refused
from deploy.restore import Restore
from deploy.stack import State
from deploy.visit import put_policy

WHOLE = {
    "config.xml": "<hudson/>",
    "secrets/master.key": "0123",
    "jobs/a/config.xml": "x",
    "jobs/folder/jobs/b/config.xml": "x",
    "jobs/a/builds/1/build.xml": "x",
    "jobs/a/builds/2/build.xml": "x",
    "jobs/a/builds/2/config.xml": "not a job",
}


def looked(root: Path, path: str = "/jenkins-home", move_to: str = "") -> list[str]:
    """What the script prints, which everywhere says that the home is Jenkins' own."""
    tools = root.parent / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "stat").write_text("#!/bin/sh\necho 1000:1000\n")
    (tools / "stat").chmod(0o755)
    done = subprocess.run(
        ["sh", "-c", SCRIPT],
        env={
            "PATH": f"{tools}:{os.environ['PATH']}",
            "ROOT": str(root),
            "HOME_PATH": path,
            "MOVE_TO": move_to,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.splitlines()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty file system."""
    made = tmp_path / "root"
    made.mkdir()
    return made


def fill(directory: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text(text)


class TestLook:
    def test_a_home_in_the_directory_of_the_restore(self, root: Path) -> None:
        fill(root / "aws-backup-restore_2026-11-25T01-02-03-004Z/jenkins-home", WHOLE)
        home = read(looked(root))
        assert home == Home("/aws-backup-restore_2026-11-25T01-02-03-004Z/jenkins-home", 2, 2, ())
        assert str(home).endswith("/jenkins-home with 2 jobs and 2 builds")

    def test_the_restored_one_counts_not_one_beside_it(self, root: Path) -> None:
        fill(root / "jenkins-home", WHOLE)
        fill(root / "aws-backup-restore_1/jenkins-home", WHOLE)
        assert read(looked(root)).path == "/aws-backup-restore_1/jenkins-home"

    def test_a_home_that_was_restored_before(self, root: Path) -> None:
        fill(root / "aws-backup-restore_2/aws-backup-restore_1/jenkins-home", WHOLE)
        path = "/aws-backup-restore_1/jenkins-home"
        assert read(looked(root, path)).path == "/aws-backup-restore_2" + path

    def test_a_home_is_moved_to_where_an_access_point_made_room_for_it(self, root: Path) -> None:
        deep = "aws-backup-restore_2/aws-backup-restore_1/jenkins-home"
        fill(root / deep, {**WHOLE, ".owner": "x", "a b": "x"})
        (root / "jenkins-home").mkdir()
        home = read(looked(root, "/aws-backup-restore_1/jenkins-home", "/jenkins-home"))
        assert home == Home("/jenkins-home", 2, 2, ())
        moved = {path.name for path in (root / "jenkins-home").iterdir()}
        assert moved == {"config.xml", "secrets", "jobs", ".owner", "a b"}
        assert list((root / deep).iterdir()) == []

    def test_what_cannot_be_moved_is_said(self, root: Path) -> None:
        fill(root / "aws-backup-restore_1/jenkins-home", WHOLE)
        (problem,) = read(looked(root, move_to="/nowhere/else")).problems
        assert problem == "the home could not be moved to /nowhere/else"

    def test_what_is_no_home_is_not_moved(self, root: Path) -> None:
        fill(root / "aws-backup-restore_1/jenkins-home", {"other": "x"})
        (root / "jenkins-home").mkdir()
        assert read(looked(root, move_to="/jenkins-home")).problems
        assert (root / "aws-backup-restore_1/jenkins-home/other").exists()

    def test_one_job_is_one(self) -> None:
        assert str(Home("/a", 1, 1, ())) == "/a with 1 job and 1 build"

    @pytest.mark.parametrize(
        ("without", "complaint"),
        [
            ("config.xml", "config.xml is missing or empty"),
            ("secrets/master.key", "secrets/master.key is missing, without which no credential"),
        ],
    )
    def test_what_jenkins_needs_is_missed(self, root: Path, without: str, complaint: str) -> None:
        fill(root / "aws-backup-restore_1/jenkins-home", {k: v for k, v in WHOLE.items() if k != without})
        (problem,) = read(looked(root)).problems
        assert complaint in problem

    def test_no_home_at_all(self, root: Path) -> None:
        (root / "something-else").mkdir()
        lines = looked(root)
        (problem,) = read(lines).problems
        assert problem == "there is no directory /jenkins-home in it"
        assert "something-else" in lines, "the log shows what is there instead"

    def test_files_of_somebody_else(self) -> None:
        lines = ["restored.file=config.xml", "restored.file=secrets/master.key", "restored.owner=0:0"]
        (problem,) = read([*lines, "restored.end=yes"]).problems
        assert problem == "it belongs to 0:0, and the controller runs as 1000:1000"

    def test_a_task_that_ended_early(self) -> None:
        (problem,) = read(["restored.home=/a", "restored.file=config.xml"]).problems
        assert "ended before it had seen everything" in problem


class Vault:
    """AWS Backup with these recovery points."""

    def __init__(self, *points: tuple[str, int, str, str]) -> None:
        self.pages = [
            {
                "RecoveryPoints": [
                    {
                        "RecoveryPointArn": name,
                        "CreationDate": datetime(2026, 11, day, tzinfo=UTC),
                        "Status": status,
                        "ResourceArn": f"arn:aws:elasticfilesystem:eu-central-1:1:file-system/{system}",
                    }
                ]
            }
            for name, day, status, system in points
        ]

    def get_paginator(self, _: str) -> Vault:
        return self

    def paginate(self, **_: str) -> list[Any]:
        return list(self.pages)


def recovery(desk: Desk, vault: Vault) -> Recovery:
    found = Recovery.__new__(Recovery)
    found.surroundings = desk.surroundings()
    found.backup = vault
    found.outputs = {"FileSystem": "fs-1", "BackupVault": "vault"}
    return found


class TestPoint:
    VAULT = Vault(
        ("new", 9, "COMPLETED", "fs-1"),
        ("newer", 10, "PARTIAL", "fs-1"),
        ("others", 11, "COMPLETED", "fs-2"),
        ("old", 1, "COMPLETED", "fs-1"),
    )

    def test_the_newest_complete_one_of_this_file_system(self, desk: Desk) -> None:
        found = recovery(desk, self.VAULT).point(None)
        assert (found.arn, str(found)) == ("new", "the backup of 2026-11-09 00:00 UTC")

    def test_one_that_is_named(self, desk: Desk) -> None:
        assert recovery(desk, self.VAULT).point("old").arn == "old"

    @pytest.mark.parametrize("name", ["newer", "others", "none"])
    def test_one_that_cannot_be(self, desk: Desk, name: str) -> None:
        with pytest.raises(Refused, match=rf"has no complete backup {name} of fs-1\. It has: old, new"):
            recovery(desk, self.VAULT).point(name)

    def test_none_yet(self, desk: Desk) -> None:
        with pytest.raises(Refused, match=r"no complete backup of fs-1 yet\. Create one"):
            recovery(desk, Vault()).point(None)


class TestRefusals:
    @pytest.mark.parametrize(
        ("status", "image", "message"),
        [
            ("CREATE_COMPLETE", "", "has no image"),
            ("UPDATE_IN_PROGRESS", "1", "Wait until that has ended"),
            ("ROLLBACK_COMPLETE", "1", "Remove it first"),
        ],
    )
    def test_of_a_stack_that_is_not_ready(self, desk: Desk, status: str, image: str, message: str) -> None:
        restore = Restore(deploy(desk, "1.0", Docker(), CertificateArn=certificate()))
        restore.before = State(status, {"ImageTag": image}, {})
        with pytest.raises(Refused, match=message):
            restore.drill(None)

    def test_when_the_name_is_not_typed(self, desk: Desk) -> None:
        restore = Restore(deploy(desk, "1.0", Docker(), CertificateArn=certificate()))
        desk.answers = ["yes"]
        with pytest.raises(Refused, match="Nothing restored"):
            restore.ask(Point("arn", datetime(2026, 11, 9, tzinfo=UTC)), sure=False)
        desk.answers = ["test"]
        restore.ask(Point("arn", datetime(2026, 11, 9, tzinfo=UTC)), sure=False)
        assert "DRILL=1" in desk.text


def test_policy_of_a_restored_file_system_is_the_templates(desk: Desk) -> None:
    """The template's own is compared with docs/operations.md by cloudformation/tests; this one with the same text."""
    efs = SESSION.client("efs")
    system = efs.create_file_system(CreationToken="1")["FileSystemId"]
    put_policy(efs, system)
    text = (Path(__file__).parents[2] / "docs/operations.md").read_text()
    documented = text.split("--policy '")[1].split("'\n")[0]
    assert json.loads(efs.describe_file_system_policy(FileSystemId=system)["Policy"]) == json.loads(
        documented
    )
