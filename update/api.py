# SPDX-License-Identifier: MIT
"""The lists that the checks of the glue compare with: API, tags and symbols of a Jenkins and its plugins."""

from __future__ import annotations

import gzip
import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from local.distribution import Distribution
from local.words import Failure
from update.classfile import Type, read

# Whose types we call, or which types that we call are of
LIBRARIES = re.compile(
    r"(access-modifier-annotation|annotation-indexer|jenkins-core|json-lib|localizer|remoting|sezpoz|stapler"
    r"|stapler-groovy|stapler-jelly|symbol-annotation)-\d.*\.jar"
)
PLUGINS = {
    "amazon-ecs", "aws-credentials", "configuration-as-code", "credentials", "display-url-api", "durable-task",
    "ionicons-api", "matrix-auth", "pipeline-model-api", "pipeline-model-definition", "pipeline-model-extensions",
    "plain-credentials", "script-security", "structs", "variant", "workflow-api", "workflow-basic-steps",
    "workflow-cps", "workflow-durable-task-step", "workflow-job", "workflow-step-api", "workflow-support",
}  # fmt: skip
# Others that have supertypes of those
NEIGHBOURS = {"cloudbees-folder", "credentials-binding"}
LIBRARIES_BESIDE = re.compile(r"(args4j|cli)-\d.*\.jar")
LIB = "WEB-INF/lib/"
SYMBOL = re.compile(r"images/symbols/(.+)\.svg$")
TAG = re.compile(r"(lib/.+)/([^/]+)\.jelly")


def lists(distribution: Distribution, version: str) -> dict[str, bytes]:
    """The three lists of a Jenkins by their files' names."""
    head = f'# Core symbols of Jenkins {version}, used as <l:icon src="symbol-NAME"/> or icon file name symbol-NAME'
    return {
        # Without time and name, so that the same API is the same file
        f"{version}.api.txt.gz": gzip.compress(_text(api(distribution)), mtime=0),
        f"{version}.symbols.txt": _text([head, *_symbols(distribution.war)]),
        f"{version}.taglibs.txt": _text(_taglibs(_core(distribution.war))),
    }


def _text(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def api(distribution: Distribution) -> Iterator[str]:
    """Every type that may be named, with its supertypes, and what of it may be called."""
    types: dict[str, Type] = {}
    todo: list[str] = []
    for jar, ours in _jars(distribution):
        for content in _classes(jar):
            found = read(content)
            types.setdefault(found.name, found)
            if ours and found.offered and not found.name.startswith("lib/"):
                todo.append(found.name)
    listed: set[str] = set()
    while todo:
        name = todo.pop()
        if name in types and name not in listed:
            listed.add(name)
            todo += types[name].supertypes
    for name in sorted(listed):
        yield from types[name].lines


def _jars(distribution: Distribution) -> Iterator[tuple[bytes, bool]]:
    """The archives with classes, and whether all their types are listed or only those that others extend."""
    with zipfile.ZipFile(distribution.war) as war:
        for name in war.namelist():
            file = name.removeprefix(LIB)
            if LIBRARIES.fullmatch(file) or LIBRARIES_BESIDE.fullmatch(file):
                yield war.read(name), bool(LIBRARIES.fullmatch(file))
    for plugin in sorted(PLUGINS | NEIGHBOURS):
        if plugin not in distribution.plugins:
            raise Failure(
                f"{distribution.source} has no plugin {plugin}, of which the list of the API is made"
            )
        with zipfile.ZipFile(distribution.plugins[plugin]) as archive:
            for name in archive.namelist():
                if name.startswith(LIB) and name.endswith(".jar"):
                    yield archive.read(name), plugin in PLUGINS and name == f"{LIB}{plugin}.jar"


def _classes(jar: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(jar)) as archive:
        for name in archive.namelist():
            if (
                name.endswith(".class")
                and not name.startswith("META-INF/")
                and not name.endswith("-info.class")
            ):
                yield archive.read(name)


def _core(war: Path) -> zipfile.ZipFile:
    with zipfile.ZipFile(war) as archive:
        for name in archive.namelist():
            if re.fullmatch(rf"{LIB}jenkins-core-.*\.jar", name):
                return zipfile.ZipFile(io.BytesIO(archive.read(name)))
    raise Failure(f"{war} is not a Jenkins: no jenkins-core in its {LIB}")


def _symbols(war: Path) -> list[str]:
    """By name; what lies in a folder has its folder before it."""
    with zipfile.ZipFile(war) as archive:
        return sorted(found[1] for name in archive.namelist() if (found := SYMBOL.search(name)))


def _taglibs(core: zipfile.ZipFile) -> list[str]:
    """Each tag with its documented attributes; `!` behind those that are required."""
    tags = sorted(found.groups() for name in core.namelist() if (found := TAG.fullmatch(name)))
    return [
        f"/{library} {tag}: {_attributes(core.read(f'{library}/{tag}.jelly'))}"
        for library, tag in sorted(tags, key="/".join)
    ]


def _attributes(jelly: bytes) -> str:
    tree = ET.fromstring(jelly)
    if tree.find(".//{jelly:stapler}documentation") is None:
        return "(undocumented)"
    listed = [
        attribute.get("name", "")
        + ("!" if attribute.get("use") == "required" else "")
        + (" (deprecated)" if attribute.get("deprecated") == "true" else "")
        for attribute in tree.iter("{jelly:stapler}attribute")
    ]
    return ", ".join(listed) or "(no attributes documented)"
