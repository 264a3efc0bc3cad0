# SPDX-License-Identifier: MIT
from __future__ import annotations

import socket

import pytest

from local.words import Failure
from local.world import free_port, require_free


def test_a_taken_port_is_told_with_the_way_to_another() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        said = rf"Port {port} of 127\.0\.0\.1 is taken \(Address already in use\); choose another: make jenkins PORT="
        with pytest.raises(Failure, match=said):
            require_free(port)


def test_a_free_port_is_as_good_as_any() -> None:
    require_free(free_port())
