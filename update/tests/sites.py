# SPDX-License-Identifier: MIT
"""A server in the place of the Maven repository, the update site and Docker Hub."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from update.sites import Sites

DAY = "Wed, 08 Jul 2026 12:00:00 GMT"


def metadata(*versions: str) -> str:
    listed = "".join(f"<version>{version}</version>" for version in versions)
    return f"<metadata><versioning><versions>{listed}</versions></versioning></metadata>"


def pom(body: str) -> str:
    return f'<project xmlns="http://maven.apache.org/POM/4.0.0">{body}</project>'


def managed(plugins: dict[str, str], more: str = "") -> str:
    entries = "".join(
        f"<dependency><groupId>org.jenkins-ci.plugins</groupId><artifactId>{name}</artifactId><version>{version}</version>"
        "</dependency>"
        for name, version in plugins.items()
    )
    return f"<dependencyManagement><dependencies>{more}{entries}</dependencies></dependencyManagement>"


def imports(name: str) -> str:
    return (
        f"<dependency><groupId>${{project.groupId}}</groupId><artifactId>{name}</artifactId>"
        "<version>${project.version}</version><type>pom</type><scope>import</scope></dependency>"
    )


class Answers:
    """What the sites have, by path; `docs` may be changed by a test at any time."""

    def __init__(self) -> None:
        self.docs: dict[str, str] = {}
        self.refused: dict[str, int] = {}
        answers = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path
                if path in answers.refused:
                    self.send_error(answers.refused[path])
                    return
                if path not in answers.docs:
                    self.send_error(404)
                    return
                self.send_response(200)
                self.send_header("Last-Modified", DAY)
                self.end_headers()
                self.wfile.write(answers.docs[path].replace("http://hub", answers.url).encode())

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def sites(self) -> Sites:
        return Sites(self.url, self.url, self.url)

    def artifact(self, group: str, name: str, version: str, body: str) -> None:
        self.docs[f"/{group.replace('.', '/')}/{name}/{version}/{name}-{version}.pom"] = pom(body)

    def released(self, group: str, name: str, *versions: str) -> None:
        self.docs[f"/{group.replace('.', '/')}/{name}/maven-metadata.xml"] = metadata(*versions)

    def bom(self, line: str, release: str, plugins: dict[str, str], weekly: dict[str, str]) -> None:
        """A line of the BOM, which imports another one as the real ones do."""
        bom = "io.jenkins.tools.bom"
        self.released(bom, f"bom-{line}.x", "5000.vdeadbeef0000", release)
        self.artifact(bom, f"bom-{line}.x", release, managed(plugins, imports("bom-weekly")))
        values = "".join(f"<{name}.version>{version}</{name}.version>" for name, version in weekly.items())
        body = managed({name: f"${{{name}.version}}" for name in weekly})
        self.artifact(bom, "bom-weekly", release, f"<properties>{values}</properties>{body}")

    def tags(self, repository: str, part: str, *pages: list[str]) -> None:
        """A list of tags on several pages, as Docker Hub has it."""
        path = f"/v2/repositories/{repository}/tags?page_size=100&name={part}"
        for number, page in enumerate(pages):
            following = f"{path}&page={number + 2}" if number + 1 < len(pages) else None
            self.docs[path if not number else f"{path}&page={number + 1}"] = json.dumps(
                {"next": following and f"http://hub{following}", "results": [{"name": tag} for tag in page]}
            )

    def plugins(self, **versions: dict[str, dict[str, Any]]) -> None:
        self.docs["/current/plugin-versions.json"] = json.dumps(
            {"plugins": {name.replace("_", "-"): entries for name, entries in versions.items()}}
        )

    def warn(self, *warnings: dict[str, Any]) -> None:
        self.docs["/current/update-center.actual.json"] = json.dumps({"warnings": list(warnings)})
