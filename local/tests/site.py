# SPDX-License-Identifier: MIT
"""A server in the place of Jenkins' download site, which can do what the real one does on a bad day."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from local.distribution import Pins


def war(java: int = 21) -> bytes:
    """As small as a war can be that tells which Java its core was compiled for."""
    core = io.BytesIO()
    with zipfile.ZipFile(core, "w") as jar:
        jar.writestr(
            zipfile.ZipInfo("jenkins/model/Jenkins.class"),
            bytes.fromhex("cafebabe0000") + (44 + java).to_bytes(2, "big"),
        )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(zipfile.ZipInfo("WEB-INF/lib/jenkins-core-2.1.jar"), core.getvalue())
    return made.getvalue()


def plugin(needs: str = "") -> bytes:
    """A plugin that needs others, as `name:version,name:version;resolution:=optional`."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        said = f"Plugin-Dependencies: {needs}\r\n" if needs else ""
        archive.writestr(zipfile.ZipInfo("META-INF/MANIFEST.MF"), f"Manifest-Version: 1.0\r\n{said}")
    return made.getvalue()


class Site:
    """Serves files by path; records requests as (path, Range)."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.cut: dict[str, int] = {}  # this path's answers break off after so many bytes, once each request
        self.ranges = True
        self.requests: list[tuple[str, str | None]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = self.headers.get("Range")
                site.requests.append((self.path, asked))
                if self.path not in site.files:
                    self.send_error(404)
                    return
                content, start = site.files[self.path], 0
                if asked and site.ranges:
                    start = int(asked.removeprefix("bytes=").removesuffix("-"))
                    if start >= len(content):
                        self.send_error(416)
                        return
                self.send_response(206 if start else 200)
                self.send_header("Content-Length", str(len(content) - start))
                self.end_headers()
                cut = site.cut.pop(self.path, None)
                self.wfile.write(content[start:][:cut])
                self.close_connection = True

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def publish(self, pins: Pins, kind: str = "war-stable") -> None:
        """All that the pins name, with the checksums that belong to it."""
        path = f"/{kind}/{pins.jenkins}/jenkins.war"
        self.files[path] = war()
        self.files[path + ".sha256"] = f"{hashlib.sha256(war()).hexdigest()}  jenkins.war\n".encode()
        published: dict[str, dict[str, dict[str, str]]] = {}
        for name, version in pins.plugins.items():
            content = plugin() + name.encode()
            self.files[f"/download/plugins/{name}/{version}/{name}.hpi"] = content
            digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
            published[name] = {version: {"sha256": digest}}
        self.files["/current/plugin-versions.json"] = json.dumps({"plugins": published}).encode()
