# SPDX-License-Identifier: MIT
"""Where the tool works: one variable is enough, and it says which place it took."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from botocore.exceptions import (
    ClientError,
    EndpointConnectionError,
    InvalidRegionError,
    NoCredentialsError,
    ProfileNotFound,
)
from conftest import Desk

from deploy.__main__ import main
from deploy.builders import ROOT
from deploy.refusals import Refused, of_credentials, sentence
from deploy.region import Region
from deploy.surroundings import Surroundings


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No variable of AWS is set; the file of profiles, which names regions."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    config = tmp_path / "config"
    config.write_text("[default]\nregion = eu-north-1\n[profile team]\nregion = eu-south-1\n[profile bare]\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    return config


@pytest.mark.parametrize(
    ("variables", "region", "origin"),
    [
        ({"AWS_REGION": "us-east-1"}, "us-east-1", "AWS_REGION"),
        ({"AWS_DEFAULT_REGION": "us-east-2"}, "us-east-2", "AWS_DEFAULT_REGION"),
        ({"AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-2"}, "us-east-1", "AWS_REGION"),
        ({"AWS_REGION": "", "AWS_DEFAULT_REGION": "us-east-2"}, "us-east-2", "AWS_DEFAULT_REGION"),
        ({"AWS_REGION": "us-east-1", "AWS_PROFILE": "team"}, "us-east-1", "AWS_REGION"),
        ({"AWS_PROFILE": "team"}, "eu-south-1", "the profile team"),
        ({}, "eu-north-1", "the profile default"),
    ],
)
def test_the_variable_wins_over_the_profile(
    alone: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], region: str, origin: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    found = Surroundings()
    assert (found.region.name, found.region.origin) == (region, origin)
    assert found.session.region_name == region
    assert found.client("ecs").meta.region_name == region


def test_the_option_wins_over_the_variable(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    assert str(Surroundings("ap-south-1").region) == "ap-south-1 (from REGION)"


def test_none_is_refused_with_its_remedy(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "bare")
    with pytest.raises(Refused, match=r"No AWS region is set.*Set AWS_REGION, or pass REGION="):
        assert Surroundings().region


@pytest.mark.parametrize("command", ["status", "destroy", "password", "deploy"])
def test_account_and_region_come_first(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    for name in ("AWS_DEFAULT_REGION", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_REGION", "eu-west-3")
    assert main(["--stack", "none", command]) == 1
    first = capsys.readouterr().err.splitlines()[0]
    assert first == "Account 123456789012, region eu-west-3 (from AWS_REGION)."


def test_destroy_of_what_is_elsewhere_says_where_it_looked(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_REGION", "eu-west-3")
    assert main(["destroy", "--yes"]) == 1
    assert "There is no stack jenkins in account 123456789012, region eu-west-3" in capsys.readouterr().err


def answered(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": "no"}}, "Call")


HERE = Region("eu-central-1", "AWS_REGION")


@pytest.mark.parametrize(
    ("problem", "message"),
    [
        (NoCredentialsError(), "There are no AWS credentials. Log in"),
        (answered("ExpiredToken"), "The AWS login has expired. Log in"),
        (answered("InvalidClientTokenId"), "aws account enable-region --region-name eu-central-1"),
        (
            ProfileNotFound(profile="nobody"),
            r"profile \(nobody\) could not be found. Set AWS_PROFILE to another",
        ),
        (InvalidRegionError(region_name="x"), r"'eu-central-1' \(from AWS_REGION\) is not a region"),
        (
            EndpointConnectionError(endpoint_url="https://a"),
            r"cannot be reached: .*Is eu-central-1 .* a region\?",
        ),
        (answered("AccessDenied"), "AWS does not accept the credentials"),
    ],
)
def test_of_credentials(problem: Exception, message: str) -> None:
    assert re.search(message, of_credentials(problem, HERE))


class TestErrorsAreOneSentence:
    @pytest.mark.parametrize(
        ("problem", "message"),
        [
            (answered("ExpiredTokenException"), "login has expired meanwhile. What AWS has begun goes on"),
            (ProfileNotFound(profile="nobody"), r"profile \(nobody\) could not be found. Set AWS_PROFILE"),
            (answered("UnauthorizedOperation"), "denied a call: .*Allow it to the user or role"),
            (answered("Throttling"), r"AWS refused a call: An error occurred \(Throttling\)"),
            (
                EndpointConnectionError(endpoint_url="https://a"),
                "cannot be reached: .*What AWS has begun goes on",
            ),
        ],
    )
    def test_of_aws(self, problem: Exception, message: str) -> None:
        assert re.search(message, sentence(problem))

    def test_of_a_file_that_is_not_there(self, capsys: pytest.CaptureFixture[str], aws: None) -> None:
        line = ["--region", "eu-central-1", "deploy", "--parameters", "/nowhere/a.parameters"]
        assert main(line) == 1
        assert "This machine refused: /nowhere/a.parameters: No such file" in capsys.readouterr().err

    def test_of_a_file_that_is_no_text(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], aws: None
    ) -> None:
        path = tmp_path / "x.parameters"
        path.write_bytes(b"\xff\xfe")
        assert main(["--region", "eu-central-1", "deploy", "--parameters", str(path)]) == 1
        assert "is not text in UTF-8" in capsys.readouterr().err

    def test_of_the_tool_itself(self) -> None:
        text = sentence(KeyError("Url"))
        assert text.startswith("The deploy tool has a fault: KeyError: 'Url'.") and "DEPLOY_DEBUG=1" in text

    def test_of_a_network_that_is_away(self) -> None:
        variables = {
            "PATH": os.environ["PATH"],
            "AWS_REGION": "eu-central-1",
            "AWS_ENDPOINT_URL": "http://127.0.0.1:1",
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_MAX_ATTEMPTS": "1",
        }
        done = subprocess.run(
            [sys.executable, "-m", "deploy", "status"],
            cwd=ROOT,
            env=variables,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1 and done.stdout == ""
        assert "127.0.0.1:1" in done.stderr and "Traceback" not in done.stderr
        assert len(done.stderr.splitlines()) == 1
