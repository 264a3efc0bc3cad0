# SPDX-License-Identifier: MIT
"""Command line and life of the emulator: build, say that it is ready, serve until told to stop."""

from __future__ import annotations

import argparse
import contextlib
import functools
import json
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from emulator import scenarios
from emulator.fargate.settings import Settings
from emulator.faultbook import Fault
from emulator.faults import Faults
from emulator.scenarios import Scenario

if TYPE_CHECKING:  # moto takes a second to load: --help, --list and wrong usage do not wait for it
    from emulator.empty import EmptyWorld
    from emulator.world import World

POLL_SECONDS = 0.05


def main(argv: list[str] | None = None) -> int:
    """Runs the command; returns its exit code: 0 after an orderly end, 1 if it could not start, 2 on wrong usage."""
    options = _parser().parse_args(argv)
    if options.list:
        _list()
        return 0
    forget_aws_settings()
    stop = Stop()
    try:
        _serve(options, stop)
    except Exception as failure:  # the caller needs one plain sentence, whatever went wrong
        if os.environ.get("EMULATOR_DEBUG"):
            raise
        _say(f"cannot start scenario {options.scenario.name}: {type(failure).__name__}: {failure}")
        _say("set EMULATOR_DEBUG=1 to see where")
        return 1
    return 0


class Stop:
    """Whether a signal, or the end of stdin, asked the emulator to stop.

    It is a flag that the main thread looks at, because an exception out of a signal handler could strike anywhere.
    The end of stdin means that whoever started the emulator is gone or done with it.
    """

    def __init__(self) -> None:
        self.requested = False
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._on_signal)
        threading.Thread(target=self._watch_stdin, name="stdin", daemon=True).start()

    def wait(self) -> None:
        """Returns when the emulator has to stop."""
        while not self.requested:
            time.sleep(POLL_SECONDS)

    def _on_signal(self, signum: int, frame: FrameType | None) -> None:
        self.requested = True

    def _watch_stdin(self) -> None:
        while os.read(0, 4096):
            pass
        self.requested = True


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m emulator",
        description="An AWS account with one Fargate controller in it, on loopback ports. "
        "Prints one line of JSON when it is ready and serves until stdin closes or SIGTERM or SIGINT comes.",
    )
    parser.add_argument(
        "--scenario",
        type=_scenario,
        default="two-clusters",
        metavar="NAME",
        help="what to build (see --list)",
    )
    parser.add_argument("--list", action="store_true", help="list the scenarios and end")
    parser.add_argument(
        "--ready-file", type=Path, metavar="FILE", help="write the line of JSON to this file too"
    )
    parser.add_argument(
        "--latency", type=_milliseconds, default=0, metavar="MS", help="each call takes MS more"
    )
    parser.add_argument(
        "--fail",
        type=_faults,
        action="extend",
        default=[],
        metavar="SERVICE:OPERATION=CODE[*TIMES][,...]",
        help="calls fail, e.g. ecs:DescribeServices=AccessDeniedException; with *TIMES only the first ones; "
        "SERVICE is the IAM prefix, metadata or credentials, * stands for any; CODE may be a kind of fault, "
        "e.g. metadata:/task=html",
    )
    parser.add_argument(
        "--home", metavar="FOLDER", help="JENKINS_HOME, where it is not /var/jenkins_home as in the container"
    )
    parser.add_argument(
        "--agent-port", type=int, metavar="PORT", help="the port for agents, where it is not 50000"
    )
    parser.add_argument(
        "--fargate",
        type=_settings,
        default=Settings(),
        metavar="JSON|@FILE",
        help='what tasks do, e.g. \'{"run": "agent"}\'; without it they are simulated',
    )
    parser.add_argument(
        "--container-credentials",
        action="store_true",
        help="the environment names the credentials endpoint of the task instead of keys",
    )
    return parser


def _settings(text: str) -> Settings:
    try:
        said = Path(text[1:]).read_text() if text.startswith("@") else text
        return Settings().merged(json.loads(said))
    except (OSError, ValueError) as wrong:
        raise argparse.ArgumentTypeError(f"'{text}' does not set the tasks' behaviour: {wrong}") from wrong


def _scenario(name: str) -> Scenario:
    if name not in scenarios.BY_NAME:
        raise argparse.ArgumentTypeError(f"no scenario is called '{name}'; --list shows the names")
    return scenarios.BY_NAME[name]


def _milliseconds(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number of milliseconds")
    return int(text)


def _faults(text: str) -> list[Fault]:
    try:
        return [Fault.parse(part) for part in text.split(",")]
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong


def _list() -> None:
    width = max(len(name) for name in scenarios.BY_NAME)
    for scenario in scenarios.ALL:
        print(f"{scenario.name:<{width}}  {scenario.description}")


def forget_aws_settings() -> None:
    """Neither a profile nor a proxy of whoever starts the emulator may lead its calls to a real account."""
    for name in list(os.environ):
        if name.upper().startswith("AWS_") or name.upper().endswith("_PROXY"):
            del os.environ[name]
    os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
    os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull


def _serve(options: argparse.Namespace, stop: Stop) -> None:
    started = time.monotonic()
    _say(f"building scenario {options.scenario.name} ...")
    world = _build(options, stop)
    if world is None:
        return
    with contextlib.ExitStack() as cleanup:
        cleanup.enter_context(contextlib.closing(world))
        directory = Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="emulator-")))
        faults = Faults(options.latency, options.scenario.faults() + options.fail, world.actor)
        world.arm(faults, options.fargate)
        mounts = directory / "mountinfo"
        mounts.write_text(world.mountinfo)
        line = json.dumps(world.ready(mounts, container_credentials=options.container_credentials))
        cleanup.enter_context(_ready_file(options.ready_file, line))
        _say(f"ready after {time.monotonic() - started:.1f} s at {world.endpoint}")
        print(line, flush=True)
        stop.wait()


def _build(options: argparse.Namespace, stop: Stop) -> World | EmptyWorld | None:
    """Builds beside the main thread, which can so give up at once; None if it did."""
    built: Future[World | EmptyWorld] = Future()

    def work() -> None:
        try:
            read_models_once()
            from emulator.empty import EmptyWorld
            from emulator.world import World

            if isinstance(options.scenario, scenarios.Empty):
                built.set_result(EmptyWorld(options.scenario))
            else:
                built.set_result(World(options.scenario, options.home, options.agent_port))
        except BaseException as failure:
            built.set_exception(failure)

    threading.Thread(target=work, name="builder", daemon=True).start()
    while not (built.done() or stop.requested):
        time.sleep(POLL_SECONDS)
    return None if stop.requested else built.result()


def read_models_once() -> None:
    """moto makes a session of botocore per service and a loader per model: each would read the same files anew."""
    from botocore import loaders

    loaders.create_loader = functools.cache(loaders.create_loader)
    from moto.core import utils

    utils.create_loader = functools.cache(utils.create_loader)


@contextlib.contextmanager
def _ready_file(path: Path | None, line: str) -> Iterator[None]:
    """Writes the line so that a reader sees all of it or no file, and takes the file away at the end."""
    if path is None:
        yield
        return
    part = path.with_name(path.name + ".part")
    part.write_text(line + "\n")
    part.replace(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _say(text: str) -> None:
    print(f"emulator: {text}", file=sys.stderr, flush=True)
