# SPDX-License-Identifier: MIT
"""The way of the SDK 1 to the emulator, as a client that speaks TLS and signs for the wrong region sees it."""

from __future__ import annotations

import http.client
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from local.tls import Proxy, regions

SIGNED = "AWS4-HMAC-SHA256 Credential=KEY/20260101/{}/ecs/aws4_request, SignedHeaders=host, Signature=0"


@pytest.fixture
def upstream() -> Iterator[str]:
    class Echo(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer = self.headers["Authorization"].encode() + b"\n" + body
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_passes_calls_on_as_calls_in_the_region(upstream: str, tmp_path: Path) -> None:
    with closing(Proxy(upstream, "eu-central-1", tmp_path)) as proxy:
        trust = ssl.create_default_context(cafile=proxy.certificate)
        connection = http.client.HTTPSConnection("127.0.0.1", proxy.port, context=trust, timeout=30)
        for body in (b"{}", b"/us-east-1/" * 20_000, b""):  # on one connection, as the SDK keeps it
            connection.request("POST", "/", body, {"Authorization": SIGNED.format("us-east-1")})
            authorization, _, echoed = connection.getresponse().read().partition(b"\n")
            assert authorization.decode() == SIGNED.format("eu-central-1")
            assert echoed == body
        connection.close()


def test_its_certificate_is_trusted_by_nobody_else(upstream: str, tmp_path: Path) -> None:
    with closing(Proxy(upstream, "eu-central-1", tmp_path)) as proxy:
        connection = http.client.HTTPSConnection("127.0.0.1", proxy.port, timeout=30)
        with pytest.raises(ssl.SSLCertVerificationError):
            connection.request("GET", "/")
        assert not (tmp_path / "proxy.key").exists()


def test_the_file_of_regions_names_the_proxy() -> None:
    text = regions("eu-central-1", 8443)
    assert "<Name>eu-central-1</Name>" in text
    assert text.count("<Hostname>127.0.0.1:8443</Hostname>") == 4
