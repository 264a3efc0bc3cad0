# SPDX-License-Identifier: MIT
"""Which plugins go into the image: what is chosen, in the BOM's versions, and all that those need."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from local.words import Failure
from update.lines import BOM, numbers
from update.sites import Sites, broken

NEEDED = "# What those need"


@dataclass(frozen=True)
class Release:
    """One version of a plugin, what it needs in which version at least, and the Jenkins that it needs."""

    version: str
    needs: dict[str, str]
    core: str


class Published:
    """What the update site knows of each version of each plugin."""

    def __init__(self, sites: Sites) -> None:
        self._url = f"{sites.updates}/current/plugin-versions.json"
        answer = sites.get("The list of all versions of plugins", self._url)
        plugins = answer.json().get("plugins")
        if not isinstance(plugins, dict):
            raise broken(self._url, "no list of plugins", answer.text)
        self._plugins: dict[str, dict[str, Any]] = plugins

    def release(self, name: str, version: str) -> Release:
        """One version, which has to be known."""
        try:
            entry = self._plugins[name][version]
        except KeyError:
            raise Failure(
                f"{self._url} knows no {name} {version}, which the BOM names. Try again tomorrow. Nothing was changed"
            ) from None
        needs = {
            needed["name"]: needed["version"]
            for needed in entry.get("dependencies", [])
            if not needed.get("optional")
        }
        return Release(version, needs, entry.get("requiredCore", "0"))

    def newest(self, name: str, core: str) -> str:
        """The newest version that runs on a Jenkins."""
        fitting = [
            version
            for version, entry in self._plugins.get(name, {}).items()
            if numbers(entry.get("requiredCore", "0")) <= numbers(core)
        ]
        if not fitting:
            raise Failure(f"{self._url} has no version of {name} for Jenkins {core}. Nothing was changed")
        return max(fitting, key=numbers)


def bom(sites: Sites, line: str, release: str) -> dict[str, str]:
    """The version of each plugin in a line of the BOM: what it manages itself comes before what it imports."""
    return _managed(sites, f"bom-{line}.x", release, 0)


def _managed(sites: Sites, name: str, release: str, depth: int) -> dict[str, str]:
    answer = sites.artifact(BOM, name, release)
    pom = answer.xml()
    if pom.tag != "project" or depth > 20:
        raise broken(answer.url, "no POM of the plugin BOM", answer.text)
    values = {entry.tag: (entry.text or "").strip() for entry in pom.findall("properties/*")}
    values |= {"project.version": release, "project.groupId": BOM}

    def resolved(text: str | None) -> str:
        return re.sub(r"\$\{([^}]+)}", lambda name: values.get(name[1], name[0]), (text or "").strip())

    own: dict[str, str] = {}
    imported: dict[str, str] = {}
    for entry in pom.findall("dependencyManagement/dependencies/dependency"):
        artifact, version = resolved(entry.findtext("artifactId")), resolved(entry.findtext("version"))
        if entry.findtext("scope") == "import":
            if artifact.startswith("bom-"):
                imported = _managed(sites, artifact, version, depth + 1) | imported
        elif entry.findtext("classifier") is None:
            if "${" in version:
                raise broken(
                    answer.url, f"a version that it does not tell, {version} of {artifact}", answer.text
                )
            own[artifact] = version
    return imported | own


@dataclass(frozen=True)
class PluginSet:
    """A complete set: each plugin's release by its name."""

    releases: dict[str, Release]

    @staticmethod
    def of(roots: list[str], managed: dict[str, str], published: Published, core: str) -> PluginSet:
        """What `roots` come to with all that they need, if it fits together and runs on that Jenkins."""
        releases: dict[str, Release] = {}
        todo = list(roots)
        while todo:
            name = todo.pop()
            if name not in releases:
                release = published.release(name, managed.get(name) or published.newest(name, core))
                if numbers(release.core) > numbers(core):
                    raise Failure(
                        f"{name} {release.version} needs Jenkins {release.core}, not {core}. Nothing was changed"
                    )
                releases[name] = release
                todo += release.needs
        for name, release in releases.items():
            for needed, least in release.needs.items():
                if numbers(releases[needed].version) < numbers(least):
                    raise Failure(
                        f"{name} {release.version} needs {needed} {least}, and the BOM has {releases[needed].version}."
                        " Take a later release of the BOM. Nothing was changed"
                    )
        return PluginSet(releases)

    def versions(self) -> dict[str, str]:
        """The version of each plugin."""
        return {name: release.version for name, release in self.releases.items()}

    def declared(self) -> str:
        """docker/tests/plugin-dependencies.json."""
        tree = {
            name: {"version": release.version, "needs": sorted(release.needs)}
            for name, release in sorted(self.releases.items())
        }
        return json.dumps(tree, indent=2) + "\n"

    def listed(self, text: str) -> str:
        """docker/plugins.txt: what is chosen stays in its order, what is needed follows by name."""
        chosen, _, _ = text.partition(NEEDED)
        head = re.sub(
            r"(?m)^([a-z][\w-]*):\S+$", lambda entry: f"{entry[1]}:{self.releases[entry[1]].version}", chosen
        )
        names = set(pinned(chosen))
        rest = "".join(
            f"{name}:{release.version}\n"
            for name, release in sorted(self.releases.items())
            if name not in names
        )
        return f"{head}{NEEDED}\n{rest}"


def pinned(text: str) -> dict[str, str]:
    """The plugins of a list, each with its version."""
    return dict(re.findall(r"(?m)^([a-z][\w-]*):(\S+)$", text))


def for_baseline(
    plugins: PluginSet, managed: dict[str, str], published: Published, core: str
) -> dict[str, str]:
    """The plugins that need a newer Jenkins than the baseline, in the versions of the baseline's line."""
    found: dict[str, str] = {}
    for name, release in sorted(plugins.releases.items()):
        if numbers(release.core) > numbers(core):
            version = managed.get(name) or published.newest(name, core)
            older = published.release(name, version)
            if numbers(older.core) > numbers(core):
                raise Failure(
                    f"{name} {version} of the baseline's BOM needs Jenkins {older.core}, not {core}. Choose a newer"
                    " baseline. Nothing was changed"
                )
            found[name] = version
    return found


def warnings(sites: Sites, core: str, plugins: dict[str, str]) -> list[str]:
    """The update site's security warnings against a Jenkins and its plugins, one a line."""
    url = f"{sites.updates}/current/update-center.actual.json"
    answer = sites.get("The list of security warnings", url)
    entries = answer.json().get("warnings")
    if not isinstance(entries, list):
        raise broken(url, "no list of warnings", answer.text)
    pins = {("core", "core"): core, **{("plugin", name): version for name, version in plugins.items()}}
    return [
        f"{entry['name']} {pin}: {entry['message']} ({entry['url']})"
        for entry in entries
        if (pin := pins.get((entry["type"], entry["name"])))
        and any(re.fullmatch(affected["pattern"], pin) for affected in entry["versions"])
    ]
