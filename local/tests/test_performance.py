# SPDX-License-Identifier: MIT
"""docs/agent-starts.md says what was measured."""

from __future__ import annotations

import json
from pathlib import Path

from acceptance import report


def test_the_page_is_made_from_the_results() -> None:
    assert report.PAGE.read_text() == report.page(json.loads(report.RESULTS.read_text())), (
        "run `python -m acceptance.report`"
    )


def test_new_results_take_the_place_of_older_ones_part_by_part(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    one = {"jenkins": "2.568.2", "engine": "fargate"}
    report.keep(file, {**one, "single": {"tasks": 1}, "killed": {"tasks": 3}})
    report.keep(file, {**one, "engine": "amazon-ecs", "single": {"tasks": 9}})
    report.keep(file, {**one, "single": {"tasks": 2}})
    assert json.loads(file.read_text()) == [
        {**one, "single": {"tasks": 2}, "killed": {"tasks": 3}},
        {**one, "engine": "amazon-ecs", "single": {"tasks": 9}},
    ]
