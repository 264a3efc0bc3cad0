# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from bench import report


def test_the_page_says_what_was_measured() -> None:
    assert report.page(report.read()) == report.PAGE.read_text()


def test_every_part_that_can_be_measured_has_its_results_on_the_page() -> None:
    results = report.read()
    assert set(results) == set(report.SECTIONS)
    assert "<!--" not in report.page(results)


def test_discovery_takes_little_more_than_its_longest_chain() -> None:
    for runs in report.read()["discovery"]["results"].values():
        for one in runs:
            assert one["wall"] <= 1.25 * one["chain"] + 250


def test_ten_times_the_templates_cost_about_ten_times_as_much() -> None:
    for counts in report.read()["outputs"]["results"].values():
        few, many = counts["500"], counts["5000"]
        assert many["bytes"] <= 11 * few["bytes"] and many["cpu"] <= 11 * few["cpu"]
    for counts in report.read()["running"]["results"]["pages"].values():
        few, many = counts["500"], counts["5000"]
        assert many["bytes"] <= 11 * few["bytes"] and many["last"] <= 11 * few["last"]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        ({"median": 20.0, "added": 0.0}, "20.0 s"),
        ({"median": 21.5, "added": 1.2}, "21.5 s (+1.2 s)"),
        ({"median": 19.0, "added": -1.0}, "19.0 s (-1.0 s)"),
    ],
)
def test_what_is_added_is_said(seconds: dict[str, float], text: str) -> None:
    assert report.added(seconds) == text
