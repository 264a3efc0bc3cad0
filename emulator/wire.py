# SPDX-License-Identifier: MIT
"""Answers put on the wire by hand, so that they can be slow, cut or missing."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """Status, headers and body; the length and the end of the connection are added when it is sent."""

    status: int
    headers: Headers
    body: bytes


class Line:
    """The connection of one request. After any of its methods but `pause` the connection is closed."""

    def __init__(self, connection: socket.socket, given_up: threading.Event) -> None:
        self._connection = connection
        self._given_up = given_up

    def pause(self, seconds: float) -> None:
        """Waits so long, or until the fault is gone."""
        self._given_up.wait(seconds)

    def send(self, answer: Answer) -> None:
        """The whole answer."""
        with contextlib.suppress(OSError):
            self._connection.sendall(_head(answer) + answer.body)
        self._close()

    def drip(self, answer: Answer, size: int, seconds: float) -> None:
        """`size` bytes at a time."""
        whole = _head(answer) + answer.body
        with contextlib.suppress(OSError):
            for place in range(0, len(whole), size):
                self._connection.sendall(whole[place : place + size])
                self.pause(seconds)
        self._close()

    def break_off(self, answer: Answer) -> None:
        """The head, half the body, and a reset."""
        with contextlib.suppress(OSError):
            self._connection.sendall(_head(answer) + answer.body[: len(answer.body) // 2])
            # a reset throws away what the other side has not read yet
            self.pause(0.05)
        self.reset()

    def reset(self) -> None:
        """Resets the connection."""
        with contextlib.suppress(OSError):
            self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._close()

    def _close(self) -> None:
        """Closes the socket itself; the server's files on it would keep it open."""
        with contextlib.suppress(OSError), _nothing() as nothing:
            os.dup2(nothing, self._connection.fileno())


@contextlib.contextmanager
def _nothing() -> Iterator[int]:
    nothing = os.open(os.devnull, os.O_RDWR)
    try:
        yield nothing
    finally:
        os.close(nothing)


def _head(answer: Answer) -> bytes:
    kept = [
        (name, value)
        for name, value in answer.headers
        if name.lower() not in ("content-length", "connection", "transfer-encoding")
    ]
    lines = [f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}"]
    lines += [f"{name}: {value}" for name, value in kept]
    lines += [f"Content-Length: {len(answer.body)}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1")
