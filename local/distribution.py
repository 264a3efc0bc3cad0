# SPDX-License-Identifier: MIT
"""Which Jenkins: the war and the plugins, from a folder or from Jenkins' download site."""

from __future__ import annotations

import base64
import io
import json
import re
import struct
import zipfile
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from local.download import Downloads, Wanted, published_sha256
from local.words import Failure, say

ROOT = Path(__file__).resolve().parents[1]
UPDATES = "https://updates.jenkins.io"
DOWNLOADS = "https://get.jenkins.io"
AT_ONCE = 4
JAVA_OF_CLASS_FILES = 44  # class file version 44 + n is Java n's


@dataclass(frozen=True)
class Pins:
    """What is wanted: the version of Jenkins, and each plugin's."""

    jenkins: str
    plugins: dict[str, str]

    @staticmethod
    def of(line: str = "image") -> Pins:
        """What the project is pinned to: `image` or `baseline`; or the version of a Jenkins, with the same plugins."""
        lines = (ROOT / "hermetic/jenkins-lines.properties").read_text()
        found = re.search(rf"(?m)^{re.escape(line)}=(\S+)$", lines)
        version = found[1] if found else line
        if not re.fullmatch(r"\d+(\.\d+)+", version):
            raise Failure(
                f"There is no line {line!r} of Jenkins: say image, baseline, or a version such as 2.568.2"
            )
        listed = (ROOT / "docker/plugins.txt").read_text()
        if line == "baseline":
            listed += Path(__file__).with_name("plugins-baseline.txt").read_text()
        return Pins(version, dict(re.findall(r"(?m)^([a-z][\w-]*):(\S+)$", listed)))


@dataclass(frozen=True)
class Distribution:
    """A Jenkins to start: where it comes from, its war, and the file of each plugin by the plugin's name."""

    source: str
    war: Path
    plugins: dict[str, Path]

    def java(self) -> int:
        """The oldest Java that runs it, by the class files of its core."""
        with zipfile.ZipFile(self.war) as war:
            cores = [
                name for name in war.namelist() if re.fullmatch(r"WEB-INF/lib/jenkins-core-.*\.jar", name)
            ]
            if not cores:
                raise Failure(f"{self.war} is not a Jenkins: no jenkins-core in its WEB-INF/lib")
            with zipfile.ZipFile(io.BytesIO(war.read(cores[0]))) as core:
                head = core.open("jenkins/model/Jenkins.class").read(8)
        return int(struct.unpack(">H", head[6:8])[0]) - JAVA_OF_CLASS_FILES

    def without(self, *names: str) -> Distribution:
        """The same without some plugins, and without those that need them."""
        gone = set(names)
        needs = {name: _needs(file) for name, file in self.plugins.items()}
        while more := {name for name, needed in needs.items() if needed & gone} - gone:
            gone |= more
        left = {name: file for name, file in self.plugins.items() if name not in gone}
        return Distribution(self.source, self.war, left)


def from_folder(folder: Path, pins: Pins) -> Distribution:
    """The pinned plugins out of `folder`/plugins, whichever version they have there; others in it are left alone."""
    war = folder / "jenkins.war"
    if not war.is_file():
        raise Failure(
            f"JENKINS_DIST={folder} has no jenkins.war; put Jenkins' war there, and the plugins into plugins/"
        )
    files = {name: _file(folder / "plugins", name) for name in pins.plugins}
    if missing := sorted(name for name, file in files.items() if file is None):
        lacking = " ".join(f"{name}:{pins.plugins[name]}" for name in missing)
        raise Failure(f"{folder / 'plugins'} lacks {len(missing)} plugins of docker/plugins.txt: {lacking}")
    found = {name: file for name, file in files.items() if file is not None}
    return Distribution(str(folder), war, found)


