# SPDX-License-Identifier: MIT
"""The project itself: what the tool would write fits what is there."""

from __future__ import annotations

import re
import subprocess

from update.__main__ import PLUGINS, ROOT, required
from update.lines import Lines
from update.places import HISTORY, LINES, Rewrite, places
from update.plugins import NEEDED, pinned


def lines() -> Lines:
    return Lines.read((ROOT / LINES).read_text())


def test_each_place_says_what_the_properties_say() -> None:
    files = Rewrite(ROOT)
    files.lines(lines(), lines())
    assert files.changed() == {}


def test_no_file_names_another_agents_image() -> None:
    grep = [
        "git",
        "-C",
        str(ROOT),
        "grep",
        "-ohIE",
        r"jenkins/inbound-agent:[0-9][0-9]{3}\.[0-9a-z_.]+-[0-9]+",
    ]
    found = subprocess.run(
        [*grep, "--", ".", f":!{HISTORY}", ":!update/tests"], capture_output=True, text=True, check=True
    )
    assert set(found.stdout.split()) == {f"jenkins/inbound-agent:{lines()['agent']}"}


def test_every_property_but_the_oldest_jenkins_has_a_place() -> None:
    named = set(re.findall(r"\$\{([a-z.]+)}", " ".join(place.text for place in places(ROOT))))
    assert named == set(lines().values)


def test_the_lists_have_the_form_that_the_tool_writes() -> None:
    text = (ROOT / PLUGINS).read_text()
    assert re.search(r"line \S+\.x, release \S+ \([^)]*\)", text)
    rest = pinned(text.partition(NEEDED)[2])
    assert list(rest) == sorted(rest)
    assert "amazon-ecs" in required((ROOT / "hermetic/plugin/pom.xml").read_text())
