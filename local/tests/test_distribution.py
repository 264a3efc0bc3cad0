# SPDX-License-Identifier: MIT
"""Where Jenkins comes from: a folder, or the download site on its good and bad days."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from local.distribution import Distribution, Pins, from_folder, from_site
from local.tests.site import Site, plugin, war
from local.words import Failure

PINS = Pins("2.568.2", {"git": "5.10.1", "structs": "362.va_b", "junit": "1.0"})
WAR = "/war-stable/2.568.2/jenkins.war"
GIT = "/download/plugins/git/5.10.1/git.hpi"


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    made.publish(PINS)
    yield made
    made.close()


def load(site: Site, cache: Path, pins: Pins = PINS) -> Distribution:
    return from_site(pins, cache, site.url, site.url)


def failure(site: Site, cache: Path, pins: Pins = PINS) -> str:
    with pytest.raises(Failure) as failed:
        load(site, cache, pins)
    return str(failed.value)


def test_loads_the_war_and_exactly_the_pinned_plugins(site: Site, tmp_path: Path) -> None:
    loaded = load(site, tmp_path)
    assert loaded.war.read_bytes() == site.files[WAR]
    assert {name: file.name for name, file in loaded.plugins.items()} == {
        name: f"{name}.hpi" for name in PINS.plugins
    }
    assert loaded.plugins["git"].read_bytes() == site.files[GIT]
    assert loaded.java() == 21


def test_loads_nothing_twice(site: Site, tmp_path: Path) -> None:
    load(site, tmp_path)
    asked = len(site.requests)
    load(site, tmp_path)
    assert len(site.requests) == asked


def test_takes_a_weekly_war_from_its_own_folder(site: Site, tmp_path: Path) -> None:
    weekly = Pins("2.579", {})
    site.publish(weekly, "war")
    assert load(site, tmp_path, weekly).war.read_bytes() == war()


def test_loads_a_file_anew_that_was_changed_in_the_cache(site: Site, tmp_path: Path) -> None:
    load(site, tmp_path).plugins["git"].write_bytes(b"something else")
    assert load(site, tmp_path).plugins["git"].read_bytes() == site.files[GIT]


def test_refuses_a_file_with_another_checksum_and_keeps_nothing_of_it(site: Site, tmp_path: Path) -> None:
    site.files[GIT] = b"not the plugin"
    said = failure(site, tmp_path)
    assert "git 5.10.1" in said
    assert site.url + GIT in said
    assert hashlib.sha256(b"not the plugin").hexdigest() in said
    assert not list(tmp_path.glob("plugins/git/**/git.hpi*"))


def test_says_which_version_the_site_does_not_have(site: Site, tmp_path: Path) -> None:
    del site.files[GIT]
    said = failure(site, tmp_path)
    assert f"git 5.10.1 is not at {site.url + GIT} (404)" in said
    assert "JENKINS_DIST" in said


def test_says_that_a_release_has_no_checksum(site: Site, tmp_path: Path) -> None:
    assert "no checksum of mailer 9" in failure(
        site, tmp_path, Pins(PINS.jenkins, PINS.plugins | {"mailer": "9"})
    )


def test_says_that_the_war_is_not_there(site: Site, tmp_path: Path) -> None:
    assert "/war-stable/2.1.1/jenkins.war.sha256 (404)" in failure(site, tmp_path, Pins("2.1.1", {}))


@pytest.mark.parametrize("path", ["/current/plugin-versions.json", WAR + ".sha256"])
def test_recognizes_a_login_page_in_the_way(site: Site, tmp_path: Path, path: str) -> None:
    site.files[path] = b"<html>Please log in</html>"
    assert "login page" in failure(site, tmp_path)


def test_says_what_cannot_be_reached_and_what_helps(site: Site, tmp_path: Path) -> None:
    site.close()
    said = failure(site, tmp_path)
    assert f"cannot load {site.url + WAR}.sha256" in said
    assert "Connection refused" in said
    assert "HTTPS_PROXY" in said


def test_carries_on_where_a_connection_broke(site: Site, tmp_path: Path) -> None:
    site.cut[WAR] = 100
    assert load(site, tmp_path).war.read_bytes() == site.files[WAR]
    assert [asked for path, asked in site.requests if path == WAR] == [None, "bytes=100-"]


def test_starts_over_at_a_site_that_cannot_carry_on(site: Site, tmp_path: Path) -> None:
    site.cut[WAR] = 100
    site.ranges = False
    assert load(site, tmp_path).war.read_bytes() == site.files[WAR]


def test_carries_on_with_what_an_earlier_run_left(site: Site, tmp_path: Path) -> None:
    part = tmp_path / "war/2.568.2/jenkins.war.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(site.files[WAR][:50])
    assert load(site, tmp_path).war.read_bytes() == site.files[WAR]
    assert (WAR, "bytes=50-") in site.requests


@pytest.mark.parametrize("left", [b"another file's half", b"x" * 100_000])
def test_starts_over_when_what_was_left_is_of_another_file(site: Site, tmp_path: Path, left: bytes) -> None:
    part = tmp_path / "war/2.568.2/jenkins.war.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(left)
    assert load(site, tmp_path).war.read_bytes() == site.files[WAR]


def test_takes_a_whole_file_that_was_not_yet_renamed(site: Site, tmp_path: Path) -> None:
    part = tmp_path / "war/2.568.2/jenkins.war.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(site.files[WAR])
    assert load(site, tmp_path).war.read_bytes() == site.files[WAR]


def fill(folder: Path, end: str = "hpi") -> None:
    (folder / "plugins").mkdir()
    (folder / "jenkins.war").write_bytes(war(17))
    for name in PINS.plugins:
        (folder / f"plugins/{name}.{end}").write_bytes(plugin())


@pytest.mark.parametrize("end", ["hpi", "jpi"])
def test_takes_the_pinned_plugins_out_of_a_folder(tmp_path: Path, end: str) -> None:
    fill(tmp_path, end)
    (tmp_path / "plugins/other.hpi").write_bytes(plugin())
    found = from_folder(tmp_path, PINS)
    assert found.plugins == {name: tmp_path / f"plugins/{name}.{end}" for name in PINS.plugins}
    assert found.java() == 17


def test_names_all_that_a_folder_lacks(tmp_path: Path) -> None:
    fill(tmp_path)
    for name in ("git", "junit"):
        (tmp_path / f"plugins/{name}.hpi").unlink()
    with pytest.raises(Failure, match=r"lacks 2 plugins .* git:5.10.1 junit:1.0"):
        from_folder(tmp_path, PINS)


def test_says_that_a_folder_has_no_war(tmp_path: Path) -> None:
    with pytest.raises(Failure, match=r"has no jenkins\.war"):
        from_folder(tmp_path, PINS)


def test_leaves_a_plugin_out_with_those_that_need_it(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "plugins/junit.hpi").write_bytes(plugin("structs:1,git:2;resolution:=optional"))
    found = from_folder(tmp_path, PINS)
    assert set(found.without("structs").plugins) == {"git"}
    assert set(found.without("git").plugins) == {"structs", "junit"}


def test_the_pins_are_those_of_the_image() -> None:
    pins = Pins.of()
    assert pins.jenkins.count(".") == 2
    assert pins.plugins["amazon-ecs"]
    assert all(pins.plugins.values())
    baseline = Pins.of("baseline")
    assert baseline.plugins.keys() == pins.plugins.keys()
    assert {"echarts-api", "plugin-util-api"} < {
        name for name, version in pins.plugins.items() if baseline.plugins[name] != version
    }
    assert Pins.of("2.579") == Pins("2.579", pins.plugins)
    with pytest.raises(Failure, match="no line 'newest'"):
        Pins.of("newest")