def from_site(
    pins: Pins,
    cache: Path,
    updates: str = UPDATES,
    downloads: str = DOWNLOADS,
    fetch: Downloads | None = None,
) -> Distribution:
    """The pinned war and plugins, loaded into `cache` unless they are there; all checksums are checked each time."""
    fetch = fetch or Downloads()
    kind = "war-stable" if pins.jenkins.count(".") == 2 else "war"
    war_url = f"{downloads}/{kind}/{pins.jenkins}/jenkins.war"
    wanted = {cache / f"war/{pins.jenkins}/jenkins.war": Wanted(f"Jenkins {pins.jenkins}", war_url, "")}
    # The digests are kept beside the files: what was loaded once needs no network
    known = cache / "checksums.json"
    digests = json.loads(known.read_text()) if known.exists() else {}
    if war_url not in digests:
        url = war_url + ".sha256"
        digests[war_url] = published_sha256("The war's checksum", url, fetch.text("The war's checksum", url))
    urls = {
        name: f"{updates}/download/plugins/{name}/{version}/{name}.hpi"
        for name, version in pins.plugins.items()
    }
    if any(url not in digests for url in urls.values()):
        published = _published(updates, fetch)
        for name, url in urls.items():
            digests[url] = _digest(published, name, pins.plugins[name], updates)
    cache.mkdir(parents=True, exist_ok=True)
    known.write_text(json.dumps(digests, indent=1))
    for name, url in urls.items():
        file = cache / f"plugins/{name}/{pins.plugins[name]}/{name}.hpi"
        wanted[file] = Wanted(f"{name} {pins.plugins[name]}", url, "")
    _all(fetch, {file: Wanted(one.what, one.url, digests[one.url]) for file, one in wanted.items()})
    war, *plugins = wanted
    return Distribution(downloads, war, dict(zip(urls, plugins, strict=True)))


def _all(fetch: Downloads, wanted: dict[Path, Wanted]) -> None:
    new = [file for file in wanted if not file.exists()]
    if new:
        say(
            f"Loading {len(new)} of {len(wanted)} files (war and plugins); carried on next time if this is stopped …"
        )
    done = 0

    def load(file: Path) -> None:
        nonlocal done
        fetch.file(wanted[file], file)
        if file in new:
            done += 1
            say(f"  {done}/{len(new)} {wanted[file].what}, {file.stat().st_size / 1e6:.1f} MB")

    with ThreadPoolExecutor(AT_ONCE) as pool:
        loads: list[Future[None]] = [pool.submit(load, file) for file in wanted]
        try:
            ended, _ = wait(loads, return_when=FIRST_EXCEPTION)
            for load_ in ended:
                load_.result()
        finally:
            fetch.stop.set()
            pool.shutdown(cancel_futures=True)
            fetch.stop.clear()


def _published(updates: str, fetch: Downloads) -> dict[str, dict[str, dict[str, str]]]:
    url = f"{updates}/current/plugin-versions.json"
    text = fetch.text("The checksums of all plugins", url)
    try:
        return dict(json.loads(text)["plugins"])
    except (ValueError, KeyError, TypeError) as wrong:
        raise Failure(
            f"{url} is not the list of plugins' versions; is a login page in the way of Jenkins' site?"
        ) from wrong


def _digest(published: dict[str, dict[str, dict[str, str]]], name: str, version: str, updates: str) -> str:
    try:
        return base64.b64decode(published[name][version]["sha256"]).hex()
    except (KeyError, ValueError) as unknown:
        raise Failure(
            f"{updates} has no checksum of {name} {version} (docker/plugins.txt): that release was withdrawn, or never made"
        ) from unknown


def _file(folder: Path, name: str) -> Path | None:
    return next((file for end in ("hpi", "jpi") if (file := folder / f"{name}.{end}").is_file()), None)


def _needs(plugin: Path) -> set[str]:
    """The names of the plugins that a plugin cannot do without, by its manifest."""
    with zipfile.ZipFile(plugin) as archive:
        manifest = archive.read("META-INF/MANIFEST.MF").decode().replace("\r\n", "\n").replace("\n ", "")
    said = re.search(r"(?m)^Plugin-Dependencies: (.*)$", manifest)
    entries = said[1].split(",") if said else []
    return {entry.split(":")[0] for entry in entries if "resolution:=optional" not in entry}
