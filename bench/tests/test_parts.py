# SPDX-License-Identifier: MIT
"""What the parts take from make, and from each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import accounts, boot, discovery

FOUND = {
    "parameters": {
        "templates": {
            "value": [{"parameter": "/jenkins/demo/templates/one", "json": '{"name": "one", "cpu": 512}'}]
        }
    }
}


def test_maven_is_the_one_that_make_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MVN", "/opt/maven/bin/mvn")
    monkeypatch.setenv("MAVEN_ARGS", "-o -Dmaven.repo.local='/a b'")
    assert discovery.maven() == ["/opt/maven/bin/mvn", "-o", "-Dmaven.repo.local=/a b"]
    assert "MAVEN_ARGS" not in discovery.without_maven_args()


def test_accounts_of_any_size_are_made_from_one_that_was_found_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(accounts, "found", lambda: FOUND)
    for count in (3, 2):
        file = accounts.environment(tmp_path / f"{count}.json", count)
        stored = json.loads(file.read_text())["parameters"]["templates"]["value"]
        assert [one["parameter"] for one in stored] == [
            f"/jenkins/demo/templates/agent-{number:04}" for number in range(count)
        ]
        assert json.loads(stored[-1]["json"]) == {
            "name": f"agent-{count - 1:04}",
            "label": f"agent-{count - 1:04}",
            "cpu": 512,
        }


def test_what_a_start_adds_is_compared_within_each_round() -> None:
    def round_of(without: float, plugin: float) -> dict[str, dict[str, boot.Start]]:
        took = dict.fromkeys(boot.VARIANTS, plugin) | {"without the plugin": without}
        return {name: {home: {"up": seconds} for home in boot.HOMES} for name, seconds in took.items()}

    rounds = [round_of(10, 11), round_of(30, 32), round_of(20, 23)]
    for starts in boot.compared(rounds).values():
        assert starts["without the plugin"] == {"up": {"median": 20, "added": 0}}
        assert starts["with the plugin"] == {"up": {"median": 23, "added": 2}}
