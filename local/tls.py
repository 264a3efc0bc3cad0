# SPDX-License-Identifier: MIT
"""The way of the AWS SDK 1 to the emulator.

The SDK for Java 1, which amazon-ecs uses, speaks HTTPS only and knows no AWS_ENDPOINT_URL. It reads its regions from a file
if a system property says so; the file here leads it to a TLS proxy before the emulator. The proxy's certificate is made anew
each time, and only the Jenkins that is started here trusts it. The SDK reads the region that it signs for off the name of
the host, and finds none in 127.0.0.1; the proxy puts the right one into the signature's scope, by which the emulator knows
the region.
"""

from __future__ import annotations

import contextlib
import datetime
import ipaddress
import re
import socket
import ssl
import subprocess
import threading
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from local.java import Java

# The names that the SDK has for what amazon-ecs calls
SERVICES = ("ecs", "ec2", "sts", "elasticfilesystem")
PASSWORD = "changeit"  # a trust store holds no secret; the JDK's own has this one
DAYS = 30
BLOCK = 1 << 16
SCOPE = re.compile(rb"(?i)(\nauthorization:[^\r\n]*credential=[^/\r\n]*/\d{8}/)[a-z0-9-]+(?=/)")
LENGTH = re.compile(rb"(?i)\ncontent-length: *(\d+)")


class Proxy:
    """Takes TLS connections on 127.0.0.1 and passes them on to the emulator, as calls in the region."""

    def __init__(self, endpoint: str, region: str, folder: Path) -> None:
        self._region = region.encode()
        to = urlsplit(endpoint)
        self._to = (to.hostname or "127.0.0.1", to.port or 80)
        self.certificate = folder / "proxy.pem"
        key = folder / "proxy.key"
        _certificate(self.certificate, key)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, key)
        key.unlink()
        self._context = context
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, name="tls", daemon=True).start()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                raw, _ = self._listening.accept()
                threading.Thread(target=self._connection, args=(raw,), name="tls", daemon=True).start()

    def _connection(self, raw: socket.socket) -> None:
        # What breaks on one side is broken on the other: the client sees it as it would see AWS break
        with contextlib.suppress(OSError), contextlib.ExitStack() as both:
            both.callback(raw.close)
            raw.settimeout(10)
            client = both.enter_context(self._context.wrap_socket(raw, server_side=True))
            client.settimeout(None)
            server = both.enter_context(socket.create_connection(self._to))
            back = threading.Thread(target=_pass_on, args=(server, client), name="tls", daemon=True)
            back.start()
            self._requests(client, server)
            back.join()

    def _requests(self, client: socket.socket, server: socket.socket) -> None:
        had = b""
        with contextlib.suppress(OSError):
            while True:
                while b"\r\n\r\n" not in had and (block := client.recv(BLOCK)):
                    had += block
                head, end, had = had.partition(b"\r\n\r\n")
                if not end:
                    break
                server.sendall(SCOPE.sub(rb"\1" + self._region, head) + end)
                length = int(found[1]) if (found := LENGTH.search(head)) else 0
                while length and (body := had or client.recv(BLOCK)):
                    had = body[length:]
                    server.sendall(body[:length])
                    length -= len(body) - len(had)
        _shut(client, server)


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while block := source.recv(BLOCK):
            target.sendall(block)
    _shut(source, target)


def _shut(*sockets: socket.socket) -> None:
    for one in sockets:
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)


def _certificate(certificate: Path, key: Path) -> None:
    secret = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "emulator of AWS on this machine")])
    now = datetime.datetime.now(datetime.UTC)
    addresses = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(secret.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=DAYS))
        .add_extension(addresses, critical=False)
        .sign(secret, hashes.SHA256())
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key.touch(mode=0o600)
    plain = serialization.NoEncryption()
    key.write_bytes(
        secret.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    )


def trust_store(java: Java, certificate: Path, store: Path) -> Path:
    """A trust store that holds that certificate alone."""
    store.unlink(missing_ok=True)
    told = [
        "-noprompt",
        "-alias",
        "emulator",
        "-file",
        certificate,
        "-keystore",
        store,
        "-storepass",
        PASSWORD,
    ]
    subprocess.run([java.keytool, "-importcert", *told], check=True, capture_output=True)
    return store


def regions(region: str, port: int) -> str:
    """The SDK's file of regions: one region, whose services are at the proxy."""
    endpoints = "".join(
        f"<Endpoint><ServiceName>{service}</ServiceName><Http>false</Http><Https>true</Https>"
        f"<Hostname>127.0.0.1:{port}</Hostname></Endpoint>"
        for service in SERVICES
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<XML><Regions><Region><Name>{region}</Name><Domain>amazonaws.com</Domain>{endpoints}</Region></Regions></XML>\n"
    )


def options(region: str, proxy: Proxy, java: Java, folder: Path) -> list[str]:
    """The system properties that lead the SDK 1 to the proxy."""
    file = folder / "regions.xml"
    file.write_text(regions(region, proxy.port))
    store = trust_store(java, proxy.certificate, folder / "truststore")
    return [
        f"-Dcom.amazonaws.regions.RegionUtils.fileOverride={file}",
        f"-Djavax.net.ssl.trustStore={store}",
        f"-Djavax.net.ssl.trustStorePassword={PASSWORD}",
    ]
