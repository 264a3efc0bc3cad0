# SPDX-License-Identifier: MIT
"""Emulators that start in a moment, for a run that starts many: `python -m emulator.prefork make test`.

To import what an emulator needs takes longer than to build its account. So one process imports it, runs the command,
and forks for each `python -m emulator` below that command. The child is the emulator, with the files, the folder and
the variables of the process that asked; that one waits, and ends as the emulator does.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any, NoReturn

SOCKET = "EMULATOR_PREFORK"
"""The variable with the path of the socket at which emulators are asked for."""

SERVICES = [
    *(
        "acm",
        "cloudformation",
        "cloudwatch",
        "ec2",
        "ecr",
        "ecs",
        "elb",
        "elbv2",
        "events",
        "iam",
        "kms",
        "logs",
    ),
    *("s3", "servicediscovery", "sns", "ssm", "sts"),
]
"""What moto would load at the first call of each."""

STANDARD_FILES = (0, 1, 2)
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
POLL_SECONDS = 0.2
BACKLOG = 64


def main(command: list[str]) -> int:
    """Runs the command; returns its exit code."""
    variables = dict(os.environ)
    if SOCKET in variables or sys.platform == "darwin":  # whose libraries do not survive a fork
        return subprocess.run(command, check=False).returncode
    _import()
    with tempfile.TemporaryDirectory(prefix="emulator-") as folder, socket.socket(socket.AF_UNIX) as server:
        path = str(Path(folder) / "socket")
        server.bind(path)
        server.listen(BACKLOG)
        with subprocess.Popen(command, env={**variables, SOCKET: path}) as running:
            _serve(server, running)
            return running.returncode


def ask(path: str, arguments: list[str]) -> int:
    """Has an emulator forked in the place of this process, and returns its exit code. It dies with this process."""
    said = json.dumps({"arguments": arguments, "folder": str(Path.cwd()), "variables": dict(os.environ)})
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(path)
        socket.send_fds(connection, [b"\n"], STANDARD_FILES)
        connection.sendall(said.encode() + b"\n")
        with connection.makefile() as answers:
            pid = int(answers.readline())
            for number in SIGNALS:
                signal.signal(number, lambda signum, frame: os.kill(pid, signum))
            return int(answers.readline() or 1)


def _import() -> None:
    from emulator.launcher import forget_aws_settings, read_models_once

    forget_aws_settings()
    read_models_once()
    from moto.core.utils import get_service_model

    import emulator.empty
    import emulator.world  # noqa: F401

    for service in SERVICES:
        importlib.import_module(f"moto.{service}.urls")
        get_service_model(service)


def _serve(server: socket.socket, running: subprocess.Popen[bytes]) -> None:
    """Forks until the command has ended. There is no thread here: a child would lack it, and have its locks."""
    children: list[int] = []
    while running.poll() is None:
        if select.select([server], [], [], POLL_SECONDS)[0]:
            children += _fork(server)
        children = [pid for pid in children if os.waitpid(pid, os.WNOHANG) == (0, 0)]


def _fork(server: socket.socket) -> list[int]:
    """The new process, if whoever asks is still there when it is heard."""
    connection, _ = server.accept()
    with connection:
        _, files, _, _ = socket.recv_fds(connection, 1, len(STANDARD_FILES))
        with connection.makefile() as said:
            request = said.readline()
        pids = [os.fork()] if request.endswith("\n") else []
        if 0 in pids:
            server.close()
            _become(json.loads(request), files, connection)
        for file in files:
            os.close(file)
        return pids


def _become(request: dict[str, Any], files: list[int], connection: socket.socket) -> NoReturn:
    """Goes on as the emulator that was asked for."""
    code: Any = 1
    with contextlib.suppress(BrokenPipeError):
        try:
            connection.sendall(f"{os.getpid()}\n".encode())
            _take_over(request, files)
            threading.Thread(target=_die_with, args=[connection], name="asker", daemon=True).start()
            from emulator.launcher import main as launch

            code = launch(request["arguments"])
        except SystemExit as ended:
            code = ended.code
        except BaseException as failure:
            print(f"emulator: {type(failure).__name__}: {failure}", file=sys.stderr)
        sys.stdout.flush()
        sys.stderr.flush()
        connection.sendall(f"{code}\n".encode())
    os._exit(int(code or 0))


def _take_over(request: dict[str, Any], files: list[int]) -> None:
    for number, file in zip(STANDARD_FILES, files, strict=True):
        os.dup2(file, number)
        os.close(file)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["variables"])


def _die_with(connection: socket.socket) -> None:
    connection.recv(1)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
